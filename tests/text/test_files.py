"""Files are written whole or not at all, on real file systems and by processes that are killed."""

import errno
import os
import random
import shutil
import signal
import stat
import struct
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from kblint import check_paths
from kblint.errors import KblintError
from kblint.rules import ConflictMarker
from kblint.text import Source, Span
from kblint.text.files import ChangedSinceReadError, replace, write

ROOT = Path(__file__).parents[2]
OLD, NEW = b"- old\n", b"- new\n" * 100

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
is_root = hasattr(os, "geteuid") and os.geteuid() == 0
root_only = pytest.mark.skipif(not is_root, reason="only root gives files away and mounts disks")


@pytest.fixture
def kb(tmp_path) -> Path:
    """A file alone in its folder."""
    path = tmp_path / "lists" / "kb.md"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def is_alone(path: Path) -> bool:
    return [each.name for each in path.parent.iterdir()] == [path.name]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_bytes_are_replaced_and_nothing_else_is_left(kb):
    replace(kb, NEW, read=OLD)
    assert kb.read_bytes() == NEW
    assert is_alone(kb)


def test_a_mended_text_keeps_its_mark_and_its_line_ends(kb):
    kb.write_bytes(b"\xef\xbb\xbfa \r\nb\nc\r\n")
    source = Source.decode(kb.read_bytes(), kb)
    replace(kb, source.edited([(Span(1, 2), "\n")]).encode(), read=source.encode())
    assert kb.read_bytes() == b"\xef\xbb\xbfa\r\n\r\nb\nc\r\n"


def test_a_file_that_was_changed_since_is_left_as_it_is(kb):
    kb.write_bytes(b"theirs")
    with pytest.raises(ChangedSinceReadError, match=r"kb\.md: expected it as it was read, found"):
        replace(kb, NEW, read=OLD)
    assert kb.read_bytes() == b"theirs"
    assert is_alone(kb)


def test_a_change_while_the_new_bytes_are_written_is_seen(kb, monkeypatch):
    sync = os.fsync

    def slow(descriptor):
        kb.write_bytes(b"theirs")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(ChangedSinceReadError):
        replace(kb, NEW, read=OLD)
    assert kb.read_bytes() == b"theirs"
    assert is_alone(kb)


def test_a_file_that_was_removed_since_does_not_come_back(kb):
    kb.unlink()
    with pytest.raises(ChangedSinceReadError, match="found it gone"):
        replace(kb, NEW, read=OLD)
    assert list(kb.parent.iterdir()) == []


@posix
def test_a_symbolic_link_stays_one_and_its_target_is_replaced(kb, tmp_path):
    link = tmp_path / "link.md"
    link.symlink_to(Path("lists") / "kb.md")
    replace(link, NEW, read=OLD)
    assert link.is_symlink()
    assert kb.read_bytes() == NEW
    assert is_alone(kb)


@posix
def test_another_hard_link_keeps_the_old_bytes(kb, tmp_path):
    other = tmp_path / "copy.md"
    other.hardlink_to(kb)
    replace(kb, NEW, read=OLD)
    assert (kb.read_bytes(), other.read_bytes()) == (NEW, OLD)


@posix
@pytest.mark.parametrize("kept", [0o600, 0o640, 0o644, 0o664, 0o755])
def test_the_mode_is_kept_whatever_the_mask(kb, kept):
    kb.chmod(kept)
    old = os.umask(0o077)
    try:
        replace(kb, NEW, read=OLD)
    finally:
        os.umask(old)
    assert mode(kb) == kept


@root_only
def test_the_owner_is_kept(kb):
    os.chown(kb, 1234, 2345)
    replace(kb, NEW, read=OLD)
    assert (kb.stat().st_uid, kb.stat().st_gid) == (1234, 2345)


@root_only
@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(0o666, 0o666, id="all may do the same"),
        pytest.param(0o676, 0o666, id="a group that might do more"),
        pytest.param(0o626, 0o622, id="a group that might do less"),
        pytest.param(0o6666, 0o666, id="runs as its owner"),
    ],
)
def test_where_the_group_cannot_be_kept_nobody_may_do_more(kb, before, after):
    kb.parent.chmod(0o777)
    os.chown(kb, 65533, 2345)
    kb.chmod(before)
    replace_as(65534, kb)
    assert kb.stat().st_uid == 65534
    assert mode(kb) == after


@root_only
@pytest.mark.parametrize("kept", [0o660, 0o664])
def test_one_of_the_group_keeps_it_where_the_owner_cannot_be_kept(kb, kept):
    kb.parent.chmod(0o777)
    os.chown(kb, 65533, 2345)
    kb.chmod(kept)
    replace_as(65534, kb, groups=[2345])
    assert (kb.stat().st_uid, kb.stat().st_gid) == (65534, 2345)
    assert mode(kb) == kept


@root_only
def test_whoever_may_not_write_the_file_may_not_replace_it_either(kb):
    kb.parent.chmod(0o777)
    with pytest.raises(subprocess.CalledProcessError) as caught:
        replace_as(65534, kb)
    assert "expected a writable file, found a read-only one" in caught.value.stderr
    assert kb.read_bytes() == OLD


@posix
def test_a_read_only_file_is_left_as_it_is_even_by_root(kb):
    kb.chmod(0o444)
    with pytest.raises(KblintError, match="expected a writable file, found a read-only one"):
        replace(kb, NEW, read=OLD)
    assert kb.read_bytes() == OLD
    assert is_alone(kb)


@root_only
def test_a_folder_that_takes_no_new_file_is_named(kb):
    os.chown(kb, 65534, 65534)
    with pytest.raises(subprocess.CalledProcessError) as caught:
        replace_as(65534, kb)
    assert "kb.md: could not be written: Permission denied" in caught.value.stderr
    assert is_alone(kb)


def replace_as(user: int, path: Path, groups: Sequence[int] = ()) -> None:
    """Replace the file as somebody who is not root."""
    for folder in (path.parent, *path.parent.parents):
        if not folder.stat().st_mode & 0o001 and folder.stat().st_uid == 0:
            folder.chmod(folder.stat().st_mode | 0o001)
        if folder.name.startswith("pytest-of"):
            break
    code = (
        f"from pathlib import Path; import os; os.setgroups({list(groups)}); os.setgid({user}); "
        f"os.setuid({user}); replace(Path({str(path)!r}), {NEW!r}, read={OLD!r})"
    )
    # imported before, for nobody else may be allowed to read this checkout
    code = f"from kblint.text.files import replace; {code}"
    subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, text=True, capture_output=True
    )


@posix
def test_a_list_of_who_may_do_what_is_kept_and_the_folders_is_not_given(kb):
    with_bob = access_list((0x01, 6, 0), (0x02, 4, 2345), (0x04, 0, 0), (0x10, 4, 0), (0x20, 0, 0))
    attribute(kb, "system.posix_acl_access", with_bob)
    replace(kb, NEW, read=OLD)
    assert os.getxattr(kb, "system.posix_acl_access") == with_bob
    assert mode(kb) == 0o640

    plain = kb.with_name("plain.md")
    plain.write_bytes(OLD)
    plain.chmod(0o640)
    attribute(kb.parent, "system.posix_acl_default", with_bob)
    replace(plain, NEW, read=OLD)
    assert "system.posix_acl_access" not in os.listxattr(plain)
    assert mode(plain) == 0o640


@posix
def test_what_else_is_attached_to_a_file_is_kept(kb):
    attribute(kb, "user.source", b"elsewhere")
    replace(kb, NEW, read=OLD)
    assert os.getxattr(kb, "user.source") == b"elsewhere"


def access_list(*entries: tuple[int, int, int]) -> bytes:
    """As Linux keeps it: tag, permissions and id of each entry."""
    nobody = 0xFFFFFFFF
    packed = (struct.pack("<HHI", tag, may, who or nobody) for tag, may, who in entries)
    return struct.pack("<I", 2) + b"".join(packed)


def attribute(path: Path, name: str, value: bytes) -> None:
    if not hasattr(os, "setxattr"):
        pytest.skip("no extended attributes on this system")
    try:
        os.setxattr(path, name, value)
    except OSError as error:
        pytest.skip(f"no {name} on this file system: {error.strerror}")


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    if shutil.which("mount") is None or subprocess.run(["mount", *options], check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@root_only
def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(small_disk):
    kb = small_disk / "kb.md"
    kb.write_bytes(OLD)
    with pytest.raises(KblintError, match=r"kb\.md: could not be written: No space left on device"):
        replace(kb, b"x" * 100_000, read=OLD)
    assert kb.read_bytes() == OLD
    assert is_alone(kb)
    replace(kb, b"x" * 10_000, read=OLD)  # the space is free again


@pytest.mark.parametrize("call", ["fsync", "replace", "fchmod"])
def test_nothing_is_left_behind_wherever_it_fails(kb, monkeypatch, call):
    def fail(*_):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    kb.chmod(0o640)
    monkeypatch.setattr(os, call, fail)
    with pytest.raises(KblintError, match=r"kb\.md: could not be written: Input/output error"):
        replace(kb, NEW, read=OLD)
    assert kb.read_bytes() == OLD
    assert is_alone(kb)


def test_nothing_is_left_behind_by_an_interrupt(kb, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace(kb, NEW, read=OLD)
    assert is_alone(kb)


@pytest.mark.parametrize(
    ("times", "is_written"),
    [pytest.param(3, True, id="for a moment"), pytest.param(10**6, False, id="for good")],
)
def test_a_file_that_somebody_has_open_on_windows_is_tried_again(
    kb, monkeypatch, times, is_written
):
    class SharingViolationError(PermissionError):
        winerror = 32

    rename, refused = os.replace, iter(range(times))

    def refuse(*paths):
        if next(refused, None) is not None:
            raise SharingViolationError(errno.EACCES, "it is being used")
        rename(*paths)

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    if is_written:
        replace(kb, NEW, read=OLD)
    else:
        with pytest.raises(KblintError, match="it is being used"):
            replace(kb, NEW, read=OLD)
    assert kb.read_bytes() == (NEW if is_written else OLD)
    assert is_alone(kb)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param(".", "expected a file", id="a folder"),
        pytest.param("a\0b.md", "null byte", id="no path at all"),
        pytest.param("loop.md", "symbolic links", id="a link to itself"),
    ],
)
def test_what_is_no_file_is_refused_by_name(tmp_path, name, reason):
    if name == "loop.md":
        (tmp_path / name).symlink_to(name)
    with pytest.raises(KblintError, match=f"could not be written: .*{reason}"):
        replace(tmp_path / name, NEW, read=OLD)


class TestWrite:
    def test_a_new_file_is_written_with_the_usual_mode(self, tmp_path):
        path, usual = tmp_path / "new.json", tmp_path / "usual"
        write(path, NEW)
        usual.touch()
        assert path.read_bytes() == NEW
        assert path.stat().st_mode == usual.stat().st_mode

    def test_one_that_is_there_is_replaced(self, kb):
        write(kb, NEW)
        assert kb.read_bytes() == NEW
        assert is_alone(kb)

    def test_a_folder_that_is_not_there_is_told(self, tmp_path):
        with pytest.raises(KblintError, match=r"no/new\.json: could not be written: No such file"):
            write(tmp_path / "no" / "new.json", NEW)


WRITER = """
import sys
from pathlib import Path
from kblint.text.files import ChangedSinceReadError, replace

folder, mark, rounds = Path(sys.argv[1]), sys.argv[2].encode(), int(sys.argv[3])
files = sorted(folder.glob("*.md"))
print("begun", flush=True)
for turn in range(rounds):
    for file in files:
        read = file.read_bytes()
        try:
            replace(file, b"%s %d\\n" % (mark, turn) * 5000, read=read)
        except ChangedSinceReadError:
            pass
"""


def writer(folder: Path, mark: str, rounds: int) -> subprocess.Popen:
    started = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), mark, str(rounds)],
        cwd=ROOT, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert started.stdout.readline().strip() == b"begun"
    return started


def are_whole(folder: Path) -> bool:
    """Whether each file holds one line, as often as it was written."""
    for file in folder.glob("*.md"):
        data = file.read_bytes()
        line = data[: data.index(b"\n") + 1]
        if data != line * 5000:
            return False
    return True


@pytest.fixture
def many(tmp_path) -> Path:
    for i in range(50):
        (tmp_path / f"{i}.md").write_bytes(b"old\n" * 5000)
    return tmp_path


@posix
def test_a_process_that_is_killed_leaves_every_file_whole(many):
    chance = random.Random(7)
    for _ in range(5):
        killed = writer(many, "new", 10**6)
        time.sleep(chance.uniform(0.02, 0.3))
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
        assert are_whole(many)
    assert any(b"new" in file.read_bytes() for file in many.glob("*.md"))
    assert check_paths([many], rules=[ConflictMarker()]).documents == 50  # whatever else is left


def test_two_writers_at_once_leave_every_file_whole_and_nothing_beside(many):
    both = [writer(many, "one", 4), writer(many, "two", 4)]
    for each in both:
        each.communicate()
    assert [each.returncode for each in both] == [0, 0]
    assert are_whole(many)
    assert len(list(many.iterdir())) == 50

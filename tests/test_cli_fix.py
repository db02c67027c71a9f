"""Mending through the command: what is written, what is said, and what stays as it was."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from checkouts import commit_all, git, new_repository

from kblint.cli import main

ROOT = Path(__file__).parents[1]
FAULTY = (ROOT / "examples" / "faulty.md").read_bytes()
FIXABLE = b"# List\n\n- [A paper](https://arxiv.org/abs/2101.00001)  \nSaid.\n\n\n\n"
FIXED = b"# List\n\n- [A paper](https://arxiv.org/abs/2101.00001)  \nSaid.\n"


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kblint(*arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kblint", *arguments]
    return subprocess.run(command, capture_output=True, check=False, **options)


def test_files_are_mended_and_what_is_left_is_told(here, capsys):
    (here / "kb.md").write_bytes(FAULTY)
    assert main(["check", "--fix", "kb.md"]) == 1
    out = capsys.readouterr().out
    assert "1 file, 28 entries, 21 findings fixed, 1 left: 1 error\n" in out
    assert main(["check", "kb.md"]) == 1
    assert "1 finding: 1 error\n" in capsys.readouterr().out


def test_exit_code_is_0_where_nothing_is_left_and_a_second_run_writes_nothing(here, capsys):
    file = here / "kb.md"
    file.write_bytes(FIXABLE)
    assert main(["check", "--fix", "kb.md"]) == 0
    assert file.read_bytes() == FIXED
    assert "1 finding fixed, none left" in capsys.readouterr().out
    before = file.stat().st_mtime_ns, file.stat().st_ino
    assert main(["check", "--fix", "kb.md"]) == 0
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == before


def test_fix_only_is_silent_of_what_is_left(here, capsys):
    (here / "kb.md").write_bytes(FAULTY)
    assert main(["check", "--fix-only", "kb.md"]) == 0
    assert capsys.readouterr().out == ""
    assert (here / "kb.md").read_bytes() != FAULTY


def test_exit_code_may_tell_that_something_was_fixed(here):
    (here / "kb.md").write_bytes(FIXABLE)
    assert main(["check", "--fix", "--exit-non-zero-on-fix", "kb.md"]) == 1
    assert main(["check", "--fix", "--exit-non-zero-on-fix", "kb.md"]) == 0


def test_a_patch_makes_what_fixing_makes_also_from_a_folder_within(
    tmp_path, monkeypatch, capfdbinary
):
    repository = new_repository(tmp_path / "repository")
    lists = repository / "lists"
    lists.mkdir()
    (lists / "kb.md").write_bytes(FAULTY.replace(b"\n", b"\r\n"))
    commit_all(repository)
    monkeypatch.chdir(lists)
    assert main(["check", "--diff", "."]) == 1
    (tmp_path / "patch").write_bytes(capfdbinary.readouterr().out)
    assert (lists / "kb.md").read_bytes() == FAULTY.replace(b"\n", b"\r\n")
    git("apply", str(tmp_path / "patch"), cwd=lists)
    patched = (lists / "kb.md").read_bytes()
    git("checkout", "--quiet", ".", cwd=repository)
    main(["check", "--fix", "."])
    assert (lists / "kb.md").read_bytes() == patched
    assert main(["check", "--diff", "."]) == 0


def test_standard_input_is_mended_to_standard_output_and_findings_go_to_the_other(here):
    done = kblint("check", "--fix", "-", input=FAULTY)
    assert done.returncode == 1
    assert done.stdout.startswith(FAULTY[:80])
    assert b"KB302" in done.stderr
    (here / "kb.md").write_bytes(FAULTY)
    main(["check", "--fix-only", "kb.md"])
    assert done.stdout == (here / "kb.md").read_bytes()


def test_input_that_is_no_text_is_passed_on_as_it_is(here):
    done = kblint("check", "--fix", "-", input=b"Caf\xe9\n")
    assert (done.returncode, done.stdout) == (2, b"Caf\xe9\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--unsafe-fixes"],
        ["--exit-non-zero-on-fix"],
        ["--fix", "-", "kb.md"],
        ["--write-baseline", "--fix"],
    ],
)
def test_options_that_contradict_are_refused(here, arguments, capsys):
    (here / "kb.md").write_bytes(FAULTY)
    assert main(["check", *arguments]) == 2
    assert "kblint: --" in capsys.readouterr().err
    assert (here / "kb.md").read_bytes() == FAULTY


def test_unsafe_fixes_are_applied_where_they_are_asked_for(here):
    entry = b"- [A paper](https://arxiv.org/abs/2101.00001) - said of it\n"
    text = b"# List\n\n## Papers\n\n" + entry + entry
    (here / "kb.md").write_bytes(text)
    main(["check", "--fix", "kb.md"])
    assert (here / "kb.md").read_bytes() == text
    assert main(["check", "--fix", "--unsafe-fixes", "kb.md"]) == 0
    assert (here / "kb.md").read_bytes() == text.removesuffix(entry)


def test_notes_are_fixed_only_for_those_who_see_them(here):
    text = "- [A fine title](https://dx.doi.org/10.1145/3)\n"
    (here / "kb.md").write_text(text, "utf-8")
    main(["check", "--fix", "kb.md"])
    assert (here / "kb.md").read_text("utf-8") == text
    main(["check", "--fix", "--fail-on", "info", "kb.md"])
    assert (here / "kb.md").read_text("utf-8") == text.replace("dx.doi", "doi")


def test_what_a_comment_silences_is_not_fixed_and_an_unused_comment_goes(here):
    text = "- [A paper](https://a.b/c) said <!-- kblint-disable-line KB410: no -->\n"
    (here / "kb.md").write_text(text, "utf-8")
    main(["check", "--fix", "kb.md"])
    assert (here / "kb.md").read_text("utf-8") == "- [A paper](https://a.b/c) said\n"


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes and links")
def test_mode_link_line_ends_and_mark_are_kept(here):
    data = b"\xef\xbb\xbf" + FAULTY.replace(b"\n", b"\r\n")
    real = here / "real.md"
    real.write_bytes(data)
    real.chmod(0o640)
    (here / "kb.md").symlink_to(real)
    main(["check", "--fix", "kb.md"])
    mended = real.read_bytes()
    assert (here / "kb.md").is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert mended.startswith(b"\xef\xbb\xbf#")
    assert mended != data
    assert mended.count(b"\n") == mended.count(b"\r\n")


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_a_read_only_file_is_named_once_and_left_and_others_are_mended(here, capsys):
    for name in ("a.md", "b.md"):
        (here / name).write_bytes(FIXABLE)
    (here / "a.md").chmod(0o444)
    assert main(["check", "--fix", str(here / "a.md"), str(here / "b.md")]) == 2
    [said] = [line for line in capsys.readouterr().err.splitlines() if "written" in line]
    assert said.count("a.md") == 1
    assert (here / "a.md").read_bytes() == FIXABLE
    assert (here / "b.md").read_bytes() == FIXED


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or not sys.platform.startswith("linux"),
    reason="mounting a small file system wants root on Linux",
)
def test_a_full_disk_loses_nothing_and_is_named(here):
    disk = here / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("tmpfs could not be mounted")
    try:
        file = disk / "kb.md"
        file.write_bytes(FAULTY + b"\n" * 3)
        with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
            while filler.write(b"x" * 512):
                pass
        before = file.read_bytes()
        done = kblint("check", "--fix", str(file))
        assert done.returncode == 2
        assert b"kb.md" in done.stderr
        assert file.read_bytes() == before
        assert {path.name for path in disk.iterdir()} == {"kb.md", "filler"}
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def tree(folder: Path, count: int) -> None:
    folder.mkdir()
    for i in range(count):
        (folder / f"{i}.md").write_bytes(FIXABLE.replace(b"2101.00001", f"2101.{i:05}".encode()))


def is_whole(path: Path) -> bool:
    data = path.read_bytes()
    number = path.stem
    both = (FIXABLE, FIXED)
    return data in {each.replace(b"2101.00001", f"2101.{int(number):05}".encode()) for each in both}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX signals")
def test_a_run_that_is_killed_leaves_every_file_whole(here):
    for i, delay in enumerate((0.3, 0.6, 0.9)):
        folder = here / str(i)
        tree(folder, 60)
        running = subprocess.Popen(
            [sys.executable, "-m", "kblint", "check", "--fix-only", str(folder)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(delay)
        running.kill()
        running.wait()
        assert all(is_whole(path) for path in folder.glob("*.md"))
        kblint("check", "--fix-only", str(folder))
        assert all(path.read_bytes().endswith(b"Said.\n") for path in folder.glob("*.md"))


def test_two_runs_at_once_leave_every_file_whole(here):
    tree(here / "lists", 40)
    command = [sys.executable, "-m", "kblint", "check", "--fix-only", "lists"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    for running in both:
        running.communicate()
    assert all(path.read_bytes().endswith(b"Said.\n") for path in (here / "lists").glob("*.md"))
    assert all(is_whole(path) for path in (here / "lists").glob("*.md"))

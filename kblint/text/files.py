"""Writing files whole or not at all.

The bytes go to a new file in the same folder, which then takes the name of the old one. A program
that is ended half-way leaves the old file, and perhaps a hidden `.kblint-….tmp` beside it, which
nothing reads and which may be deleted.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kblint.errors import KblintError

_ACCESS_LIST = "system.posix_acl_access"
_SHARING_VIOLATIONS = (5, 32)  # Windows: a scanner or an editor has the file open for a moment
_TRIES = 10


class ChangedSinceReadError(KblintError):
    """Somebody else wrote the file after it was read, or removed it; that is kept."""


def replace(path: Path, data: bytes, *, read: bytes) -> None:
    """Replace the bytes of a file, provided that they still are those that were read.

    Mode, owner, and on Linux access list and other extended attributes are kept. Where the owner,
    the group or the access list cannot be, the file is written all the same, and its group may then
    do no more than everybody might. Of a symbolic link the file that it leads to is replaced. Other
    hard links keep the old bytes, for a shared file cannot be written whole or not at all.

    Raises ChangedSinceReadError, and KblintError where the file cannot be written.
    """
    with _told(path):
        target = Path(os.path.realpath(path))
        before = _writable(path, target)
        with _written(target.parent, data, 0o600) as new:
            _make_alike(target, before, new)
            new.close()
            if _bytes(path, target) != read:
                raise ChangedSinceReadError(
                    f"{_name(path)}: expected it as it was read, found it changed since; "
                    "it was left as it is"
                )
            _take_name(new, target)


def write(path: Path, data: bytes) -> None:
    """Write a file whole, whether there is one already or not.

    Raises KblintError where that cannot be done.
    """
    with _told(path):
        if os.path.lexists(path):
            replace(path, data, read=path.read_bytes())
            return
        with _written(path.parent, data, 0o666) as new:
            new.close()
            _take_name(new, path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system says against it, as an error that names the file."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise KblintError(f"{_name(path)}: could not be written: {reason or error}") from None


def _name(path: Path) -> str:
    return path.as_posix()


def _writable(path: Path, target: Path) -> os.stat_result:
    """What the system knows of the file; an error if it is not to be written."""
    try:
        found = target.stat()
    except FileNotFoundError:
        raise _gone(path) from None
    if not stat.S_ISREG(found.st_mode):
        raise KblintError(f"{_name(path)}: could not be written: expected a file")
    # whoever may write to the folder could replace a file that it must not write, and root any
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise KblintError(
            f"{_name(path)}: could not be written: expected a writable file, found a read-only one"
        )
    return found


def _gone(path: Path) -> ChangedSinceReadError:
    return ChangedSinceReadError(f"{_name(path)}: expected it as it was read, found it gone")


def _bytes(path: Path, target: Path) -> bytes:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        raise _gone(path) from None


@contextmanager
def _written(folder: Path, data: bytes, mode: int) -> Iterator[BinaryIO]:
    """A new file in the folder, its bytes on the disk; it is gone at the end, unless renamed."""
    path = folder / f".kblint-{os.urandom(8).hex()}.tmp"
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as new:
        try:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
            yield new
        except BaseException:
            with suppress(OSError):  # what could not be written cannot be closed either
                new.close()
            with suppress(OSError):
                path.unlink()
            raise


def _make_alike(target: Path, before: os.stat_result, new: BinaryIO) -> None:
    """Give the new file what the old one has; until then only its writer may read it."""
    if os.name == "nt":
        return
    mode = stat.S_IMODE(before.st_mode)
    is_alike = _copy_attributes(target, new.name)
    found = os.fstat(new.fileno())
    for owner in (before.st_uid, -1):  # whoever may not give files away may still set the group
        if (found.st_uid, found.st_gid) != (before.st_uid, before.st_gid):
            with suppress(OSError):
                os.fchown(new.fileno(), owner, before.st_gid)
            found = os.fstat(new.fileno())
    if found.st_uid != before.st_uid or found.st_gid != before.st_gid:
        mode &= 0o777  # whom a program runs as is for the old owner to say
    if found.st_gid != before.st_gid or not is_alike:
        everybody = mode & mode >> 3 & 0o7
        mode = mode & 0o700 | everybody << 3 | everybody
    if stat.S_IMODE(found.st_mode) != mode:
        os.fchmod(new.fileno(), mode)


def _copy_attributes(target: Path, new: str) -> bool:
    """Copy the extended attributes; whether the access list, one of them, is as it was."""
    if sys.platform != "linux":
        return True
    try:
        wanted = {name: os.getxattr(target, name) for name in os.listxattr(target)}
        if _ACCESS_LIST in os.listxattr(new) and _ACCESS_LIST not in wanted:
            os.removexattr(new, _ACCESS_LIST)  # it is the folder's, for new files
    except OSError as error:
        return error.errno == errno.ENOTSUP
    for name, value in wanted.items():
        with suppress(OSError):  # some are for the system alone to set
            os.setxattr(new, name, value)
    return _ACCESS_LIST not in wanted or os.getxattr(new, _ACCESS_LIST) == wanted[_ACCESS_LIST]


def _take_name(new: BinaryIO, target: Path) -> None:
    for tried in range(_TRIES):
        try:
            Path(new.name).replace(target)
            break
        except PermissionError as error:
            is_shared = getattr(error, "winerror", None) in _SHARING_VIOLATIONS
            if not is_shared or tried == _TRIES - 1:
                raise
            time.sleep(0.002 * 2**tried)
    if os.name != "nt":
        _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # the file has its new bytes; only how soon on the disk is left open
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""Reading one file, within limits."""

import os
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kblint.engine.names import filename
from kblint.errors import KblintError
from kblint.text import Source

LARGEST = 20_000_000
"""In bytes. A text takes some 30 times its size while it is checked, and no list comes near."""


class Given(NamedTuple):
    """Bytes that were handed over, as on standard input, and the file that they stand for."""

    data: bytes
    path: Path | None


def size(task: Path | Given) -> int:
    """How many bytes there are to read; 0 where that cannot be told, for reading will say why."""
    if isinstance(task, Given):
        return len(task.data)
    try:
        return task.stat().st_size
    except OSError:
        return 0


def read(task: Path | Given) -> Source:
    """The text of a file.

    Raises KblintError where it cannot be read, and UndecodableTextError where it is no text.
    """
    if isinstance(task, Given):
        return Source.decode(task.data, task.path)
    try:
        with task.open("rb") as file:
            data = read_within_limit(file, filename(task))
    except OSError as error:
        raise KblintError(f"{filename(task)}: {reason(error)}") from None
    return Source.decode(data, task)


def read_within_limit(file: BinaryIO, name: str) -> bytes:
    """All of the file; also of one that tells no size or never ends."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise KblintError(f"{name}: expected at most {LARGEST // 1_000_000} MB, found more")
    return data


def reason(error: OSError | ValueError) -> str:
    """Why a path could not be read, for people."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, IsADirectoryError):
        return "expected a file, found a folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, ValueError):
        return "no path can hold a NUL character"
    return os.strerror(error.errno) if error.errno else str(error)

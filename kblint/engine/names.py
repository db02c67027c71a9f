"""How a file is called: relative to the working directory, with `/` on every system."""

import os
from functools import lru_cache
from pathlib import Path


def filename(path: Path | None) -> str:
    """The file's name for people and machines; `-` for text that is no file."""
    return "-" if path is None else _relative(os.fspath(path), os.getcwd())  # noqa: PTH109 - a str


@lru_cache(maxsize=4096)
def _relative(path: str, folder: str) -> str:
    try:
        relative = os.path.relpath(path, folder)
    except ValueError:  # another drive
        relative = path
    return relative.replace(os.sep, "/")

"""Patterns of files, much as .gitignore writes them."""

from pathlib import PureWindowsPath
from typing import NamedTuple

from kblint.errors import KblintError
from kblint.knowledge.globs import matches_path

_ANY = "**"


class Glob(NamedTuple):
    """A pattern, and the globs for the parts of a path that it means."""

    text: str
    parts: tuple[str, ...]

    def matches(self, file: str) -> bool:
        """Whether the file, relative and with `/`, or a folder that it is in, is meant."""
        return matches_path(self.parts, file.split("/"))


def glob(text: str) -> Glob:
    """Read a pattern.

    `*` and `?` stay within a name, `**` stands for any number of folders. A pattern without a `/`,
    but for one at its end, holds at any depth; one that ends in `/` means folders alone. Raises
    KblintError.
    """
    if not text.strip("./"):
        raise KblintError(f"expected a pattern of files or folders, found {text!r}")
    if "\\" in text:
        raise KblintError(f"expected '/' between folders, found {text!r}")
    if text.startswith("!"):
        raise KblintError(f"expected what is meant, not what is not: found {text!r}")
    path = PureWindowsPath(text.lstrip("/"))
    if path.drive or ".." in path.parts or text.startswith("~"):
        raise KblintError(f"expected a pattern below the configuration's folder, found {text!r}")
    parts = [part for part in text.split("/") if part not in {"", "."}]
    if "/" not in text.rstrip("/"):
        parts.insert(0, _ANY)
    if parts[-1] == _ANY:  # at the end: all that is there, but not the folder itself
        parts.append("*")
    below = ("*", _ANY) if text.endswith("/") else (_ANY,)
    return Glob(text, (*parts, *below))

"""From the paths of a command line to the Markdown files that are meant."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kblint.engine.git import GitError, listed, root_of
from kblint.engine.names import filename
from kblint.engine.read import reason

_SUFFIXES = (".md", ".markdown")


@dataclass
class Found:
    """The files in a fixed order, what could not be read, and what is worth saying besides.

    `whole` holds the git work trees that were named as such, so that no file of theirs is left.
    """

    files: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    whole: set[str] = field(default_factory=set)


def discover(paths: Iterable[Path]) -> Found:
    """The files that are named, and the Markdown files below the folders that are named.

    Inside a git work tree a folder's files are those that git tracks or would; elsewhere all that
    are not hidden. Symbolic links within a folder are not followed: what they lead to is read
    where it is, or is no part of the folder.
    """
    found = Found()
    for path in paths:
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            found.problems.append(f"{filename(path)}: {reason(error)}")
            continue
        if stat.S_ISDIR(mode):
            below = sorted(_below(path, found))
            if not below:
                found.notices.append(f"{filename(path)}: no Markdown files in this folder")
            found.files += below
        elif stat.S_ISREG(mode):
            found.files.append(path)
        else:
            found.problems.append(
                f"{filename(path)}: expected a file or a folder ('-' reads standard input)"
            )
    found.files = list(dict.fromkeys(found.files))
    return found


def _below(folder: Path, found: Found) -> Iterator[Path]:
    real = os.path.realpath(folder)
    root = root_of(real)
    if root is not None:
        try:
            names, unreadable = listed(folder)
        except GitError as error:
            found.notices.append(f"{filename(folder)}: git could not list it ({error})")
        else:
            if root == real:
                found.whole.add(root)
            found.problems += [
                f"{filename(folder / name)}: no permission to read it" for name in unreadable
            ]
            paths = (folder / name for name in names)
            yield from (path for path in paths if path.is_file() and not path.is_symlink())
            return
    yield from _walk(folder, found)


def _walk(folder: Path, found: Found) -> Iterator[Path]:
    def note(error: OSError) -> None:
        found.problems.append(f"{filename(Path(error.filename))}: {reason(error)}")

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            if name.lower().endswith(_SUFFIXES) and name[0] != "." and not path.is_symlink():
                yield path

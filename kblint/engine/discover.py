"""From the paths of a command line to the Markdown files that are meant."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kblint.engine.demands import Plan
from kblint.engine.git import SUFFIXES, GitError, listed, root_of
from kblint.engine.names import filename
from kblint.engine.read import reason


@dataclass
class Found:
    """The files in a fixed order, what could not be read, and what is worth saying besides.

    `folders` are those that were named, as real paths: no file of theirs is left out.
    """

    files: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    folders: set[str] = field(default_factory=set)

    def covers(self, root: str) -> bool:
        """Whether all of a folder is below one that was named."""
        return any(root == each or root.startswith(each + os.sep) for each in self.folders)


def discover(paths: Iterable[str | Path], plan: Plan) -> Found:
    """The files that are named, and the Markdown files below the folders that are named.

    Those that the plan excludes are left out.

    Inside a git work tree a folder's files are those that git tracks or would; elsewhere all that
    are not hidden. Symbolic links within a folder are not followed: what they lead to is read
    where it is, or is no part of the folder.
    """
    found = Found()
    for named in paths:
        path = Path(named)
        try:
            mode = os.stat(named).st_mode  # noqa: PTH116 - a Path takes "" for "."
        except (OSError, ValueError) as error:
            name = filename(path) if str(named) else "''"
            found.problems.append(f"{name}: {reason(error)}")
            continue
        if stat.S_ISDIR(mode):
            below = sorted(_below(path, found))
            found.files += (file for file in below if not plan.excludes(file, named=False))
            found.folders.add(os.path.realpath(path))
        elif stat.S_ISREG(mode):
            if not plan.excludes(path, named=True):
                found.files.append(path)
        else:
            found.problems.append(
                f"{filename(path)}: expected a file or a folder ('-' reads standard input)"
            )
    once = {os.path.realpath(file): file for file in reversed(found.files)}
    found.files = list(reversed(once.values()))
    return found


def _below(folder: Path, found: Found) -> Iterator[Path]:
    if root_of(os.path.realpath(folder)) is not None:
        try:
            names, unreadable = listed(folder)
        except GitError as error:
            found.notices.append(f"{filename(folder)}: git could not list it ({error})")
        else:
            found.problems += [
                f"{filename(folder / name)}: no permission to read it" for name in unreadable
            ]
            files = [folder / name for name in names if _is_there(folder / name)]
            if not files:
                found.notices.append(f"{filename(folder)}: git knows no Markdown files there")
            yield from files
            return
    files = list(_walk(folder, found))
    if not files:
        found.notices.append(f"{filename(folder)}: no Markdown files in this folder")
    yield from files


def lists_below(root: str) -> list[Path]:
    """The Markdown files of a knowledge base; those that cannot be looked for are left out."""
    folder, found = Path(root), Found()
    if root_of(root) is not None:
        try:
            return [folder / name for name in listed(folder).files]
        except GitError:
            return []
    return list(_walk(folder, found))


def _is_there(path: Path) -> bool:
    """Whether git's name stands for a file still; one that cannot be asked is told when read."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _walk(folder: Path, found: Found) -> Iterator[Path]:
    def note(error: OSError) -> None:
        found.problems.append(f"{filename(Path(error.filename))}: {reason(error)}")

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            if name.lower().endswith(SUFFIXES) and name[0] != "." and not path.is_symlink():
                yield path

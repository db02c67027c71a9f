"""The files around those of a knowledge base: what relative links lead to."""

import os
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import unquote


class Look(NamedTuple):
    """What became of a look for a file: its path as it is spelled on disk, and whether it is there.

    The path of what is not there ends with the first part that is missing. `is_spelled_so` unless
    the path that was asked for differs in case.
    """

    path: str
    is_there: bool
    is_spelled_so: bool = True


class _Folder(NamedTuple):
    names: frozenset[str]
    by_folded: dict[str, str]


class Project:
    """Projects' folders as they are on disk; each is looked at once, and none outside of them.

    A file's project is its git work tree, else the folder that it is in.
    """

    def __init__(self) -> None:
        """Look at nothing as yet."""
        self._roots: dict[str, tuple[str, bool]] = {}
        self._folders: dict[str, _Folder | None] = {}

    def root(self, file: Path) -> tuple[str, bool]:
        """Where the project of a file begins, and whether it is a git work tree."""
        folder = os.path.abspath(file.parent)  # noqa: PTH100 - paths are strings here
        if folder not in self._roots:
            self._roots[folder] = _root(folder)
        return self._roots[folder]

    def resolve(self, file: Path, path: str) -> str | None:
        """Where a link in the file leads, as GitHub has it; None if that is outside the project.

        A path that begins with a slash begins at the root of the work tree.
        """
        root, is_tree = self.root(file)
        path = unquote(path)
        if "\0" in path or (path.startswith("/") and not is_tree):
            return None
        folder = root + "/." if path.startswith("/") else os.path.abspath(file.parent)  # noqa: PTH100
        target = os.path.normpath(f"{folder}/{path}")
        return target if target == root or target.startswith(root + os.sep) else None

    def look(self, root: str, target: str) -> Look:
        """Look for a resolved target, telling upper from lower case where the system does not.

        What cannot be looked into is taken as there: a folder that git knows is empty only where a
        submodule was not fetched.
        """
        at, is_spelled_so = root.rstrip(os.sep), True
        for part in Path(target[len(root) :].lstrip(os.sep)).parts:
            name = _composed(part)
            folder = self._folder(at or os.sep)
            if folder and not folder.names:
                return Look(target, is_there=True)
            found = folder.by_folded.get(name.casefold()) if folder else None
            if folder is None or found is None:
                return Look(f"{at}{os.sep}{part}", is_there=False)
            if name not in folder.names:
                name, is_spelled_so = found, False
            at = f"{at}{os.sep}{name}"
        return Look(at, True, is_spelled_so)

    def _folder(self, path: str) -> _Folder | None:
        if path not in self._folders:
            self._folders[path] = _look(path)
        return self._folders[path]


def _root(folder: str) -> tuple[str, bool]:
    at = folder
    while not os.path.lexists(os.path.join(at, ".git")):  # noqa: PTH118
        above = os.path.dirname(at)  # noqa: PTH120
        if above == at:
            return folder, False
        at = above
    return at, True


def _look(path: str) -> _Folder | None:
    """What a folder holds; None where there is no such folder."""
    try:
        names = frozenset(map(_composed, os.listdir(path)))  # noqa: PTH208 - names are enough
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        names = frozenset()
    return _Folder(names, {name.casefold(): name for name in names})


def _composed(name: str) -> str:
    """One spelling for the ways in which systems store accents."""
    return normalize("NFC", name)

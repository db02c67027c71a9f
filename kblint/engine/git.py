"""What git knows of a folder: where its work tree begins, and which files are in it."""

import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

_UNREADABLE = re.compile(r"could not open directory '(.*)': ")
SUFFIXES = (".md", ".markdown")
_FEW = 500  # files and folders
_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH")


class Listing(NamedTuple):
    """Files, relative to the folder that was asked for, and folders that git could not enter."""

    files: tuple[str, ...]
    unreadable: tuple[str, ...]


class GitError(Exception):
    """Git could not say; the message is its own."""


def root_of(folder: str) -> str | None:
    """The work tree that holds the absolute path of a folder; None where none does."""
    while not os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118 - cheaper
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above
    return folder


def are_alone(root: str, files: Collection[str]) -> bool:
    """Whether a small work tree plainly has no other Markdown files, so that git need not be asked.

    Starting git takes longer than checking one list; many a list is all that its repository has.
    """
    folders, left = [root], _FEW
    while folders:
        try:
            with os.scandir(folders.pop()) as found:
                for each in found:
                    left -= 1
                    if not left:
                        return False
                    if each.is_dir(follow_symlinks=False):
                        folders += [each.path] * (each.name != ".git")
                    elif each.name.lower().endswith(SUFFIXES) and each.path not in files:
                        return False
        except OSError:
            return False
    return True


def listed(folder: Path) -> Listing:
    """The Markdown files below a folder that are tracked, or new and not ignored.

    Raises GitError.
    """
    patterns = [f":(icase)*{suffix}" for suffix in SUFFIXES]
    names, said = _answer(folder, "ls-files", "-z", "-co", "--exclude-standard", "--", *patterns)
    files = tuple(os.fsdecode(name) for name in names.split(b"\0") if name)
    return Listing(files, tuple(_UNREADABLE.findall(said)))


def asked(folder: Path, *arguments: str) -> bytes:
    """What git prints, asked in a folder; nothing of the repository is changed by that.

    Raises GitError with the first line of what it says against it, which may be nothing.
    """
    return _answer(folder, *arguments)[0]


def _answer(folder: Path, *arguments: str) -> tuple[bytes, str]:
    import subprocess

    if os.name == "nt":  # else a git.exe in the working directory would run before git's own
        os.environ.setdefault("NoDefaultCurrentDirectoryInExePath", "1")
    # A repository's own configuration may name programs to run; of them only this one is asked.
    command = ("git", "--no-optional-locks", "-c", "core.fsmonitor=false", *arguments)
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            command, cwd=folder, env=_environment(),
            stdin=subprocess.DEVNULL, capture_output=True, check=False,
        )  # fmt: skip
    except OSError as error:
        raise GitError(str(error)) from None
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode:
        raise GitError(said.partition("\n")[0])
    return done.stdout, said


def _environment() -> dict[str, str]:
    """The environment without what a hook is told of the commit that it runs for."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k.startswith(_KEPT)}
    return kept | {"LC_ALL": "C"}

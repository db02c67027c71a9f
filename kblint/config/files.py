"""Configuration files: where they are, and what is in them."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kblint.engine.names import filename
from kblint.engine.read import reason
from kblint.errors import KblintError
from kblint.tables import Where, shown

if TYPE_CHECKING:
    from kblint.config.toml_lines import Lines

NAMES = ("kblint.toml", ".kblint.toml", "pyproject.toml")
"""In one folder the first of them holds."""

_HEADER = ("tool", "kblint")
_LARGEST = 1_000_000  # bytes
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True)
class File:
    """A configuration file; `table` is what it says of kblint, `within` the way to that."""

    path: Path
    text: str
    table: Mapping[str, Any]
    within: Where = ()

    def place(self, where: Where) -> str:
        """The file and the line of a setting."""
        return f"{filename(self.path)}:{self._lines.of((*self.within, *where))}"

    @cached_property
    def _lines(self) -> "Lines":
        from kblint.config.toml_lines import Lines

        return Lines(self.text)


class Files:
    """The configuration files of folders; each is read once."""

    def __init__(self) -> None:
        """Know none yet."""
        self._by_folder: dict[str, File | None] = {}

    def holding(self, folder: str) -> File | None:
        """The nearest one upward from a folder, which has an absolute path.

        Raises KblintError where it cannot be read.
        """
        asked = []
        for each in upward(folder):
            if each in self._by_folder:
                break
            asked.append(each)
            if file := _in_folder(each):
                self._by_folder[each] = file
                break
        else:
            self._by_folder[asked[-1]] = None
        found = self._by_folder[each]
        self._by_folder |= dict.fromkeys(asked, found)
        return found


def upward(folder: str) -> Iterator[str]:
    """The folder and those around it, up to the root of the git work tree or of the files."""
    while True:
        yield folder
        above = os.path.dirname(folder)  # noqa: PTH120 - as elsewhere where many are asked
        if above == folder or os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118
            return
        folder = above


def read_file(path: Path) -> File:
    """A configuration file of any name.

    Raises KblintError.
    """
    file = _read(path)
    if file is None:
        raise KblintError(f"{filename(path)}: expected a table [tool.kblint], found none")
    return file


def around(folder: str) -> list[Path]:
    """All files in a folder and upward that have the name of a configuration, the first first."""
    paths = (Path(each, name) for each in upward(folder) for name in NAMES)
    return [path for path in paths if os.path.lexists(path)]


def says_something(path: Path) -> bool:
    """Whether a file has settings, or is meant to: one that cannot be read may have."""
    try:
        return _read(path) is not None
    except KblintError:
        return True


def _in_folder(folder: str) -> File | None:
    for name in NAMES:
        path = os.path.join(folder, name)  # noqa: PTH118 - most are not there
        if os.path.lexists(path) and (file := _read(Path(path))):
            return file
    return None


def _read(path: Path) -> File | None:
    """What a file says; None where that is nothing of kblint."""
    data = _bytes(path)
    is_shared = path.name == "pyproject.toml"
    if is_shared and b"kblint" not in data:
        return None  # whatever else is in it
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise KblintError(f"{filename(path)}:{line}: expected UTF-8, found other bytes") from None
    table = parsed(text, filename(path))
    tool = table.get("tool")
    is_told = isinstance(tool, dict) and "kblint" in tool
    if is_shared:
        return _shared(path, text, table) if is_told else None
    file = File(path, text, table)
    if is_told:
        raise KblintError(
            f"{file.place(_HEADER)}: expected the settings at the top of the file, found "
            "[tool.kblint], which is for pyproject.toml"
        )
    return file


def _shared(path: Path, text: str, table: Mapping[str, Any]) -> File:
    own = table["tool"]["kblint"]
    if isinstance(own, dict):
        return File(path, text, own, _HEADER)
    place = File(path, text, {}, _HEADER).place(())
    raise KblintError(f"{place}: expected a table [tool.kblint], found {shown(own)}")


def parsed(text: str, name: str, *, has_lines: bool = True) -> dict[str, Any]:
    """The text as TOML; an error begins with its name, and the line where it has lines.

    Raises KblintError.
    """
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, place = str(error), _PLACE.search(str(error))
        line = place[1] if place and place[1] else text.rstrip("\n").count("\n") + 1
        message = _PLACE.sub("", message[0].lower() + message[1:])
        hint = " (strings take quotes)" if message == "invalid value" else ""
        raise KblintError(f"{name}{f':{line}' if has_lines else ''}: {message}{hint}") from None
    except RecursionError:
        raise KblintError(f"{name}: nested too deeply") from None
    except ValueError:
        raise KblintError(f"{name}: a number has too many digits") from None


def _bytes(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise KblintError(f"{filename(path)}: expected a file with the configuration")
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise KblintError(f"{filename(path)}: {reason(error)}") from None
    if len(data) > _LARGEST:
        raise KblintError(f"{filename(path)}: expected at most 1 MB, found more")
    return data

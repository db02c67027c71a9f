"""What speaks for a setting: a file, and the command line over it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from kblint.config.files import parsed
from kblint.errors import KblintError
from kblint.tables import TableError, Where, dotted


class Layer(Protocol):
    """A table, and where it says what it says."""

    @property
    def table(self) -> Mapping[str, Any]:
        """The settings."""

    def place(self, where: Where) -> str:
        """What people call the place of a setting, which the table has."""


@dataclass(frozen=True)
class Override:
    """One `key = value` of the command line."""

    text: str
    table: Mapping[str, Any]

    def place(self, where: Where) -> str:  # noqa: ARG002 - the protocol's
        """The option, as it was written."""
        return f"--config '{self.text}'"


def override(text: str) -> Override:
    """Read one `key = value`.

    Raises KblintError.
    """
    table = parsed(text, f"--config '{text}'", has_lines=False)
    if not table:
        raise KblintError(f"--config '{text}': expected 'key = value'")
    return Override(text, table)


def words_of_config(words: Iterable[str]) -> tuple[Path | None, list[Override]]:
    """The values of `--config`: the one that is an existing file, and those that are settings.

    Raises KblintError for what is neither, and for a second file.
    """
    files: list[Path] = []
    found = []
    for word in words:
        if "\n" not in word and Path(word).is_file():
            files.append(Path(word))
        elif "=" in word:
            found.append(override(word))
        else:
            raise KblintError(f"--config '{word}': expected a file that is there, or 'key = value'")
    if len(files) > 1:
        raise KblintError(f"--config '{files[1]}': expected one file, found '{files[0]}' before")
    return files[0] if files else None, found


def merged(layers: Sequence[Layer]) -> dict[str, Any]:
    """All layers over one another, the last on top."""
    found: dict[str, Any] = {}
    for layer in layers:
        found = over(found, layer.table)
    return found


def over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """A table with another on top: tables in both are joined, all else is replaced."""
    found = dict(below)
    for key, value in above.items():
        under = found.get(key)
        both = isinstance(under, Mapping) and isinstance(value, Mapping)
        found[key] = over(under, value) if both else value  # type: ignore[arg-type]  # mappings
    return found


def origin(layers: Sequence[Layer], where: Where) -> str | None:
    """The place that speaks last of a setting, or of the nearest around it; None if none does."""
    while where:
        for layer in reversed(layers):
            if _has(layer.table, where):
                return layer.place(where)
        where = where[:-1]
    return None


@contextmanager
def placed(layers: Sequence[Layer], where: Where = ()) -> Iterator[None]:
    """Errors told with the place of the setting that they are about."""
    try:
        yield
    except TableError as error:
        where, message = error.where, error.what
    except KblintError as error:
        message = str(error)
    else:
        return
    place = origin(layers, where)
    begin = f"{place}: " if place else ""
    raise KblintError(f"{begin}{dotted(where)}: {message}") from None


def _has(value: Any, where: Where) -> bool:
    try:
        for part in where:
            value = value[part]
    except (LookupError, TypeError):
        return False
    return True

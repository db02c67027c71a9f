"""Tables, as TOML gives them, read strictly into dataclasses by their type hints.

A field's key is its name with dashes for underscores, or what its metadata say under "key"; what
they say under "doc" describes it in the JSON Schema.
"""

import math
import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from kblint.errors import KblintError

Where = tuple[str | int, ...]
"""The way to a value: keys of tables and indices of arrays."""

T = TypeVar("T")

_FEW = 8  # keys that are worth naming all, though one of them is near
_SHOWN = 60  # characters of a string
_WIDEST = 1 << 63  # TOML's integers have 64 bits
_PLAIN: dict[Any, str] = {
    bool: "true or false", int: "a whole number", float: "a number", str: "a string",
    Any: "anything",
}  # fmt: skip
_MANY = {bool: "booleans", int: "whole numbers", float: "numbers", str: "strings"}
_JSON = {bool: "boolean", int: "integer", float: "number", str: "string"}


class TableError(KblintError):
    """A value that is not what its place demands; `what` is the message without the place."""

    def __init__(self, where: Where, what: str) -> None:
        """Name the place as TOML would: indices are left out."""
        super().__init__(f"{dotted(where)}: {what}" if where else what)
        self.where = where
        self.what = what


def read(kind: type[T], table: object, where: Where = ()) -> T:
    """The table as an instance of a dataclass.

    A KblintError that the class raises of its values is told with the place; the `where` of a
    TableError counts from the class's own table. Raises TableError.
    """
    if not isinstance(table, Mapping):
        raise TableError(where, f"expected a table, found {shown(table)}")
    known = _fields(kind)  # type: ignore[arg-type]  # a class is hashable
    for key in table:
        if key not in known:
            raise TableError((*where, key), unknown("key", key, known))
    values: dict[str, Any] = {}
    for key, (name, hint, required) in known.items():
        if key in table:
            values[name] = _read(hint, table[key], (*where, key))
        elif required:
            raise TableError(where, f"expected the key '{key}', found none")
    try:
        return kind(**values)
    except TableError as error:
        raise TableError((*where, *error.where), error.what) from None
    except KblintError as error:
        raise TableError(where, str(error)) from None


def keys(kind: type) -> list[str]:
    """The keys that `read` knows for a dataclass."""
    return list(_fields(kind))


def schema(kind: type) -> dict[str, Any]:
    """What `read` takes for a dataclass, as JSON Schema, draft 7."""
    properties = {}
    by_name = {field.name: field for field in fields(kind)}
    for key, (name, hint, _) in _fields(kind).items():
        properties[key] = _schema(hint) | _described(by_name[name])
    required = [key for key, (_, _, required) in _fields(kind).items() if required]
    found = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | ({"required": required} if required else {})


def dotted(where: Where) -> str:
    """The keys of a place with dots between, quoted where TOML wants it."""
    return ".".join(_key(part) for part in where if isinstance(part, str))


def shown(value: object) -> str:
    """A value for a message: short, and on one line."""
    if isinstance(value, str):
        text = str(value)  # of an enumeration too
        return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, Sequence):
        return "an array" if value else "an empty array"
    if isinstance(value, int) and abs(value) >= _WIDEST:
        return "a number of more than 64 bits"
    return str(value).lower() if isinstance(value, bool) else str(value)


def unknown(what: str, word: str, known: Iterable[str]) -> str:
    """The message for a word that is none of those known, without the word itself."""
    names = list(known)
    near = nearest(word, names)
    is_told = names and (len(names) <= _FEW or not near)
    return f"unknown {what}{f', expected {_either(names)}' if is_told else ''}{near}"


def nearest(word: str, known: Iterable[str]) -> str:
    """A question after the one known word that may be meant; nothing where none is near."""
    from difflib import get_close_matches

    by_fold = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold()[: 2 * _SHOWN], by_fold, n=1, cutoff=0.5)
    return f"; did you mean {by_fold[near[0]]!r}?" if near else ""


@cache
def _fields(kind: type) -> dict[str, tuple[str, Any, bool]]:
    """By key: the name, the type, and whether it must be given."""
    hints = get_type_hints(kind)
    return {
        field.metadata.get("key", field.name.replace("_", "-")): (
            field.name,
            hints[field.name],
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(kind)
        if field.init
    }


def _read(hint: Any, value: object, where: Where) -> Any:
    hints = _alternatives(hint)
    if len(hints) > 1:
        return _read_either(hints, value, where)
    (hint,) = hints
    origin, inner = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return _read_plain(hint, value, where)
    if isinstance(hint, type) and is_dataclass(hint):
        return read(hint, value, where)
    if origin in {tuple, Sequence} and isinstance(value, list | tuple):
        return tuple(_read(inner[0], each, (*where, i)) for i, each in enumerate(value))
    if origin is Mapping and isinstance(value, Mapping):
        return {key: _read(inner[1], each, (*where, key)) for key, each in value.items()}
    choices = _choices(hint)
    for choice in choices:
        if choice == value and isinstance(value, bool) is isinstance(choice, bool):
            return choice
    hint_of_word = nearest(value, map(str, choices)) if isinstance(value, str) else ""
    raise TableError(where, f"expected {_expected(hint)}, found {shown(value)}{hint_of_word}")


def _read_plain(kind: type, value: object, where: Where) -> Any:
    if kind is not Any and not _is_a(kind, value):
        raise TableError(where, f"expected {_PLAIN[kind]}, found {shown(value)}")
    return value


def _is_a(kind: type, value: object) -> bool:
    """Whether TOML's value is of the type: true is no number, and infinity is no bound."""
    if isinstance(value, bool):
        return kind is bool
    if isinstance(value, int):
        return kind in {int, float} and abs(value) < _WIDEST
    if isinstance(value, float):
        return kind is float and math.isfinite(value)
    return kind is str and isinstance(value, str)


def _read_either(hints: Sequence[Any], value: object, where: Where) -> Any:
    """The value as the first type that takes it; else the error of the one that came furthest."""
    furthest = None
    for hint in hints:
        try:
            return _read(hint, value, where)
        except TableError as error:
            if len(error.where) > len(furthest.where if furthest else where):
                furthest = error
    if furthest:
        raise furthest
    expected = " or ".join(map(_expected, hints))
    raise TableError(where, f"expected {expected}, found {shown(value)}")


def _alternatives(hint: Any) -> list[Any]:
    """The types of a union that TOML can write; a number takes whole ones too."""
    if get_origin(hint) not in {Union, types.UnionType}:
        return [hint]
    hints = [each for each in get_args(hint) if each is not types.NoneType]
    return [each for each in hints if each is not int or float not in hints]


def _choices(hint: Any) -> Sequence[Any]:
    if get_origin(hint) is Literal:
        return get_args(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)
    if get_origin(hint) in {tuple, Sequence, Mapping}:
        return ()
    raise TypeError(f"no table can hold {hint!r}")


def _expected(hint: Any) -> str:
    """The type, which is no union, for a message."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) in {tuple, Sequence}:
        inner = get_args(hint)[0]
        many = "tables" if is_dataclass(inner) else _MANY.get(inner)
        return f"an array of {many}" if many else "an array"
    if get_origin(hint) is Mapping or is_dataclass(hint):
        return "a table"
    return _either(_choices(hint))


def _either(choices: Iterable[Any]) -> str:
    *others, last = map(shown, choices)
    return f"{', '.join(others)} or {last}" if others else last


def _key(key: str) -> str:
    if key and key.isascii() and key.replace("-", "").replace("_", "").isalnum():
        return key
    return '"' + shown(key)[1:-1].replace('"', '\\"') + '"'


def _schema(hint: Any) -> dict[str, Any]:
    hints = _alternatives(hint)
    if len(hints) > 1:
        return {"anyOf": [_schema(each) for each in hints]}
    (hint,) = hints
    if hint in _PLAIN:
        return {"type": _JSON[hint]} if hint in _JSON else {}
    if is_dataclass(hint) and isinstance(hint, type):
        return schema(hint)
    if get_origin(hint) in {tuple, Sequence}:
        return {"type": "array", "items": _schema(get_args(hint)[0])}
    if get_origin(hint) is Mapping:
        return {"type": "object", "additionalProperties": _schema(get_args(hint)[1])}
    return {"enum": [c.value if isinstance(c, StrEnum) else c for c in _choices(hint)]}


def _described(field: "Field[Any]") -> dict[str, Any]:
    """What the schema says of a field besides its type."""
    default = field.default if field.default_factory is MISSING else field.default_factory()
    if isinstance(default, tuple):
        default = list(default)
    found = {"description": field.metadata["doc"]} if "doc" in field.metadata else {}
    if isinstance(default, bool | int | float | str) or default in ([], {}):
        found["default"] = default.value if isinstance(default, StrEnum) else default
    elif isinstance(default, list) and all(isinstance(each, bool | int | str) for each in default):
        found["default"] = default
    return found

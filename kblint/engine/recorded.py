"""A baseline as a file: JSON with a record a line, so that merging two is easy to follow."""

import json
from collections.abc import Mapping
from typing import Any

from kblint.engine.known import Record
from kblint.errors import KblintError

VERSION = 1
_TYPES = {"path": str, "code": str, "subject": str, "count": int, "message": str}


def written(records: Mapping[Record, int]) -> str:
    """The records in order, as the file holds them."""
    lines = ",\n".join(_line(record, records[record]) for record in sorted(records))
    findings = f"[\n{lines}\n]" if lines else "[]"
    return f'{{"version": {VERSION}, "findings": {findings}}}\n'


def _line(record: Record, count: int) -> str:
    values = {"path": record.path, "code": record.code, "subject": record.subject, "count": count,
              "message": record.message}  # fmt: skip
    line = json.dumps(values, ensure_ascii=False)
    # what cannot be seen, or turns the direction of a text, is written by its number
    return line if line.isprintable() else json.dumps(values)


def parsed(text: str, name: str) -> dict[Record, int]:
    """The records that a file of this name holds.

    Raises KblintError for what is no baseline.
    """
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        said = error.msg[:1].lower() + error.msg[1:]
        raise KblintError(f"{name}:{error.lineno}:{error.colno}: expected JSON: {said}") from None
    except (ValueError, RecursionError) as error:
        raise KblintError(f"{name}: expected JSON: {error}") from None
    if not isinstance(whole, dict) or "version" not in whole:
        raise KblintError(f"{name}: expected a baseline, with 'version' and 'findings'")
    if whole["version"] != VERSION or isinstance(whole["version"], bool):
        found = json.dumps(whole["version"])
        raise KblintError(f"{name}: expected version {VERSION}, found {found}: write it anew")
    if whole.keys() != {"version", "findings"} or not isinstance(whole["findings"], list):
        raise KblintError(f"{name}: expected 'findings', a list, beside 'version' and nothing else")
    records: dict[Record, int] = {}
    for number, each in enumerate(whole["findings"], 1):
        record, count = _record(each, f"{name}: finding {number}")
        if record in records:
            raise KblintError(f"{name}: finding {number}: expected each once, with its count")
        records[record] = count
    return records


def _record(found: object, where: str) -> tuple[Record, int]:
    if not isinstance(found, dict):
        raise KblintError(f"{where}: expected an object, found {_shown(found)}")
    other = sorted(found.keys() ^ _TYPES.keys())
    if other:
        fault = "no" if other[0] in _TYPES else "also"
        raise KblintError(f"{where}: expected {', '.join(_TYPES)}, found {fault} '{other[0]}'")
    for key, wanted in _TYPES.items():
        if type(found[key]) is not wanted or (wanted is int and found[key] < 1):
            kind = "a string" if wanted is str else "a whole number from 1"
            raise KblintError(f"{where}: expected {key} to be {kind}, found {_shown(found[key])}")
    return Record(*(found[key] for key in Record._fields)), found["count"]


def _shown(value: Any) -> str:
    return json.dumps(value)[:40]

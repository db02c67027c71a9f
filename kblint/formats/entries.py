"""A document's entries, as kblint reads them."""

import json
from typing import Any, TextIO

from kblint.engine.names import filename
from kblint.formats.json import place, write_array
from kblint.formats.screen import safe
from kblint.knowledge import Entry


def write_entries_json(entries: list[Entry], out: TextIO) -> None:
    """One array of objects."""
    write_array([_described(entry) for entry in entries], out)


def write_entries_jsonl(entries: list[Entry], out: TextIO) -> None:
    """An object a line."""
    out.writelines(json.dumps(_described(entry), ensure_ascii=False) + "\n" for entry in entries)


def write_entries_text(entries: list[Entry], out: TextIO) -> None:
    """A line an entry: place, title, scores and what it links to."""
    for entry in entries:
        fields = "".join(f" [{field.name}={field.value}]" for field in entry.fields)
        where = f"{filename(entry.source.path)}:{entry.line}"
        out.write(safe(f"{where}: {entry.title}{fields} <{entry.link.url}>") + "\n")


def _described(entry: Entry) -> dict[str, Any]:
    identity = entry.link.identity
    return {
        "title": entry.title,
        "url": entry.link.url,
        "identity": {
            "kind": identity.kind.value,
            "value": identity.value,
            "version": identity.version,
        },
        "fields": {field.name: _number(field.number, field.value) for field in entry.fields},
        "year": entry.year,
        "section": list(entry.section.path),
        "description": entry.description,
        "shape": entry.shape.value,
        "filename": filename(entry.source.path),
        **place(entry.source, entry.span),
    }


def _number(number: float | None, written: str) -> float | int | str:
    if number is None:
        return written
    return int(number) if number.is_integer() else number

"""A document's entries, as kblint reads them."""

import csv
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


_COLUMNS = (
    "filename", "row", "title", "url", "identity", "section", "year", "date", "authors", "venue",
    "scores", "shape", "description",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would compute


def write_entries_csv(entries: list[Entry], out: TextIO) -> None:
    """A row an entry (RFC 4180), a header first.

    The parts of `section` are joined by " / ", those of `scores` are as "WR=3", by "; ". What a
    spreadsheet would take for a formula has an apostrophe before it.
    """
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for entry in entries:
        stated = {field.name: field.value for field in entry.fields}
        identity = entry.link.identity
        rated = [*entry.scores, *(f for f in entry.fields if f.name in {"stars", "rating"})]
        cells = (
            filename(entry.source.path),
            entry.line,
            entry.title,
            entry.link.url,
            f"{identity.kind.value}:{identity.value}",
            " / ".join(entry.section.path),
            entry.year or "",
            stated.get("date", ""),
            stated.get("authors", ""),
            stated.get("venue", ""),
            "; ".join(f"{field.name}={field.value}" for field in rated),
            entry.shape.value,
            " ".join(entry.description.split()),
        )
        writer.writerow(_plain(str(cell)) for cell in cells)


def _plain(cell: str) -> str:
    said = "".join(c if c.isprintable() or c == "\t" else "\ufffd" for c in cell)
    return f"'{said}" if said.startswith(_FORMULA) else said


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
        "links": [
            {"url": link.url, "text": link.text, "role": link.role, "says": link.says}
            for link in entry.links
        ],
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

"""Entries that are rows of a table: which column holds the title is told by the header."""

import re
from collections.abc import Iterator, Sequence

from kblint.knowledge.reading.candidate import Candidate, Holder
from kblint.knowledge.reading.citations import trimmed
from kblint.knowledge.reading.flat import Flat, flatten
from kblint.knowledge.reading.labels import is_label
from kblint.knowledge.reading.people import is_names
from kblint.knowledge.reading.titled import Order, Reading, leaves, read
from kblint.knowledge.reading.told import Hint
from kblint.knowledge.reading.venues import is_venue
from kblint.knowledge.titles import words
from kblint.markdown import Leaf, Table, TableRow

# Headers of title columns, the surest first.
_TITLES = (
    "title", "paper title", "name", "paper", "papers", "article", "book", "paper name", "work",
    "works", "paper source", "publication", "resource", "course", "tool", "project",
    "project name", "library", "repository", "package", "software", "dataset", "datasets",
    "model", "models", "method", "methods", "algorithm", "framework", "event", "product",
    "service", "website", "site",
)  # fmt: skip
_OTHERS = frozenset(
    ("date", "year", "venue", "author", "authors", "code", "github", "demo", "recom", "rating",
     "stars", "language", "license", "type", "conference", "journal", "institute", "size")
)  # fmt: skip


def rows(table: Table) -> Iterator[Candidate]:
    """The rows that are entries: they have a title and a link that leaves."""
    head, *others = (row for row in table.children if isinstance(row, TableRow))
    headers = [" ".join(words(cell.plain_text)) for cell in head.children]
    laid = [[flatten(c) for c in row.children if isinstance(c, Leaf)] for row in others]
    column = _title_column(headers, laid)
    if column is None:
        return
    for row, flats in zip(others, laid, strict=True):
        if column >= len(flats) or not any(leaves(n.url) for f in flats for _, _, n in f.links):
            continue
        reading = _read(flats[column]) or _whole(flats[column])
        if reading is None:
            continue
        order = [column, *(i for i in range(len(flats)) if i != column)]
        cells = [cell for cell in row.children if isinstance(cell, Leaf)]
        yield Candidate(
            Holder.ROW,
            row,
            tuple(cells[i] for i in order),
            tuple(flats[i] for i in order),
            reading,
            row.span,
            row.span,
            headers=tuple(headers[i] if i < len(headers) else "" for i in order),
        )


def _title_column(headers: Sequence[str], laid: Sequence[Sequence[Flat]]) -> int | None:
    """The column that holds titles in half of the rows, by its header or by what stands in it."""
    named = sorted((_TITLES.index(name), i) for i, name in enumerate(headers) if name in _TITLES)
    rest = [i for i, name in enumerate(headers) if name not in _TITLES]
    rest = [i for i in rest if not _OTHERS & set(headers[i].split())]
    columns = [*(i for _, i in named), *rest]
    return next((i for i in columns if 2 * _readable(laid, i) >= len(laid)), None)


def _readable(laid: Sequence[Sequence[Flat]], column: int) -> int:
    cells = (flats[column] for flats in laid if column < len(flats))
    return sum(_read(cell) is not None for cell in cells)


def _whole(cell: Flat) -> Reading | None:
    """All of a title's cell, where that is plain text as short as "It" or "1984"."""
    start, end = trimmed(cell.text, 0, len(cell.text))
    if start == end or cell.links:
        return None
    text = " ".join(cell.text[start:end].split())
    return Reading(cell.span(start, end), text, None, cell.start + end, Order.LABELLED)


def _read(cell: Flat) -> Reading | None:
    """The title that a cell holds: no label, date, venue, name list or number."""
    reading = read(cell, Hint.TITLE_ALONE)
    if reading is None:
        return None
    if reading.link is not None:
        return reading
    if not re.search(r"[^\W\d_]{2}", reading.text) or is_label(reading.text):
        return None
    if is_venue(cell.text) or is_names(cell.text, at_least=3):
        return None
    return reading

"""The entries of real lists as they were counted by hand, and how far kblint's reading agrees.

`tests/knowledge/counted/*.tsv` holds places only, as line:column (from 1, in code points, ends
exclusive): the title strictly, the widest stretch that may be called the title, and the primary
link. A title is right if it covers the first and lies within the second.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kblint.knowledge import Document, Entry
from kblint.text import Source, Span

COUNTED = Path(__file__).parent / "knowledge" / "counted"


@dataclass
class Region:
    """A run of lines of one list and the entries in it."""

    file: str
    shape: str
    first: int
    last: int
    doubtful: frozenset[int]
    rows: list[tuple[str, ...]]


@dataclass
class Agreement:
    """How far a reading agrees with a count; lists of what does not, by line."""

    entries: int = 0
    missed: list[int] = field(default_factory=list)
    wrong_title: list[int] = field(default_factory=list)
    wrong_link: list[int] = field(default_factory=list)
    false: list[int] = field(default_factory=list)

    @property
    def right(self) -> int:
        """Entries with the right title and the right primary link."""
        return self.entries - len({*self.missed, *self.wrong_title, *self.wrong_link})


def regions() -> Iterator[tuple[str, Region]]:
    """All that was counted, by name."""
    for path in sorted(COUNTED.glob("*.tsv")):
        lines = path.read_text("utf-8").splitlines()
        head = dict(re.findall(r"(?m)^# (\w+): ?(.*?)\s*$", "\n".join(lines)))
        first, last = map(int, head["lines"].split("-"))
        doubtful = frozenset(int(n) for n in head.get("doubtful", "").split() if n.isdigit())
        rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
        yield path.stem, Region(head["file"], head["shape"], first, last, doubtful, rows)


@dataclass
class Total:
    """All regions of one shape."""

    lists: set[str] = field(default_factory=set)
    entries: int = 0
    right: int = 0
    false: int = 0


def totals(data: Path) -> tuple[dict[str, Total], dict[str, Agreement]]:
    """The agreement by shape, and that of each region by its name."""
    by_shape: dict[str, Total] = {}
    by_region: dict[str, Agreement] = {}
    for name, region in regions():
        text = (data / region.file).read_bytes().decode("utf-8-sig")
        agreement = by_region[name] = compare(region, Source(text))
        total = by_shape.setdefault(region.shape, Total())
        total.lists.add(name.rstrip("-0123456789"))
        total.entries += agreement.entries
        total.right += agreement.right
        total.false += len(agreement.false)
    return by_shape, by_region


def compare(region: Region, source: Source) -> Agreement:
    """Read the list and hold its entries against the count."""
    result = Agreement(entries=len(region.rows))
    starts = [0]
    for line in source.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)

    def offset(place: str) -> int:
        line, column = map(int, place.split(":"))
        return starts[line - 1] + column - 1

    found = [
        entry
        for entry in Document(source).entries
        if region.first <= source.line(entry.title_span.start) <= region.last
    ]
    unmatched = list(found)
    for row in region.rows:
        strict = Span(offset(row[0]), offset(row[1]))
        outer = Span(offset(row[2]), offset(row[3]))
        line = int(row[0].split(":")[0])
        entry = _overlapping(unmatched, outer)
        if entry is None:
            result.missed.append(line)
            continue
        unmatched.remove(entry)
        start, end = entry.title_span
        if not (outer.start <= start <= strict.start and strict.end <= end <= outer.end):
            result.wrong_title.append(line)
        elif entry.link.node.start != offset(row[4]):
            result.wrong_link.append(line)
    result.false = [
        entry.line for entry in unmatched
        if entry.line not in region.doubtful
        and source.line(entry.start) not in region.doubtful
    ]  # fmt: skip
    return result


def _overlapping(entries: list[Entry], outer: Span) -> Entry | None:
    for entry in entries:
        start, end = entry.title_span
        if start < outer.end and outer.start < end:
            return entry
    return None

"""Line breaks that entries have lost: on the page, the lines that they part run together."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from enum import Enum
from operator import attrgetter
from typing import NamedTuple

from kblint.knowledge.conventions import FEWEST_ENTRIES, Clear, majority
from kblint.knowledge.entries import Entry
from kblint.knowledge.reading.shapes import Shape
from kblint.knowledge.sections import Section
from kblint.markdown import HardBreak, SoftBreak
from kblint.text import Span

_TAG = re.compile(r" ?</?br ?/?>\Z", re.IGNORECASE)
_LONGEST_TAG = 8
_OF_LINES = frozenset(
    (Shape.CITED, Shape.LABELLED, Shape.RECORD, Shape.LABEL_FIRST, Shape.AUTHORS_FIRST)
)


class Where(Enum):
    """Which line of an entry a break ends; breaks of one kind are counted together."""

    TITLE = "title"  # above a description
    RECORD = "record"  # any of a record's lines but the last
    LAST = "last"  # where some lists have a tag


class Break(NamedTuple):
    """The end of one of an entry's lines.

    `marker` is what makes a hard break there, empty where nothing does; `span` holds the blanks
    and the backslash at the line's end.
    """

    entry: Entry
    where: Where
    span: Span
    marker: str


class LostBreak(NamedTuple):
    """A line's end without the marker that the others have."""

    at: Break
    clear: Clear
    marker: str


def lost_breaks(entries: Sequence[Entry]) -> Iterator[LostBreak]:
    """The lost breaks of a document's entries."""
    if len(entries) < FEWEST_ENTRIES:
        return
    breaks = [each for entry in entries for each in _breaks(entry)]
    markers = Counter(each.marker for each in breaks if each.marker)
    if not markers or markers.total() == len(breaks):
        return
    own: dict[tuple[Section, Where], Counter[Hashable]] = defaultdict(Counter)
    for each in breaks:
        own[each.entry.section, each.where][bool(each.marker)] += 1
    counts: dict[tuple[Section, Where], Counter[Hashable]] = defaultdict(Counter)
    for (section, where), found_there in own.items():
        for around in section.lineage():
            counts[around, where].update(found_there)
    for each in breaks:
        if each.marker:
            continue
        sections = each.entry.section.lineage()
        found = (majority(counts[section, each.where], (False,)) for section in sections)
        clear = next(filter(None, found), None)
        if clear and clear.value:
            yield LostBreak(each, clear, _usual(markers, each.where))


def _usual(markers: Counter[str], where: Where) -> str:
    """What makes the list's breaks; at the end of an entry only a tag makes one."""
    found = [m for m, _ in markers.most_common() if ">" in m or where is not Where.LAST]
    return found[0]


def _breaks(entry: Entry) -> Iterator[Break]:
    text, leaf = entry.source.text, entry.leaf
    if entry.shape is Shape.NEXT_LINE and entry.line_break and entry.description_span:
        if entry.line_break.end <= entry.description_span.start:
            yield _break(entry, Where.TITLE, entry.line_break)
    elif entry.shape in _OF_LINES and "\n" in leaf.source_text:
        first, last = (bisect_left(leaf.children, at, key=attrgetter("start")) for at in entry.span)
        for node in leaf.children[first:last]:
            if isinstance(node, HardBreak | SoftBreak) and not _is_wrapped(text, node):
                yield _break(entry, Where.RECORD, node)
    if entry.end == leaf.end:
        yield Break(entry, Where.LAST, Span(leaf.end, leaf.end), _tag_before(text, leaf.end))


def _break(entry: Entry, where: Where, node: HardBreak | SoftBreak) -> Break:
    text, end = entry.source.text, node.end - 1
    line = text[text.rfind("\n", 0, end) + 1 : end]
    said = line.rstrip(" \t")
    if isinstance(node, SoftBreak):
        marker = _tag_before(text, end - len(line) + len(said))
    elif not said.endswith("\\"):
        marker = "  "
    else:
        marker = " \\" if said[-2:-1] == " " else "\\"
    if said.endswith("\\") and not said.endswith("\\\\"):
        said = said[:-1].rstrip(" \t")  # no break if a blank follows it
    return Break(entry, where, Span(end - len(line) + len(said), end), marker)


def _tag_before(text: str, end: int) -> str:
    tag = _TAG.search(text, max(0, end - _LONGEST_TAG), end)
    return tag[0] if tag else ""


def _is_wrapped(text: str, node: HardBreak | SoftBreak) -> bool:
    """Whether a sentence goes on: the line ends in a word and the next begins with one."""
    if isinstance(node, HardBreak):
        return False
    before, after = text[node.start - 1], text[node.end : node.end + 40].lstrip()[:1]
    return (before.islower() or before == ",") and after.islower()

"""Scores that stand elsewhere than after the title."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document, Entry, Field
from kblint.knowledge.entries import has_own_markers
from kblint.rule import Rule
from kblint.text import Span

_ENDS_WORD = re.compile(r"[\s.,;:)]|\Z")


@dataclass(frozen=True)
class MisplacedScore(Rule):
    """A score stands before the title or within the description instead of after the link.

    Not where the list puts as many of its scores there as after the link.
    """

    code = "KB105"
    name = "misplaced-score"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        placed = [(entry, field, _place(entry, field)) for entry, field in _scored(document)]
        counts = Counter(where for _, _, where in placed)
        for entry, field, where in placed:
            # several in one other place, and no more in the right one: that is where they go
            if where and (counts[where] == 1 or counts[where] < counts[None]):
                message = f"expected {field.raw} right after the link, found it {where}"
                yield Finding(field.span, message, entry.subject, fix=_move(entry, field))


def _scored(document: Document) -> Iterator[tuple[Entry, Field]]:
    """The entries with one score; none, or one too many, is another mistake."""
    for entry in document.entries:
        labels = {s.label for s in document.expects.scores(entry.section)}
        fields = [f for f in entry.scores if f.name in labels]
        if len(fields) == 1:
            yield entry, fields[0]


def _place(entry: Entry, field: Field) -> str | None:
    """Where the score stands; None for the right place."""
    if field.span.start < entry.link.node.start:
        return "before the title"
    if field.span.start >= entry.tail.end:
        return "below the title's line"
    between = entry.seen[entry.tail.start : field.span.start]
    return "after other text" if re.search(r"\w", between) else None


def _move(entry: Entry, field: Field) -> Fix | None:
    """One edit of all that lies between the two places; none for a score in another paragraph."""
    if field.span.end > entry.leaf.end or not has_own_markers(entry, field):
        return None
    text, link_end = entry.source.text, entry.tail.start
    start, end = field.span
    before, after = text[entry.start : start], text[end : entry.leaf.end]
    if (
        not _ENDS_WORD.match(text, link_end)
        or before.endswith(("(", "["))
        or (before.rstrip().endswith((",", ";")) and after.lstrip()[:1] in {",", ";", "."})
    ):
        return None  # its markers would meet others, or its brackets or commas stay behind
    if start < entry.link.node.start:
        end += _blanks(text[end : entry.link.node.start])
        edit = Edit(Span(start, link_end), f"{text[end:link_end]} {field.raw}")
    else:
        start, end = _without(entry, start, end)
        edit = Edit(Span(link_end, end), f" {field.raw}{text[link_end:start]}")
    return Fix("move the score after the link", (edit,), effect=Effect.MOVED)


def _without(entry: Entry, start: int, end: int) -> Span:
    """What goes with a score behind the link: the blanks beside it, or the line that it fills."""
    text = entry.source.text
    line = entry.source.line_span(entry.source.line(start))
    left, right = text[line.start : start], text[end : line.end]
    if left.strip():
        return Span(line.start + len(left.rstrip(" \t")), end)
    if right.strip(" \t\\"):
        return Span(start, end + _blanks(right))
    if end == entry.leaf.end or right.endswith(("  ", "\\")):
        before = text[entry.start : line.start].rstrip(" \t\n")  # its own break stays, if any
        return Span(entry.start + len(before.removesuffix("\\")), end)
    return Span(line.start, line.end + 1)


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip(" \t"))

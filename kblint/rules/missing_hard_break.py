"""Titles that merge with their descriptions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document, Shape
from kblint.markdown import HardBreak, SoftBreak
from kblint.rule import Rule
from kblint.text import Span


@dataclass(frozen=True)
class MissingHardBreak(Rule):
    """An entry's description runs on in the title's line where the others begin a new one."""

    code = "KB501"
    name = "missing-hard-break"
    severity = Severity.WARNING
    outranks = ("KB402", "KB409")

    def check(self, document: Document) -> Iterator[Finding]:
        breaks = document.conventions.breaks
        marker = _marker(document)
        for entry in document.entries if breaks else ():
            if breaks is None or entry.shape is not Shape.NEXT_LINE:
                continue
            if not isinstance(entry.line_break, SoftBreak):
                continue
            clear = breaks.expected(entry)
            if clear is None or clear.value != "hard break":
                continue
            start, end = entry.line_break.span
            span = Span(start, end - 1)
            name = "two spaces" if marker == "  " else "a backslash"
            fix = Fix(f"end the line with {name}", (Edit(span, marker),), effect=Effect.BREAK_ADDED)
            message = (
                f"expected a hard break before the description, as {clear.count} of {clear.total} "
                "others have, found none: title and description merge"
            )
            exact = entry.leaf.exact
            yield Finding(span, message, entry.subject, fix=fix if exact else None)


def _marker(document: Document) -> str:
    """What makes the list's hard breaks: two spaces or a backslash."""
    markers = Counter(
        entry.line_break.marker == "\\"
        for entry in document.entries
        if isinstance(entry.line_break, HardBreak)
    )
    return "\\" if markers[True] > markers[False] else "  "

"""Several spaces between the parts of an entry's line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Finding, Fix, Severity
from kblint.knowledge import Document, Entry, Shape
from kblint.rule import Rule
from kblint.text import Span

_SEPARATORS = " \t-–—:|"
_SPACES = re.compile(r"[ \t]{2,}|\t")


@dataclass(frozen=True)
class InconsistentSpacing(Rule):
    """Several blanks part an entry's link from its score, or these from the description."""

    code = "KB503"
    name = "inconsistent-spacing"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries:
            scores = sorted(
                f.span for f in entry.scores if entry.tail.start <= f.span.start < entry.tail.end
            )
            for gap, what in _gaps(entry, scores):
                text = document.source.slice(gap)
                for match in _SPACES.finditer(text):
                    span = Span(gap.start + match.start(), gap.start + match.end())
                    found = len(match[0]) if "\t" not in match[0] else "a tab"
                    message = f"expected 1 space {what}, found {found}"
                    fix = Fix("leave one space", (Edit(span, " "),))
                    exact = entry.leaf.exact
                    yield Finding(span, message, entry.subject, fix=fix if exact else None)


def _gaps(entry: Entry, scores: list[Span]) -> Iterator[tuple[Span, str]]:
    """The blanks and separators between the parts of the line, and what they come before."""
    at = entry.tail.start
    for score in scores:
        between = entry.source.text[at : score.start]
        if not between.strip():
            yield Span(at, score.start), "before the score"
        at = score.end
    if entry.shape is Shape.ONE_LINE and entry.description_span:
        beside = entry.source.text[at : entry.description_span.start]
        at += len(beside.rstrip(_SEPARATORS).rstrip()) if re.search(r"\w", beside) else 0
        yield Span(at, entry.description_span.start), "beside the separator"

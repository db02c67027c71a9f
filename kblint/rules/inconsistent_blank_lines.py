"""Blank lines between some items of a list, and none between the others."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document
from kblint.knowledge.conventions import Clear, majority
from kblint.knowledge.lines.lists import lists_in
from kblint.rule import Rule
from kblint.text import Span


@dataclass(frozen=True)
class InconsistentBlankLines(Rule):
    """One blank line parts two items where none parts the others, or one is missing.

    Where two places of a list or more do otherwise, the blank lines make groups.
    """

    code = "KB507"
    name = "inconsistent-blank-lines"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        for placed in lists_in(document.sections):
            gaps = [Span(one.end, other.start) for one, other in pairwise(placed.items)]
            odd = _odd_one(document, gaps)
            if odd:
                yield _finding(document, *odd)


def _odd_one(document: Document, gaps: Sequence[Span]) -> tuple[Span, Clear] | None:
    """The one gap that does otherwise than nine in ten of the others, and what these do."""
    are_parted = [document.source.text.count("\n", *gap) > 1 for gap in gaps]
    counts = Counter[Hashable](are_parted)
    if len(counts) < 2:
        return None
    rarest, count = counts.most_common()[-1]
    clear = majority(counts, (rarest,)) if count == 1 else None
    return (gaps[are_parted.index(bool(rarest))], clear) if clear else None


def _finding(document: Document, gap: Span, clear: Clear) -> Finding:
    text = document.source.text
    end = text.rfind("\n", *gap) + 1
    start = text.find("\n", *gap) + 1
    found = text.count("\n", start, end)
    wanted, said = ("\n", "a blank line") if clear.value else ("", "no blank line")
    message = (
        f"expected {said} above the item, as above {clear.count} of {clear.total} others, "
        f"found {found or 'none'}"
    )
    fix = Fix("part all items alike", (Edit(Span(start, end), wanted),), effect=Effect.SPACING)
    at = Span(gap.end, gap.end + 1)
    return Finding(at, message, document.source.line_text(gap.end), fix=fix)

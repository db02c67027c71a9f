"""Year headings out of order."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Related, Safety, Severity
from kblint.knowledge import Document, Section
from kblint.rule import Rule
from kblint.text import Span


@dataclass(frozen=True)
class UnorderedYears(Rule):
    """A year heading breaks the order that the list's years follow."""

    code = "KB201"
    name = "unordered-years"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        for parent in document.sections:
            years = [s for s in parent.subsections if s.year]
            order = document.expects.years(parent) if len(years) > 1 else None
            if order is None:
                continue
            kept = _longest_ordered(years, descending=order == "descending")
            for section in years:
                if section in kept or section.heading is None or section.year is None:
                    continue
                neighbour = _violated(section, kept, descending=order == "descending")
                first = "newest" if order == "descending" else "oldest"
                message = (
                    f"expected years {order} ({first} first), found {section.year.year} "
                    f"{'after' if neighbour.span < section.span else 'before'} {neighbour.title}"
                )
                yield Finding(
                    section.heading.span, message, section.subject,
                    fix=_move(document, section, kept, descending=order == "descending"),
                    related=(
                        Related(document.path, _heading_span(neighbour), f"{neighbour.title} here"),
                    ),
                )  # fmt: skip


def _rank(section: Section, *, descending: bool) -> int:
    assert section.year
    return -section.year.year if descending else section.year.year


def _longest_ordered(years: list[Section], *, descending: bool) -> list[Section]:
    """The longest run of headings in order; of several, one that keeps the earlier headings."""
    backwards = years[::-1]
    ranks = [-_rank(section, descending=descending) for section in backwards]
    tails: list[int] = []  # tails[n]: where the run of n + 1 ends that ends lowest
    before: list[int | None] = []
    for i, rank in enumerate(ranks):
        n = bisect_right(tails, rank, key=ranks.__getitem__)
        before.append(tails[n - 1] if n else None)
        tails[n : n + 1] = [i]
    kept: list[Section] = []
    at: int | None = tails[-1]
    while at is not None:
        kept.append(backwards[at])
        at = before[at]
    return kept


def _violated(section: Section, kept: list[Section], *, descending: bool) -> Section:
    """The nearest kept heading that stands on the wrong side of this one."""
    at = section.span.start
    rank = _rank(section, descending=descending)
    wrong = (
        other
        for other in kept
        if (other.span.start < at) != (_rank(other, descending=descending) <= rank)
    )
    return min(wrong, key=lambda other: abs(other.span.start - at))


def _heading_span(section: Section) -> Span:
    return section.heading.span if section.heading else section.span


def _move(
    document: Document, section: Section, kept: list[Section], *, descending: bool
) -> Fix | None:
    """Carry the whole section to where its year belongs."""
    text = document.source.text
    rank = _rank(section, descending=descending)
    later = [s for s in kept if _rank(s, descending=descending) > rank]
    target = later[0].span.start if later else kept[-1].span.end
    block = text[section.span.start : section.span.end]
    if not block.endswith("\n\n") or not text[:target].endswith("\n\n"):
        return None  # at the file's end, where blank lines would have to be made up
    edits = (Edit(section.span, ""), Edit(Span(target, target), block))
    return Fix(
        f"move {section.title} to its place", tuple(sorted(edits)), Safety.UNSAFE, Effect.MOVED
    )

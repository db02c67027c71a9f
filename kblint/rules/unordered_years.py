"""Year headings out of order, and headings that are months or days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kblint.finding import Edit, Effect, Finding, Fix, Related, Safety, Severity
from kblint.knowledge import Document, Section
from kblint.knowledge.sequence.orders import FEWEST_STEPS, Run
from kblint.knowledge.years import day_heading
from kblint.rule import Rule
from kblint.text import Span

_FIRST = {"descending": "newest", "ascending": "oldest"}
_FEWEST_DATES = 8  # months or days below one heading that show their order


@dataclass(frozen=True)
class UnorderedYears(Rule):
    """A year heading, or one that is a month or a day, breaks the order that the others follow."""

    code = "KB201"
    name = "unordered-years"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        for parent in document.sections:
            years = [section for section in parent.subsections if section.year]
            order = document.expects.years(parent) if len(years) > 1 else None
            run = Run([s.year.year for s in years if s.year], descending=order == "descending")
            yield from _out_of_order(document, years, run, f"years {order}") if order else ()
        for found in _dated(document.sections):
            yield from _dates(document, found)


_Dated = tuple[Section, tuple[int, ...]]


def _dated(sections: Sequence[Section]) -> Iterator[list[_Dated]]:
    """Headings that are months or days, those of one level below one heading together.

    A line of dashes that makes a heading of a paragraph, where others are written with `#`, ends
    no section.
    """
    hashed = {s.level for s in sections if s.heading and s.heading.style == "atx"}
    groups: dict[tuple[int, Section | None], list[_Dated]] = {}
    above: list[Section] = []
    for section in sections[1:]:
        if section.heading and section.heading.style == "setext" and section.level in hashed:
            continue
        while above and above[-1].level >= section.level:
            above.pop()
        date = _date(section)
        if date:
            key = section.level, above[-1] if above else None
            groups.setdefault(key, []).append((section, date))
        above.append(section)
    return (group for group in groups.values() if len(group) >= _FEWEST_DATES)


def _dates(document: Document, found: Sequence[_Dated]) -> Iterator[Finding]:
    """Headings that are months or days, of which all but a few run one way."""
    exact = min(len(date) for _, date in found)
    dates = [date[:exact] for _, date in found]
    runs = {order: Run(dates, descending=order == "descending") for order in _FIRST}
    order = max(runs, key=lambda each: len(runs[each].kept))
    run = runs[order]
    if run.is_clear and run.steps >= FEWEST_STEPS:
        dated = [section for section, _ in found]
        for finding in _out_of_order(document, dated, run, f"dates {order}"):
            yield replace(finding, severity=Severity.WARNING, fix=None)  # mistyped, as a rule


def _date(section: Section) -> tuple[int, ...] | None:
    if section.year:
        return (section.year.year, section.year.month) if section.year.month else None
    return day_heading(section.title)


def _out_of_order(
    document: Document, sections: Sequence[Section], run: Run, order: str
) -> Iterator[Finding]:
    first = _FIRST[order.rpartition(" ")[2]]
    for i in run.odd:
        section, neighbour = sections[i], sections[run.violated(i)]
        if section.heading is None or neighbour.heading is None:
            continue
        place = "after" if neighbour.span < section.span else "before"
        message = (
            f"expected {order} ({first} first), found {section.title} {place} {neighbour.title}"
        )
        yield Finding(
            section.heading.span, message, section.subject,
            fix=_move(document, sections, run, i),
            related=(Related(document.path, neighbour.heading.span, f"{neighbour.title} here"),),
        )  # fmt: skip


def _move(document: Document, sections: Sequence[Section], run: Run, i: int) -> Fix | None:
    """Carry the whole section to where its year belongs."""
    text, section = document.source.text, sections[i]
    _, before = run.home(i)
    target = sections[run.kept[-1]].span.end if before is None else sections[before].span.start
    block = text[section.span.start : section.span.end]
    if not block.endswith("\n\n") or not text[:target].endswith("\n\n"):
        return None  # at the file's end, where blank lines would have to be made up
    edits = (Edit(section.span, ""), Edit(Span(target, target), block))
    return Fix(
        f"move {section.title} to its place", tuple(sorted(edits)), Safety.UNSAFE, Effect.MOVED
    )

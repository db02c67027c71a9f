"""Years above entries that these works' own identifiers contradict."""

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document, Entry, Section
from kblint.knowledge.conventions import majority
from kblint.knowledge.sequence.entry_dates import is_of_first_days, names_a_venue
from kblint.knowledge.years import day_heading, is_plausible
from kblint.rule import Rule


@dataclass(frozen=True)
class YearMismatch(Rule):
    """An entry stands under a year before its work was there, or long after.

    `tolerance` is in years: a work may stand under a year so much later than its identifier's,
    for papers appear after their preprints. One year more is information.
    """

    code = "KB204"
    name = "year-mismatch"
    severity = Severity.WARNING
    outranks = ("KB201",)

    tolerance: int = 1

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries:
            identity = entry.link.identity
            published = identity.published
            heading = entry.year_heading
            if heading is None or published is None or not is_plausible(heading.year):
                continue
            late = heading.year - published.year
            if heading.is_open and late > 0:
                continue
            early_allowed = self.tolerance if published.exact else 0
            if published.month == 1 and is_of_first_days(identity):
                early_allowed = 1  # handed in on the last days of the year before
            if -early_allowed <= late <= self.tolerance:
                continue
            when = f"{published.year}-{published.month:02}" if published.month else published.year
            # what has appeared at a conference may be put on a preprint server years later
            is_doubtful = late == self.tolerance + 1 or (late < 0 and names_a_venue(entry))
            message = (
                f"expected {identity.label} of {when} under its year, found it under {heading.year}"
            )
            yield Finding(
                entry.link.span, message, entry.subject,
                Severity.INFO if is_doubtful else None, related=_year(entry),
            )  # fmt: skip
        yield from _wrong_days(document)


def _year(entry: Entry) -> tuple[Related, ...]:
    dated = entry.section.dated
    if dated is None or dated.heading is None:
        return ()
    return (Related(entry.source.path, dated.heading.span, "the year's heading"),)


def _wrong_days(document: Document) -> Iterator[Finding]:
    """Headings that are days, with the right month of another year than all that is below them."""
    found = [
        (section, day[0], list(_lateness(section, day)))
        for section in document.sections
        if (day := day_heading(section.title)) and section.entries
    ]
    counts: Counter[Hashable] = Counter(months for _, _, late in found for months in late)
    for section, year, late in found:
        if not late or not section.heading or not all(m and m % 12 == 0 for m in late):
            continue
        others = majority(counts, late)
        if others and others.value == 0:
            told = year - late[0] // 12
            message = f"expected a day of {told}, the year of what is below, found {section.title}"
            yield Finding(section.heading.span, message, section.subject)


def _lateness(section: Section, day: tuple[int, ...]) -> Iterator[int]:
    """By how many months the day is later than each submission below its heading."""
    for entry in section.entries:
        published = entry.link.identity.published
        if published and published.month:
            yield 12 * (day[0] - published.year) + day[1] - published.month

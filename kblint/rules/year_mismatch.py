"""Entries under a year that their own identifier contradicts."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document, Entry
from kblint.knowledge.years import is_plausible
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

    tolerance: int = 1

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries:
            published = entry.link.identity.published
            heading = entry.year_heading
            if heading is None or published is None or not is_plausible(heading.year):
                continue
            late = heading.year - published.year
            if heading.is_open and late > 0:
                continue
            early_allowed = self.tolerance if published.exact else 0
            if -early_allowed <= late <= self.tolerance:
                continue
            what = entry.link.identity.label
            when = f"{published.year}-{published.month:02}" if published.month else published.year
            severity = Severity.INFO if late == self.tolerance + 1 else None
            message = f"expected {what} of {when} under its year, found it under {heading.year}"
            yield Finding(entry.link.span, message, entry.subject, severity, related=_year(entry))


def _year(entry: Entry) -> tuple[Related, ...]:
    dated = entry.section.dated
    if dated is None or dated.heading is None:
        return ()
    return (Related(entry.source.path, dated.heading.span, "the year's heading"),)

"""Headings that are no year of any paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Severity
from kblint.knowledge import Document
from kblint.knowledge.years import faulty_year, is_plausible, this_year
from kblint.rule import Rule


@dataclass(frozen=True)
class ImplausibleYear(Rule):
    """A year heading lies in the future, before 1900, or is mistyped among years."""

    code = "KB203"
    name = "implausible-year"
    severity = Severity.WARNING

    earliest: int = 1900

    def check(self, document: Document) -> Iterator[Finding]:
        with_years = {section.parent for section in document.sections if section.year}
        for section in document.sections:
            if section.heading is None:
                continue
            if section.year:
                year = section.year.year
                if not is_plausible(year, self.earliest):
                    latest = this_year() + 1
                    message = f"expected a year from {self.earliest} to {latest}, found {year}"
                    yield Finding(section.heading.span, message, section.subject)
            elif section.parent in with_years and (found := faulty_year(section.title)):
                message = f"expected a year as in the headings beside it, found {found}"
                yield Finding(section.heading.span, message, section.subject)

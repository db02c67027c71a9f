"""One year as two headings."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document, Section
from kblint.knowledge.years import YearHeading
from kblint.rule import Rule


@dataclass(frozen=True)
class RepeatedYear(Rule):
    """A year is a heading twice under one parent."""

    code = "KB202"
    name = "repeated-year"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        for parent in document.sections:
            seen: dict[YearHeading, Section] = {}
            for section in parent.subsections:
                if section.year is None or section.heading is None:
                    continue
                first = seen.setdefault(section.year, section)
                if first is section or first.heading is None:
                    continue
                where = f'under "{parent.title}"' if parent.title else "in the file"
                message = f"expected each year once {where}, found {section.title} again"
                related = (Related(document.path, first.heading.span, "the first one"),)
                yield Finding(section.heading.span, message, section.subject, related=related)

"""Entries out of the order of their dates."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Severity
from kblint.knowledge import Document, Entry
from kblint.knowledge.sequence.entry_dates import stated_date
from kblint.knowledge.sequence.sortings import BY_DATE, misplaced, short
from kblint.rule import Rule

_FIRST = {"by-date-descending": "newest", "by-date-ascending": "oldest"}


@dataclass(frozen=True)
class UnorderedEntriesByDate(Rule):
    """An entry breaks the order of dates that the schema demands or the others of its list keep."""

    code = "KB206"
    name = "unordered-entries-by-date"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        for found in misplaced(document, BY_DATE):
            message = f"expected {_FIRST[found.order]} first: {found.told(_dated)}"
            entry = found.entry
            yield Finding(
                entry.title_span, message, entry.subject, fix=found.fix(), related=found.related()
            )


def _dated(entry: Entry) -> str:
    stated = stated_date(entry)
    return f'"{short(entry.title)}" ({stated.text})' if stated else f'"{short(entry.title)}"'

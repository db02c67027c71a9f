"""Entries out of the order of titles or scores."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Severity
from kblint.knowledge import Document, Entry
from kblint.knowledge.sequence.sortings import BY_SCORE, BY_TITLE, misplaced, score_of, short
from kblint.rule import Rule


@dataclass(frozen=True)
class UnsortedEntries(Rule):
    """An entry breaks the order of titles or scores that the others of its list keep."""

    code = "KB404"
    name = "unsorted-entries"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        for sorting, order, name in (
            (BY_TITLE, "alphabetical order", _titled),
            (BY_SCORE, "the best first", _scored),
        ):
            for found in misplaced(document, sorting):
                yield Finding(
                    found.entry.title_span, f"expected {order}: {found.told(name)}",
                    found.entry.subject, fix=found.fix(), related=found.related(),
                )  # fmt: skip


def _titled(entry: Entry) -> str:
    return f'"{short(entry.title)}"'


def _scored(entry: Entry) -> str:
    return f'"{short(entry.title)}" ({score_of(entry):g})'

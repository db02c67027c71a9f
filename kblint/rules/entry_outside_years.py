"""Entries beside the year headings instead of below one."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Severity
from kblint.knowledge import Document
from kblint.knowledge.conventions import FEWEST_OTHERS, SHARE
from kblint.rule import Rule


@dataclass(frozen=True)
class EntryOutsideYears(Rule):
    """An entry stands directly in a section whose other entries stand under its years."""

    code = "KB205"
    name = "entry-outside-years"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        for section in document.sections:
            if not section.entries or section.year:
                continue
            group = section.group()
            below, others = len(group) - len(section.entries), len(group) - 1
            if others < FEWEST_OTHERS or below < SHARE * others:
                continue
            for entry in section.entries:
                message = (
                    f"expected a year heading above the entry, as {below} of {others} others "
                    "of the section have, found none"
                )
                yield Finding(entry.link.span, message, entry.subject)

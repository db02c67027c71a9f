"""Entries beside the year headings instead of below one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Severity
from kblint.knowledge import Document, Section
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
            if not section.entries or section.year or _begins_with_older(section):
                continue
            group = section.group()
            below, others = len(group) - len(section.entries), len(group) - 1
            if others < FEWEST_OTHERS or below < SHARE * others:
                continue
            shapes = Counter(entry.shape for entry in group if entry.section is not section)
            usual = shapes.most_common(1)[0][0]
            for entry in section.entries:
                if entry.shape is not usual:
                    continue  # a link of another kind: a conference, a survey of them all
                message = (
                    f"expected a year heading above the entry, as {below} of {others} others "
                    "of the section have, found none"
                )
                yield Finding(entry.link.span, message, entry.subject)


def _begins_with_older(section: Section) -> bool:
    """Whether the first year heading is "before 2022": newer entries stand above it."""
    first = next((below for below in section.subsections if below.year), None)
    return first is not None and first.year is not None and first.year.is_open

"""Headings of a level that does not fit."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kblint.finding import Finding, Severity
from kblint.knowledge import Document, Section
from kblint.knowledge.conventions import are_slips, majority
from kblint.rule import Rule

_MOST_WORDS = 10  # of a heading; what is longer is a note in large or small type


@dataclass(frozen=True)
class SkippedLevel(Rule):
    """A heading is more than a level below its parent, or a year of another level than the others.

    A list in which many headings skip a level is left to its habit.
    """

    code = "KB601"
    name = "skipped-level"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        yield from _skipping(document)
        yield from _odd_years(document)


def _skipping(document: Document) -> Iterator[Finding]:
    below = [section for section in document.sections if section.parent and section.parent.heading]
    found = [section for section in below if _skips(section)]
    counts = Counter[Hashable](_skips(section) for section in below)
    clear = majority(counts, (True,)) if found else None
    if clear is None or clear.value or not are_slips(len(found), len(below)):
        return
    siblings = (section.subsections for section in document.sections)
    before = {section: left for below in siblings for left, section in pairwise(below)}
    for section in found:
        parent, heading = section.parent, section.heading
        if parent is None or heading is None or len(section.title.split()) > _MOST_WORDS:
            continue
        if section in before and before[section].level == section.level:
            continue  # told of where the first of them is
        message = (
            f"expected a heading of level {parent.level + 1} below one of level {parent.level}, "
            f"found level {section.level}"
        )
        yield Finding(heading.span, message, section.subject)


def _skips(section: Section) -> bool:
    return section.parent is not None and section.level > section.parent.level + 1


def _odd_years(document: Document) -> Iterator[Finding]:
    """Years beside years of another level, which nine in ten of the others have."""
    years = [section for section in document.sections if section.year]
    levels = Counter[Hashable](section.level for section in years)
    for before, section, after in _with_neighbours(document.sections) if len(levels) > 1 else ():
        clear = majority(levels, (section.level,)) if section.year else None
        if clear is None or clear.value == section.level or section.heading is None:
            continue
        if any(each.year and each.level == clear.value for each in (before, after)):
            message = (
                f"expected a heading of level {clear.value} for the year, as {clear.count} of "
                f"{clear.total} others have, found level {section.level}"
            )
            yield Finding(section.heading.span, message, section.subject)


def _with_neighbours(sections: Sequence[Section]) -> Iterator[tuple[Section, Section, Section]]:
    """Each section with those before and after it; the first and last have but one."""
    return zip((sections[0], *sections[:-1]), sections, (*sections[1:], sections[-1]), strict=True)

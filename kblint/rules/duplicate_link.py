"""Works that are listed twice."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
from kblint.knowledge import Facts
from kblint.knowledge.titles import are_variants
from kblint.knowledge.twins import COPIES, Place, Sharing, by_identity
from kblint.rule import ProjectRule

_MOST_TITLES = 50  # of one link that are compared: none has more in earnest


@dataclass(frozen=True)
class DuplicateLink(ProjectRule):
    """One work or page is listed twice under one title.

    Across sections it counts only where at most `habit` works or 2 % of the file are listed twice:
    elsewhere cross-listing is the list's habit. Across files only where two files share less than
    30 % of their works, for copies and translations share most.
    """

    code = "KB301"
    name = "duplicate-link"
    severity = Severity.WARNING

    habit: int = 3

    def judge(self, facts: Mapping[Path | None, Facts]) -> Iterator[tuple[Path | None, Finding]]:
        pairs = list(_pairs(facts))
        cross_listed = Counter(
            first.path for first, again in pairs
            if first.path == again.path and first.entry.home != again.entry.home
        )  # fmt: skip
        sharing = Sharing(facts)
        for first, again in pairs:
            if first.path != again.path:
                if sharing.share(first.path, again.path) >= COPIES:
                    continue
            elif first.entry.home != again.entry.home:
                works = len(facts[first.path].entries)
                if cross_listed[first.path] > max(self.habit, 0.02 * works):
                    continue
            yield again.path, _finding(first, again)


def _pairs(facts: Mapping[Path | None, Facts]) -> Iterator[tuple[Place, Place]]:
    """Each repeated entry with the first one of its kind."""
    for _, there in by_identity(facts):
        first_of: list[Place] = []
        for place in there:
            nearest = first_of[-_MOST_TITLES:]
            twin = next((p for p in nearest if _are_one(p, place)), None)
            if twin:
                yield twin, place
            else:
                first_of.append(place)


def _are_one(one: Place, other: Place) -> bool:
    """Whether two entries with one link recommend one thing: a page may hold several."""
    share = 1 / 3 if one.entry.identity.is_work else 0.6
    return are_variants(one.entry.title, other.entry.title, share=share)


def _finding(first: Place, again: Place) -> Finding:
    entry = again.entry
    where = first.seen_from(again)
    message = f"expected {entry.identity.label} once, found it again after {where}"
    fix = None
    if entry.checksum == first.entry.checksum:
        edits = (Edit(entry.lines, ""),)
        fix = Fix("delete the second entry", edits, Safety.UNSAFE, Effect.DELETED)
    related = (first.related(f'"{first.entry.title}"'),)
    return Finding(entry.span, message, entry.subject, fix=fix, related=related)

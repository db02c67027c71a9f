"""Works that are listed twice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kblint.finding import Edit, Effect, Finding, Fix, Related, Safety, Severity
from kblint.knowledge import Facts
from kblint.knowledge.likeness.duplicates import Duplicates, Pair
from kblint.knowledge.likeness.loose_lines import RepeatedLine
from kblint.rule import ProjectRule


@dataclass(frozen=True)
class DuplicateLink(ProjectRule):
    """One work or page is listed twice under one title.

    Across sections it counts only where at most `habit` works, or but for this one 2 % of the
    file, are listed twice: elsewhere cross-listing is the list's habit. What stands before the
    first section is an announcement, and a section with most of its entries from others gathers
    them. Across files it counts only where two files share less than 30 % of their works, for
    copies and translations share most. Lines with links that are no entries count within a section
    where they say the same.
    """

    code = "KB301"
    name = "duplicate-link"
    severity = Severity.WARNING

    habit: int = 3

    def judge(self, facts: Mapping[Path | None, Facts]) -> Iterator[tuple[Path | None, Finding]]:
        duplicates = Duplicates(facts)
        for pair in duplicates.pairs:
            if not duplicates.is_meant(pair, self.habit):
                yield pair.again.path, _finding(pair)
        for path, of_file in facts.items():
            yield from ((path, _repeated(path, line)) for line in of_file.repeated)


def _finding(pair: Pair) -> Finding:
    first, again = pair
    entry = again.entry
    where = first.seen_from(again)
    message = f"expected {entry.identity.label} once, found it again after {where}"
    fix = None
    start, end = entry.lines
    if entry.checksum == first.entry.checksum and start < end:
        edits = (Edit(entry.lines, ""),)
        fix = Fix("delete the second entry", edits, Safety.UNSAFE, Effect.DELETED)
    related = (first.related(f'"{first.entry.title}"'),)
    return Finding(entry.span, message, entry.subject, fix=fix, related=related)


def _repeated(path: Path | None, line: RepeatedLine) -> Finding:
    message = f"expected this line once, found it again after line {line.first}"
    fix = None
    if line.is_same:
        edits = (Edit(line.whole, ""),)
        fix = Fix("delete the second line", edits, Safety.UNSAFE, Effect.DELETED)
    related = (Related(path, line.first_span, "the first"),)
    return Finding(line.span, message, line.subject, fix=fix, related=related)

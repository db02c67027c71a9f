"""One target under two titles: one of the links is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kblint.finding import Finding, Severity
from kblint.knowledge import Facts, Identity
from kblint.knowledge.likeness.contradictions import Contradiction, Contradictions
from kblint.knowledge.likeness.twins import Mention, by_mention
from kblint.rule import ProjectRule


@dataclass(frozen=True)
class ConflictingTitles(ProjectRule):
    """One target is linked by two entries whose titles have nothing in common.

    Within `near` lines that is an error if the target is a work. Farther apart it is a warning,
    and only where next to nothing is shared or others wrote it. A page or repository is judged by
    whose title its address spells, or whose author it belongs to.
    """

    code = "KB302"
    name = "conflicting-titles"
    severity = Severity.ERROR
    outranks = ("KB303", "KB301")

    near: int = 15

    def judge(self, facts: Mapping[Path | None, Facts]) -> Iterator[tuple[Path | None, Finding]]:
        contradictions = Contradictions(facts, self.near)
        for identity, there in by_mention(facts):
            found = contradictions.gravest(identity, there)
            if found:
                yield found.odd.place.path, _finding(identity, there, found)


def _finding(identity: Identity, there: Sequence[Mention], found: Contradiction) -> Finding:
    odd, fellow = found.odd, found.fellow
    line, where = odd.place.entry.line, fellow.place.seen_from(odd.place)
    verdict = f"; line {line} is the odd one: {found.reason}" if found.reason else ""
    message = (
        f'expected one title for {identity.label}, found "{odd.title}" and '
        f'"{fellow.title}" ({where}){verdict}'
    )
    severity = Severity.ERROR if found.is_sure else Severity.WARNING
    others = (fellow, *(mention for mention in there if mention not in {odd, fellow}))
    related = tuple(mention.related() for mention in others)
    return Finding(odd.span, message, odd.place.entry.subject, severity, related=related)

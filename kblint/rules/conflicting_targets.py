"""One title under two identities: two links for what should be one work."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kblint.finding import Finding, Severity
from kblint.knowledge import Facts, Identity, Kind
from kblint.knowledge.titles import content_words, words
from kblint.knowledge.twins import Place, places
from kblint.rule import ProjectRule


@dataclass(frozen=True)
class ConflictingTargets(ProjectRule):
    """Two entries with one title link to two works of one kind, such as two arXiv papers."""

    code = "KB304"
    name = "conflicting-targets"
    severity = Severity.WARNING

    def judge(self, facts: Mapping[Path | None, Facts]) -> Iterator[tuple[Path | None, Finding]]:
        seen: dict[tuple[Kind, tuple[str, ...]], dict[Identity, Place]] = defaultdict(dict)
        for place in places(facts):
            entry = place.entry
            if not entry.identity.is_work or len(content_words(entry.title)) < 3:
                continue
            known = seen[entry.identity.kind, words(entry.title)]
            if known and entry.identity not in known:
                first = next(iter(known.values()))
                message = (
                    f'expected one link for "{entry.title}", found {entry.identity.label} and '
                    f"{first.entry.identity.label} ({first.seen_from(place)})"
                )
                related = (first.related(first.entry.identity.label),)
                yield place.path, Finding(entry.span, message, entry.subject, related=related)
            known.setdefault(entry.identity, place)

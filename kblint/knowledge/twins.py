"""Entries of many documents that share an identity or a title."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kblint.finding import Related
from kblint.knowledge.facts import EntryFact, Facts
from kblint.knowledge.identities.identity import Identity

COPIES = 0.3
"""The share of common works from which on two files are copies or translations."""


class Place(NamedTuple):
    """An entry and the file it stands in."""

    path: Path | None
    entry: EntryFact

    def seen_from(self, other: "Place") -> str:
        """Where this is, for a message that stands at the other: "line 5", with the file's name."""
        line = f"line {self.entry.line}"
        return f"{self.path.name}, {line}" if self.path and self.path != other.path else line

    def related(self, message: str) -> Related:
        """This place as the other end of a finding."""
        return Related(self.path, self.entry.span, message)


def places(facts: Mapping[Path | None, Facts]) -> Iterator[Place]:
    """Every entry that links to something, file by file in order of the text."""
    for path, of_file in facts.items():
        for entry in of_file.entries:
            if entry.url:
                yield Place(path, entry)


def by_identity(facts: Mapping[Path | None, Facts]) -> Iterator[tuple[Identity, list[Place]]]:
    """What is linked by two entries or more, with those entries."""
    found: dict[Identity, list[Place]] = defaultdict(list)
    for place in places(facts):
        found[place.entry.identity].append(place)
    return ((identity, there) for identity, there in found.items() if len(there) > 1)


class Sharing:
    """How many works each two files have in common: copies and translations share most."""

    def __init__(self, facts: Mapping[Path | None, Facts]) -> None:
        """Count the works of each file and of each two; linear in entries that are shared."""
        self._sizes = {
            path: len({e.identity for e in of_file.entries}) for path, of_file in facts.items()
        }
        self._common: Counter[frozenset[Path | None]] = Counter()
        for _, there in by_identity(facts):
            files = list(dict.fromkeys(place.path for place in there))[:50]
            self._common.update(
                frozenset((one, other)) for i, one in enumerate(files) for other in files[i + 1 :]
            )

    def share(self, one: Path | None, other: Path | None) -> float:
        """The common works as a share of the smaller file's, 0 to 1."""
        smaller = min(self._sizes[one], self._sizes[other])
        return self._common[frozenset((one, other))] / smaller if smaller else 0.0

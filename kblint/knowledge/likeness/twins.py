"""Entries of many documents that share an identity or a title."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kblint.finding import Related
from kblint.knowledge.facts import EntryFact, Facts, OtherLink
from kblint.knowledge.identities.identity import Identity
from kblint.knowledge.reading.labels import role
from kblint.knowledge.titles import Vocabulary, content_words, words
from kblint.text import Span

_SHORTCODE = re.compile(r":\w+:")  # of an emoji

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


class Mention(NamedTuple):
    """A link by which an entry means something under a title: its own, or the link's text.

    `says` is empty for the primary link, else what the other one is: "paper", "title", "code", …
    """

    place: Place
    title: str
    url: str
    span: Span
    says: str

    @property
    def is_primary(self) -> bool:
        """Whether it is the entry's primary link."""
        return not self.says

    @property
    def authors(self) -> str:
        """The authors of what has the title, empty where they are not told."""
        return "" if self.says == "title" else self.place.entry.authors

    @property
    def people(self) -> frozenset[str]:
        """Its authors, each as an initial and the last name."""
        names = filter(None, map(words, re.split(r"[,;&]|\band\b", self.authors)))
        return frozenset(n[0][0] + n[-1] if len(n) > 1 else n[0] for n in names)

    def related(self) -> Related:
        """This mention as the other end of a finding."""
        return Related(self.place.path, self.span, f'"{self.title}"')


def by_mention(facts: Mapping[Path | None, Facts]) -> Iterator[tuple[Identity, list[Mention]]]:
    """What is meant by two entries or more, each named once, in order of the text."""
    found: dict[Identity, dict[int, Mention]] = defaultdict(dict)
    for number, place in enumerate(places(facts)):
        entry = place.entry
        primary = Mention(place, entry.title, entry.url, entry.span, "")
        found[entry.identity][number] = primary
        for link in entry.others:
            mention = _mention(place, link)
            if mention:
                found[link.identity].setdefault(number, mention)
    return ((identity, list(there.values())) for identity, there in found.items() if len(there) > 1)


def _mention(place: Place, link: OtherLink) -> Mention | None:
    """What another link of an entry says that it is, if that is more than something related."""
    if link.role == "related":
        return None
    if link.identity.is_work:
        if link.says == "paper" or not words(_SHORTCODE.sub("", link.text)):
            return Mention(place, place.entry.title, link.url, link.span, "paper")
        if role(link.text) is None and len(content_words(link.text)) >= 4:
            return Mention(place, link.text, link.url, link.span, "title")
    elif link.role in {"code", "website", "demo", "data", "badge"}:
        return Mention(place, place.entry.title, link.url, link.span, link.role)
    return None


def vocabulary_of(facts: Mapping[Path | None, Facts]) -> Vocabulary:
    """The words of all entries' titles."""
    return Vocabulary(e.title for of_file in facts.values() for e in of_file.entries)


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

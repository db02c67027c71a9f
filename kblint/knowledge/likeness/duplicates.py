"""Entries that recommend one thing twice, and where that is a list's habit."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kblint.knowledge.facts import Facts
from kblint.knowledge.identities.identity import Kind
from kblint.knowledge.likeness.naming import name_in, share_spelled
from kblint.knowledge.likeness.twins import COPIES, Place, Sharing, by_identity, vocabulary_of
from kblint.knowledge.titles import ALIKE, Vocabulary, words
from kblint.knowledge.years import YEAR

_MOST_TITLES = 50  # of one link that are compared: none has more in earnest
_YEAR = re.compile(YEAR)
_NUMBER = re.compile(r"\d+")
_SPELLED = 0.8  # how much of a page's name both titles spell that are none of each other
_SHARES = {  # how alike two titles of one repository or page are: it may hold several things
    Kind.GITHUB: 0.8, Kind.REPOSITORY: 0.8, Kind.PAGE: 0.6, Kind.VIDEO: 0.6, Kind.YOUTUBE: 0.6,
}  # fmt: skip

Home = tuple[Path | None, tuple[str, ...]]


class Pair(NamedTuple):
    """An entry and the first one of its kind before it."""

    first: Place
    again: Place

    @property
    def homes(self) -> set[Home]:
        """The sections that the two stand in, years apart: one or two."""
        return {_home(self.first), _home(self.again)}

    @property
    def is_crossing(self) -> bool:
        """Whether they stand in two sections of one file."""
        return self.first.path == self.again.path and len(self.homes) > 1


class Duplicates:
    """The repeated entries of a knowledge base, and what it repeats on purpose."""

    def __init__(self, facts: Mapping[Path | None, Facts]) -> None:
        """Find them all."""
        self.pairs = tuple(_pairs(facts))
        crossing = [pair for pair in self.pairs if pair.is_crossing]
        self._works = {path: len(of_file.entries) for path, of_file in facts.items()}
        self._crossing = Counter(pair.first.path for pair in crossing)
        self._gathering = _gathering(facts, crossing)
        self._sharing = Sharing(facts)
        self._facts = facts

    def is_meant(self, pair: Pair, habit: int) -> bool:
        """Whether the schema lets the list repeat such entries, or that is its habit."""
        first, again = pair.first, pair.again
        if again.entry.may_repeat:
            return True
        promised = self._promised(pair)
        if promised is not None:
            return promised
        if first.path != again.path:
            return self._sharing.share(first.path, again.path) >= COPIES
        if not pair.is_crossing:
            return False
        is_announced = any(not home for _, home in pair.homes)  # before the first section
        if is_announced or not self._gathering.isdisjoint(pair.homes):
            return True
        crossing = self._crossing[first.path]
        return crossing > habit and crossing - 1 > 0.02 * self._works[first.path]

    def _promised(self, pair: Pair) -> bool | None:
        """What the schema of the later entry's file says of the two."""
        policy = self._facts[pair.again.path]
        if pair.first.path != pair.again.path:
            return policy.across_files
        return policy.across_sections if pair.is_crossing else None


def _home(place: Place) -> Home:
    return place.path, place.entry.home


def _gathering(facts: Mapping[Path | None, Facts], crossing: Sequence[Pair]) -> set[Home]:
    """Sections with most of their entries from others: news, highlights, another order."""
    listed = defaultdict(set)
    for place in (place for pair in crossing for place in pair):
        listed[_home(place)].add(place.entry.identity)
    sizes = Counter((path, e.home) for path, of_file in facts.items() for e in of_file.entries)
    return {home for home, works in listed.items() if 2 * len(works) > max(sizes[home], 2)}


def _pairs(facts: Mapping[Path | None, Facts]) -> Iterator[Pair]:
    vocabulary = vocabulary_of(facts)
    for _, there in by_identity(facts):
        first_of: list[Place] = []
        for place in there:
            nearest = first_of[-_MOST_TITLES:]
            twin = next((p for p in nearest if _are_one(vocabulary, p, place)), None)
            if twin:
                yield Pair(twin, place)
            else:
                first_of.append(place)


def _are_one(vocabulary: Vocabulary, one: Place, other: Place) -> bool:
    """Whether two entries with one link recommend one thing: a page may hold several."""
    a, b = one.entry.title, other.entry.title
    if _differ_in_number(a, b) or "..." in one.entry.url:
        return False  # parts or editions; a model to be copied
    if one.entry.cells and other.entry.cells and one.entry.cells != other.entry.cells:
        return False  # two results of one work
    kind = one.entry.identity.kind
    if vocabulary.are_variants(a, b, share=_SHARES.get(kind, ALIKE)):
        return True
    name = name_in(one.entry.url) if kind is Kind.PAGE else ()
    return bool(name) and min(share_spelled(name, a), share_spelled(name, b)) >= _SPELLED


def _differ_in_number(one: str, other: str) -> bool:
    """Whether nothing but numbers tells two titles apart: "Part 1" and "Part 2"; or years do."""
    a, b = words(one), words(other)
    years, others = ({word for word in each if _YEAR.fullmatch(word)} for each in (a, b))
    if years and others and not years & others:
        return True
    return a != b and _NUMBER.sub("", "".join(a)) == _NUMBER.sub("", "".join(b))

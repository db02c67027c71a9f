"""Where an entry does otherwise than the others, of many traits at once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kblint.knowledge.conventions import FEWEST_OTHERS, SHARE, Clear
from kblint.knowledge.entries import Entry
from kblint.knowledge.reading.candidate import Holder
from kblint.knowledge.sections import Section

Traits = Callable[[Entry], Mapping[str, Hashable]]
_Key = tuple[Section, Hashable, str]  # of what kind of entry, and which trait
FEWEST_SURE = 10
"""Others from which on a departure is a warning, where fewer make it information."""

_INDENT = 2  # columns by which items of one depth may differ


class Departure(NamedTuple):
    """A trait of an entry, what it does there, and what the others of its kind do."""

    trait: str
    found: Hashable
    clear: Clear

    @property
    def others(self) -> str:
        """How many others do otherwise, as a message says it."""
        return f"{self.clear.count} of {self.clear.total} others"


class Departures:
    """The traits of entries, counted in each section with all below it, each kind apart.

    Items of one depth are of one kind; rows, headings and paragraphs are others. An entry departs
    from what is clear of the others, in the smallest section where something is. But where those
    beside it do as it does more often, they have a habit of their own.
    """

    def __init__(self, entries: Sequence[Entry], traits: Traits) -> None:
        """Count the traits, of which an entry may have some and others not."""
        self._entries = [(entry, _kind(entry), traits(entry)) for entry in entries]
        self._beside: dict[_Key, Counter[Hashable]] = defaultdict(Counter)
        for entry, kind, mine in self._entries:
            for trait, value in mine.items():
                self._beside[entry.section, kind, trait][value] += 1
        self._around: dict[_Key, Counter[Hashable]] = defaultdict(Counter)
        for (section, kind, trait), counts in self._beside.items():
            for around in section.lineage():
                self._around[around, kind, trait].update(counts)
        self._most = {key: _most_common(counts) for key, counts in self._around.items()}
        self._clear: dict[tuple[_Key, Hashable], Clear | None] = {}

    def __iter__(self) -> Iterator[tuple[Entry, list[Departure]]]:
        """The entries that depart from the others, each with all that it does otherwise."""
        for entry, kind, mine in self._entries:
            found = [
                Departure(trait, value, clear)
                for trait, value in mine.items()
                if (clear := self._expected((entry.section, kind, trait), value))
                and clear.value != value
            ]
            if found:
                yield entry, found

    def _expected(self, key: _Key, value: Hashable) -> Clear | None:
        """What the others do; the same for all entries of one kind and section with one value."""
        if (key, value) not in self._clear:
            self._clear[key, value] = self._judged(key, value)
        return self._clear[key, value]

    def _judged(self, key: _Key, value: Hashable) -> Clear | None:
        """What nine in ten of the others do, counted as far around as they still do it."""
        section, kind, trait = key
        found: Clear | None = None
        for around in section.lineage():
            most = self._most[around, kind, trait]
            clear = Clear(most.value, most.count - (most.value == value), most.total - 1)
            is_clear = clear.total >= FEWEST_OTHERS and clear.count >= SHARE * clear.total
            if found and not (is_clear and clear.value == found.value):
                break
            found = clear if is_clear else None
        return found if found and self._is_odd(key, value, found) else None

    def _is_odd(self, key: _Key, value: Hashable, clear: Clear) -> bool:
        """Whether more of those beside it do what is clear: in its section, or of its years."""
        section, kind, trait = key
        beside = self._beside[key]
        is_only = len(beside) == 1 and beside[value] == 1
        if is_only and section is not section.home:
            beside = self._around[section.home, kind, trait]
        return beside[clear.value] > beside[value]


def _most_common(counts: Counter[Hashable]) -> Clear:
    ((value, count),) = counts.most_common(1)
    return Clear(value, count, counts.total())


def _kind(entry: Entry) -> Hashable:
    """What an entry may be compared with: items of its depth, rows, headings or paragraphs."""
    if entry.holder is not Holder.ITEM:
        return entry.holder
    line = entry.source.line_span(entry.source.line(entry.start))
    return entry.holder, (entry.start - line.start) // _INDENT

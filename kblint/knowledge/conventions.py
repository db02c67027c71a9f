"""What a list does, inferred from its entries, with the evidence.

An entry is judged against the others, itself left out, in the smallest section around it where at
least four others stand and nine in ten of them agree; where none is clear, nothing is said.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kblint.knowledge.entries import Entry
from kblint.knowledge.scores import Scale
from kblint.knowledge.sections import Section
from kblint.knowledge.traits import OF_THE_FILE, OPTIONAL, TRAITS, UNTOLD, Trait, line_break

FEWEST_OTHERS = 4
FEWEST_ENTRIES = 5  # in a file, for anything to be inferred
SHARE = 9 / 10


@dataclass(frozen=True, slots=True)
class Clear:
    """What nine in ten do: the value, how many of how many bear it."""

    value: Hashable
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class Convention:
    """One inference, as a person may read it. `scope` is a section's path, or "file"."""

    scope: str
    name: str
    value: str
    count: int
    total: int


def majority(counts: Counter[Hashable], left_out: Iterable[Hashable] = ()) -> Clear | None:
    """The value that is clear among the counted ones without those left out."""
    without = tuple(left_out)
    total = counts.total() - len(without)
    if total < FEWEST_OTHERS:
        return None
    value, count = max(
        ((value, count - without.count(value)) for value, count in counts.items()), key=_count
    )
    return Clear(value, count, total) if count >= SHARE * total else None


def are_slips(count: int, total: int) -> bool:
    """Whether so few of so many were never meant: at most 3, or 2 in 100."""
    return count <= max(3, 0.02 * total)


def _count(counted: tuple[Hashable, int]) -> int:
    return counted[1]


class Habit:
    """One trait of entries, counted in each section with all below it.

    Entries of which the key gives None have no part in it.
    """

    def __init__(self, top: Section, key: Trait) -> None:
        """Count the trait below the top section."""
        self.key = key
        self._counts: dict[Section, Counter[Hashable]] = {}
        self._count(top)

    def _count(self, section: Section) -> Counter[Hashable]:
        counts = Counter(v for v in map(self.key, section.entries) if v is not None)
        for below in section.subsections:
            counts.update(self._count(below))
        self._counts[section] = counts
        return counts

    def expected(self, entry: Entry) -> Clear | None:
        """What the others around the entry do; None where that is not clear."""
        own = self.key(entry)
        for section in entry.section.lineage():
            clear = majority(self._counts[section], () if own is None else (own,))
            if clear:
                return clear
        return None

    def overall(self, top: Section) -> Clear | None:
        """What the whole file does."""
        return majority(self._counts[top])


class Conventions:
    """The habits of one document."""

    def __init__(
        self, sections: Sequence[Section], entries: Sequence[Entry], scales: Sequence[Scale]
    ) -> None:
        """Infer on demand; the first section is the whole document."""
        self._sections = sections
        self._entries = entries
        self._scales = scales
        self._labels: dict[Section, str | None] = {}

    @property
    def _top(self) -> Section:
        return self._sections[0]

    def habit(self, key: Trait) -> Habit | None:
        """A trait counted over the sections; None in a file with too few entries."""
        if len(self._entries) < FEWEST_ENTRIES:
            return None
        return Habit(self._top, key)

    @cached_property
    def breaks(self) -> Habit | None:
        """Whether a hard break parts title and description, where they are on two lines."""
        return self.habit(line_break)

    @cached_property
    def years(self) -> "YearOrders":
        """The direction in which year headings run."""
        return YearOrders(self._sections)

    def score_label(self, section: Section) -> str | None:
        """The label that the section's entries carry as a habit, whether declared or not."""
        home = section.home
        if home not in self._labels:
            self._labels[home] = self._label(home.group())
        return self._labels[home]

    def _label(self, entries: Sequence[Entry]) -> str | None:
        """The label that nine in ten of the entries bear."""
        counts: Counter[Hashable] = Counter(
            label for e in entries for label in {f.name for f in e.scores if f.strict}
        )
        for label, count in counts.most_common(1):
            others = len(entries) - 1 if count < len(entries) else len(entries)
            if others >= FEWEST_OTHERS and count >= SHARE * others:
                return str(label)
        return None

    @cached_property
    def bold_scores(self) -> bool:
        """Whether the list's scores are bold; a declared one is, unless most entries differ."""
        counts = Counter(f.bold for e in self._entries for f in e.scores)
        return counts[True] >= counts[False] if self._scales else counts[True] > counts[False]

    def explain(self) -> Iterator[Convention]:
        """Every inference with its evidence: what the file does, else what its sections do."""
        for scale in self._scales:
            yield self._explain_scale(scale)
        years = self.years.direction
        if years:
            yield Convention("file", "order of years", str(years.value), years.count, years.total)
        for name, key in TRAITS:
            habit = self.habit(key)
            found = _explained(habit, name, self._top) if habit else ()
            yield from (each for each in found if each.value != UNTOLD or key not in OPTIONAL)

    def _explain_scale(self, scale: Scale) -> Convention:
        entries = list(scale.section.all_entries())
        scored = sum(any(f.name == scale.label for f in e.scores) for e in entries)
        value = f"{scale.label} from {scale.low} to {scale.high}"
        scope = "/".join(scale.section.path) or "file"
        return Convention(scope, "declared score", value, scored, len(entries))


def _explained(habit: Habit, name: str, section: Section) -> Iterator[Convention]:
    """The trait where it is clear: in the section, else in those below it that differ."""
    clear = habit.overall(section)
    if clear:
        scope = "/".join(section.path) or "file"
        yield Convention(scope, name, str(clear.value), clear.count, clear.total)
        return
    for below in () if habit.key in OF_THE_FILE else section.subsections:
        yield from _explained(habit, name, below)


class YearOrders:
    """The order of year headings: all pairs of siblings, pooled over the file."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """Count the pairs of each parent that run up and down."""
        self._pairs: dict[Section, Counter[Hashable]] = {}
        for section in sections:
            self._pairs[section] = _pairs([s.year.year for s in section.subsections if s.year])
        self._all = sum(self._pairs.values(), Counter[Hashable]())

    @property
    def direction(self) -> Clear | None:
        """The file's direction."""
        return majority(self._all)

    def expected(self, parent: Section) -> str | None:
        """The direction that the year headings below a parent should run in."""
        own = self._pairs[parent]
        clear = majority(self._all) or majority(self._all - own)
        if not clear and len(self._all) > 1:
            # one odd pair is judged by the others, itself left out
            (rarest, count) = self._all.most_common()[-1]
            clear = majority(self._all, (rarest,)) if count == 1 else None
        if not clear:
            return None
        if len(own) == 1 and clear.value not in own and own.total() >= 6:  # four headings or more
            return None
        return str(clear.value)


def _pairs(years: Sequence[int]) -> Counter[Hashable]:
    """How many pairs, neighbours or not, run down and how many up."""
    counts: Counter[Hashable] = Counter()
    before: Counter[int] = Counter()
    for year in years:
        for earlier, times in before.items():
            if earlier != year:
                counts["descending" if earlier > year else "ascending"] += times
        before[year] += 1
    return counts

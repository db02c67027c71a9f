"""How entries may be sorted, and which of them stand elsewhere than their list's order has them."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from kblint.finding import Effect, Fix, Related, Safety
from kblint.knowledge.conventions import SHARE
from kblint.knowledge.document import Document
from kblint.knowledge.entries import Entry
from kblint.knowledge.reading.candidate import Holder
from kblint.knowledge.sections import Section
from kblint.knowledge.sequence.entry_dates import compared, stated_date
from kblint.knowledge.sequence.moves import moved
from kblint.knowledge.sequence.orders import FEWEST_STEPS, Run
from kblint.knowledge.titles import words
from kblint.markdown import Leaf, Node

_FEWEST = 8  # entries of a list that shows its order by itself
_FEWEST_OF_MANY = 4  # of one beside others that show it
_FEWEST_PAIRS = 20  # of neighbours in those others
_BULLET = re.compile(r"^(?:[-*+]|\d+[.)])\s+")
_AS_BLANKS = str.maketrans("-_/", "   ")
_LONGEST = 40  # of a title in a message
_NEAR = 80  # code points of a line that are looked at
_ARTICLES = frozenset((("a",), ("an",), ("the",)))

Keys = Callable[[Sequence[Entry]], list[Any]]  # one for each entry; None where it has none


class Sorting(NamedTuple):
    """A way to sort entries.

    `orders` are its names in a schema, each with whether it runs down. Of the `keys` that which a
    list keeps best counts. By the others, and by those `beside`, an entry may stand well too.
    """

    orders: Mapping[str, bool]
    keys: tuple[Keys, ...]
    beside: tuple[Keys, ...] = ()


class Misplaced(NamedTuple):
    """An entry out of order: which two it belongs between, and which it stands behind now."""

    entry: Entry
    order: str
    after: Entry | None
    before: Entry | None
    behind: Entry | None

    def told(self, name: Callable[[Entry], str]) -> str:
        """Where it was expected and where it was found, for a message."""
        if self.after and self.before:
            home = f"between {name(self.after)} and {name(self.before)}"
        elif self.before:
            home = f"before {name(self.before)}"
        else:
            home = f"after {name(self.after)}" if self.after else "alone"
        found = f"after {name(self.behind)}" if self.behind else "first"
        return f"{name(self.entry)} {home}, found it {found}"

    def related(self) -> tuple[Related, ...]:
        """The nearest entry that it belongs beside."""
        nearest = self.before or self.after
        if nearest is None:
            return ()
        where = "before" if self.before else "after"
        return (Related(nearest.source.path, nearest.title_span, f"it belongs {where} this"),)

    def fix(self) -> Fix | None:
        """Carry its lines there, where they are its own."""
        edits = moved(self.entry, self.after, self.before)
        return Fix("move it there", edits, Safety.UNSAFE, Effect.MOVED) if edits else None


class _Sorted(NamedTuple):
    """Entries of one list that have a key, sorted as well as they are in one order."""

    entries: list[Entry]
    run: Run
    order: str
    keys: Keys


def siblings(section: Section) -> Iterator[list[Entry]]:
    """The section's own entries: those of each list, of each table, and the others."""
    own = {id(entry.block): entry for entry in section.entries}
    stack: list[Sequence[Node]] = [section.blocks]
    while stack:
        nodes = stack.pop()
        found = [own[id(node)] for node in nodes if id(node) in own]
        if found:
            yield found
        stack.extend(node.children for node in nodes if not isinstance(node, Leaf))
    headings = [entry for entry in section.entries if entry.holder is Holder.HEADING]
    if headings:
        yield headings


def misplaced(document: Document, sorting: Sorting) -> Iterator[Misplaced]:
    """The entries out of the order that the schema promises, or that the others keep."""
    groups = [
        (section, entries)
        for section in document.sections
        for entries in siblings(section)
        if len(entries) > 1
    ]
    pairs = [_pairs(entries, sorting) for _, entries in groups]
    all_pairs = sum(pairs, Counter[str]())
    for (section, entries), own in zip(groups, pairs, strict=True):
        promised = document.schema.entries(section.path)
        if promised:
            found = _best(entries, sorting, [promised]) if promised in sorting.orders else None
        else:
            found = _kept(entries, sorting, all_pairs - own)
        if found:
            yield from _out_of(found, sorting)


def short(title: str) -> str:
    """A title as messages name it."""
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"


def _pairs(entries: Sequence[Entry], sorting: Sorting) -> Counter[str]:
    """How many neighbours stand in each order, equal ones left out."""
    _, keys = _keyed(entries, sorting.keys[0])
    counts: Counter[str] = Counter()
    for order, descending in sorting.orders.items():
        counts[order] = sum(a > b if descending else a < b for a, b in pairwise(keys))
    counts["all"] = sum(a != b for a, b in pairwise(keys))
    return counts


def _kept(entries: Sequence[Entry], sorting: Sorting, others: Counter[str]) -> _Sorted | None:
    """The entries in the order that they keep but for a few, by themselves or as others do."""
    best = _best(entries, sorting, tuple(sorting.orders))
    if best is None or not best.run.is_clear:
        return None
    if len(best.entries) >= _FEWEST and best.run.steps >= FEWEST_STEPS:
        return best
    is_habit = others["all"] >= _FEWEST_PAIRS and others[best.order] >= SHARE * others["all"]
    enough = len(best.entries) >= _FEWEST_OF_MANY and best.run.steps >= FEWEST_STEPS - 1
    return best if is_habit and enough else None


def _best(entries: Sequence[Entry], sorting: Sorting, orders: Sequence[str]) -> _Sorted | None:
    """The longest run of the entries, by any key and in any of the orders."""
    found: _Sorted | None = None
    for keys in sorting.keys:
        keyed, values = _keyed(entries, keys)
        for order in orders if keyed else ():
            run = Run(values, descending=sorting.orders[order])
            if found is None or len(run.kept) > len(found.run.kept):
                found = _Sorted(keyed, run, order, keys)
    return found


def _keyed(entries: Sequence[Entry], keys: Keys) -> tuple[list[Entry], list[Any]]:
    """The entries that have a key, if nearly all have one, and the keys."""
    keyed = [
        (entry, key) for entry, key in zip(entries, keys(entries), strict=True) if key is not None
    ]
    if len(keyed) < SHARE * len(entries):
        return [], []
    return [entry for entry, _ in keyed], [key for _, key in keyed]


def _out_of(found: _Sorted, sorting: Sorting) -> Iterator[Misplaced]:
    entries, run, order, keys = found
    descending = sorting.orders[order]
    others = [other(entries) for other in (*sorting.keys, *sorting.beside) if other is not keys]
    for i in run.odd:
        if any(_stands_well(values, i, run.beside(i), descending=descending) for values in others):
            continue
        after, before = (entries[at] if at is not None else None for at in run.home(i))
        yield Misplaced(entries[i], order, after, before, entries[i - 1] if i else None)


def _stands_well(
    values: Sequence[Any], i: int, beside: tuple[int | None, int | None], *, descending: bool
) -> bool:
    row = [values[at] for at in (beside[0], i, beside[1]) if at is not None]
    if None in row or len(row) < 2:
        return False
    return all(a >= b if descending else a <= b for a, b in pairwise(row))


def _words(entries: Sequence[Entry]) -> list[Any]:
    return [words(entry.title) for entry in entries]


def _words_without_article(entries: Sequence[Entry]) -> list[Any]:
    return [title[title[:1] in _ARTICLES :] for title in _words(entries)]


def _numbers(entries: Sequence[Entry]) -> list[Any]:
    """Words, and numbers by their size: "Part 9" before "Part 10"."""
    return [
        tuple((0, int(word), "") if word.isdecimal() else (1, 0, word) for word in title)
        for title in _words(entries)
    ]


def _letters(entries: Sequence[Entry]) -> list[Any]:
    return ["".join(title) for title in _words(entries)]


def _characters(entries: Sequence[Entry]) -> list[Any]:
    return [entry.title.casefold().translate(_AS_BLANKS) for entry in entries]


def _lines(entries: Sequence[Entry]) -> list[Any]:
    """How their lines begin: a title may be none that a reader sees first."""
    texts = (entry.source.text[entry.start : entry.start + _NEAR] for entry in entries)
    return [words(_BULLET.sub("", text)) for text in texts]


def _dates(entries: Sequence[Entry]) -> list[Any]:
    """The stated dates, all as exact as nine in ten of them are."""
    stated = [date.parts if (date := stated_date(entry)) else None for entry in entries]
    exactness = sorted(len(parts) for parts in stated if parts)
    exact = exactness[len(exactness) // 10] if exactness else 0
    return [parts[:exact] if parts and len(parts) >= exact else None for parts in stated]


def _submissions(entries: Sequence[Entry]) -> list[Any]:
    """The dates that preprints' identifiers tell."""
    found = [compared(entry) for entry in entries]
    return [
        (date.published.year, date.published.month or 0)
        if date and not date.published.exact
        else None
        for date in found
    ]


def _scores(entries: Sequence[Entry]) -> list[Any]:
    return [score_of(entry) for entry in entries]


def score_of(entry: Entry) -> float | None:
    """The first figure of merit: a rating, stars or a labelled score."""
    rated = (
        field.number
        for field in entry.fields
        if field.number is not None and (field.strict or field.name in {"rating", "stars"})
    )
    return next(rated, None)


BY_TITLE = Sorting(
    {"alphabetical": False},
    (_words, _numbers, _characters, _letters, _words_without_article),
    (_lines,),
)
BY_DATE = Sorting(
    {"by-date-descending": True, "by-date-ascending": False}, (_dates,), (_submissions,)
)
BY_SCORE = Sorting({"by-score-descending": True}, (_scores,))

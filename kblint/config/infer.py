"""What lists do so clearly that it may be promised, with the numbers that it is inferred from.

Of everything that a promise would speak of, nine in ten keep it already, and at most three do not.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from kblint.knowledge import Document, Entry, Schema, Section, SectionSchema
from kblint.knowledge.conventions import FEWEST_ENTRIES, SHARE
from kblint.knowledge.habits.departures import FEWEST_SURE
from kblint.knowledge.habits.parts import NEWLINE, gaps, is_described
from kblint.knowledge.promises import called, fields_of
from kblint.knowledge.sequence.orders import Run
from kblint.knowledge.sequence.sortings import (
    BY_DATE,
    BY_SCORE,
    BY_TITLE,
    Sorting,
    misplaced,
    siblings,
)

_STATED = ("authors", "venue", "date")
_LABELLED = ("paper", "code", "website", "demo", "blog", "video", "slides", "data")
_MOST_ODD = 3  # that do otherwise: a promise is no way to find many mistakes at once
_MOST_SECTIONS = 5  # what more than these do, and the list does not, is half a habit
_FEWEST_PAIRS = 7  # of neighbours that show an order, as those of eight entries
_FEWEST_YEARS = 4
_GAP = "between title and description"


class Promise(NamedTuple):
    """A setting of a section, its evidence in words; `table` names the field that it is of."""

    settings: Mapping[str, Any]
    evidence: str
    field: str | None = None


@dataclass
class Promised:
    """A `[[sections]]` table to be."""

    path: str
    promises: list[Promise] = field(default_factory=list)


@dataclass(frozen=True)
class _Share:
    """How many of how many do it."""

    count: int
    total: int

    def __str__(self) -> str:
        return f"{self.count} of {self.total}"


@dataclass
class _Scope:
    """The sections that a glob means, in each list."""

    path: tuple[str, ...]
    documents: Sequence[Document]

    @property
    def glob(self) -> str:
        return glob_of(self.path)

    @cached_property
    def sections(self) -> list[list[Section]]:
        """By document."""
        meant = SectionSchema(self.glob).matches
        return [[s for s in each.sections if meant(s.path)] for each in self.documents]

    @cached_property
    def entries(self) -> list[list[Entry]]:
        return [[entry for s in found for entry in s.entries] for found in self.sections]

    @property
    def fewest(self) -> int:
        """A part of a list shows less than the whole."""
        return FEWEST_SURE if self.path else FEWEST_ENTRIES

    def clear(self, keeps: Callable[[Entry], bool | None]) -> _Share | None:
        """How many keep it, if that is clear in each list; those of None have no part in it."""
        told = [[k for e in own if (k := keeps(e)) is not None] for own in self.entries]
        for own in told:
            if len(own) >= FEWEST_ENTRIES and sum(own) < SHARE * len(own):
                return None
        return _clear(sum(map(sum, told)), sum(map(len, told)), self.fewest)

    def commonest(self, trait: Callable[[Entry], Hashable | None]) -> Any:
        counts = Counter(v for own in self.entries for e in own if (v := trait(e)) is not None)
        return max(counts, key=lambda value: counts[value]) if counts else None


def infer(documents: Sequence[Document]) -> list[Promised]:
    """The tables in order of the headings, those for all of a list first."""
    scopes = {path: _Scope(path, documents) for path in _paths(documents)}
    found = {path: Promised(scope.glob) for path, scope in scopes.items()}
    kinds: list[_Infer] = [_years, _descriptions, _separators, _shapes, _Orders(documents)]
    for infer_one in (*kinds, *_fields()):
        for path, promise in _clearly(scopes, infer_one):
            found[path].promises.append(promise)
    for path, scope in scopes.items():
        found[path].promises += _scores(scope)
    return [each for each in found.values() if each.promises]


def glob_of(path: Sequence[str]) -> str:
    r"""The glob for a section and all below it.

    A `*` cannot be told from its sign, nor a backslash before a `/`: for them stands a `?`.
    """
    parts = []
    for heading in path:
        part = heading.replace("*", "?")
        part = part[:-1] + "?" if part.endswith("\\") else part
        parts.append(part.replace("/", "\\/"))
    return "/".join((*parts, "**"))


_Path = tuple[str, ...]
_Infer = Callable[[_Scope], Promise | None]


def _paths(documents: Sequence[Document]) -> list[_Path]:
    """The whole, the first headings of each list, and those below which a scale is declared."""
    paths: dict[_Path, None] = {(): None}
    for document in documents:
        declaring = {scale.section for scale in document.scales}
        for section in document.sections:
            is_first = len(section.path) == 1 and not section.year
            if is_first or section in declaring:
                paths[section.path] = None
    return list(paths)


def _clearly(scopes: Mapping[_Path, _Scope], infer_one: _Infer) -> list[tuple[_Path, Promise]]:
    """The promise of the whole where it is clear, else of the sections where it is."""
    found = []
    for path, scope in scopes.items():
        promise = infer_one(scope) if len(path) < 2 else None
        if promise:
            found.append((path, promise))
            if not path:
                break
    return found if len(found) <= _MOST_SECTIONS else []


def _clear(count: int, total: int, fewest: int) -> _Share | None:
    is_clear = total >= fewest and count >= SHARE * total and total - count <= _MOST_ODD
    return _Share(count, total) if is_clear else None


def _years(scope: _Scope) -> Promise | None:
    """The order of years, of whole lists alone."""
    if scope.path:
        return None
    directions = [each.conventions.years.direction for each in scope.documents]
    clear = [each for each in directions if each]
    orders = {str(each.value) for each in clear}
    if len(orders) != 1:
        return None
    order = orders.pop()
    odd = total = 0
    for section in (section for own in scope.sections for section in own):
        years = [below.year.year for below in section.subsections if below.year]
        if len(years) > 1:
            total += len(years)
            odd += len(Run(years, descending=order == "descending").odd)
    share = _clear(total - odd, total, _FEWEST_YEARS)
    return Promise({"years": order}, f"{share} year headings stand so") if share else None


def _descriptions(scope: _Scope) -> Promise | None:
    share = scope.clear(is_described)
    return Promise({"description": "required"}, f"{share} entries have one") if share else None


def _separators(scope: _Scope) -> Promise | None:
    wanted = scope.commonest(_separator)
    if wanted is None or not str(wanted).strip():
        return None
    forms = {entry: _separator(entry) for own in scope.entries for entry in own}
    share = scope.clear(lambda entry: None if forms[entry] is None else forms[entry] == wanted)
    return Promise({"separator": wanted}, f"{share} descriptions follow it") if share else None


def _separator(entry: Entry) -> str | None:
    forms = (gap.form for gap in gaps(entry) if gap.name == _GAP and gap.form is not None)
    form = next(forms, None)
    return None if form is None or NEWLINE in form else form


def _shapes(scope: _Scope) -> Promise | None:
    """The one shape of all entries of a list: one that is read amiss shows doubt.

    A part of a list whose entries are bare may well have been meant to have descriptions later.
    """
    name = scope.commonest(lambda entry: entry.shape.value)
    share = None if scope.path else scope.clear(lambda entry: entry.shape.value == name)
    if share is None or share.count < share.total:
        return None
    return Promise({"shapes": [name]}, f"{share} entries are written so")


class _Orders:
    """How entries are sorted, where neighbours show it."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Judge each list by each order once."""
        self._documents = documents
        self._odd: dict[str, list[_Path]] = {}

    def __call__(self, scope: _Scope) -> Promise | None:
        """The one order that the scope keeps."""
        for sorting in (BY_DATE, BY_SCORE, BY_TITLE):
            for order, descending in sorting.orders.items():
                share = _sorted(scope, sorting, descending=descending)
                if share and self._misplaced(scope, sorting, order) <= _MOST_ODD:
                    return Promise({"entries": order}, f"{share} pairs of neighbours stand so")
        return None

    def _misplaced(self, scope: _Scope, sorting: Sorting, order: str) -> int:
        """How many entries of the scope would be told of."""
        if order not in self._odd:
            schema = Schema((SectionSchema("**", entries=order),))  # type: ignore[arg-type]  # its names
            held = (Document(each.source, schema) for each in self._documents)
            self._odd[order] = [m.entry.section.path for d in held for m in misplaced(d, sorting)]
        meant = SectionSchema(scope.glob).matches
        return sum(map(meant, self._odd[order]))


def _sorted(scope: _Scope, sorting: Sorting, *, descending: bool) -> _Share | None:
    count = total = 0
    for own in scope.sections:
        kept, pairs = _pairs(own, sorting, descending=descending)
        if pairs >= _FEWEST_PAIRS and kept < SHARE * pairs:
            return None
        count, total = count + kept, total + pairs
    if total < _FEWEST_PAIRS or count < SHARE * total:
        return None
    entries = [entry for own in scope.entries for entry in own]
    keyed = sum(key is not None for key in sorting.keys[0](entries))
    return _Share(count, total) if keyed >= SHARE * len(entries) else None


def _pairs(sections: Sequence[Section], sorting: Sorting, *, descending: bool) -> tuple[int, int]:
    """Of neighbours that differ, how many stand in the order, and all."""
    count = total = 0
    for entries in (group for section in sections for group in siblings(section)):
        keys = [key for key in sorting.keys[0](entries) if key is not None]
        differ = [(a, b) for a, b in pairwise(keys) if a != b]
        total += len(differ)
        count += sum(a > b if descending else a < b for a, b in differ)
    return count, total


def _fields() -> list[_Infer]:
    return [_field(name, labelled=name in _LABELLED) for name in (*_STATED, *_LABELLED)]


def _field(name: str, *, labelled: bool) -> _Infer:
    def infer_one(scope: _Scope) -> Promise | None:
        # what a link leads to by chance is no promise; what its label says is
        if labelled and not scope.clear(lambda entry: any(x.says == name for x in entry.links)):
            return None
        share = scope.clear(lambda entry: bool(fields_of(entry, name)))
        # where authors, venue or date of one are missing, they may only have been read amiss
        if share is None or (not labelled and share.count < share.total):
            return None
        return Promise({"required": True}, f"{share} entries have {called(name)}", name)

    return infer_one


def _scores(scope: _Scope) -> Iterator[Promise]:
    """The scales that all lists with such a section declare for it, and alike."""
    having = sum(map(bool, scope.entries))
    declared = [
        {(s.label, s.low, s.high) for s in each.scales if s.section.path == scope.path}
        for each in scope.documents
    ]
    counts = Counter(scale for scales in declared for scale in scales)
    labels = Counter(label for label, _, _ in counts)
    for (label, low, high), count in sorted(counts.items()):
        if labels[label] == 1 and count == having:
            yield from _score(scope, label, low, high)


def _score(scope: _Scope, label: str, low: int, high: int) -> Iterator[Promise]:
    entries = [entry for own in scope.entries for entry in own]
    scores = [score for entry in entries for score in entry.scores if score.name == label]
    bearing = sum(any(score.name == label for score in entry.scores) for entry in entries)
    if bearing < FEWEST_ENTRIES:
        return
    settings: dict[str, Any] = {"type": "int", "min": low, "max": high}
    if bearing >= SHARE * len(entries):
        settings["required"] = True
    bold = sum(score.bold for score in scores)
    usual = max(bold, len(scores) - bold)
    if _clear(usual, len(scores), FEWEST_ENTRIES):
        settings["format"] = f"**{label}={{value}}**" if usual == bold else f"{label}={{value}}"
    evidence = f"declared from {low} to {high}; {_Share(bearing, len(entries))} entries bear one"
    yield Promise(settings, evidence, label)

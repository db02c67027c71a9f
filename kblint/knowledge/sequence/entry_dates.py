"""When works are from: as their entries state it, and as identifiers tell."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from kblint.knowledge.conventions import Clear, majority
from kblint.knowledge.entries import Entry
from kblint.knowledge.identities.identity import Identity, Kind, Published
from kblint.knowledge.reading.labels import names_venue
from kblint.knowledge.years import StatedDate, stated_dates

# At a title's end: "(2019)", "[CVPR 2019]"; anything longer may be the title's own.
_TITLE_END = re.compile(r"[(\[]([^()\[\]]{4,40})[)\]][ \t]*$")
_VENUE_AND_DATE = re.compile(
    r"(?:[A-Za-z][\w.&'-]*[ ,/']{0,2}){0,3}[\d\s./-]*(?:\d{4})[\s\d./-]*", re.ASCII
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:accessed|added|checked|edition|last|read|retrieved|revised|since|updated|visited)\b",
    re.IGNORECASE,
)
_PREPRINT = re.compile(r"ar[xχ]iv|preprint|corr\b", re.IGNORECASE)
_SAID_OF_PREPRINT = re.compile(r"ar[xχ]iv(?:\s+preprint)?[\s,:'’_*-]{0,4}$", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?$")
_NEAR = 24  # code points before a date, in which "arXiv preprint" or its day may stand
_OPENS = ("", "(", "[", "（", "【", "`", "|")
_CLOSES = ("", ")", "]", "）", "】", "`", "|", ":", "：")
_EXACT = 19 / 20
_FIRST_NUMBERS = 1500  # of a month: some of these works were handed in before it
# Volumes of PMLR that were printed in the year of their conference: those of ICML.
_IN_THEIR_YEAR = frozenset((28, 32, 37, 48, 70, 80, 97, 119, 139, 162, 202, 235, 267))


class Says(StrEnum):
    """What a stated date is said to be the date of."""

    MONTH = "month"
    PREPRINT = "preprint"  # "arXiv 2021"
    YEAR = "year"  # "(2021)", and no venue
    VENUE = "venue"  # "CVPR 2021"
    UNSAID = "unsaid"  # "A. Author, 2021"


class Verdict(StrEnum):
    """What is to be thought of a date that is not the identifier's."""

    POSSIBLE = "possible"
    UNUSUAL = "unusual"  # wrong where the list's other dates are just those of the identifiers
    IMPOSSIBLE = "impossible"


class Compared(NamedTuple):
    """A date that an entry states against the one that its work's identifier tells.

    `late` is by how much the stated one is later, in months or years: in what both are known.
    `venue` says whether the entry names one, which may be of another date than the preprint.
    """

    stated: StatedDate
    identity: Identity
    published: Published
    says: Says
    late: int
    venue: bool

    @property
    def told(self) -> str:
        """The identifier's date, as exact as the stated one."""
        if self.says is Says.MONTH:
            return f"{self.published.year}-{self.published.month:02}"
        return f"{self.published.year}"

    @property
    def verdict(self) -> Verdict:
        """Whether a work with this identifier may be of this date."""
        if self.late == 0:
            return Verdict.POSSIBLE
        return self._of_publication() if self.published.exact else self._of_submission()

    def _of_publication(self) -> Verdict:
        is_year_before = self.late == -1
        if self.says is Says.VENUE:
            may_be = is_year_before and _is_printed_later(self.identity)
            return Verdict.POSSIBLE if may_be else Verdict.IMPOSSIBLE
        if self.says is not Says.YEAR or self.late > 0:
            return Verdict.POSSIBLE
        if is_year_before:  # the preprint's
            may_be = _is_printed_later(self.identity)
            return Verdict.POSSIBLE if may_be else Verdict.UNUSUAL
        return Verdict.IMPOSSIBLE

    def _of_submission(self) -> Verdict:
        """No work is there before its submission; later may be a publication or a version."""
        if self.says is Says.MONTH:
            return self._of_month()
        is_january = self.late == -1 and self.published.month == 1
        may_be = is_january and is_of_first_days(self.identity)
        if may_be or self.says not in {Says.PREPRINT, Says.YEAR}:
            return Verdict.POSSIBLE
        if self.late > 0:
            is_sure = self.says is Says.PREPRINT and not self.venue
            return Verdict.UNUSUAL if is_sure else Verdict.POSSIBLE
        return Verdict.UNUSUAL if is_january and self.says is Says.YEAR else Verdict.IMPOSSIBLE

    def _of_month(self) -> Verdict:
        if self.late < -1:
            return Verdict.IMPOSSIBLE
        is_looked_up = self.stated.day is not None
        if self.late == -1:
            is_unusual = is_of_first_days(self.identity) and not is_looked_up
        else:  # in the right month of another year, or of nothing else that is known
            is_unusual = self.late % 12 == 0 or not (is_looked_up or self.venue)
        return Verdict.UNUSUAL if is_unusual else Verdict.POSSIBLE


def stated_date(entry: Entry) -> StatedDate | None:
    """The date beside an entry's title, else at the end of the title; placed in the text."""
    return next(chain(_beside(entry), _at_title_end(entry)), None)


def _beside(entry: Entry) -> Iterator[StatedDate]:
    for field in entry.fields:
        for stated in stated_dates(field.raw) if field.name == "date" else ():
            start = field.span.start + stated.start
            near = entry.source.text[max(0, start - _NEAR) : start]
            if _OF_SOMETHING_ELSE.search(re.split(r"[(\[|,;\n]", near)[-1]):
                continue
            day = _DAY_BEFORE.search(near)
            if day and stated.month and not stated.day:
                stated = stated._replace(day=int(day[1]))  # noqa: PLW2901  # the same, but for that
            yield stated._replace(start=start)


def _at_title_end(entry: Entry) -> Iterator[StatedDate]:
    end = _TITLE_END.search(entry.source.slice(entry.title_span))
    if end and _VENUE_AND_DATE.fullmatch(end[1].strip(" *_`")):
        for stated in () if _OF_SOMETHING_ELSE.search(end[1]) else stated_dates(end[1]):
            yield stated._replace(start=entry.title_span.start + end.start(1) + stated.start)


def compared(entry: Entry) -> Compared | None:
    """The entry's date against its identifier's; None where one of them is not known."""
    stated = stated_date(entry)
    if stated is None:
        return None
    links = (link for link in entry.links if link.role in {"primary", "paper"})
    told = ((link.identity, link.identity.published) for link in links)
    for identity, published in told:
        if published is None:
            continue
        late = stated.year - published.year
        says = _said_of(entry, stated)
        if stated.month and published.month:
            says, late = Says.MONTH, 12 * late + stated.month - published.month
        elif stated.month:
            return None
        return Compared(stated, identity, published, says, late, names_a_venue(entry))
    return None


def _said_of(entry: Entry, stated: StatedDate) -> Says:
    text = entry.source.text
    if _SAID_OF_PREPRINT.search(text[max(0, stated.start - _NEAR) : stated.start]):
        return Says.PREPRINT
    line = entry.source.line_span(entry.source.line(stated.start))
    before = text[line.start : stated.start].rstrip(" \t*_-")[-1:]
    after = text[stated.start + len(stated.text) : line.end].lstrip(" \t*_")[:1]
    is_prefix = stated.start < entry.title_span.start and after in {":", "："}
    is_alone = is_prefix or (before in _OPENS and after in _CLOSES)
    if is_alone and not names_a_venue(entry):
        return Says.YEAR
    venues = (field.span for field in entry.fields if field.name == "venue")
    is_venue = any(span.start <= stated.start < span.end for span in venues)
    return Says.VENUE if is_venue else Says.UNSAID


def names_a_venue(entry: Entry) -> bool:
    """Whether an entry names a venue that is none of preprints."""
    venues = (field.value for field in entry.fields if field.name == "venue")
    return any(names_venue(venue) and not _PREPRINT.search(venue) for venue in venues)


def is_of_first_days(identity: Identity) -> bool:
    """Whether an arXiv number is so low that its work may be of the month before."""
    if identity.kind is not Kind.ARXIV:
        return False
    number = re.search(r"\.(\d+)$", identity.value)
    return number is not None and int(number[1]) < _FIRST_NUMBERS


def _is_printed_later(identity: Identity) -> bool:
    """Whether the proceedings may bear the year after the conference's."""
    volume = re.match(r"v(\d+)/", identity.value)
    is_known = volume is not None and int(volume[1]) in _IN_THEIR_YEAR
    return identity.kind is Kind.PMLR and not is_known


class DateHabits:
    """How exactly a list's dates are those of its works' identifiers."""

    def __init__(self, dates: Iterable[Compared]) -> None:
        """Count which dates are just the identifiers'."""
        self._counts: dict[Says, Counter[Hashable]] = {says: Counter() for says in Says}
        self._first_days: Counter[Hashable] = Counter()
        for date in dates:
            self._counts[date.says][date.late == 0] += 1
            if date.says is Says.MONTH and is_of_first_days(date.identity):
                self._first_days[date.late == 0] += 1

    def exact(self, date: Compared) -> Clear | None:
        """What the list's other dates of this kind are, if they are just the identifiers'.

        A work that bears a low number of its month may be handed in, and dated, the month before:
        of these others of such numbers tell. And in lists that give the dates of later versions
        nine in ten are still exact.
        """
        is_early = date.says is Says.MONTH and date.late == -1
        counts = self._first_days if is_early else self._counts[date.says]
        clear = majority(counts, (date.late == 0,))
        return clear if clear and clear.value and clear.count >= _EXACT * clear.total else None

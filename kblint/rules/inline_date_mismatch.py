"""Dates beside a title that the entry's identifier or heading contradicts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Severity
from kblint.knowledge import Document, Entry, Kind
from kblint.knowledge.years import StatedDate, stated_dates
from kblint.rule import Rule
from kblint.text import Span

# Right after the title or within its end: "(2019)", "[CVPR 2019]"; anything else may be prose.
_GROUP = re.compile(r"[ \t,]*[(\[](?P<inside>[^()\[\]]{4,40})[)\]]")
_VENUE_AND_DATE = re.compile(
    r"(?:[A-Za-z][\w.&'-]*[ ,/']{0,2}){0,3}[\d\s./-]*(?:\d{4})[\s\d./-]*", re.ASCII
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:accessed|added|checked|edition|last|read|retrieved|revised|since|updated|visited)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class InlineDateMismatch(Rule):
    """A date stated beside the title is earlier than the work, or far from its year heading.

    `tolerance` is in years, between the stated date and the heading.
    """

    code = "KB207"
    name = "inline-date-mismatch"
    severity = Severity.WARNING

    tolerance: int = 1

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries:
            for stated in _stated(entry):
                against = _contradiction(entry, stated) or self._heading(entry, stated)
                if against:
                    span = Span(stated.start, stated.start + len(stated.text))
                    message = f"expected a date {against}, found {stated.text}"
                    yield Finding(span, message, entry.subject)
                    break

    def _heading(self, entry: Entry, stated: StatedDate) -> str | None:
        heading = entry.year_heading
        if heading is None or abs(stated.year - heading.year) <= self.tolerance:
            return None
        if heading.is_open and stated.year < heading.year:
            return None
        return f"near its year heading {heading.year}"


def _stated(entry: Entry) -> Iterator[StatedDate]:
    """The dates in brackets that follow the link or end its text, placed in the source."""
    text = entry.source.text
    title_end = re.search(r"[(\[]([^()\[\]]{4,40})[)\]][ \t]*$", text[slice(*entry.title_span)])
    if title_end:
        yield from _dates(title_end[1], entry.title_span.start + title_end.start(1))
    at = entry.tail.start
    while match := _GROUP.match(text, at, entry.tail.end):
        yield from _dates(match["inside"], match.start("inside"))
        at = match.end()


def _dates(text: str, start: int) -> Iterator[StatedDate]:
    if _VENUE_AND_DATE.fullmatch(text.strip(" *_`")) and not _OF_SOMETHING_ELSE.search(text):
        for stated in stated_dates(text):
            yield stated._replace(start=stated.start + start)


def _contradiction(entry: Entry, stated: StatedDate) -> str | None:
    """What the identifier says against the date: a work is not published before it is there."""
    published = entry.link.identity.published
    if published is None or stated.year > published.year:
        return None
    label = entry.link.identity.label
    if entry.link.identity.kind is Kind.PMLR and stated.year == published.year - 1:
        return None  # its proceedings are printed in the year after some conferences
    if stated.year < published.year and stated.month is None:
        return f"not before {published.year}, the year of {label}"
    if stated.month is None or published.month is None:
        return None
    months = 12 * (published.year - stated.year) + published.month - stated.month
    if months < 2:
        return None
    return f"not before {published.year}-{published.month:02}, the month of {label}"

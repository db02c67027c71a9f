"""Dates beside a title that the entry's identifier or heading contradicts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Severity
from kblint.knowledge import Document, Entry
from kblint.knowledge.sequence.entry_dates import (
    Compared,
    DateHabits,
    Says,
    Verdict,
    compared,
    stated_date,
)  # fmt: skip
from kblint.knowledge.years import StatedDate
from kblint.markdown import CodeBlock
from kblint.rule import Rule
from kblint.text import Span

_TWO_YEARS = re.compile(r"[^,;/()\d]*(?P<one>\d{4})[^,;/()\d]*,\s*(?P<other>\d{4})\W*")
_DATE_LINE = re.compile(
    r"^[ \t]*[-*+][ \t]+[*_]{0,3}(?:(?:publication |pub )?date|year|published)[*_]{0,3}[ \t]*:"
    r"[*_]{0,3}[ \t]*(?P<value>[^\W\d_][^\d\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_NOT_YET = re.compile(
    r"\b(?:tb[ad]|un\w+|n/?a|n\.d\.|none|forthcoming|soon|ongoing|present|\w+day|annual\w*)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 4  # of what is no date: more are prose


@dataclass(frozen=True)
class InlineDateMismatch(Rule):
    """A date stated beside the title contradicts the work's identifier or the year heading.

    `tolerance` is in years, between the stated date and the heading.
    """

    code = "KB207"
    name = "inline-date-mismatch"
    severity = Severity.WARNING
    outranks = ("KB204", "KB206")

    tolerance: int = 1

    def check(self, document: Document) -> Iterator[Finding]:
        found = [(entry, compared(entry)) for entry in document.entries]
        habits = DateHabits([date for _, date in found if date])
        for entry, date in found:
            stated = date.stated if date else stated_date(entry)
            if stated is None:
                continue
            expected = _of_identifier(date, habits) if date else None
            expected = expected or self._of_heading(entry, stated) or _of_citation(entry, stated)
            if expected:
                span = Span(stated.start, stated.start + len(stated.text))
                message = f"expected {expected}, found {stated.text}"
                yield Finding(span, message, entry.subject)
        yield from _without_dates(document)

    def _of_heading(self, entry: Entry, stated: StatedDate) -> str | None:
        heading = entry.year_heading
        if heading is None or abs(stated.year - heading.year) <= self.tolerance:
            return None
        if heading.is_open and stated.year < heading.year:
            return None
        return f"a date near its year heading {heading.year}"


def _of_identifier(date: Compared, habits: DateHabits) -> str | None:
    """The date to be expected by the identifier."""
    what = "month" if date.says is Says.MONTH else "year"
    of_work = f"{date.told}, the {what} of {date.identity.label}"
    if date.verdict is Verdict.IMPOSSIBLE:
        return f"a date not before {of_work}" if date.late < 0 else of_work
    clear = habits.exact(date) if date.verdict is Verdict.UNUSUAL else None
    return f"{of_work}, as with {clear.count} of {clear.total} others" if clear else None


def _of_citation(entry: Entry, stated: StatedDate) -> str | None:
    """One year, where a venue's and another one stand in one citation."""
    for field in entry.fields:
        years = _TWO_YEARS.fullmatch(field.value) if field.name == "venue" else None
        if years and years["one"] != years["other"] and stated.text in field.raw:
            return f"the year {years['other']} that ends the citation"
    return None


def _without_dates(document: Document) -> Iterator[Finding]:
    """Fields for a date that hold words: "Publication date: Manning"."""
    if "ate" not in document.source.text:
        return
    for match in _DATE_LINE.finditer(document.source.text):
        value = match["value"].strip(" \t*_")
        is_other = len(value.split()) > _MOST_WORDS or _NOT_YET.search(value)
        if is_other or isinstance(document.block_at(match.start("value")), CodeBlock):
            continue
        start = match.start("value")
        subject = document.source.line_text(start)
        yield Finding(Span(start, start + len(value)), f"expected a date, found {value}", subject)

"""Titles with blanks, full stops or line breaks that are none of theirs."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document, Entry
from kblint.knowledge.habits.departures import Departures
from kblint.markdown import HardBreak, SoftBreak
from kblint.rule import Rule
from kblint.text import Span

_MARK = re.compile(r"(?<=\w)[.,;:]$")
_SIGNS = {".": "full stop", ",": "comma", ";": "semicolon", ":": "colon"}
_FEWEST_WORDS = 3  # "awwwards." is a name
_ABBREVIATED = re.compile(
    r"(?:\.\w+|\b(?:\w|al|etc|inc|ltd|co|jr|sr|vs|no|vol|ed))\.$", re.IGNORECASE
)
_BREAK = re.compile(r"[ \t]*\n[ \t>]*")
_WRAPPED = 72  # columns from which on a line is broken for its length
_NEAR = 20  # code points beside a title, or at its end, that are looked at


@dataclass(frozen=True)
class UntidyTitle(Rule):
    """A title has a line break, or, as information, blanks at its ends or a full stop too many."""

    code = "KB405"
    name = "untidy-title"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        padded = {entry: blanks for entry in document.entries if (blanks := [*_padding(entry)])}
        counts = Counter(entry.section for entry in padded)
        for entry, blanks in padded.items():
            count, total = counts[entry.section], len(entry.section.entries)
            if count == 1 or 2 * count <= total:
                message = "expected the title right between its brackets, found blanks beside it"
                finding = _finding(entry, blanks, message, "", Effect.TEXT)
                yield replace(finding, severity=Severity.INFO)  # no reader sees them
        for entry in document.entries:
            breaks = [*_breaks(entry)]
            if breaks:
                message = "expected the title on one line, found a line break in it"
                yield _finding(entry, breaks, message, " ", Effect.NONE)
        for entry, (departure,) in Departures(document.entries, _marks):
            if not departure.clear.value:
                end = entry.title_span.end
                sign = _SIGNS[str(departure.found)]
                message = (
                    f"expected no {sign} at the title's end, as in {departure.others}, found one"
                )
                finding = _finding(entry, [Span(end - 1, end)], message, "", Effect.TEXT)
                yield replace(finding, severity=Severity.INFO)  # a matter of taste


def _padding(entry: Entry) -> Iterator[Span]:
    """The blanks between a title and the brackets around it."""
    text, (start, end) = entry.source.text, entry.title_span
    if entry.title_link:
        first, last = entry.title_link.text_span
    else:
        before = text[max(entry.leaf.start, start - _NEAR) : start].rstrip(" \t")
        after = text[end : end + _NEAR].lstrip(" \t")
        if not (before.endswith("[") and after.startswith("]")):
            return
        first, last = text.rindex("[", 0, start) + 1, text.index("]", end)
    for span in (Span(first, start), Span(end, last)):
        if span.start < span.end and not entry.source.slice(span).strip(" \t"):
            yield span


def _breaks(entry: Entry) -> Iterator[Span]:
    """The line breaks of a linked title, if its lines are not broken for their length."""
    link, source = entry.title_link, entry.source
    if link is None or "\n" not in link.source_text:
        return
    breaks = [node for node in link.walk() if isinstance(node, SoftBreak | HardBreak)]
    are_slips = all(
        isinstance(node, SoftBreak) and source.position(node.start).column <= _WRAPPED
        for node in breaks
    )
    if are_slips:
        start = link.text_span.start
        for match in _BREAK.finditer(source.text, start, link.text_span.end):
            yield Span(*match.span())


def _marks(entry: Entry) -> Mapping[str, str]:
    """The sign that ends a linked title, but that of a name or an abbreviation."""
    if entry.title_link is None or entry.title.count(" ") < _FEWEST_WORDS - 1:
        return {}
    end = entry.title_span.end
    text = entry.source.text[max(entry.title_span.start, end - _NEAR) : end]
    mark = _MARK.search(text)
    return {} if _ABBREVIATED.search(text) else {"mark": mark[0] if mark else ""}


def _finding(
    entry: Entry, spans: Sequence[Span], message: str, text: str, effect: Effect
) -> Finding:
    edits = tuple(Edit(span, text) for span in spans)
    fix = Fix("tidy the title", edits, effect=effect) if entry.leaf.exact else None
    return Finding(spans[0], message, entry.subject, fix=fix)

"""Lines with links that are no entries, such as news, of which one says what another said."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from kblint.knowledge.entries import Entry
from kblint.knowledge.sections import Section
from kblint.markdown import HtmlBlock
from kblint.text import Source, Span

_LINK = "](http"
_FENCE = re.compile(r"^[ \t>]*(?:```|~~~)", re.MULTILINE)
_DATE = re.compile(r"\(?\b(?:19|20)\d\d[-/.]\d\d?(?:[-/.]\d\d?)?\b\)?")
_TARGET = re.compile(r"\]\([^()\s]*\)")
_TO_A_PAGE = re.compile(r"(?<!!)\[[^\[\]]+\]\(http")  # and no image alone
_MARKUP = re.compile(r"[\s*_>+#-]+")
_ITEM = re.compile(r"[ \t]*[-*+] ")
_AFTER = re.compile(r"(?:[ \t]*\n)+(?=\S)|\s*\Z")  # blank lines, and then no indented one
_SHORTEST = 40  # characters that a line says beside its URLs: less may well be said twice


class RepeatedLine(NamedTuple):
    """A line and an earlier one of its section that differ in dates and layout at most.

    `first` is the number of the earlier line, `whole` the later one with its end, `is_same`
    whether they are alike to the letter and the later can be deleted.
    """

    first: int
    first_span: Span
    span: Span
    whole: Span
    subject: str
    is_same: bool


def repeated_lines(
    source: Source, entries: Sequence[Entry], sections: Sequence[Section]
) -> Iterator[RepeatedLine]:
    """The repeated lines with links outside of entries, code, HTML and tables."""
    starts = [section.span.start for section in sections]
    seen: dict[tuple[int, str], Span] = {}
    for span in _linked_lines(source.text, entries):
        written = source.slice(span)
        said = _MARKUP.sub(" ", _DATE.sub("", written)).strip().casefold()
        if len(_TARGET.sub("", said)) < _SHORTEST or said.startswith(("|", "<")):
            continue
        if not _TO_A_PAGE.search(written):
            continue
        first = seen.setdefault((bisect_right(starts, span.start), said), span)
        if first != span and len(_FENCE.findall(source.text, 0, span.start)) % 2 == 0:
            line, subject = source.line(first.start), source.line_text(span.start)
            whole = Span(span.start, min(span.end + 1, len(source.text)))
            is_same = written.strip() == source.slice(first).strip() and _is_alone(
                source.text, whole, sections
            )
            yield RepeatedLine(line, first, span, whole, subject, is_same)


def _is_alone(text: str, line: Span, sections: Sequence[Section]) -> bool:
    """Whether nothing around the line is read otherwise without it."""
    item = _ITEM.match(text, line.start)
    if item and not _AFTER.match(text, line.end) and not text.startswith(item[0], line.end):
        return False
    if not item and not (_AFTER.match(text, line.end) and text.endswith("\n\n", 0, line.start)):
        return False
    blocks = (block for section in sections for block in section.blocks)
    return not any(isinstance(b, HtmlBlock) and b.start <= line.start < b.end for b in blocks)


def _linked_lines(text: str, entries: Sequence[Entry]) -> Iterator[Span]:
    """The lines that hold a link to elsewhere and no part of an entry."""
    begun = [entry.start for entry in entries]
    ended = list(accumulate((entry.end for entry in entries), max))
    at = text.find(_LINK)
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        before = bisect_right(begun, end) - 1
        if before >= 0 and ended[before] > start:
            end = max(end, ended[before])
        else:
            yield Span(start, end)
        at = text.find(_LINK, end)

"""Fields by their label or their column: "**Status:** done", "Status: done | Pages: 12"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from kblint.knowledge.field_schema import FieldSchema
from kblint.knowledge.reading.candidate import Candidate, Holder
from kblint.knowledge.reading.flat import LINK, Flat
from kblint.knowledge.reading.links import with_headers
from kblint.knowledge.scores import Field
from kblint.knowledge.titles import words
from kblint.knowledge.values import parsed_number
from kblint.text import Span

LONGEST = 200
"""Characters of a value."""

_BEFORE = f"\n\v|;,·•([{{–—-.!?:…/、，；。：（【*_`{LINK}"  # what may stand before a label
_BREAK = r"[\n\v|;·•；。]|[ \t][-–—](?=[ \t])"
_SENTENCE = r"[.!?…](?=[ \t]+[A-Z(\[]|[ \t]*(?:[\n\v]|\Z))"
ENDS = {  # where values end, by their type
    "text": re.compile(rf"{_BREAK}|{_SENTENCE}|,(?=[ \t]*[A-Za-z][\w ]{{0,20}}[:=])"),
    "date": re.compile(rf"{_BREAK}|{_SENTENCE}|,(?![ \t]*(?:19|20)\d\d)"),
    "": re.compile(rf"{_BREAK}|{_SENTENCE}|(?:,(?!\d)|[，、])"),
}
_CLOSING = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】"}
_MARKERS = "*_`"


def labelled_values(
    candidate: Candidate, text: str, name: str, schema: FieldSchema
) -> Iterator[Field]:
    """What stands in a column of that name, or behind the label, in the lines of the entry."""
    header = " ".join(words(name))
    title = candidate.reading.title
    for i, (flat, of_column) in enumerate(with_headers(candidate)):
        if candidate.holder is Holder.ROW and i and header and of_column == header:
            start, end = _unmarked(flat.text, 0, len(flat.text))
            if start < end:
                value = _value(flat, start, end, schema)
                yield _field(text, flat.span(start, end), name, value, schema)._replace(
                    strict=parsed_number(value) is not None or not schema.is_numeric
                )
        elif name.casefold() in flat.text.casefold():
            for match in _pattern(name).finditer(flat.text):
                if flat.start + match.start() != title.start and _may_begin(flat, match):
                    yield from _behind(text, flat, match, name, schema)


@lru_cache(maxsize=64)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/?&.-]){re.escape(name)}[ \t]*[:=：][ \t]*", re.IGNORECASE)


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _may_begin(flat: Flat, match: re.Match[str]) -> bool:
    """Whether a field may begin there: at a line's, behind a sign or a link, or set off."""
    before = flat.text[max(0, match.start() - LONGEST) : match.start()].rstrip(" \t")
    at = match.start()
    return (
        not before
        or before[-1] in _BEFORE
        or any(_at(spans, at) for spans in (flat.strong, flat.emphasis, flat.code))
    )


def _at(spans: Sequence[Span], at: int) -> Span | None:
    """Of stretches in order the last one that begins at a place or before, and holds it."""
    i = bisect_right(spans, at, key=itemgetter(0)) - 1
    return spans[i] if i >= 0 and at < spans[i].end else None


def _behind(
    text: str, flat: Flat, match: re.Match[str], name: str, schema: FieldSchema
) -> Iterator[Field]:
    """The field whose label was found, up to where its value ends."""
    start, end = match.start(), _end(flat, match, schema)
    at, end = _unmarked(flat.text, match.end(), end)
    if at >= end:
        return
    value = _value(flat, at, end, schema)
    link = flat.link_at(at)
    if link:
        end = link[1]
    bold = _at(flat.strong, start)
    if bold and bold.start == start:
        start, end = _with_markers(flat, bold, start, end)
    yield _field(text, flat.span(start, end), name, value, schema)


def _with_markers(flat: Flat, bold: Span, start: int, end: int) -> tuple[int, int]:
    """With the markers of a bold label, and those of a bold value's end."""
    closed = flat.closed.get(bold, bold.end)
    markers = closed - bold.end
    return max(0, start - markers), max(end, closed if bold.end >= end else end)


def _end(flat: Flat, match: re.Match[str], schema: FieldSchema) -> int:
    """Where the value ends: at a separator, a bracket, other markup, or with what holds both."""
    text, at = flat.text, match.end()
    limit = min(len(text), at + LONGEST)
    for spans in (flat.strong, flat.code):
        around = _at(spans, match.start())
        if around and at < around.end:
            limit = min(limit, around.end)
        else:
            after = bisect_right(spans, max(at, around.end if around else at), key=itemgetter(0))
            if after < len(spans) and text[at : spans[after].start].strip():
                limit = min(limit, spans[after].start)
    place = text.find(LINK, at, limit)
    if place >= 0 and text[at:place].strip(" \t[(<"):
        limit = place
    elif place >= 0:
        found = flat.link_at(place)
        return found[1] if found else limit
    kind = schema.kind if schema.kind in {"text", "date"} else ""
    ended = ENDS[kind or ""].search(text, at, limit)
    limit = ended.start() if ended else limit
    return _before_bracket(text, at, limit)


def _before_bracket(text: str, at: int, limit: int) -> int:
    """Where a bracket closes that was opened before, or one opens that is not closed."""
    opened: list[tuple[str, int]] = []
    for i in range(at, limit):
        if text[i] in _CLOSING:
            opened.append((_CLOSING[text[i]], i))
        elif text[i] in _CLOSING.values() and (not opened or opened.pop()[0] != text[i]):
            return i
    return opened[0][1] if opened else limit


def _value(flat: Flat, start: int, end: int, schema: FieldSchema) -> str:
    """The words of a range; of a link its URL or its text."""
    first = start
    while first < end and flat.text[first] in "[(<":
        first += 1
    link = flat.link_at(first)
    if link:
        return link[2].url if schema.kind == "url" else link[2].text.strip()
    return flat.text[start:end].strip(f"{_MARKERS} \t\v\n").rstrip(",.;")


def _field(text: str, span: Span, name: str, value: str, schema: FieldSchema) -> Field:
    number = parsed_number(value)
    is_sound = schema.format is None and (number is not None or not schema.is_numeric)
    return Field(name, text[span.start : span.end], value, number, span, strict=is_sound)

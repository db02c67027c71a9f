"""Fields by the form in which a schema has them written, such as "**WR={value}**"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from kblint.knowledge.field_schema import VALUE, FieldSchema
from kblint.knowledge.promises import fault
from kblint.knowledge.reading.labelled_fields import ENDS, LONGEST
from kblint.knowledge.scores import Field
from kblint.knowledge.values import parsed_number
from kblint.text import Span


def formatted(
    name: str, schema: FieldSchema, text: str, own: Sequence[Span], opaque: Sequence[Span]
) -> Iterator[Field]:
    """What is written in the promised form; where that is signs alone, only sound values are."""
    before, _, after = (schema.format or "").partition(VALUE)
    is_telling = any(map(str.isalnum, before + after))
    opaque = sorted(opaque)
    for line in own:
        at = line.start
        while (place := _place(text, before, after, at, line.end)) is not None:
            span, value = place
            at = span.end
            inner = text[value.start : value.end]
            if _is_within(span, opaque) or not inner.strip():
                at = span.start + 1
            elif is_telling or fault(inner, schema) is None:
                yield Field(
                    name, text[span.start : span.end], inner, parsed_number(inner), span,
                    strict=True,
                )  # fmt: skip


def _place(text: str, before: str, after: str, at: int, end: int) -> tuple[Span, Span] | None:
    """The next place of the form, and that of its value; no value has two lines."""
    if not before:
        return _place_before(text, after, at, end)
    while (start := text.find(before, at, end)) >= 0:
        at = start + 1
        value = start + len(before)
        if before[0].isalnum() and start and (text[start - 1].isalnum() or text[start - 1] in "_="):
            continue
        limit = text.find("\n", value, min(end, value + LONGEST + len(after)))
        limit = limit if limit >= 0 else min(end, value + LONGEST + len(after))
        if after:
            stop = text.find(after, value, limit)
            nearest = text.rfind(before, value, stop) if stop >= 0 else -1
            if nearest >= 0 and nearest + len(before) < stop:
                start, value = nearest, nearest + len(before)
        else:
            ended = ENDS["text"].search(text, value, limit)
            stop = ended.start() if ended else limit
            stop = value + len(text[value:stop].rstrip())
        if stop >= 0:
            return Span(start, stop + len(after)), Span(value, stop)
    return None


def _place_before(text: str, after: str, at: int, end: int) -> tuple[Span, Span] | None:
    """The same of a form that begins with its value: one word."""
    stop = text.find(after, at, end)
    while stop >= 0:
        start = stop
        while start > max(at, stop - LONGEST) and not text[start - 1].isspace():
            start -= 1
        if start < stop:
            return Span(start, stop + len(after)), Span(start, stop)
        stop = text.find(after, stop + 1, end)
    return None


def _is_within(span: Span, opaque: Sequence[Span]) -> bool:
    """Whether a link, code or HTML reaches over an end of the span."""
    return any(each.start < span.start or span.end < each.end for each in _ends(opaque, span))


def _ends(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """The first and the last of those that the span touches."""
    found = touching(spans, span)
    return (found[0], found[-1]) if found else ()


def touching(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Which of some spans, in order and apart, have something in common with another."""
    first = bisect_right(spans, span.start, key=itemgetter(1))
    return spans[first : bisect_left(spans, span.end, key=itemgetter(0))]

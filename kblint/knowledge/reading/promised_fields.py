"""Fields that a schema names: found by the form that it gives, by their label or by their column.

Nothing is looked for that no schema speaks of.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kblint.knowledge.field_schema import LINK_FIELDS, STATED_FIELDS, FieldSchema
from kblint.knowledge.reading.candidate import Candidate
from kblint.knowledge.reading.forms import formatted, touching
from kblint.knowledge.reading.labelled_fields import labelled_values
from kblint.knowledge.scores import Field
from kblint.text import Span

_SEPARATORS = "|;,·•–—-:"
_CLOSING = ")]}）】"
_WORD = re.compile(r"\w")


class Lines(NamedTuple):
    """What is read of an entry: its own lines, and which of that are links, code and HTML."""

    candidate: Candidate
    text: str
    own: Sequence[Span]
    opaque: Sequence[Span]


def labelled(
    lines: Lines, promised: Mapping[str, FieldSchema], scores: Sequence[Field]
) -> tuple[Field, ...]:
    """The scores, and the fields of those names that the entry's lines bear.

    `strict` says that one is written in the form that is promised for it.
    """
    found = sorted(_promised(lines, promised), key=lambda field: field.span)
    by_name = {name.casefold(): schema for name, schema in promised.items()}
    spans = {name: [f.span for f in found if f.name.casefold() == name] for name in by_name}
    formed = {field.span for field in found if field.strict}
    kept: list[Field] = []
    told: set[tuple[str, Span]] = set()
    for score in scores:
        name = score.name.casefold()
        schema = by_name.get(name)
        if schema is None:
            kept.append(score)
        elif schema.is_numeric:
            twins = touching(spans[name], score.span)
            if schema.format is None or formed.isdisjoint(twins):
                kept.append(score._replace(strict=False) if schema.format else score)
                told.update((name, span) for span in twins)
    kept += (field for field in found if (field.name.casefold(), field.span) not in told)
    return tuple(sorted(kept, key=lambda field: field.span))


def beside(stated: Iterable[Field], fields: Sequence[Field]) -> Iterator[Field]:
    """What is stated beside the title and is none of the fields, nor made of them."""
    names = {field.name for field in fields}
    for each in stated:
        if each.name not in names and not any(_touch(each.span, field.span) for field in fields):
            yield each


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def leading(text: str, tail: Span, fields: Sequence[Field]) -> Iterator[Span]:
    """The fields that follow the title with no word between, closing brackets included."""
    at = tail.start
    for field in fields:
        start, end = field.span
        if end > tail.end or (start >= at and _WORD.search(text, at, start)):
            return
        if start >= at:
            while end < tail.end and text[end] in _CLOSING:
                end += 1
            at = end
            yield Span(start, end)


def described(text: str, description: Span, fields: Sequence[Field]) -> Span | None:
    """The description without the fields that stand before and behind it; None if that is all."""
    start, end = description
    inner = [field.span for field in fields if start <= field.span.start < end]
    for span in inner:
        if not _WORD.search(text, start, span.start):
            start = max(start, span.end)
    for span in reversed(inner):
        if span.start >= start and not _WORD.search(text, span.end, end):
            end = span.start
    if (start, end) == tuple(description):
        return description
    while start < end and (text[start].isspace() or text[start] in _SEPARATORS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _SEPARATORS):
        end -= 1
    return Span(start, end) if _WORD.search(text, start, end) else None


def _promised(lines: Lines, promised: Mapping[str, FieldSchema]) -> Iterator[Field]:
    for name, schema in promised.items():
        found = []
        if schema.format:
            found = list(formatted(name, schema, lines.text, lines.own, lines.opaque))
        yield from found
        if name in STATED_FIELDS | LINK_FIELDS or schema.kind is None:
            continue  # read by what they are, or as scores are
        spans = sorted(field.span for field in found)
        for field in labelled_values(lines.candidate, lines.text, name, schema):
            if not touching(spans, field.span):
                yield field

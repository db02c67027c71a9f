"""Whether an entry's fields are what the schema promises of them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kblint.knowledge.field_schema import LINK_FIELDS, FieldSchema
from kblint.knowledge.scores import Field

if TYPE_CHECKING:
    from kblint.knowledge.entries import Entry

_MOST_VALUES = 10  # of an enum that a message names
_KINDS = {
    "int": "a whole number", "number": "a number", "date": "a date", "url": "a URL",
    "text": "text", "enum": "one of its values",
}  # fmt: skip
_NAMES = {"authors": "authors", "venue": "a venue", "date": "a date", "stars": "stars",
          "rating": "a rating"}  # fmt: skip


def called(name: str) -> str:
    """A field as messages call it: "a venue", "a link to code", or its label."""
    return _NAMES.get(name) or (f"a link to {name}" if name in LINK_FIELDS else name)


def fields_of(entry: "Entry", name: str) -> Sequence[Field]:
    """What the entry bears of that name; a link's value is its URL."""
    label = name.casefold()
    found = [field for field in entry.fields if field.name.casefold() == label]
    if name in LINK_FIELDS:
        spans = [field.span for field in found]
        found += (
            link
            for link in _links(entry, name)
            if not any(s.start < link.span.end and link.span.start < s.end for s in spans)
        )
    return found


def _links(entry: "Entry", name: str) -> Iterator[Field]:
    is_work = name == "paper" and entry.link.identity.is_work
    for i, link in enumerate(entry.links):
        if name in {link.says, link.role} or (i == 0 and is_work):
            raw = entry.source.slice(link.span)
            yield Field(name, raw, link.url, None, link.span)


def fault(value: str, promised: FieldSchema, written: str | None = None) -> str | None:
    """What the value should be and is not, its bounds left out where it is a number.

    A pattern is compared with what is written, where that is another thing than the value.
    """
    from kblint.knowledge.values import leads_somewhere, parsed_date, parsed_number

    kind = promised.kind
    if kind == "enum" and value not in promised.values:
        return _either(promised.values)
    if kind in {"int", "number"} and parsed_number(value) is None:
        return _KINDS[kind]
    if kind == "url" and not leads_somewhere(value):
        return _KINDS[kind]
    if kind == "date":
        found = parsed_date(written or value) or parsed_date(value)
        if found is None or not _is_between(found, promised):
            return f"a date{_bounds(promised)}"
    if promised.pattern is not None:
        from kblint.knowledge.patterns import matches

        if not matches(promised.pattern, value if written is None else written):
            return f"what matches {promised.pattern}"
    return None


def nearest_value(value: str, promised: FieldSchema) -> str | None:
    """The one value of an enum that may be meant."""
    by_fold = {each.casefold(): each for each in promised.values}
    if value.casefold() in by_fold:
        return by_fold[value.casefold()]
    from difflib import get_close_matches

    near = get_close_matches(value.casefold()[:80], by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else None


def said(field: Field) -> str:
    """The value as it is written: the value of a date beside the title tells no day."""
    return field.raw if field.name == "date" else field.value


def is_written(field: Field, promised: FieldSchema) -> bool:
    """Whether it is written in the form that is promised, if one is."""
    return promised.format is None or field.strict


def _either(values: Sequence[str]) -> str:
    shown = values[:_MOST_VALUES]
    more = f" or {len(values) - len(shown)} more" if len(values) > len(shown) else ""
    if len(shown) == 1:
        return shown[0] + more
    return f"{', '.join(shown)}{more}" if more else f"{', '.join(shown[:-1])} or {shown[-1]}"


def _is_between(found: tuple[int, ...], promised: FieldSchema) -> bool:
    """Whether a date is within the bounds, as far as both are exact."""
    first, last = promised.first, promised.last
    if first and found[: len(first)] < first[: len(found)]:
        return False
    return not (last and found[: len(last)] > last[: len(found)])


def _bounds(promised: FieldSchema) -> str:
    if promised.min is None:
        return f" up to {promised.max}" if promised.max is not None else ""
    return f" from {promised.min} " + ("on" if promised.max is None else f"to {promised.max}")

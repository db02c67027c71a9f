"""Fields whose value is not what the schema says."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document, Entry, Field, FieldSchema
from kblint.knowledge.field_schema import RATINGS, VALUE, is_score
from kblint.knowledge.promises import called, fault, fields_of, is_written, nearest_value, said
from kblint.rule import Rule
from kblint.text import Span

_LONGEST = 60  # characters of a value in a message


@dataclass(frozen=True)
class InvalidField(Rule):
    """A field is not of the type, value, pattern, date or form that the schema says."""

    code = "KB411"
    name = "invalid-field"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries if document.schema.labels else ():
            for name, promised in document.schema.fields(entry.section.path):
                for field in fields_of(entry, name) if not promised.forbidden else ():
                    found = _judge(entry, name, field, promised)
                    if found:
                        yield found


def _judge(entry: Entry, name: str, field: Field, promised: FieldSchema) -> Finding | None:
    is_judged = is_score(name, promised) or name in RATINGS  # its number and form, by other rules
    value = said(field)
    expected = fault(field.value, promised, value)
    if expected and not (is_judged and field.number is None):
        shown = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
        message = f"expected {expected} for {name}, found {shown or 'none'}"
        near = nearest_value(value, promised) if promised.values else None
        fix = _spelled(entry, field, value, near) if near else None
        message += f"; did you mean {near}?" if near else ""
        return Finding(field.span, message, entry.subject, fix=fix)
    if not is_score(name, promised) and not is_written(field, promised):
        wanted = (promised.format or "").replace(VALUE, field.value)
        message = f"expected {called(name)} as {wanted}, found {' '.join(field.raw.split())}"
        return Finding(field.span, message, entry.subject, fix=_rewritten(entry, field, wanted))
    return None


def _spelled(entry: Entry, field: Field, value: str, near: str) -> Fix | None:
    """The value as the schema spells it, where but its case differs."""
    at = field.raw.rfind(value)
    if value.casefold() != near.casefold() or at < 0 or not entry.leaf.exact:
        return None
    span = Span(field.span.start + at, field.span.start + at + len(value))
    return Fix(f"write {near}", (Edit(span, near),), effect=Effect.TEXT)


def _rewritten(entry: Entry, field: Field, wanted: str) -> Fix | None:
    is_plain = field.value in field.raw and "](" not in field.raw and not field.strict
    if not is_plain or not entry.leaf.exact:
        return None
    return Fix(f"write {wanted}", (Edit(field.span, wanted),), effect=Effect.TEXT)

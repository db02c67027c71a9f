"""Entries that are written otherwise than the others."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document, Entry, Shape
from kblint.knowledge.conventions import SHARE
from kblint.knowledge.habits.departures import Departure, Departures
from kblint.knowledge.habits.looks import (
    BARE,
    Lead,
    has_style,
    labels,
    lead,
    stated_date,
    title_style,
)
from kblint.knowledge.lines.lists import Placed, lists_in
from kblint.knowledge.sequence.date_forms import DateForm, rewritten
from kblint.markdown import ListItem
from kblint.rule import Rule

_MAY_LINK = ("](", "] (", "][", "://", "www.", "<a ")
_SHAPES = {
    Shape.BARE: "a linked title alone",
    Shape.ONE_LINE: "a linked title and its description on one line",
    Shape.NEXT_LINE: "a linked title, its description on the next line",
    Shape.CITED: "a linked title, then authors, a venue or a date",
    Shape.LABELLED: "a title in plain text, then labelled links",
    Shape.RECORD: "a title in plain text, its links on further lines",
    Shape.FIELDS: 'a title, below it lines such as "Paper: url"',
    Shape.LABEL_FIRST: "a labelled link, then the title",
    Shape.AUTHORS_FIRST: "authors, then the title",
    Shape.ROW: "a row of a table",
    Shape.HEADING: "a heading",
}
_FEWEST_ITEMS = 9  # of a list whose items may be expected to link


@dataclass(frozen=True)
class UnexpectedShape(Rule):
    """An entry is written otherwise than the others: its link, title, labels or date.

    A schema may say which shapes entries have; one of another is a mistake too.
    """

    code = "KB401"
    name = "unexpected-shape"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        entries_at = {entry.block.start for entry in document.entries}
        for placed in lists_in(document.sections) if entries_at else ():
            yield from _unlinked(document, placed, entries_at)
        odd = {entry for entry in document.entries if _is_odd(document, entry)}
        yield from (_unlike_schema(document, entry) for entry in document.entries if entry in odd)
        for entry, departures in Departures(document.entries, _looks):
            if entry in odd:
                continue
            found = (_finding(entry, departure) for departure in departures)
            yield from [finding for finding in found if finding][:1]


def _is_odd(document: Document, entry: Entry) -> bool:
    """Whether the schema says which shapes the section's entries have, and not this one."""
    shapes = document.schema.shapes(entry.section.path)
    return bool(shapes) and entry.shape.value not in shapes


def _unlike_schema(document: Document, entry: Entry) -> Finding:
    allowed = [_told(Shape(name)) for name in document.schema.shapes(entry.section.path)]
    message = f"expected {' or '.join(allowed)}, as the schema says, found {_told(entry.shape)}"
    return Finding(entry.title_span, message, entry.subject)


def _told(shape: Shape) -> str:
    return f"{shape.value} ({_SHAPES[shape]})"


def _unlinked(document: Document, placed: Placed, entries_at: set[int]) -> Iterator[Finding]:
    """Items without a link in a list whose other items are entries."""
    items, others = placed.items, len(placed.items) - 1
    count = sum(item.start in entries_at for item in items)
    if len(items) < _FEWEST_ITEMS or count < SHARE * others or not placed.section.holds_entries:
        return
    for item in items:
        if item.start not in entries_at and _is_plain(item):
            message = f"expected a link, as {count} of {others} other items have, found none"
            yield Finding(item.children[0].span, message, document.source.line_text(item.start))


def _is_plain(item: ListItem) -> bool:
    text = item.source_text.rstrip()
    may_link = text.endswith((":", "：")) or any(sign in text for sign in _MAY_LINK)
    return len(item.children) == 1 and not may_link


def _looks(entry: Entry) -> Mapping[str, Hashable]:
    """What may differ; the first departure is told."""
    found: dict[str, Hashable] = {}
    if entry.shape is not Shape.LABEL_FIRST:
        found["link"] = entry.title_link is not None
    found["style"] = title_style(entry)
    forms = {label.form for label in labels(entry)}
    if forms:
        found["labels"] = forms.pop() if len(forms) == 1 else None
    before, date = lead(entry), stated_date(entry)
    if before:
        found[f"before the title: {before.plain}"] = before.text
    if date:
        told = {"pattern": date.pattern, "padding": date.padding, "month": date.month}
        found |= {trait: value for trait, value in told.items() if value}
    return found


def _finding(entry: Entry, departure: Departure) -> Finding | None:
    if departure.trait == "link":
        return _without_link(entry, departure)
    if departure.trait == "style":
        return _without_style(entry, departure)
    if departure.trait == "labels":
        return _label(entry, departure)
    date, before = stated_date(entry), lead(entry)
    if date and departure.trait in {"pattern", "padding", "month"}:
        return _date(entry, date, departure)
    return _lead(entry, before, departure) if before else None


def _without_link(entry: Entry, departure: Departure) -> Finding | None:
    is_broken = "[" in entry.source.text[entry.title_span.start - 1 : entry.title_span.end]
    if departure.found or is_broken:
        return None
    message = f"expected the title to be a link, as in {departure.others}, found plain text"
    return Finding(entry.title_span, message, entry.subject, Severity.INFO)


def _without_style(entry: Entry, departure: Departure) -> Finding | None:
    if departure.found != "plain" or has_style(entry):
        return None
    style = departure.clear.value
    message = f"expected the title in {style}, as in {departure.others}, found plain text"
    return Finding(entry.title_span, message, entry.subject)


def _label(entry: Entry, departure: Departure) -> Finding | None:
    wanted = departure.clear.value
    if not isinstance(wanted, str) or wanted == BARE:
        return None
    odd = next(label for label in labels(entry) if label.form != wanted)
    expected, found, severity = wanted, odd.form, Severity.WARNING
    if found != BARE:
        expected, found = (form.replace("label", odd.text) for form in (wanted, found))
        severity = Severity.INFO  # as good a label, for a reader
    message = f"expected {expected}, the form of labels in {departure.others}, found {found}"
    return Finding(odd.span, message, entry.subject, severity)


def _lead(entry: Entry, before: Lead, departure: Departure) -> Finding:
    wanted = str(departure.clear.value)
    expected, found = wanted.strip(), before.text.strip()
    message = f"expected {expected} before the title, as in {departure.others}, found {found}"
    fix = Fix(f"write {expected}", (Edit(before.span, wanted),), effect=Effect.TEXT)
    return Finding(before.span, message, entry.subject, fix=fix if entry.leaf.exact else None)


def _date(entry: Entry, date: DateForm, departure: Departure) -> Finding:
    wanted = str(departure.clear.value)
    new = rewritten(date, wanted)
    expected = new or f"a date as {wanted}"
    message = f"expected {expected}, the form of {departure.others}, found {date.text}"
    fix = Fix(f"write {new}", (Edit(date.span, new),), effect=Effect.TEXT) if new else None
    return Finding(date.span, message, entry.subject, fix=fix if entry.leaf.exact else None)

"""Entries without authors, a venue or a date among entries that have them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kblint.finding import Finding, Severity
from kblint.knowledge import Document, Entry, Shape
from kblint.knowledge.field_schema import is_score
from kblint.knowledge.habits.departures import FEWEST_SURE, Departures
from kblint.knowledge.habits.parts import has_other_words, is_described
from kblint.knowledge.promises import called, fields_of
from kblint.rule import Rule

_HABITS = ("authors", "venue", "date")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[’'-]\d\d\b|\barxiv\b|\bpreprint\b", re.IGNORECASE)


@dataclass(frozen=True)
class MissingField(Rule):
    """An entry lacks authors, a venue or a date as the others have, or what the schema requires.

    A schema may also require a link by what it leads to, such as `code`, or any label that it
    names with a type. Scores that it requires are another rule's.
    """

    code = "KB403"
    name = "missing-field"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        required = {entry: _required(document, entry) for entry in document.entries}
        for entry, names in required.items():
            if names:
                yield _finding(entry, names, "as the schema requires")
        for entry, departures in Departures(document.entries, _stated):
            # a venue or authors that the others have not may be the missing ones, read amiss
            if required[entry] or any(departure.found for departure in departures):
                continue
            missing = [d for d in departures if _is_missing(entry, d.trait)]
            if missing:
                fewest = min(missing, key=lambda departure: departure.clear.count)
                is_sure = fewest.clear.total >= FEWEST_SURE
                severity = Severity.WARNING if is_sure else Severity.INFO
                said = _finding(entry, [d.trait for d in missing], f"as {fewest.others} have")
                yield replace(said, severity=severity)


def _required(document: Document, entry: Entry) -> Sequence[str]:
    """What the schema requires of the entry and it has not."""
    return [
        name
        for name, field in document.schema.fields(entry.section.path)
        if field.required and not is_score(name, field) and not fields_of(entry, name)
    ]


def _stated(entry: Entry) -> Mapping[str, bool]:
    """Which fields stand in its text; a venue that is a label is not counted."""
    labels = {link.node.text_span for link in entry.links}
    return {
        name: any(field.name == name and field.span not in labels for field in entry.fields)
        for name in _HABITS
    }


def _is_missing(entry: Entry, name: str) -> bool:
    """Whether there is nothing that could be the field."""
    if has_other_words(entry) or is_described(entry):
        return False
    if name == "authors":
        return " by " not in entry.title
    if entry.shape is Shape.LABEL_FIRST or (name == "venue" and _has_tag(entry)):
        return False
    others = (link for link in entry.links if link.node is not entry.title_link)
    said = " ".join(flat.text for flat in entry.flats) + entry.title
    texts = [said, *(link.text for link in entry.links)]
    return all(link.says for link in others) and not any(map(_DATED.search, texts))


def _has_tag(entry: Entry) -> bool:
    return any(part.kind == "tag" for part in entry.parts)


def _finding(entry: Entry, names: Sequence[str], reason: str) -> Finding:
    expected = " and ".join(map(called, names))
    message = f"expected {expected}, {reason}, found none"
    return Finding(entry.link.span, message, entry.subject)

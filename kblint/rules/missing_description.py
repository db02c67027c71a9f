"""Entries without a description among entries that have one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kblint.finding import Finding, Severity
from kblint.knowledge import Document, Entry, Shape
from kblint.knowledge.habits.departures import FEWEST_SURE, Departures
from kblint.knowledge.habits.parts import has_other_words, is_described
from kblint.knowledge.traits import description
from kblint.rule import Rule

_LONGEST = 60  # characters of a description in a message


@dataclass(frozen=True)
class MissingDescription(Rule):
    """An entry has no description where the others do or the schema requires it; or has one amiss.

    One is amiss where the schema forbids it. Where that calls it optional, nothing is said.
    """

    code = "KB402"
    name = "missing-description"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        untold = []
        for entry in document.entries:
            told = document.schema.description(entry.section.path)
            if told is None:
                untold.append(entry)
            elif told == "required" and not is_described(entry):
                yield _finding(entry, "as the schema requires")
            elif told == "forbidden":
                yield from _described_still(entry)
        for entry, (departure,) in Departures(untold, _described):
            if _is_bare(entry):
                is_sure = departure.clear.total >= FEWEST_SURE
                severity = Severity.WARNING if is_sure else Severity.INFO
                said = _finding(entry, f"as {departure.others} have")
                yield replace(said, severity=severity)


def _described(entry: Entry) -> Mapping[str, bool]:
    has_room = description(entry) is not None
    return {"description": is_described(entry)} if has_room else {}


def _is_bare(entry: Entry) -> bool:
    """Whether it says nothing but its title: no words that may be a description."""
    is_bare = entry.shape is Shape.BARE and not is_described(entry)
    return is_bare and not has_other_words(entry)


def _described_still(entry: Entry) -> Iterator[Finding]:
    """What stands where the schema wants no description."""
    for part in entry.parts:
        if part.kind == "description":
            words = " ".join(entry.source.slice(part.span).split())
            found = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
            message = f'expected no description, as the schema says, found "{found}"'
            yield Finding(part.span, message, entry.subject)


def _finding(entry: Entry, reason: str) -> Finding:
    message = f"expected a description, {reason}, found none"
    return Finding(entry.link.span, message, entry.subject)

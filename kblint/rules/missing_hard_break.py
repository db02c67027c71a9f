"""Lines that run together because the hard break between them is missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document
from kblint.knowledge.lines.breaks import LostBreak, Where
from kblint.rule import Rule

_NAMES = {"  ": "two spaces", "\\": "a backslash", " \\": "a backslash"}


@dataclass(frozen=True)
class MissingHardBreak(Rule):
    """A line of an entry runs on in the one above, where the others have a hard break."""

    code = "KB501"
    name = "missing-hard-break"
    severity = Severity.WARNING
    outranks = ("KB402", "KB409")

    def check(self, document: Document) -> Iterator[Finding]:
        for lost in document.lost_breaks:
            entry, _, span, _ = lost.at
            fix = None
            if entry.leaf.exact:
                title = f"end the line with {_NAMES.get(lost.marker, lost.marker.strip())}"
                shown = document.source.slice(span).strip()  # a backslash that breaks nothing
                effect = Effect.TEXT if shown else Effect.BREAK_ADDED
                fix = Fix(title, (Edit(span, lost.marker),), effect=effect)
            yield Finding(span, _message(document, lost), entry.subject, fix=fix)


def _message(document: Document, lost: LostBreak) -> str:
    others = f"as {lost.clear.count} of {lost.clear.total} others have"
    if lost.at.where is Where.LAST:
        return f"expected {lost.marker.strip()} at the end of the entry, {others}, found none"
    found = "none"
    if document.source.slice(lost.at.span).strip():
        found = "a backslash with a blank behind it, which is none"
    if lost.at.where is Where.TITLE:
        expected, merge = "before the description", "title and description merge"
    else:
        expected, merge = "at the end of the line", "it merges with the next"
    return f"expected a hard break {expected}, {others}, found {found}: {merge}"

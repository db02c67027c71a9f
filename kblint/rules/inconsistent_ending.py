"""Descriptions that end otherwise than the others."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document, Entry
from kblint.knowledge.habits.departures import Departure, Departures
from kblint.rule import Rule
from kblint.text import Span

_STOP, _NONE = "a full stop", "no full stop"
_SENTENCE = re.compile(r"[a-z\d)][.!?] +[A-Z]")
_ABBREVIATION = re.compile(r"(?:\betc|\bal|\bInc|\bLtd|\bCo|\bvs|\.\w?|\b\w)\.$")
_NEAR = 80  # code points of a description's end that tell how it ends


@dataclass(frozen=True)
class InconsistentEnding(Rule):
    """A description ends with a full stop where the others have none, or the reverse."""

    code = "KB408"
    name = "inconsistent-ending"
    severity = Severity.INFO

    def check(self, document: Document) -> Iterator[Finding]:
        for entry, (departure,) in Departures(document.entries, _endings):
            has_sentences = _SENTENCE.search(entry.description) is not None
            if departure.clear.value == _STOP or not has_sentences:
                yield _finding(entry, departure)


def _endings(entry: Entry) -> Mapping[str, str]:
    """How the last words end; a link, code, a URL, an emoji or "etc." at the end does not tell."""
    said = entry.description.rstrip()
    if said[-1:].isalnum():
        last = said[-_NEAR:].rpartition(" ")[2]
        return {} if "://" in last else {"ending": _NONE}
    if said.endswith((".", "…")) and not _ABBREVIATION.search(said[-_NEAR:]):
        return {"ending": _STOP}
    return {}


def _finding(entry: Entry, departure: Departure) -> Finding:
    wanted = str(departure.clear.value)
    span = entry.description_span or entry.title_span
    end = span.start + len(entry.source.slice(span).rstrip())
    last = Span(end - 1, end)
    if wanted == _STOP:
        found, fix = "none", Fix("add the full stop", (Edit(Span(end, end), "."),))
    else:
        found, fix = "one", Fix("take the full stop away", (Edit(last, ""),))
    message = (
        f"expected {wanted} at the end of the description, as {departure.others} have, "
        f"found {found}"
    )
    cure = replace(fix, effect=Effect.TEXT) if entry.leaf.exact else None
    return Finding(last, message, entry.subject, fix=cure)

"""Descriptions that end otherwise than the others."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document, Entry
from kblint.knowledge.departures import Departures
from kblint.rule import Rule
from kblint.text import Span

_STOP, _NONE = "a full stop", "no full stop"
_FEWEST_SURE = 10  # others from which on it is no matter of taste
_SENTENCE = re.compile(r"[a-z\d)][.!?] +[A-Z]")
_ABBREVIATION = re.compile(r"(?:\betc|\bal|\bInc|\bLtd|\bCo|\bvs|\.\w|\b\w)\.$")
_WORD_END = re.compile(r"[^\W_]$")


@dataclass(frozen=True)
class InconsistentEnding(Rule):
    """A description ends with a full stop where the others have none, or the reverse.

    Information where fewer than ten others are there to compare.
    """

    code = "KB408"
    name = "inconsistent-ending"
    severity = Severity.INFO

    def check(self, document: Document) -> Iterator[Finding]:
        for entry, (departure,) in Departures(document.entries, _endings):
            said = entry.description_span
            has_sentences = _SENTENCE.search(entry.description) is not None
            if said is None or (departure.clear.value == _NONE and has_sentences):
                continue
            end = said.start + len(entry.description.rstrip())
            is_missing = departure.clear.value == _STOP
            span = Span(end - 1, end)
            message = (
                f"expected {departure.clear.value} at the end of the description, as "
                f"{departure.others} have, found {'none' if is_missing else 'one'}"
            )
            edit = Edit(Span(end, end), ".") if is_missing else Edit(span, "")
            fix = Fix("add the full stop" if is_missing else "take it away", (edit,), effect=Effect.TEXT)
            is_sure = departure.clear.total >= _FEWEST_SURE
            yield Finding(
                span, message, entry.subject, Severity.WARNING if is_sure else None,
                fix if entry.leaf.exact else None,
            )  # fmt: skip


def _endings(entry: Entry) -> Mapping[str, str]:
    """How the last words end; what ends in a link, code, a URL, an emoji or "etc." does not tell."""
    said = entry.description.rstrip()
    if _WORD_END.search(said) and "://" not in said[-80:].rpartition(" ")[2]:
        return {"ending": _NONE}
    if said.endswith((".", "…")) and not _ABBREVIATION.search(said[-8:]) and not said.endswith(".."):
        return {"ending": _STOP}
    return {}

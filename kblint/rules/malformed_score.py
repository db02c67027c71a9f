"""Scores that are not written as the list writes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document, Field
from kblint.knowledge.entries import has_own_markers
from kblint.rule import Rule

_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,4})?")


@dataclass(frozen=True)
class MalformedScore(Rule):
    """A score is spelled otherwise than the list's, or holds no number."""

    code = "KB103"
    name = "malformed-score"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries:
            labels = {s.label.casefold(): s.label for s in document.expects.scores(entry.section)}
            for field in entry.scores:
                label = labels.get(field.name.casefold())
                if label is None:
                    continue
                bold = document.conventions.bold_scores
                if field.strict and (field.bold or not bold):
                    continue
                message, fix = _say(field, label, bold=bold)
                certain = has_own_markers(entry, field)
                yield Finding(field.span, message, entry.subject, fix=fix if certain else None)


def _say(field: Field, label: str, *, bold: bool) -> tuple[str, Fix | None]:
    mark = "**" if bold else ""
    if not _NUMBER.fullmatch(field.value):
        found = field.raw.strip()
        return f"expected a number as in {mark}{label}=1{mark}, found {found}", None
    wanted = f"{mark}{label}={field.value}{mark}"
    fix = Fix(f"write {wanted}", (Edit(field.span, wanted),), effect=Effect.TEXT)
    return f"expected {wanted}, found {field.raw.strip()}", fix

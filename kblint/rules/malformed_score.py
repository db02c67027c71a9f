"""Scores that are not written as the list writes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document, Field
from kblint.knowledge.entries import has_own_markers
from kblint.knowledge.expectations import Score
from kblint.knowledge.field_schema import VALUE
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
            own = {field.span for field in entry.scores}
            scores = {s.label.casefold(): s for s in document.expects.scores(entry.section)}
            for field in entry.labelled:
                score = scores.get(field.name.casefold())
                if score is None:
                    continue
                bold = document.conventions.bold_scores
                is_loose = score.form is None and (score.free or field.span not in own)
                if field.number is not None and (is_loose or _is_well(field, score, bold=bold)):
                    continue
                message, fix = _say(field, score, bold=bold, loose=is_loose)
                certain = has_own_markers(entry, field)
                yield Finding(field.span, message, entry.subject, fix=fix if certain else None)


def _is_well(field: Field, score: Score, *, bold: bool) -> bool:
    """Whether it is written in the form of the schema, else in that of the list."""
    return field.strict and (score.form is not None or field.bold or not bold)


def _say(field: Field, score: Score, *, bold: bool, loose: bool) -> tuple[str, Fix | None]:
    mark = "**" if bold else ""
    form = score.form or f"{mark}{score.label}={VALUE}{mark}"
    found = " ".join(field.raw.split())
    if not _NUMBER.fullmatch(field.value):
        example = f"for {score.label}" if loose else f"as in {form.replace(VALUE, '1')}"
        return f"expected a number {example}, found {found}", None
    wanted = form.replace(VALUE, field.value)
    fix = Fix(f"write {wanted}", (Edit(field.span, wanted),), effect=Effect.TEXT)
    return f"expected {wanted}, found {found}", fix

"""Scores where the schema forbids them."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Severity
from kblint.knowledge import Document
from kblint.rule import Rule


@dataclass(frozen=True)
class UnexpectedScore(Rule):
    """An entry bears a score that the schema forbids in its section."""

    code = "KB106"
    name = "unexpected-score"
    severity = Severity.WARNING
    default = False

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries:
            forbidden = {s.label for s in document.expects.scores(entry.section) if s.forbidden}
            for field in entry.scores:
                if field.name in forbidden:
                    message = f"expected no {field.name} in this section, found {field.raw}"
                    yield Finding(field.span, message, entry.subject)

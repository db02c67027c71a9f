"""Scores and other fields where the schema forbids them."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Severity
from kblint.knowledge import Document
from kblint.knowledge.promises import called, fields_of
from kblint.rule import Rule


@dataclass(frozen=True)
class UnexpectedScore(Rule):
    """An entry bears a score or another field that the schema forbids in its section."""

    code = "KB106"
    name = "unexpected-score"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries if document.schema.labels else ():
            for name, promised in document.schema.fields(entry.section.path):
                for field in fields_of(entry, name) if promised.forbidden else ():
                    raw = " ".join(field.raw.split())
                    message = f"expected no {_called(name)} in this section, found {raw}"
                    yield Finding(field.span, message, entry.subject)


def _called(name: str) -> str:
    return called(name).removeprefix("a ")

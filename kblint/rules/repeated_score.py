"""Entries that bear one score twice."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document
from kblint.rule import Rule


@dataclass(frozen=True)
class RepeatedScore(Rule):
    """An entry bears a score twice, be they alike or not."""

    code = "KB104"
    name = "repeated-score"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries:
            labels = {s.label.casefold() for s in document.expects.scores(entry.section)}
            for label in labels:
                found = [f for f in entry.scores if f.name.casefold() == label]
                for field in found[1:]:
                    message = f"expected one score, found {field.raw} after {found[0].raw}"
                    related = (Related(document.path, found[0].span, "the first score"),)
                    yield Finding(field.span, message, entry.subject, related=related)

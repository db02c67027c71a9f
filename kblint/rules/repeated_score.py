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
                first, *others = [f for f in entry.fields if f.name.casefold() == label] or [None]
                for field in others:
                    if first is None or field is None:
                        continue
                    message = f"expected one score, found {field.raw} after {first.raw}"
                    related = (Related(document.path, first.span, "the first score"),)
                    yield Finding(field.span, message, entry.subject, related=related)

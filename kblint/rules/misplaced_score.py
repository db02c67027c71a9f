"""Scores that stand elsewhere than after the title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document, Entry, Field
from kblint.rule import Rule
from kblint.text import Span


@dataclass(frozen=True)
class MisplacedScore(Rule):
    """A score stands before the title or within the description instead of after the link."""

    code = "KB105"
    name = "misplaced-score"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries:
            labels = {s.label for s in document.expects.scores(entry.section)}
            fields = [f for f in entry.fields if f.name in labels]
            if len(fields) != 1:
                continue  # none, or one too many: which is another mistake
            field = fields[0]
            where = _place(entry, field)
            if where:
                message = f"expected {field.raw} right after the link, found it {where}"
                yield Finding(field.span, message, entry.subject, fix=_move(entry, field))


def _place(entry: Entry, field: Field) -> str | None:
    if field.span.start < entry.link.node.start:
        return "before the title"
    if field.span.start >= entry.tail.end:
        return "below the title's line"
    between = entry.source.text[entry.tail.start : field.span.start]
    return "after other text" if re.search(r"\w", between) else None


def _move(entry: Entry, field: Field) -> Fix:
    text = entry.source.text
    start, end = field.span
    if start < entry.link.node.start:
        while end < entry.link.node.start and text[end] in " \t":
            end += 1
    else:
        while start > entry.tail.start and text[start - 1] in " \t":
            start -= 1
    after_link = Span(entry.tail.start, entry.tail.start)
    edits = sorted((Edit(after_link, f" {field.raw}"), Edit(Span(start, end), "")))
    return Fix("move the score after the link", tuple(edits), effect=Effect.MOVED)

"""What a merge leaves behind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document
from kblint.markdown import CodeBlock
from kblint.rule import Rule
from kblint.text import Span

_MARKER = re.compile(r"^(?:<{7}(?= |$)|>{7}(?= [^\s>])).*$", re.MULTILINE)


@dataclass(frozen=True)
class ConflictMarker(Rule):
    """The lines that mark a merge conflict are left in the text."""

    code = "KB004"
    name = "conflict-marker"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        opened: Span | None = None
        for span in _markers(document):
            begins = document.source.text[span.start] == "<"
            if opened or not begins:
                yield _finding(document, opened or span, None if begins or not opened else span)
            opened = span if begins else None
        if opened:
            yield _finding(document, opened, None)


def _markers(document: Document) -> Iterator[Span]:
    text = document.source.text
    if "<<<<<<<" in text or ">>>>>>>" in text:
        for match in _MARKER.finditer(text):
            if not isinstance(document.block_at(match.start()), CodeBlock):
                yield Span(*match.span())


def _finding(document: Document, span: Span, end: Span | None) -> Finding:
    line = document.source.line_text(span.start)
    message = f'expected no merge conflict, found "{line}"'
    if end is None:
        return Finding(span, message, line)
    message += f", which ends on line {document.source.line(end.start)}"
    return Finding(span, message, line, related=(Related(document.path, end, "it ends here"),))

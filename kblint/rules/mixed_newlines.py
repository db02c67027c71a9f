"""Files whose lines end in more than one way."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Finding, Fix, Severity
from kblint.knowledge import Document
from kblint.rule import Rule
from kblint.text import Span

_NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


@dataclass(frozen=True)
class MixedNewlines(Rule):
    """Some lines end with LF, others with CRLF or CR."""

    code = "KB511"
    name = "mixed-newlines"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        source = document.source
        (usual, most), *others = source.endings.most_common() or [("", 0)]
        if not others:
            return
        lines = range(1, most + sum(count for _, count in others) + 1)
        odd = [source.line_span(line).end for line in lines if source.ending(line) != usual]
        spans = [Span(end, end + 1) for end in odd]
        said = ", ".join(f"{count} with {_NAMES[ending]}" for ending, count in others)
        message = f"expected all lines to end with {_NAMES[usual]}, as {most} do, found {said}"
        # a newline that is written anew ends its line as most of the file's do
        edits = tuple(Edit(span, "\n") for span in spans)
        fix = Fix(f"end all lines with {_NAMES[usual]}", edits)
        yield Finding(spans[0], message, "ends of lines", fix=fix)

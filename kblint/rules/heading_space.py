"""Lines that were meant as headings, and are text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document
from kblint.markdown import Paragraph
from kblint.rule import Rule
from kblint.text import Span

_GLUED = re.compile(r"(?:^|(?<=\n))(?P<signs>#{2,6})(?=[^\W_]|[\[*_`]|[^\x00-\x7f])")
_ALONE = re.compile(r"(?P<signs>#)(?=[^\W\d_a-z])[^\n#]*\Z")  # "#tag" is no heading
# What may be something else below a heading than within a paragraph.
_OPENING = re.compile(r"\n(?: {4}|\t| {0,3}(?:[\[<|=]|[-*+]\s|\d{1,9}[.)]))")


@dataclass(frozen=True)
class HeadingSpace(Rule):
    """No blank stands between the signs of a heading and its text: it is a paragraph."""

    code = "KB606"
    name = "heading-space"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        if not re.search(r"^#{1,6}[^#\s]", document.source.text, re.MULTILINE):
            return
        for block in document.root.children:
            if not isinstance(block, Paragraph) or "#" not in block.source_text:
                continue
            text = block.source_text
            alone = _ALONE.match(text)
            for match in (alone,) if alone else _GLUED.finditer(text):
                start, end = (block.start + at for at in match.span("signs"))
                line = document.source.line_text(start)
                below = text.find("\n", match.end("signs"))
                fix = None
                if below < 0 or not _OPENING.match(text, below):
                    edit = Edit(Span(end, end), " ")
                    fix = Fix("add the space", (edit,), effect=Effect.HEADING_MADE)
                message = f'expected a heading, found text: no space follows "{match["signs"]}"'
                yield Finding(Span(start, end), message, line, fix=fix)

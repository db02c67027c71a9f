"""Blanks at the end of lines that are no hard break."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Finding, Fix, Severity
from kblint.knowledge import Document
from kblint.knowledge.conventions import are_slips
from kblint.markdown import CodeBlock, Comment, FrontMatter, HardBreak, HtmlBlock, Leaf
from kblint.rule import Rule
from kblint.text import Span

_TRAILING = re.compile(r"(?<=[^ \t\n])[ \t]+(?=\n|\Z)")
# The text's end, a blank line, or one that begins an item or a heading, whoever reads it.
_ENDS_PARAGRAPH = re.compile(r"\n?\Z|\n[ \t]*\n|\n(?: *(?:[-*+]|\d{1,9}[.)])| {0,3}#{1,6}) +\S")
_LINE_WITH_TEXT = re.compile(r"^.*\S", re.MULTILINE)


@dataclass(frozen=True)
class TrailingSpace(Rule):
    """A line ends in blanks that mean nothing, in a file whose hard breaks are made of blanks.

    Not where a hard break is missing, nor where many lines do: that is the file's habit.
    """

    code = "KB504"
    name = "trailing-space"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.source.text
        candidates = list(_TRAILING.finditer(text))
        if not candidates or not _has_breaks_of_blanks(document):
            return
        found = [m for m in candidates if _means_nothing(document, m.start(), m[0])]
        lines = sum(1 for _ in _LINE_WITH_TEXT.finditer(text))
        if not are_slips(len(found), lines):
            return
        lost = {each.at.span.end for each in document.lost_breaks} if found else ()
        for match in found:
            if match.end() not in lost:
                yield _finding(document, Span(*match.span()))


def _finding(document: Document, span: Span) -> Finding:
    count = span.end - span.start
    what = "1 blank" if count == 1 else f"{count} blanks"
    fix = None
    if not document.source.text.endswith("\\", 0, span.start):  # which would then be a hard break
        fix = Fix("delete the trailing blanks", (Edit(span, ""),))
    message = f"expected the line to end after its text, found {what}"
    return Finding(span, message, document.source.line_text(span.start), fix=fix)


def _has_breaks_of_blanks(document: Document) -> bool:
    return any(
        isinstance(node, HardBreak) and not node.marker.endswith("\\")
        for leaf in document.root.leaves()
        if "  \n" in leaf.source_text
        for node in leaf.walk()
    )


def _means_nothing(document: Document, offset: int, blanks: str) -> bool:
    block = document.block_at(offset)
    if isinstance(block, CodeBlock | FrontMatter | HtmlBlock | Comment):
        return False
    if len(blanks) > 1 and not _ENDS_PARAGRAPH.match(document.source.text, offset + len(blanks)):
        return False  # what is below may be read as one paragraph with this line
    inside = isinstance(block, Leaf) and block.start <= offset and offset + len(blanks) < block.end
    return not (inside and blanks.endswith("  "))

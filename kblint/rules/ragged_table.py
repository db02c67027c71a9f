"""Table rows with another number of cells than their header."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kblint.finding import Finding, Severity
from kblint.knowledge import Document
from kblint.knowledge.conventions import majority
from kblint.markdown import Node, Paragraph, Table
from kblint.markdown.tables import DELIMITER_ROW, cells
from kblint.rule import Rule
from kblint.text import Span

_DELIMITERS = re.compile(DELIMITER_ROW, re.MULTILINE)


@dataclass(frozen=True)
class RaggedTable(Rule):
    """A table's row has more or fewer cells than the header, or the delimiter row has."""

    code = "KB510"
    name = "ragged-table"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        if "|" not in document.source.text:
            return
        for node in _blocks(document.root):
            if isinstance(node, Table):
                yield from _of_table(document, node)
            elif isinstance(node, Paragraph):
                yield from _of_paragraph(document, node)


def _blocks(root: Node) -> Iterator[Node]:
    """The tables and paragraphs of a document."""
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Table | Paragraph):
            yield node
        else:
            stack.extend(reversed(node.children))


def _of_table(document: Document, table: Table) -> Iterator[Finding]:
    """The rows that differ; where all of them do in the same way, the header does."""
    header, *rows = table.children
    wanted = len(header.children)
    counts: Counter[Hashable] = Counter(len(row.children) for row in rows)
    clear = majority(counts)
    if clear and clear.value != wanted:
        message = f"expected {clear.value} cells as in {clear.count} rows below, found {wanted}"
        yield Finding(header.span, message, document.source.line_text(header.start))
        return
    for row in rows:
        count = len(row.children)
        if count == wanted or _is_divider(row):
            continue
        what = "1 cell" if count == 1 else f"{count} cells"
        message = f"expected {wanted} cells as in the header, found {what}"
        subject = document.source.line_text(row.start)
        if any(cell.source_text.strip() for cell in row.children[wanted:]):
            span = Span(row.children[wanted].start, row.end)
            yield Finding(span, f"{message}: what is in the last is not shown", subject)
        else:
            yield Finding(row.span, message, subject, Severity.WARNING)


def _is_divider(row: Node) -> bool:
    """Whether at most its first cell has any text: a heading between rows."""
    return not any(cell.source_text.strip() for cell in row.children[1:])


def _of_paragraph(document: Document, paragraph: Paragraph) -> Iterator[Finding]:
    """A header and a delimiter row of which, for their numbers of cells, no table came."""
    text = document.source.text
    if text.find("|", paragraph.start, paragraph.end) < 0:
        return
    lines = text[paragraph.start : paragraph.end].split("\n")
    at = paragraph.start
    for above, line in pairwise(lines):
        at += len(above) + 1
        if "-" not in line or "|" not in above or not _DELIMITERS.fullmatch(line):
            continue
        wanted, found = len(cells(above)), len(cells(line))
        if wanted != found and min(wanted, found) > 1:
            message = (
                f"expected {wanted} cells as in the header, found {found} in the delimiter row: "
                "this is no table"
            )
            span = Span(at, at + len(line))
            yield Finding(span, message, document.source.line_text(at))

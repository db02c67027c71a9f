"""Lists with another bullet than their like."""

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Finding, Fix, Severity
from kblint.knowledge import Document, Section
from kblint.knowledge.conventions import majority
from kblint.markdown import List, ListItem, Node
from kblint.rule import Rule
from kblint.text import Span

_Counts = dict[Section, dict[int, Counter[Hashable]]]


@dataclass(frozen=True)
class InconsistentBullet(Rule):
    """A list has another bullet than the other lists of its depth around it."""

    code = "KB505"
    name = "inconsistent-bullet"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        counts: _Counts = {}
        lists = [
            (section, depth, listed)
            for section in document.sections
            for block in section.blocks
            for depth, listed in _lists(block, 0)
        ]
        for section, depth, listed in lists:
            for around in section.lineage():
                by_depth = counts.setdefault(around, {}).setdefault(depth, Counter())
                by_depth[listed.bullet] += len(listed.children)
        for section, depth, listed in lists:
            wanted = _expected(section, depth, listed, counts)
            if wanted and wanted != listed.bullet:
                yield _finding(listed, wanted)


def _lists(node: Node, depth: int) -> Iterator[tuple[int, List]]:
    """The unordered lists at and below a block, with their depth."""
    if isinstance(node, List):
        if not node.ordered:
            yield depth, node
        for item in node.children:
            for child in item.children:
                yield from _lists(child, depth + 1)


def _expected(section: Section, depth: int, listed: List, counts: _Counts) -> str | None:
    """The bullet of nine in ten of the other items, in the smallest section that is clear."""
    own = [listed.bullet] * len(listed.children)
    for around in section.lineage():
        clear = majority(counts[around][depth], own)
        if clear:
            return str(clear.value)
    return None


def _finding(listed: List, wanted: str) -> Finding:
    items = [item for item in listed.children if isinstance(item, ListItem)]
    first = items[0].start
    edits = tuple(Edit(Span(i.start, i.start + 1), wanted) for i in items)
    message = f"expected the bullet {wanted} as in the lists around, found {listed.bullet}"
    subject = " ".join(items[0].source_text.partition("\n")[0].split())
    return Finding(Span(first, first + 1), message, subject, fix=Fix(f"use {wanted}", edits))

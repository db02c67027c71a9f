"""Lists with another bullet than their like."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
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
            (section, depth, listed, beside)
            for section in document.sections
            for depth, listed, beside in _lists(section.blocks, 0)
        ]
        for section, depth, listed, _ in lists:
            for around in section.lineage():
                by_depth = counts.setdefault(around, {}).setdefault(depth, Counter())
                by_depth[listed.bullet] += len(listed.children)
        for section, depth, listed, beside in lists:
            wanted = _expected(section, depth, listed, counts)
            if wanted and wanted != listed.bullet:
                joined = [other for other in beside if other.bullet == wanted]
                yield _finding(listed, wanted, joined, document.source.text)


def _lists(blocks: Sequence[Node], depth: int) -> Iterator[tuple[int, List, list[List]]]:
    """The unordered lists of the blocks and below, with their depth and the lists they touch."""
    for i, node in enumerate(blocks):
        if not isinstance(node, List):
            continue
        if not node.ordered:
            touched = (*blocks[max(0, i - 1) : i], *blocks[i + 1 : i + 2])
            yield depth, node, [other for other in touched if isinstance(other, List)]
        for item in node.children:
            yield from _lists(item.children, depth + 1)


def _expected(section: Section, depth: int, listed: List, counts: _Counts) -> str | None:
    """The bullet of nine in ten of the other items, in the smallest section that is clear."""
    own = [listed.bullet] * len(listed.children)
    for around in section.lineage():
        clear = majority(counts[around][depth], own)
        if clear:
            return str(clear.value)
    return None


def _finding(listed: List, wanted: str, joined: list[List], text: str) -> Finding:
    items = [item for item in listed.children if isinstance(item, ListItem)]
    first = items[0].start
    edits = tuple(Edit(Span(i.start, i.start + 1), wanted) for i in items)
    message = f"expected the bullet {wanted} as in the lists around, found {listed.bullet}"
    subject = " ".join(items[0].source_text.partition("\n")[0].split())
    is_alike = all(_join_unseen(listed, other, text) for other in joined)
    fix = Fix(
        f"use {wanted}", edits, Safety.SAFE if is_alike else Safety.UNSAFE,
        Effect.LISTS_JOINED if joined else Effect.NONE,
    )  # fmt: skip
    return Finding(Span(first, first + 1), message, subject, fix=fix)


def _join_unseen(one: List, other: List, text: str) -> bool:
    """Whether the two are as tight, or as loose, when they are one."""
    first, second = sorted((one, other), key=attrgetter("start"))
    is_parted = text.count("\n", first.children[-1].end, second.start) > 1
    return one.tight == other.tight == (not is_parted)

"""Items with another bullet than their like, with two, or with none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
from kblint.knowledge import Document
from kblint.knowledge.conventions import are_slips
from kblint.knowledge.lines.lists import ListHabit, Placed, lists_in
from kblint.knowledge.lines.unmarked import Unmarked, merged_items, unmarked_fields
from kblint.markdown import CodeBlock, List
from kblint.rule import Rule
from kblint.text import Span


@dataclass(frozen=True)
class InconsistentBullet(Rule):
    """Items have another bullet than those of their depth around them, two bullets, or none.

    An item without a bullet is text of the item above: that is an error.
    """

    code = "KB505"
    name = "inconsistent-bullet"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        lists = [placed for placed in lists_in(document.sections) if not placed.node.ordered]
        yield from _other(document, lists)
        yield from _doubled(document, lists)
        for placed in lists:
            for line in merged_items(document.source, placed):
                yield _unmarked(document, line)
        for line in unmarked_fields(document.source):
            if not isinstance(document.block_at(line.span.end), CodeBlock):
                yield _unmarked(document, line)


def _other(document: Document, lists: Sequence[Placed]) -> Iterator[Finding]:
    """Lists with another bullet than the others in sections of entries."""
    habit = ListHabit()
    lists = [placed for placed in lists if placed.section.entries]
    for placed in lists:
        habit.count(placed, placed.node.bullet, len(placed.items))
    found = [
        (placed, str(clear.value))
        for placed in lists
        if (clear := habit.expected(placed, [placed.node.bullet] * len(placed.items)))
        and clear.value != placed.node.bullet
        and clear.count > len(placed.items)  # else each of two lists would follow the other
    ]
    for placed, wanted in found if are_slips(len(found), len(lists)) else ():
        first = placed.items[0].start
        bullet = placed.node.bullet
        message = f"expected the bullet {wanted} as in the lists around, found {bullet}"
        subject = document.source.line_text(first)
        fix = _turn(placed, wanted, document.source.text)
        yield Finding(Span(first, first + 1), message, subject, fix=fix)


def _turn(placed: Placed, wanted: str, text: str) -> Fix:
    """Another bullet for the whole list, which joins it to the lists that it touches."""
    edits = tuple(Edit(Span(item.start, item.start + 1), wanted) for item in placed.items)
    joined = [other for other in placed.beside if other.bullet == wanted]
    is_alike = all(_join_unseen(placed.node, other, text) for other in joined)
    safety = Safety.SAFE if is_alike else Safety.UNSAFE
    return Fix(f"use {wanted}", edits, safety, Effect.LISTS_JOINED if joined else Effect.NONE)


def _join_unseen(one: List, other: List, text: str) -> bool:
    """Whether the two are as tight, or as loose, when they are one."""
    first, second = sorted((one, other), key=attrgetter("start"))
    is_parted = text.count("\n", first.children[-1].end, second.start) > 1
    return one.tight == other.tight == (not is_parted)


def _doubled(document: Document, lists: Sequence[Placed]) -> Iterator[Finding]:
    """Items that hold nothing but an item, on the same line."""
    text = document.source.text
    items = [item for placed in lists for item in placed.items]
    found = [
        (item, inner.children[0])
        for item in items
        if isinstance(inner := next(iter(item.children), None), List)
        and not inner.ordered
        and len(inner.children) == len(item.children) == 1
        and inner.children[0].children
        and "\n" not in text[item.start : inner.children[0].children[0].start]
    ]
    for item, within in found if are_slips(len(found), len(items)) else ():
        span = Span(item.start, within.start)
        message = f'expected one bullet, found "{text[item.start : within.start + 1]}"'
        fix = Fix("delete one of them", (Edit(span, ""),), effect=Effect.LISTS_JOINED)
        subject = document.source.line_text(item.start)
        yield Finding(Span(item.start, within.start + 1), message, subject, fix=fix)


def _unmarked(document: Document, line: Unmarked) -> Finding:
    wanted = line.wanted.strip()
    fix = Fix("make it an item", (Edit(line.span, line.wanted),), Safety.UNSAFE, Effect.ITEM_MADE)
    if line.clear:
        message = (
            f"expected the bullet {wanted}, as {line.clear.count} of {line.clear.total} other "
            "lines with this label have, found none"
        )
        severity = Severity.WARNING
    else:
        message = f"expected the bullet {wanted}, found none: the line runs on in the item above"
        severity = Severity.ERROR
    span = Span(line.span.end, line.span.end + 1)
    return Finding(span, message, document.source.line_text(line.span.end), severity, fix)

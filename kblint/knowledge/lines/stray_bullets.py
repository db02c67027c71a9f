"""Bullets that begin no item: their lines go on with the paragraph above."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from kblint.markdown import Leaf, List, Node, Paragraph, Text
from kblint.text import Span

# Indented too far for an item, or a number other than 1 where no list is.
_APART = re.compile(
    r"(?<=\n)(?P<indent>[ \t]*)(?P<sign>[-*+](?=[ \t]+[^\s*+-])|\d{1,3}[.)](?=[ \t]+(?:\[|\*\*\w)))"
)
# Without the blank that makes an item of a line.
_GLUED = re.compile(
    r"(?:^|(?<=\n))(?P<indent>[ \t]*)(?P<sign>[-*+]|\d{1,3}[.)])"
    r"(?=(?P<link>\[)|\*\*\w|https?://|[^\W\d_a-z])"
)


class StrayBullet(NamedTuple):
    """A bullet in a paragraph; `is_glued` where it only wants the blank behind it.

    `runs_on` says that its line goes on with another, as all do but a paragraph's first.
    """

    span: Span
    is_glued: bool
    runs_on: bool


def stray_bullets(blocks: Sequence[Node], bullet: str = "") -> Iterator[StrayBullet]:
    """Those in the blocks and below; `bullet` is that of the list whose item the blocks are."""
    for node in blocks:
        if isinstance(node, List):
            own = "1" if node.ordered else node.bullet
            for item in node.children:
                yield from stray_bullets(item.children, own)
        elif isinstance(node, Paragraph) and node.exact:
            yield from _in_paragraph(node, bullet)


def _in_paragraph(paragraph: Paragraph, bullet: str) -> Iterator[StrayBullet]:
    text = paragraph.source_text
    if "\n" in text:
        for match in _APART.finditer(text):
            yield from _stray(paragraph, match, is_glued=False)
    for match in _GLUED.finditer(text):
        sign = "1" if match["sign"][0].isdigit() else match["sign"]
        is_first = match.start() == 0
        if match["link"] or (sign == bullet and not is_first):
            yield from _stray(paragraph, match, is_glued=True)


def _stray(paragraph: Paragraph, match: re.Match[str], *, is_glued: bool) -> Iterator[StrayBullet]:
    """The bullet that was matched, unless it is markup, code or the like."""
    start, end = (paragraph.start + at for at in match.span("sign"))
    if _is_text(paragraph, start):
        yield StrayBullet(Span(start, end), is_glued, runs_on=match.start() > 0)


def _is_text(leaf: Leaf, offset: int) -> bool:
    i = bisect_right(leaf.children, offset, key=attrgetter("start")) - 1
    return i >= 0 and isinstance(leaf.children[i], Text)

"""The HTML comments of a document: no reader of the page sees them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from operator import itemgetter

from kblint.markdown.block_nodes import Comment, HtmlBlock
from kblint.markdown.html import comments as html_comments
from kblint.markdown.nodes import Leaf, Node
from kblint.text import Span

MARK = "kblint-"
"""What the comments that kblint is to follow begin with."""

OPENING = "<!--"
_NO_NEWLINE = re.compile(r"[^\n]")
_ANY = re.compile(r"<!--.*?-->", re.DOTALL)


def is_for_kblint(node: Node) -> bool:
    """Whether a block or inline is a comment that tells kblint something."""
    return isinstance(node, Comment) and node.content.lstrip().startswith(MARK)


class Comments:
    """Where the comments are, in order of the text, and the text without them.

    `blanked` is as long as the text, each comment overwritten with spaces, so that what a pattern
    finds there stands at the same place of the text. It is the very text where there are none.
    """

    def __init__(self, text: str, spans: tuple[Span, ...]) -> None:
        """Hold the text of the document and the spans of its comments."""
        self.spans = spans
        self._text = text
        self.blanked = _blanked(text, spans) if spans else text

    def within(self, span: Span) -> tuple[Span, ...]:
        """The comments that begin in a span."""
        first, last = (bisect_left(self.spans, at, key=itemgetter(0)) for at in span)
        return self.spans[first:last]

    def cut(self, span: Span) -> str:
        """The text of a span without the comments, and without the blanks before them."""
        at, parts = span.start, []
        for start, end in self.within(span):
            parts.append(self._text[at:start].rstrip(" \t"))
            at = end
        return "".join([*parts, self._text[at : span.end]])

    def past(self, offset: int) -> int:
        """Where the last of the comments ends that follow on a line, with blanks at most between.

        The offset itself where none does.
        """
        i = bisect_left(self.spans, offset, key=itemgetter(0))
        while i < len(self.spans) and not self._text[offset : self.spans[i].start].strip(" \t"):
            offset = self.spans[i].end
            i += 1
        return offset


def comments_of(text: str, block_at: Callable[[int], Node]) -> Comments:
    """The comments of a text whose innermost block at each offset is known."""
    return Comments(text, tuple(_spans(text, block_at)))


def _spans(text: str, block_at: Callable[[int], Node]) -> Iterator[Span]:
    at = text.find(OPENING)
    while at >= 0:
        block = block_at(at)
        end = block.end
        if not block.start <= at < end or (block.children and not isinstance(block, Leaf)):
            end = at + 1  # a container, between the blocks in it
        elif isinstance(block, Leaf):
            yield from _in_leaf(block)
        elif isinstance(block, Comment):
            yield block.span
        elif isinstance(block, HtmlBlock):
            yield from html_comments(block.source_text, block.start)
        at = text.find(OPENING, end)


def _in_leaf(leaf: Leaf) -> Iterator[Span]:
    found = [node.span for node in leaf.walk() if isinstance(node, Comment)]
    if found and not leaf.exact:
        found = [
            Span(leaf.start + match.start(), leaf.start + match.end())
            for match in _ANY.finditer(leaf.source_text)
        ]
    yield from found


def _blanked(text: str, spans: tuple[Span, ...]) -> str:
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], _NO_NEWLINE.sub(" ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])

"""Taking a comment out of a text, where that certainly changes nothing for a reader."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from kblint.finding import Edit
from kblint.knowledge import Document
from kblint.markdown import Comment, FrontMatter, Heading, Leaf, ListItem, Node, Root, TableCell
from kblint.text import Span

_BLANKS = " \t"
# What may end the words before a comment; other signs may mean something once it is gone.
_ENDS_WORDS = frozenset(".,!?)]*_`\"'")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_LABEL = re.compile(r"\[[^\]]{0,999}\]:")  # of what may be a definition then
_NEAR = 200  # code points before a comment that are looked at
_GAP = re.compile(r"\s|\\\n|\Z")
_STOP = re.compile(r"[.,!?](?=\s|\Z)")
_BEGINS_BLOCK = re.compile(r"[ \t]*(?:\Z|\n|(?:[-*+]|\d{1,9}[.)]) |#{1,6} )")


def removal(document: Document, comment: Span) -> Edit | None:
    """The edit that deletes a comment, with the blanks before it or with its whole line.

    None where the comment parts what else would be one, or where that is in doubt.
    """
    block = document.block_at(comment.start)
    if isinstance(block, Leaf):
        return _from_words(document.source.text, block, comment)
    if isinstance(block, Comment) and block.span == comment:
        return _whole_lines(document, block)
    return None


def _from_words(text: str, leaf: Leaf, comment: Span) -> Edit | None:
    start, end = comment
    while start > leaf.start and text[start - 1] in _BLANKS:
        start -= 1
    line = text[max(leaf.start, start - _NEAR) : start].rpartition("\n")[2]
    if not line or not (line[-1].isalnum() or line[-1] in _ENDS_WORDS):
        return None
    is_plain = _LETTER_OR_DIGIT.search(line) and not _LABEL.match(text, leaf.start, start)
    if not leaf.exact or not is_plain:
        return None
    if isinstance(leaf, Heading) and start < comment.start:
        return None  # GitHub makes a hyphen of the blank, and others may link to that
    ends_cell = isinstance(leaf, TableCell) and end == leaf.end
    if ends_cell or _GAP.match(text, end):
        return Edit(Span(start, end), "")
    if start == comment.start and line[-1].isalpha() and _STOP.match(text, end):
        return Edit(comment, "")
    return None


def _whole_lines(document: Document, block: Comment) -> Edit | None:
    text = document.source.text
    start = text.rfind("\n", 0, block.start) + 1
    end = text.find("\n", block.end)
    end = len(text) if end < 0 else end + 1
    if text[start : block.start].strip(_BLANKS) or text[block.end : end].strip():
        return None
    above, beside, i = _place(document.root, block)
    before, after = beside[i - 1] if i else None, beside[i + 1] if i + 1 < len(beside) else None
    if isinstance(above, ListItem):
        is_safe = before is not None and after is None and _is_tight(text, before, start, end)
    else:
        is_safe = isinstance(above, Root) and (
            before is None or isinstance(before, Heading | FrontMatter)
            or after is None or (isinstance(after, Heading) and after.style == "atx")
        )  # fmt: skip
        if before is None and text.startswith("---", after.start if after else end):
            is_safe = False  # which may be read as front matter then
    if not is_safe:
        return None
    if isinstance(above, Root) and (start == 0 or text.endswith("\n\n", 0, start)):
        while text.startswith("\n", end):  # one blank line is enough
            end += 1
            if start:
                break
    return Edit(Span(start, end), "")


def _is_tight(text: str, before: Node, start: int, end: int) -> bool:
    """Whether no blank line is above, and what is below goes on with nothing above."""
    return not text[before.end : start].count("\n") > 1 and bool(_BEGINS_BLOCK.match(text, end))


def _place(above: Node, block: Node) -> tuple[Node, Sequence[Node], int]:
    """The container that holds a block, what it holds, and the block's number in that."""
    while True:
        beside = above.children
        i = bisect_right(beside, block.start, key=attrgetter("start")) - 1
        if beside[i] is block:
            return above, beside, i
        above = beside[i]

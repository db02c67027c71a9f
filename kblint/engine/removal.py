"""Taking a comment out of a text, where that certainly changes nothing for a reader."""

import re
from collections.abc import Sequence

from kblint.finding import Edit
from kblint.knowledge import Document
from kblint.markdown import Comment, FrontMatter, Heading, Leaf, ListItem, Node, TableCell
from kblint.text import Span

_BLANKS = " \t"
# A line that ends in other signs may mean something else once the comment is gone.
_WORDS_BEFORE = re.compile(r"[^\W_][^\n]*(?<=[\w.,!?)\]*`\"'])\Z|[^\W_]\Z")
_LABEL = re.compile(r"\[[^\]]*\]:")  # of what may be a definition then
_LETTER = re.compile(r"[^\W\d_]\Z")
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
    before = text[leaf.start : comment.start].rstrip(_BLANKS)
    if not leaf.exact or not _WORDS_BEFORE.search(before) or _LABEL.match(before):
        return None
    start, end = leaf.start + len(before), comment.end
    if isinstance(leaf, Heading) and start < comment.start:
        return None  # GitHub makes a hyphen of the blank, and others may link to that
    ends_cell = isinstance(leaf, TableCell) and end == leaf.end
    if ends_cell or _GAP.match(text, end):
        return Edit(Span(start, end), "")
    if start == comment.start and _LETTER.search(before) and _STOP.match(text, end):
        return Edit(comment, "")
    return None


def _whole_lines(document: Document, block: Comment) -> Edit | None:
    text = document.source.text
    start = text.rfind("\n", 0, block.start) + 1
    end = text.find("\n", block.end)
    end = len(text) if end < 0 else end + 1
    if text[start : block.start].strip(_BLANKS) or text[block.end : end].strip():
        return None
    above, beside = _place(document.root.children, block, None)
    i = next(i for i, each in enumerate(beside) if each is block)
    before, after = beside[i - 1] if i else None, beside[i + 1] if i + 1 < len(beside) else None
    if isinstance(above, ListItem):
        is_safe = before is not None and after is None and _is_tight(text, before, start, end)
    else:
        is_safe = above is None and (
            before is None or isinstance(before, Heading | FrontMatter)
            or after is None or (isinstance(after, Heading) and after.style == "atx")
        )  # fmt: skip
        if before is None and text.startswith("---", after.start if after else end):
            is_safe = False  # which may be read as front matter then
    if not is_safe:
        return None
    if above is None and (start == 0 or text.endswith("\n\n", 0, start)):
        while text.startswith("\n", end):  # one blank line is enough
            end += 1
            if start:
                break
    return Edit(Span(start, end), "")


def _is_tight(text: str, before: Node, start: int, end: int) -> bool:
    """Whether no blank line is above, and what is below goes on with nothing above."""
    return not text[before.end : start].count("\n") > 1 and bool(_BEGINS_BLOCK.match(text, end))


def _place(
    blocks: Sequence[Node], block: Node, above: Node | None
) -> tuple[Node | None, Sequence[Node]]:
    """The container that holds a block, None for the document, and what else is in it."""
    for each in blocks:
        if each is block:
            return above, blocks
        if each.start <= block.start < each.end:
            return _place(each.children, block, each)
    return above, ()

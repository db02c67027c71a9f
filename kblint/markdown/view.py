"""What a reader of the rendered page is shown, as words and signs that can be compared."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kblint.markdown.block_nodes import (
    CodeBlock,
    Comment,
    Definition,
    FootnoteDefinition,
    FrontMatter,
    Heading,
    HtmlBlock,
    List,
    ListItem,
    Paragraph,
    Table,
)
from kblint.markdown.inline_nodes import (
    CodeSpan,
    Emphasis,
    FootnoteReference,
    HardBreak,
    HtmlInline,
    Image,
    Link,
    SoftBreak,
    Strikethrough,
    Strong,
    Text,
)
from kblint.markdown.nodes import Leaf, Node, Parent

Sign = tuple[str, ...]
"""What a sign is (`text`, `link`, `list` …), and what tells it from others of its kind.

A `definition` is one too, though a reader sees it only where a `reference` leads.
"""

END = "end "
BLANK: Sign = ("blank",)
_AROUND = {"mark", "link", "reference"}  # which show nothing by themselves
_WITHIN_LINES = {
    *_AROUND, "image", "bare", "code", CodeSpan.type, HtmlInline.type, FootnoteReference.type
}  # fmt: skip
_BREAK = re.compile(r"</?br\b", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n]+")


def view(nodes: Iterable[Node]) -> list[Sign]:
    """The signs of blocks and all below, in order: a word or a blank is one, as is a link's end.

    Blanks are as a browser shows them: a run of them is one, and beside blocks and breaks none.
    """
    return list(_folded(each for node in nodes for each in _signs(node)))


def _signs(top: Node) -> Iterator[Sign]:
    stack: list[Node | Sign] = [top]
    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            yield node
        elif isinstance(node, Comment):
            continue
        elif isinstance(node, Definition):
            yield "definition", node.label, node.url
        elif isinstance(node, Text):
            yield "text", node.text
        elif isinstance(node, SoftBreak):
            yield "text", " "
        elif isinstance(node, Link) and node.style in {"bare", "autolink"}:
            yield "bare", node.source_text.strip("<>")
        elif isinstance(node, HtmlInline) and _BREAK.match(node.source_text):
            yield ("break",)
        else:
            shown = sign(node)
            yield shown
            if isinstance(node, Parent | Leaf):
                stack.append((END + shown[0],))
                stack.extend(reversed(node.children))


# What tells a node from others of its kind; the others are told by their type alone.
_SIGNS: dict[type[Node], Callable[[Any], Sign]] = {
    HardBreak: lambda _: ("break",),
    CodeSpan: lambda node: ("code", node.text),
    Link: lambda node: ("link" if node.label is None else "reference", node.url, node.title),
    Image: lambda node: ("image", node.url, node.title),
    FootnoteReference: lambda node: (node.type, node.label),
    FootnoteDefinition: lambda node: (node.type, node.label),
    Heading: lambda node: ("heading", str(node.level)),
    Paragraph: lambda node: ("paragraph", "tight" if node.tight else "loose"),
    List: lambda node: ("list", "ordered" if node.ordered else "bullets"),
    ListItem: lambda node: ("item", str(node.checked)),
    CodeBlock: lambda node: ("code block", node.info, node.content),
    Table: lambda node: ("table", str(node.alignments)),
    HtmlBlock: lambda node: (node.type, node.source_text),
    HtmlInline: lambda node: (node.type, node.source_text),
    FrontMatter: lambda node: (node.type, node.source_text),
    Emphasis: lambda node: ("mark", node.type),
    Strong: lambda node: ("mark", node.type),
    Strikethrough: lambda node: ("mark", node.type),
}


def sign(node: Node) -> Sign:
    """What a block or inline itself shows, without what is below it."""
    told = _SIGNS.get(type(node))
    return told(node) if told else (node.type,)


def _folded(signs: Iterable[Sign]) -> Iterator[Sign]:
    """Text as words and blanks."""
    text, at_edge = "", True
    for each in signs:
        if each[0] == "text":
            text += each[1]
            continue
        kind = each[0].removeprefix(END)
        is_edge = kind not in _WITHIN_LINES
        for word in _words(text, left=at_edge, right=is_edge):
            yield word
            at_edge = word == BLANK
        text = ""
        yield each
        at_edge = is_edge or (at_edge and kind in _AROUND)
    yield from _words(text, left=at_edge, right=True)


def _words(text: str, *, left: bool, right: bool) -> Iterator[Sign]:
    """The words with a blank between two, and none at the ends that are named."""
    words = _BLANKS.split(text)
    for i, word in enumerate(words):
        if i and (word or not right) and (words[i - 1] or not left):
            yield BLANK
        if word:
            yield "text", word

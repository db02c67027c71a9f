"""The nodes of the tree: CommonMark's kinds, each with its exact span."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import ClassVar, Self

from kblint.text import Span

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CHARACTER_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class Piece:
    """The run of whole lines that was parsed at once; where it begins may shift, its nodes do not.

    A node keeps its place relative to its piece, so an edit elsewhere moves it by one number.
    """

    __slots__ = ("offset", "text")

    def __init__(self, text: str, offset: int) -> None:
        """Hold the text and its place, in code points of the source."""
        self.text = text
        self.offset = offset


class Node:
    """A block or an inline. `exact` is false where its span is only the line-wise best."""

    type: ClassVar[str]
    __slots__ = ("_end", "_start", "exact", "piece")

    def __init__(self, piece: Piece, start: int, end: int) -> None:
        """Place the node; start and end are relative to the piece."""
        self.piece = piece
        self._start = start
        self._end = end
        self.exact = True

    @property
    def start(self) -> int:
        """Offset of the first code point in the source's text."""
        return self.piece.offset + self._start

    @property
    def end(self) -> int:
        """Offset just past the last code point."""
        return self.piece.offset + self._end

    @property
    def span(self) -> Span:
        """Start and end in the source's text."""
        offset = self.piece.offset
        return Span(offset + self._start, offset + self._end)

    @property
    def source_text(self) -> str:
        """The very characters that the node was written with."""
        return self.piece.text[self._start : self._end]

    @property
    def children(self) -> "tuple[Node, ...]":
        """The nodes directly below, in order of the text."""
        return ()

    def move(self, place: Callable[[int], int]) -> None:
        """Carry the node, not its children, to other coordinates: ends map by their last character."""
        start, end = self._start, self._end
        self._start = place(start)
        self._end = place(end - 1) + 1 if end > start else self._start

    def walk(self) -> "Iterator[Node]":
        """This node and all below, in order of the text; parses every leaf it meets."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def __repr__(self) -> str:
        return f"<{self.type} {self.start}:{self.end} {self.source_text[:40]!r}>"


class Parent(Node):
    """A node that holds its children."""

    __slots__ = ("_children",)

    def __init__(
        self, piece: Piece, start: int, end: int, children: tuple[Node, ...] = ()
    ) -> None:
        """Place the node around its children."""
        super().__init__(piece, start, end)
        self._children = children

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes directly below."""
        return self._children


class Leaf(Node):
    """A block whose inlines are parsed when they are first asked for."""

    __slots__ = ("_inlines",)

    def __init__(
        self, piece: Piece, start: int, end: int, inlines: Callable[[Node], tuple[Node, ...]]
    ) -> None:
        """Place the block; `inlines` is called once, with this node."""
        super().__init__(piece, start, end)
        self._inlines: Callable[[Node], tuple[Node, ...]] | tuple[Node, ...] = inlines

    @property
    def children(self) -> tuple[Node, ...]:
        """The inlines."""
        inlines = self._inlines
        if not isinstance(inlines, tuple):
            inlines = self._inlines = inlines(self)
        return inlines

    @property
    def plain_text(self) -> str:
        """What a reader reads, without markup."""
        return plain_text(self.children)


# Blocks


class Root(Parent):
    """The whole document."""

    type = "document"
    __slots__ = ()


class FrontMatter(Node):
    """YAML between `---` lines at the very top; opaque."""

    type = "front_matter"
    __slots__ = ()


class Heading(Leaf):
    """An ATX heading, from its first `#` to its content's end, or a setext one with its underline."""

    type = "heading"
    __slots__ = ("level", "style")

    level: int
    style: str  # "atx" or "setext"


class Paragraph(Leaf):
    """A paragraph; `tight` in a tight list, where it renders without `<p>`."""

    __slots__ = ("tight",)

    tight: bool

    @property
    def type(self) -> str:  # type: ignore[override]  # two of the parser's names, one kind of block
        """`block_text` where it is tight."""
        return "block_text" if self.tight else "paragraph"


class CodeBlock(Node):
    """A fenced or indented code block; `content` is without fences and indentation."""

    type = "block_code"
    __slots__ = ("content", "info", "style")

    content: str
    info: str
    style: str  # "fenced" or "indent"


class HtmlBlock(Node):
    """Raw HTML as a block."""

    type = "block_html"
    __slots__ = ()


class Comment(Node):
    """An HTML comment, standing as a block or within a line."""

    type = "comment"
    __slots__ = ()

    @property
    def content(self) -> str:
        """What stands between `<!--` and `-->`."""
        return self.source_text.removeprefix("<!--").removesuffix("-->")


class ThematicBreak(Node):
    """A line of three or more `-`, `*` or `_`."""

    type = "thematic_break"
    __slots__ = ()


class BlockQuote(Parent):
    """A block quote with its markers."""

    type = "block_quote"
    __slots__ = ()


class List(Parent):
    """A list; `tight` as CommonMark defines it, `bullet` the last character of its markers."""

    type = "list"
    __slots__ = ("bullet", "ordered", "tight")

    bullet: str
    ordered: bool
    tight: bool


class ListItem(Parent):
    """An item from its marker on. `checked` is None where it is no task."""

    __slots__ = ("checked",)

    checked: bool | None

    @property
    def type(self) -> str:  # type: ignore[override]  # two of the parser's names, one kind of block
        """`task_list_item` where it has a box."""
        return "list_item" if self.checked is None else "task_list_item"


class Table(Parent):
    """A table; its children are the header's row and the others."""

    type = "table"
    __slots__ = ("alignments",)

    alignments: tuple[str | None, ...]


class TableRow(Parent):
    """A row as it is written, with as many cells as it has, be they more or fewer than the header's."""

    __slots__ = ("head",)

    head: bool

    @property
    def type(self) -> str:  # type: ignore[override]  # two of the parser's names, one kind of block
        """`table_head` for the first."""
        return "table_head" if self.head else "table_row"


class TableCell(Leaf):
    """A cell's content, blanks around it left out."""

    type = "table_cell"
    __slots__ = ()


class Definition(Node):
    """A link reference definition: label, destination and title, whether used or not."""

    type = "definition"
    __slots__ = ("destination", "label", "title", "url")

    destination: tuple[int, int]  # relative to the piece
    label: str
    title: str
    url: str

    @property
    def destination_span(self) -> Span:
        """Where the destination is written, angle brackets left out."""
        offset = self.piece.offset
        return Span(self.destination[0] + offset, self.destination[1] + offset)


class FootnoteDefinition(Parent):
    """A footnote where it is written."""

    type = "footnote_definition"
    __slots__ = ("label",)

    label: str


# Inlines


class Text(Node):
    """Characters that mean themselves."""

    type = "text"
    __slots__ = ()

    @property
    def text(self) -> str:
        """What a reader reads: escapes and character references resolved."""
        return resolve(self.source_text)


class Emphasis(Parent):
    """`*emphasis*`."""

    type = "emphasis"
    __slots__ = ()


class Strong(Parent):
    """`**strong emphasis**`."""

    type = "strong"
    __slots__ = ()


class Strikethrough(Parent):
    """`~~strikethrough~~`."""

    type = "strikethrough"
    __slots__ = ()


class CodeSpan(Node):
    """A code span with its backticks."""

    type = "codespan"
    __slots__ = ("text",)

    text: str


class Link(Parent):
    """A link in any of its styles: `inline`, `reference`, `autolink` or `bare`.

    `url` is the destination with escapes and character references resolved, never
    percent-encoded anew. `destination_span` is None for a reference.
    """

    type = "link"
    __slots__ = ("_destination", "label", "style", "title", "url")

    url: str
    style: str
    title: str
    label: str | None
    _destination: tuple[int, int] | None

    @classmethod
    def placed(  # noqa: D102 - the one way to make a link, used by inlines.py alone
        cls,
        piece: Piece,
        start: int,
        end: int,
        children: tuple[Node, ...],
        *,
        url: str,
        style: str,
        destination: tuple[int, int] | None,
        title: str = "",
        label: str | None = None,
    ) -> Self:
        link = cls(piece, start, end, children)
        link.url, link.style, link.title, link.label = url, style, title, label
        link._destination = destination
        return link

    @property
    def destination_span(self) -> Span | None:
        """Where the destination is written, angle brackets left out."""
        if self._destination is None:
            return None
        offset = self.piece.offset
        return Span(self._destination[0] + offset, self._destination[1] + offset)

    @property
    def text_span(self) -> Span:
        """Where the link's text is written."""
        children = self.children
        if children:
            return Span(children[0].start, children[-1].end)
        opening = self.start + (2 if isinstance(self, Image) else 1)
        return Span(opening, opening)

    @property
    def text(self) -> str:
        """What a reader reads as the link."""
        return plain_text(self.children)

    def move(self, place: Callable[[int], int]) -> None:
        """Carry the destination along."""
        super().move(place)
        if self._destination is not None:
            start, end = self._destination
            first = place(start)
            self._destination = first, place(end - 1) + 1 if end > start else first


class Image(Link):
    """An image; its children are its description."""

    type = "image"
    __slots__ = ()


class HtmlInline(Node):
    """One raw HTML tag within a line."""

    type = "inline_html"
    __slots__ = ()


class FootnoteReference(Node):
    """`[^label]`, with a footnote of that label in the document."""

    type = "footnote_ref"
    __slots__ = ("label",)

    label: str


class HardBreak(Node):
    r"""A line ended by two spaces or more, or by `\`; the span ends with the newline."""

    type = "linebreak"
    __slots__ = ()

    @property
    def marker(self) -> str:
        """What makes the break: the spaces or the backslash."""
        return self.source_text.partition("\n")[0]


class SoftBreak(Node):
    """A line's end that renders as a space."""

    type = "softbreak"
    __slots__ = ()


def resolve(text: str) -> str:
    """The text with backslash escapes and character references resolved, as CommonMark does."""
    if "\\" in text:
        parts, at = [], 0
        for match in _ESCAPED.finditer(text):
            parts += [_characters(text[at : match.start()]), match[1]]
            at = match.end()
        return "".join(parts) + _characters(text[at:])
    return _characters(text)


def _characters(text: str) -> str:
    if "&" not in text:
        return text
    return _CHARACTER_REFERENCE.sub(lambda match: unescape(match[0]), text)


def plain_text(nodes: tuple[Node, ...]) -> str:
    """What a reader reads of inlines: breaks are spaces, images their description, HTML nothing."""
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, Text | CodeSpan):
            parts.append(node.text)
        elif isinstance(node, HardBreak | SoftBreak):
            parts.append(" ")
        elif isinstance(node, Parent):
            parts.append(plain_text(node.children))
    return "".join(parts)

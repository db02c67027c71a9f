"""The inlines of CommonMark, with GFM's strikethrough and footnote references."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Self

from kblint.markdown.entities import resolve
from kblint.markdown.html import Tag, tags
from kblint.markdown.nodes import Node, Parent, Piece
from kblint.text import Span

if TYPE_CHECKING:
    from kblint.markdown.block_nodes import Definition, FootnoteDefinition


class Text(Node):
    """Characters that mean themselves."""

    type = "text"
    __slots__ = ()

    @property
    def text(self) -> str:
        """What a reader reads: escapes and character references resolved."""
        return resolve(self.source_text)

    @property
    def plain_text(self) -> str:
        """The text."""
        return self.text


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

    @property
    def plain_text(self) -> str:
        """The code."""
        return self.text


class Link(Parent):
    """A link in any of its styles: `inline`, `reference`, `autolink` or `bare`.

    `url` is the destination with escapes and character references resolved, never
    percent-encoded anew. `destination_span` is None for a reference.
    """

    type = "link"
    __slots__ = ("_destination", "_text", "label", "style", "title", "url")

    url: str
    style: str
    title: str
    label: str | None
    _destination: tuple[int, int] | None
    _text: str | None

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
        link._text = None
        return link

    @property
    def destination_span(self) -> Span | None:
        """Where the destination is written, angle brackets left out."""
        if self._destination is None:
            return None
        offset = self.piece.offset
        return Span(self._destination[0] + offset, self._destination[1] + offset)

    @property
    def raw_url(self) -> str | None:
        """The destination as it is written; None for a reference."""
        return self._destination and self.piece.text[slice(*self._destination)]

    @property
    def definition(self) -> "Definition | None":
        """The definition that a reference link takes its destination from."""
        return None if self.label is None else self.piece.labels.definition(self.label)

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
        if self._text is None:
            self._text = self.plain_text
        return self._text

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

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The one tag; none for a declaration, a processing instruction or CDATA."""
        return tuple(tags(self.source_text, self.start))


class FootnoteReference(Node):
    """`[^label]`, with a footnote of that label in the document."""

    type = "footnote_ref"
    __slots__ = ("label",)

    label: str

    @property
    def definition(self) -> "FootnoteDefinition | None":
        """The footnote."""
        return self.piece.labels.footnote(self.label)


class HardBreak(Node):
    r"""A line ended by two spaces or more, or by `\`; the span ends with the newline."""

    type = "linebreak"
    __slots__ = ()

    @property
    def marker(self) -> str:
        """What makes the break: the spaces or the backslash."""
        return self.source_text.partition("\n")[0]

    @property
    def plain_text(self) -> str:
        """A space."""
        return " "


class SoftBreak(Node):
    """A line's end that renders as a space."""

    type = "softbreak"
    __slots__ = ()

    @property
    def plain_text(self) -> str:
        """A space."""
        return " "

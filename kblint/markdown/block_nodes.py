"""The blocks of CommonMark, with GFM's tables and footnotes."""

from typing import NamedTuple

from kblint.markdown.html import Tag, tags
from kblint.markdown.nodes import Leaf, Node, Parent, Piece
from kblint.text import Span


class Part(NamedTuple):
    """What a piece was parsed to: its blocks, and those that have a label, at any depth."""

    piece: Piece
    nodes: tuple[Node, ...]
    labelled: "tuple[Definition | FootnoteDefinition, ...]"


class Root(Parent):
    """The whole document."""

    type = "document"
    __slots__ = ("parts",)

    def __init__(self, piece: Piece, parts: tuple[Part, ...]) -> None:
        """Put the parts together; `piece` is the whole text."""
        nodes = tuple(node for part in parts for node in part.nodes)
        super().__init__(piece, 0, len(piece.text), nodes)
        self.parts = parts

    @property
    def definitions(self) -> "tuple[Definition, ...]":
        """All link reference definitions, at any depth, in order of the text."""
        labelled = (node for part in self.parts for node in part.labelled)
        return tuple(node for node in labelled if isinstance(node, Definition))

    @property
    def footnotes(self) -> "tuple[FootnoteDefinition, ...]":
        """All footnotes, at any depth, in order of the text."""
        labelled = (node for part in self.parts for node in part.labelled)
        return tuple(node for node in labelled if isinstance(node, FootnoteDefinition))


class FrontMatter(Node):
    """YAML between `---` lines at the very top; opaque."""

    type = "front_matter"
    __slots__ = ()


class Heading(Leaf):
    """An ATX heading from its first `#` to its content's end, or a setext one and its line."""

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

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The tags, read from the raw text: one that spans lines of a quote may be misread."""
        return tuple(tags(self.source_text, self.start))


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
    """A row with the cells that are written, be they more or fewer than the header's."""

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

    @property
    def raw_url(self) -> str:
        """The destination as it is written."""
        return self.piece.text[slice(*self.destination)]

    @property
    def repeated(self) -> bool:
        """Whether an earlier definition has the same label, so that this one counts for nothing."""
        return self.piece.labels.definition(self.label) is not self

    @property
    def used(self) -> bool:
        """Whether a link of the document uses it; parses every leaf that may hold one."""
        return self.piece.labels.is_used(self)


class FootnoteDefinition(Parent):
    """A footnote where it is written."""

    type = "footnote_definition"
    __slots__ = ("label",)

    label: str

    @property
    def repeated(self) -> bool:
        """Whether an earlier footnote has the same label, so that no reference leads here."""
        return self.piece.labels.footnote(self.label) is not self

    @property
    def used(self) -> bool:
        """Whether a reference leads here; parses every leaf that may hold one."""
        return self.piece.labels.is_used(self)

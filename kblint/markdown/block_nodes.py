"""The blocks of CommonMark, with GFM's tables and footnotes."""

from kblint.markdown.nodes import Leaf, Node, Parent
from kblint.text import Span


class Root(Parent):
    """The whole document."""

    type = "document"
    __slots__ = ()


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


class FootnoteDefinition(Parent):
    """A footnote where it is written."""

    type = "footnote_definition"
    __slots__ = ("label",)

    label: str

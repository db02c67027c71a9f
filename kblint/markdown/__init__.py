"""Floor 1, syntax: the tree of a text. The only room that knows the parser."""

from kblint.markdown.block_nodes import (
    BlockQuote,
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
    Root,
    Table,
    TableCell,
    TableRow,
    ThematicBreak,
)
from kblint.markdown.html import Attribute, Tag
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
from kblint.markdown.parsing import parse

__all__ = [
    "Attribute", "BlockQuote", "CodeBlock", "CodeSpan", "Comment", "Definition", "Emphasis",
    "FootnoteDefinition", "FootnoteReference", "FrontMatter", "HardBreak", "Heading", "HtmlBlock",
    "HtmlInline", "Image", "Leaf", "Link", "List", "ListItem", "Node", "Paragraph", "Parent",
    "Root", "SoftBreak", "Strikethrough", "Strong", "Table", "TableCell", "TableRow", "Tag", "Text",
    "ThematicBreak", "parse",
]  # fmt: skip

"""Floor 1, syntax: the tree of a text. The only room that knows the parser."""

from kblint.markdown.nodes import (
    BlockQuote, CodeBlock, CodeSpan, Comment, Definition, Emphasis, FootnoteDefinition,
    FootnoteReference, FrontMatter, HardBreak, Heading, HtmlBlock, HtmlInline, Image, Leaf, Link,
    List, ListItem, Node, Paragraph, Parent, Root, SoftBreak, Strikethrough, Strong, Table,
    TableCell, TableRow, Text, ThematicBreak, plain_text,
)  # fmt: skip
from kblint.markdown.tree import parse

__all__ = [
    "BlockQuote", "CodeBlock", "CodeSpan", "Comment", "Definition", "Emphasis",
    "FootnoteDefinition", "FootnoteReference", "FrontMatter", "HardBreak", "Heading", "HtmlBlock",
    "HtmlInline", "Image", "Leaf", "Link", "List", "ListItem", "Node", "Paragraph", "Parent",
    "Root", "SoftBreak", "Strikethrough", "Strong", "Table", "TableCell", "TableRow", "Text",
    "ThematicBreak", "parse", "plain_text",
]  # fmt: skip

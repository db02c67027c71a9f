"""A document's words alone, in a string as long as its text.

What is no prose is overwritten, character by character, with one of the signs below, so that a
pattern found in the string is found at that very place of the text. What contains leaves is left as
it is written: bullets, `>`, `#` and the bars of tables.
"""

import re

from kblint.markdown.block_nodes import CodeBlock, Comment, Definition, FrontMatter, HtmlBlock, Root
from kblint.markdown.inline_nodes import HardBreak, Image, Link, SoftBreak, Text
from kblint.markdown.nodes import Leaf, Node, Parent

OPAQUE = "\ue000"  # code, HTML, math, definitions, front matter, references to footnotes
OPEN = "\ue001"  # what a link begins with
CLOSE = "\ue002"  # what follows a link's text: bracket, destination and title
IMAGE = "\ue003"
URL = "\ue004"  # one that stands as text, be it a link or not
MARKER = "\ue005"  # of emphasis and the like
ESCAPED = "\ue006"  # a backslash and the character behind it
STRAY = "\ue007"  # one of these very signs in the source

_NO_PROSE = (CodeBlock, Comment, Definition, FrontMatter, HtmlBlock)
_MARKUP = re.compile(r"[\\`*_!\[<~]")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_SIGN = re.compile(f"[{OPAQUE}-{STRAY}]")
_NO_NEWLINE = re.compile(r"[^\n]")
_URL = re.compile(
    r"(?:https?://|www\.)(?:[^\s()\[\]<>|\"`（）【】《》，。；、]|\([^\s()]*\))+", re.IGNORECASE
)
_MATH = re.compile(r"\$\$[^$]+\$\$|\$(?=[^\s$])[^$\n]*[^\s$\\]\$(?!\d)")


def prose(root: Root) -> str:
    """The words of a document; parses every leaf that has markup."""
    text = root.source_text
    if _SIGN.search(text):
        text = _SIGN.sub(STRAY, text)
    parts = _Parts(text)
    stack: list[Node] = list(reversed(root.children))
    while stack:
        node = stack.pop()
        if isinstance(node, Leaf):
            parts.leaf(node)
        elif isinstance(node, _NO_PROSE):
            parts.cover(node.start, node.end, OPAQUE)
        else:
            stack.extend(reversed(node.children))
    return parts.whole()


class _Parts:
    """The string so far; `at` is where it ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.done: list[str] = []

    def cover(self, start: int, end: int, sign: str) -> None:
        """Overwrite a range; what stands before it stays."""
        start = max(start, self.at)
        if end <= start:
            return
        text = self.text
        self.done.append(text[self.at : start])
        if text.find("\n", start, end) < 0:
            self.done.append(sign * (end - start))
        else:
            self.done.append(_NO_NEWLINE.sub(sign, text[start:end]))
        self.at = end

    def leaf(self, leaf: Leaf) -> None:
        if not _MARKUP.search(self.text, leaf.start, leaf.end):
            return
        if leaf.exact:
            self.nodes(leaf.children)
        else:
            self.cover(leaf.start, leaf.end, OPAQUE)

    def nodes(self, nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            if isinstance(node, Text):
                self._escapes(node.start, node.end)
            elif isinstance(node, Image):
                self.cover(node.start, node.end, IMAGE)
            elif isinstance(node, Link):
                self._link(node)
            elif isinstance(node, Parent):
                self._styled(node)
            elif not isinstance(node, HardBreak | SoftBreak):
                self.cover(node.start, node.end, OPAQUE)

    def _escapes(self, start: int, end: int) -> None:
        if self.text.find("\\", start, end) >= 0:
            for match in _ESCAPE.finditer(self.text, start, end):
                self.cover(*match.span(), ESCAPED)

    def _link(self, node: Link) -> None:
        if node.style == "bare" and not node.url.startswith("mailto:"):
            return  # `whole` covers it, and less of what stands behind it
        if node.style in {"bare", "autolink"}:
            self.cover(node.start, node.end, URL)
            return
        inner = node.text_span
        self.cover(node.start, inner.start, OPEN)
        self.nodes(node.children)
        self.cover(inner.end, node.end, CLOSE)

    def _styled(self, node: Parent) -> None:
        if node.children:
            self.cover(node.start, node.children[0].start, MARKER)
            self.nodes(node.children)
            self.cover(node.children[-1].end, node.end, MARKER)

    def whole(self) -> str:
        text = "".join([*self.done, self.text[self.at :]])
        if "://" in text or "www." in text.lower():
            text = _URL.sub(lambda match: URL * len(match[0]), text)
        if "$" in text:
            text = _MATH.sub(lambda match: _NO_NEWLINE.sub(OPAQUE, match[0]), text)
        return text

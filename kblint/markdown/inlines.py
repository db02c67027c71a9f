"""Exact places for mistune's inline tokens, found by walking them along the text they came from.

Each token must have come from the characters at the walk's position; there is no searching. Where
a step cannot be proven the leaf is inexact: its nodes all bear the leaf's own span.
"""

import re
from typing import Any

from mistune.core import InlineState
from mistune.helpers import parse_link, parse_link_href, parse_link_label
from mistune.inline_parser import InlineParser
from mistune.plugins.footnotes import INLINE_FOOTNOTE
from mistune.plugins.formatting import parse_strikethrough
from mistune.util import unikey

from kblint.markdown.bare import bare_links, may_hold_links
from kblint.markdown.block_nodes import Comment
from kblint.markdown.blocks import State
from kblint.markdown.emphasis import with_emphasis
from kblint.markdown.entities import resolve
from kblint.markdown.html import TAG
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
from kblint.markdown.nodes import Node, Parent, Piece

Token = dict[str, Any]

_MARKUP = re.compile(r"[\\`*_!\[\]<~\n]")
_PLAIN_TARGET = re.compile(r"\(([^\s()\\<&]+)\)")
_BREAK = re.compile(r"(?:\\|[ ]*)\n\s*")
_FOOTNOTE = re.compile(INLINE_FOOTNOTE)
_SHORT_COMMENT = re.compile(r"<!--(?:>|->)")
_OTHER_HTML = re.compile(
    r"<(?:(?P<comment>!--)|(?P<instruction>\?)|(?P<cdata>!\[CDATA\[)"
    r"|(?P<declaration>![A-Z]+[ \t\n\r\f]))"
)
_OTHER_HTML_ENDS = {"comment": "-->", "instruction": "?>", "cdata": "]]>", "declaration": ">"}
_BACKTICKS = re.compile("`+")
_DELIMITED: dict[str, tuple[type[Parent], int]] = {
    "emphasis": (Emphasis, 1),
    "strong": (Strong, 2),
    "strikethrough": (Strikethrough, 2),
}
_DELIMITERS = {"*", "_", "**", "__", "~~"}


class _LostError(Exception):
    """The text is not what the tokens say."""


class Inlines(InlineParser):
    """CommonMark's inlines with GFM's strikethrough and footnote references."""

    def __init__(self) -> None:
        super().__init__()
        self.register("strikethrough", r"~~(?=[^\s~])", parse_strikethrough, before="link")
        self.register("footnote", INLINE_FOOTNOTE, _parse_footnote, before="link")

    def finalize_tokens(self, tokens: list[Token], depth: int) -> list[Token]:
        """Find emphasis."""
        return with_emphasis(tokens, self.max_nested_level - depth)

    def parse_inline_html(self, m: re.Match[str], state: InlineState) -> int | None:
        """Take one tag or its like; mistune's pattern is slow on a tag that does not end."""
        src, start = state.src, m.start()
        tag = TAG.match(src, start)
        end = tag.end() if tag else self._end_of_other_html(state, start)
        if end is None:
            return None
        html = src[start:end]
        state.append_token({"type": "inline_html", "raw": html})
        if html.startswith(("<a ", "<a>", "<A ", "<A>")):
            state.in_link = True
        elif html.startswith(("</a ", "</a>", "</A ", "</A>")):
            state.in_link = False
        return end

    def _end_of_other_html(self, state: InlineState, start: int) -> int | None:
        """Where a comment, an instruction, a declaration or CDATA ends, None where it is none."""
        src = state.src
        short = _SHORT_COMMENT.match(src, start)
        if short:
            return short.end()
        opening = _OTHER_HTML.match(src, start)
        if not opening:
            return None
        marker = _OTHER_HTML_ENDS[opening.lastgroup or ""]
        close = state.delimiters.find(marker, opening.end())
        return None if close is None else close + len(marker)


def _parse_footnote(_: InlineParser, match: re.Match[str], state: Any) -> int | None:
    """Take a reference for one where there is such a note, else for text; mistune numbers them."""
    key = match["footnote_key"]
    if unikey(key) in state.env["ref_footnotes"]:
        state.append_token({"type": "footnote_ref", "raw": key})
    else:
        state.append_token({"type": "text", "raw": match[0], "_emphasis": False})
    return match.end()


class LeafText:
    """The text of a leaf, waiting to be parsed; `at` is its offset in the state's source."""

    __slots__ = ("at", "in_cell", "inlines", "state", "text")

    def __init__(
        self, inlines: Inlines, state: State, text: str, at: int, *, in_cell: bool = False
    ) -> None:
        self.inlines = inlines
        self.state = state
        self.text = text
        self.at = at
        self.in_cell = in_cell

    def __call__(self, leaf: Node) -> tuple[Node, ...]:
        """The nodes of the leaf."""
        text, state, piece = self.text, self.state, leaf.piece
        if not text:
            return ()
        constant = state is state.root or "\n" not in text
        base = state.place(self.at) if constant else self.at
        if _MARKUP.search(text):
            tokens = self.inlines(text, piece.labels.env)
        else:
            tokens = [{"type": "text", "raw": text}]
        nodes = None
        if leaf.exact:
            nodes = _Walk(text, base, piece, in_cell=self.in_cell).whole(tokens)
        if nodes is None:
            leaf.exact = False
            return tuple(_inexact(token, leaf) for token in tokens)
        if not constant:
            for node in nodes:
                for below in node.walk():
                    below.move(state.place)
        return tuple(nodes)


class _Walk:
    __slots__ = ("base", "in_cell", "open", "piece", "text")

    def __init__(self, text: str, base: int, piece: Piece, *, in_cell: bool) -> None:
        self.text = text
        self.base = base
        self.piece = piece
        self.in_cell = in_cell
        self.open = 0  # brackets that no link has closed so far

    def whole(self, tokens: list[Token]) -> list[Node] | None:
        """The nodes of all the text; None where that cannot be proven."""
        try:
            nodes, end = self.nodes(tokens, 0)
        except _LostError:
            return None
        return nodes if end == len(self.text) else None

    def nodes(self, tokens: list[Token], i: int, *, linked: bool = False) -> tuple[list[Node], int]:
        """The tokens' nodes, the first of which begins at i; and where the last one ends."""
        nodes: list[Node] = []
        start = i  # of the text not yet made a node
        for token in tokens:
            kind = token["type"]
            if kind == "text":
                i = self._past_text(token["raw"], i)
                continue
            if i > start:
                self._add_text(nodes, start, i, linked=linked)
            node: Node
            if kind in {"link", "image"}:
                node, i = self._link(token, i)
            elif kind in _DELIMITED:
                node, i = self._delimited(token, i, linked=linked)
            elif kind in {"softbreak", "linebreak"}:
                node, i = self._break(kind, i)
            else:
                node, i = self._opaque(token, i)
            nodes.append(node)
            start = i
        if i > start:
            self._add_text(nodes, start, i, linked=linked)
        return nodes, i

    def _delimited(self, token: Token, i: int, *, linked: bool) -> tuple[Node, int]:
        text, base = self.text, self.base
        make, width = _DELIMITED[token["type"]]
        delimiter = text[i : i + width]
        if delimiter not in _DELIMITERS:
            raise _LostError
        children, end = self.nodes(token["children"], i + width, linked=linked)
        if not text.startswith(delimiter, end):
            raise _LostError
        end += width
        return make(self.piece, base + i, base + end, tuple(children)), end

    def _break(self, kind: str, i: int) -> tuple[Node, int]:
        match = _BREAK.match(self.text, i)
        if not match:
            raise _LostError
        newline = self.text.index("\n", i)
        make = SoftBreak if kind == "softbreak" else HardBreak
        return make(self.piece, self.base + i, self.base + newline + 1), match.end()

    def _opaque(self, token: Token, i: int) -> tuple[Node, int]:
        """A node without children: code, HTML or a footnote's mark."""
        text, base, piece, kind = self.text, self.base, self.piece, token["type"]
        if kind == "codespan":
            return self._code_span(token, i)
        if kind == "footnote_ref":
            match = _FOOTNOTE.match(text, i)
            if not match:
                raise _LostError
            reference = FootnoteReference(piece, base + i, base + match.end())
            reference.label = match["footnote_key"]
            return reference, match.end()
        raw = token["raw"]
        if kind != "inline_html" or not text.startswith(raw, i):
            raise _LostError
        make = Comment if raw.startswith("<!--") else HtmlInline
        return make(piece, base + i, base + i + len(raw)), i + len(raw)

    def _past_text(self, raw: str, i: int) -> int:
        text = self.text
        if "\\" not in raw and text.startswith(raw, i):
            return i + len(raw)
        for character in raw:
            if text.startswith(character, i) and not (
                character == "\\" and text[i + 1 : i + 2] == "\\"
            ):
                i += 1
            elif text.startswith("\\" + character, i):
                i += 2
            else:
                raise _LostError
        return i

    def _add_text(self, nodes: list[Node], start: int, end: int, *, linked: bool) -> None:
        raw, base, piece = self.text[start:end], self.base, self.piece
        begin, known = start, 0  # where the text begins, up to where its brackets are counted
        if not linked and may_hold_links(raw):
            for first, last, url in bare_links(raw):
                self.open = _opened(raw[known:first], self.open)
                known = first
                if self.open:
                    continue
                if begin + first > start:
                    nodes.append(Text(piece, base + start, base + begin + first))
                nodes.append(self._bare_link(begin + first, begin + last, url))
                start = begin + last
        if "[" in raw or "]" in raw:
            self.open = _opened(raw[known:], self.open)
        if end > start:
            nodes.append(Text(piece, base + start, base + end))

    def _bare_link(self, start: int, end: int, url: str) -> Link:
        first, last = self.base + start, self.base + end
        return Link.placed(
            self.piece, first, last, (Text(self.piece, first, last),),
            url=resolve(url), style="bare", destination=(first, last),
        )  # fmt: skip

    def _link(self, token: Token, i: int) -> tuple[Link, int]:
        text, base, piece = self.text, self.base, self.piece
        if text.startswith("<", i):
            raw = token["children"][0]["raw"]
            end = i + len(raw) + 2
            if text[i:end] != f"<{raw}>":
                raise _LostError
            target = (base + i + 1, base + end - 1)
            mail = token["attrs"]["url"].startswith("mailto:") and not raw.startswith("mailto:")
            return Link.placed(
                piece, base + i, base + end, (Text(piece, *target),),
                url=("mailto:" if mail else "") + raw, style="autolink", destination=target,
            ), end  # fmt: skip
        make: type[Link] = Image if token["type"] == "image" else Link
        opening = "![" if make is Image else "["
        if not text.startswith(opening, i):
            raise _LostError
        opened = self.open
        children, close = self.nodes(token["children"], i + len(opening), linked=True)
        self.open = opened
        if not text.startswith("]", close):
            raise _LostError
        label = token.get("label")
        if label is not None:
            end = close + 1
            if text.startswith("[", end):
                end = parse_link_label(text, end + 1)[1] or end
            definition = piece.labels.definitions[token["ref"]]
            return make.placed(
                piece, base + i, base + end, tuple(children),
                url=definition.url, style="reference", destination=None,
                title=definition.title, label=label,
            ), end  # fmt: skip
        target, url, title, end = self._destination(close + 1)
        return make.placed(
            piece, base + i, base + end, tuple(children),
            url=url, style="inline", destination=(base + target[0], base + target[1]), title=title,
        ), end  # fmt: skip

    def _destination(self, i: int) -> tuple[tuple[int, int], str, str, int]:
        """Place of the destination, URL, title, and where the parentheses at i end."""
        text = self.text
        plain = _PLAIN_TARGET.match(text, i)
        if plain:
            return plain.span(1), plain[1], "", plain.end()
        if not text.startswith("(", i):
            raise _LostError
        raw, after = parse_link_href(text, i + 1)
        attributes, end = parse_link(text, i + 1)
        if raw is None or after is None or attributes is None or end is None:
            raise _LostError
        stop = after - 1 if text[after - 1 : after] == ">" and not raw.endswith(">") else after
        return (stop - len(raw), stop), resolve(raw), resolve(attributes.get("title", "")), end

    def _code_span(self, token: Token, i: int) -> tuple[CodeSpan, int]:
        text = self.text
        opening = _BACKTICKS.match(text, i)
        if not opening:
            raise _LostError
        width = opening.end() - i
        for closing in _BACKTICKS.finditer(text, opening.end()):
            if closing.end() - closing.start() == width:
                break
        else:
            raise _LostError
        node = CodeSpan(self.piece, self.base + i, self.base + closing.end())
        node.text = token["raw"].replace("\\|", "|") if self.in_cell else token["raw"]
        return node, closing.end()


def _opened(text: str, depth: int) -> int:
    """How many brackets are open after the text, escaped ones aside."""
    at = 0
    while at < len(text):
        character = text[at]
        if character == "\\":
            at += 1
        elif character == "[":
            depth += 1
        elif character == "]" and depth:
            depth -= 1
        at += 1
    return depth


def _inexact(token: Token, leaf: Node) -> Node:
    """The token's node with the leaf's own span."""
    piece = leaf.piece
    start, end = leaf.start - piece.offset, leaf.end - piece.offset
    children = tuple(_inexact(child, leaf) for child in token.get("children", ()))
    kind = token["type"]
    node: Node
    if kind in {"link", "image"}:
        make = Image if kind == "image" else Link
        label = token.get("label")
        defined = piece.labels.definitions[token["ref"]] if label is not None else None
        node = make.placed(
            piece, start, end, children, url=defined.url if defined else token["attrs"]["url"],
            style="reference" if defined else "inline", destination=None, label=label,
        )  # fmt: skip
    elif kind in _DELIMITED:
        node = _DELIMITED[kind][0](piece, start, end, children)
    elif kind == "codespan":
        node = CodeSpan(piece, start, end)
        node.text = token["raw"]
    elif kind == "footnote_ref":
        node = FootnoteReference(piece, start, end)
        node.label = token["raw"]
    elif kind == "inline_html":
        node = HtmlInline(piece, start, end)
    elif kind == "softbreak":
        node = SoftBreak(piece, start, end)
    elif kind == "linebreak":
        node = HardBreak(piece, start, end)
    else:
        node = Text(piece, start, end)
    node.exact = False
    return node

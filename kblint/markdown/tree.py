"""From mistune's tokens to typed nodes with exact spans."""

import re
from collections.abc import Callable
from typing import Any

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
    Part,
    Table,
    TableCell,
    TableRow,
    ThematicBreak,
)
from kblint.markdown.blocks import Blocks, State, Tokens
from kblint.markdown.inlines import Inlines, LeafText
from kblint.markdown.nodes import Node, Piece
from kblint.markdown.tables import cells

Token = dict[str, Any]

_BLANKS = (
    " \t\n\r"  # no more than is stripped from any leaf, so that no block is less than its text
)
_BLANK_RUN = re.compile(r"[ \t\n\r]*")
_ATX = re.compile(r" {0,3}(#{1,6})[ \t\f\v]*")
_TASK = re.compile(r"\[[ xX]\]\s+")
_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_YAML_KEY = re.compile(r"[^\s:#\-][^:\n]*:(?:\s|$)")

_blocks = Blocks()
_inlines = Inlines()


def part_of(piece: Piece) -> Part:
    """The blocks of a piece; no inlines are parsed."""
    text = piece.text
    state = State()
    state.process(text if text.endswith("\n") else text + "\n")
    builder = _Builder(piece, state)
    nodes: list[Node] = []
    front = front_matter(text)
    if front:
        nodes.append(FrontMatter(piece, 0, len(text[:front].rstrip())))
        state.cursor = front
    _blocks.parse(state)
    nodes += builder.blocks(state, len(text), front)
    return Part(piece, tuple(nodes), tuple(sorted(builder.labelled, key=lambda node: node.start)))


def front_matter(text: str) -> int:
    """Where YAML front matter ends; 0 where there is none."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return 0
    lines = [line for line in match[1].split("\n") if line[:1] not in {"", " ", "\t", "#", "-"}]
    is_mapping = bool(lines) and all(_YAML_KEY.match(line) for line in lines)
    return match.end() if is_mapping else 0


class _Builder:
    def __init__(self, piece: Piece, root: State) -> None:
        self.piece = piece
        self.root = root
        self.labelled: list[Definition | FootnoteDefinition] = []

    def blocks(self, state: State, limit: int, floor: int = 0) -> list[Node]:
        """The blocks of a state, each of which ends where the next begins."""
        tokens = sorted((t for t in state.tokens if "pos" in t), key=lambda t: t["pos"])
        nodes: list[Node] = []
        for i, token in enumerate(tokens):
            if token["type"] == "blank_line":
                continue
            begin = max(token["pos"], floor)
            stop = tokens[i + 1]["pos"] if i + 1 < len(tokens) else limit
            start, end = _trim(state.src, begin, max(begin, min(stop, limit)))
            if token["type"] == "block_code" and token["style"] == "indent":
                start = state.src.rfind("\n", 0, start) + 1
            node = self.block(token, state, start, end)
            nodes.append(node)
            floor = max(floor, end)
        del state.tokens  # leaves keep the state, but for its lines alone
        return nodes

    def block(self, token: Token, state: State, start: int, end: int) -> Node:
        """The node of a token that runs from start to end in its state."""
        make = _MAKERS.get(token["type"])
        if make:
            return make(self, token, state, start, end)
        piece, first, last = self.piece, *self._place(state, start, end)
        if token["type"] == "block_quote":
            return BlockQuote(piece, first, last, self._children(token["children"], first, last))
        if token["type"] == "block_html":
            html = state.src[start:end]
            is_comment = html.startswith("<!--") and html.find("-->") == len(html) - 3
            return (Comment if is_comment else HtmlBlock)(piece, first, last)
        return ThematicBreak(piece, first, last)

    def footnote(self, token: Token, state: State, start: int, end: int) -> Node:
        first, last = self._place(state, start, end)
        below = self._children(token["children"], first, last)
        note = FootnoteDefinition(self.piece, first, last, below)
        note.label = token["label"]
        self.labelled.append(note)
        return note

    def code(self, token: Token, state: State, start: int, end: int) -> Node:
        code = CodeBlock(self.piece, *self._place(state, start, end))
        code.content, code.style = token["raw"], token["style"]
        code.info = token.get("attrs", {}).get("info", "")
        return code

    def _children(self, tokens: Tokens, first: int, last: int) -> tuple[Node, ...]:
        """The blocks within a container that runs from first to last."""
        tokens.state.bounds = first, last
        return tuple(self.blocks(tokens.state, len(tokens.state.src)))

    def _place(self, state: State, start: int, end: int) -> tuple[int, int]:
        if state is self.root:
            return start, end
        low, high = state.bounds
        first = min(max(state.place(start), low), high)
        if end <= start:
            return first, first
        return first, min(max(state.place(end - 1) + 1, first), high)

    def paragraph(self, token: Token, state: State, start: int, end: int) -> Node:
        start, end = _stripped(state.src, token)
        text = state.src[start:end]
        paragraph = Paragraph(
            self.piece, *self._place(state, start, end), LeafText(_inlines, state, text, start)
        )
        paragraph.tight = token["type"] == "block_text"
        paragraph.exact = self._stands(text, state, start)
        return paragraph

    def _stands(self, text: str, state: State, at: int) -> bool:
        """Whether the leaf's first line is in the root's text where it was mapped to."""
        if state is self.root:
            return True
        return self.root.src.startswith(text.partition("\n")[0], state.place(at))

    def heading(self, token: Token, state: State, start: int, end: int) -> Node:
        src, style = state.src, token["style"]
        if style == "atx":
            text = token["text"]
            opening = _ATX.match(src, start)
            at = opening.end() if opening else start
            end = at + len(text) if text or not opening else opening.end(1)
            proven = opening is not None and src.startswith(text, at)
        else:
            at, stop = _stripped(src, token)
            start, text, proven = at, src[at:stop], True
        heading = Heading(
            self.piece, *self._place(state, start, end), LeafText(_inlines, state, text, at)
        )
        heading.level, heading.style = token["attrs"]["level"], style
        heading.exact = proven and self._stands(text, state, at)
        return heading

    def list(self, token: Token, state: State, start: int, end: int) -> Node:
        items: list[ListItem] = []
        found = [t["children"] for t in token["children"] if isinstance(t["children"], Tokens)]
        for i, tokens in enumerate(found):
            begin = max(start, tokens.state.begin)
            stop = min(end, found[i + 1].state.begin) if i + 1 < len(found) else end
            first, last = _trim(state.src, begin, max(begin, stop))
            checked = _take_task(tokens)
            low, high = self._place(state, first, last)
            node = ListItem(self.piece, low, high, self._children(tokens, low, high))
            node.checked = checked
            items.append(node)
        made = List(self.piece, *self._place(state, start, end), tuple(items))
        made.bullet = token["bullet"]
        made.ordered, made.tight = token["attrs"]["ordered"], token["tight"]
        return made

    def table(self, token: Token, state: State, start: int, end: int) -> Node:
        rows: list[TableRow] = []
        src, piece = state.src, self.piece
        for i, begin in enumerate(token["rows"]):
            line_end = state.ends[state.line(begin)]
            line = src[begin:line_end]
            made = [
                TableCell(
                    piece,
                    *self._place(state, begin + a, begin + b),
                    LeafText(_inlines, state, line[a:b], begin + a, in_cell=True),
                )
                for a, b in cells(line)
            ]
            row = TableRow(piece, *self._place(state, *_trim(src, begin, line_end)), tuple(made))
            row.head = i == 0
            rows.append(row)
        table = Table(piece, *self._place(state, start, end), tuple(rows))
        table.alignments = token["alignments"]
        return table

    def definition(self, token: Token, state: State, start: int, end: int) -> Node:
        node = Definition(self.piece, *self._place(state, start, end))
        node.label, node.url, node.title = token["label"], token["url"], token["title"]
        node.destination = self._place(state, *token["destination"])
        self.labelled.append(node)
        return node


_MAKERS: dict[str, Callable[[_Builder, Token, State, int, int], Node]] = {
    "paragraph": _Builder.paragraph,
    "block_text": _Builder.paragraph,
    "heading": _Builder.heading,
    "list": _Builder.list,
    "table": _Builder.table,
    "block_code": _Builder.code,
    "definition": _Builder.definition,
    "footnote_definition": _Builder.footnote,
}


def _trim(src: str, start: int, end: int) -> tuple[int, int]:
    """The range without blanks at its ends; ASCII ones only, as CommonMark has it."""
    match = _BLANK_RUN.match(src, start, end)
    first = match.end() if match else start
    return first, first + len(src[first:end].rstrip(_BLANKS))


def _stripped(src: str, token: Token) -> tuple[int, int]:
    """Start and end of a paragraph's text without the blanks that mistune strips."""
    text = src[token["pos"] : token["end"]]
    left = text.lstrip(" \r\n\t\f")
    start = token["end"] - len(left)
    return start, start + len(left.rstrip(" \r\n\t\f"))


def _take_task(tokens: Tokens) -> bool | None:
    """Whether the item is ticked; the box is cut from its first paragraph. None: it has no box."""
    first = tokens[0] if tokens else None
    if not first or first["type"] not in {"paragraph", "block_text"}:
        return None
    match = _TASK.match(tokens.state.src, first["pos"], first["end"])
    if not match:
        return None
    first["pos"] = match.end()
    return match[0][1] != " "

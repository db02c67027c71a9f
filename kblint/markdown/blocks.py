"""mistune's block parser, made to remember where each token was found.

A child state (the content of a list item, a quote or a footnote) is a run of whole lines of its
parent that were changed at their left only, so the ends of the lines coincide. Everything rests
on that: no prefix is ever interpreted.
"""

import re
from bisect import bisect_left
from typing import Any, Self

from mistune.block_parser import BlockParser
from mistune.core import BlockState
from mistune.helpers import parse_link_href, parse_link_title
from mistune.plugins.footnotes import REF_FOOTNOTE
from mistune.util import unikey

from kblint.markdown.nodes import resolve
from kblint.markdown.tables import DELIMITER_ROW, parse_table

Token = dict[str, Any]

_EMPTY_ITEM = re.compile(r"[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]*$")


class Tokens(list[Token]):
    """A state's tokens; mistune hands this very list to the container as its children."""

    __slots__ = ("state",)

    def __init__(self, state: "State") -> None:
        super().__init__()
        self.state = state


class State(BlockState):
    """A run of lines being parsed, and which lines of the root they are."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.tokens: Tokens = Tokens(self)
        self.root: State = parent.root if parent else self
        self.first_line = 0  # the root's line (from 0) that is this state's line 0
        self.begin = 0  # where in its parent the line begins that this state was made at
        self.bounds = 0, 0  # of its container, as offsets of the root
        self.at: int | None = None  # where the match in work begins
        self.mark = 0  # just past the beginning of the child state that comes next
        self._ends: list[int] | None = None

    @property
    def ends(self) -> list[int]:
        """The offset of each line's end, its newline left out."""
        if self._ends is None:
            src = self.src
            self._ends = [match.start() for match in re.finditer("\n", src)]
            if not src.endswith("\n"):
                self._ends.append(len(src))
        return self._ends

    def line(self, offset: int) -> int:
        """The line (from 0) that holds the offset."""
        return bisect_left(self.ends, offset)

    def place(self, offset: int) -> int:
        """The root's offset of one of this state's."""
        if self is self.root:
            return offset
        ends, root_ends = self.ends, self.root.ends
        line = min(bisect_left(ends, offset), len(ends) - 1)
        there = self.first_line + line
        floor = root_ends[there - 1] + 1 if there else 0
        return max(root_ends[there] - (ends[line] - offset), floor)

    def is_lazy(self, offset: int) -> bool:
        """Whether the line there is in its container by laziness: nothing was cut from its left."""
        line = self.line(offset)
        if self.parent is None or line == 0:
            return False
        above = self.first_line - self.parent.first_line + line
        start, end = self.parent.ends[above - 1] + 1, self.parent.ends[above]
        return offset in self.lazy_line_starts or self.ends[line] - offset >= end - start

    def append_token(self, token: Token) -> None:
        token["pos"] = self.cursor if self.at is None else self.at
        super().append_token(token)

    def add_paragraph(self, text: str) -> None:
        super().add_paragraph(text)
        self._extend(text)

    def append_paragraph(self) -> int | None:
        end = super().append_paragraph()
        if end is not None:
            self._extend(self.src[self.cursor : end])
        return end

    def _extend(self, text: str) -> None:
        token = self.tokens[-1]
        if "pos" not in token:
            token["pos"] = self.cursor
        elif token["end"] != self.cursor:
            token["gap"] = True  # mistune joined lines that are no neighbours
        token["end"] = self.cursor + len(text)

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> Self:
        child: Any = super().child_state(src, lazy_line_starts)
        line = self.line(self.mark - 1)
        child.begin = self.ends[line - 1] + 1 if line else 0
        first = self.src[child.begin : self.ends[line]]
        child.first_line = self.first_line + line + bool(_EMPTY_ITEM.match(first))
        self.mark = self.cursor
        return child  # type: ignore[no-any-return]  # the parser's method names its own class


class LineStarts:
    """A scanner whose rules all begin with `^`: they are tried at line starts only."""

    __slots__ = ("match",)

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.match = pattern.match

    def search(self, text: str, position: int) -> re.Match[str] | None:
        """The first match at the position or a later line's start."""
        match, find = self.match, text.find
        found = match(text, position)
        while found is None:
            position = find("\n", position) + 1
            if not position:
                return None
            found = match(text, position)
        return found


class Blocks(BlockParser):
    """CommonMark's blocks, GFM's tables and footnotes, each token with `pos`."""

    state_cls = State

    def __init__(self) -> None:
        super().__init__()
        self._scanners: dict[str, LineStarts] = {}
        # mistune's own wants a blank after the tag's name, so that `<details>` ends no list
        pattern = self.specification["block_html"]
        self.specification["block_html"] = pattern.replace(
            r"(?:[ \t]+|\n|$)", r"(?=[ \t>]|/>|\n|$)"
        )
        self.register("ref_footnote", REF_FOOTNOTE, _parse_footnote, before="ref_link")
        self.register("table", DELIMITER_ROW, parse_table, before="ref_footnote")
        for rules in (self.block_quote_rules, self.list_rules):
            rules.insert(rules.index("ref_link"), "ref_footnote")
            rules.insert(rules.index("ref_footnote"), "table")

    def compile_sc(self, rules: list[str] | None = None) -> Any:
        key = "$" if rules is None else "|".join(rules)
        scanner = self._scanners.get(key)
        if scanner is None:
            scanner = self._scanners[key] = LineStarts(super().compile_sc(rules))
        return scanner

    def parse_method(self, m: re.Match[str], state: Any) -> int | None:
        at, mark, known = state.at, state.mark, len(state.tokens)
        state.at, state.mark = m.start(), m.start() + 1
        end = super().parse_method(m, state)
        state.at, state.mark = at, mark
        if m.lastgroup in {"list", "block_quote"}:
            # these two may be put before a token that came after them
            for token in state.tokens[max(0, known - 1) :]:
                token.setdefault("pos", m.start())
        return end

    def parse_ref_link(self, m: re.Match[str], state: BlockState) -> int | None:
        end = super().parse_ref_link(m, state)
        last = state.last_token()
        if end and not (last and last["type"] == "paragraph"):
            token = _definition(state, m, end)
            known = state.env.setdefault("definitions", {})
            known.setdefault(unikey(token["label"]), (token["url"], token["title"]))
            state.append_token(token)
        return end


def _definition(state: BlockState, m: re.Match[str], end: int) -> Token:
    """What mistune drops of a link reference definition: how and where it is written."""
    raw, after = parse_link_href(state.src, m.end(), block=True)
    if raw is None or after is None:  # it was parsed a moment ago
        raise AssertionError(m[0])
    title, title_end = parse_link_title(state.src, after, end)
    stop = after - 1 if state.src[after - 1] == ">" and not raw.endswith(">") else after
    return {
        "type": "definition",
        "label": m["reflink_1"],
        "url": resolve(raw),
        "title": title if title and title_end and title_end <= end else "",
        "destination": (stop - len(raw), stop),
    }


def _parse_footnote(block: BlockParser, m: re.Match[str], state: Any) -> int:
    indent = len(m["footnote_lead"]) + 4
    first, *others = m["footnote_text"].split("\n")
    lines = [first, *(re.sub(f"^ {{0,{indent}}}", "", line) for line in others)]
    label = m["footnote_key"]
    key = unikey(label)
    state.env.setdefault("ref_footnotes", {}).setdefault(key, m["footnote_text"])
    child = state.child_state("\n".join(lines))
    child.first_line = state.first_line + state.line(m.start("footnote_text"))
    if state.depth() >= block.max_nested_level - 1:
        rules = [r for r in block.rules if r not in {"list", "block_quote", "ref_footnote"}]
    else:
        rules = block.rules
    block.parse(child, rules)
    state.append_token({"type": "footnote_definition", "label": label, "children": child.tokens})
    return m.end()

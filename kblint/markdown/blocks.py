"""mistune's block parser, made to remember where each token was found.

A child state (the content of a list item, a quote or a footnote) is a run of whole lines of its
parent that were changed at their left only, so the ends of the lines coincide. Everything rests
on that: no prefix is ever interpreted.
"""

import re
import string
from bisect import bisect_left
from functools import cached_property
from typing import Any, Self

from mistune.block_parser import BlockParser
from mistune.core import BlockState
from mistune.helpers import parse_link_href, parse_link_title
from mistune.util import expand_leading_tab, expand_tab, unikey

from kblint.markdown.entities import resolve
from kblint.markdown.html import INTERRUPTING, html_end, html_start
from kblint.markdown.tables import DELIMITER_ROW, parse_table

Token = dict[str, Any]

# mistune's pattern, but that a first line without text does not take in the line after it.
_FOOTNOTE = (
    r"^(?P<footnote_lead> {0,4})"
    r"\[\^(?P<footnote_key>(?:[^\\\[\]\s]|\\.){1,500})]:(?:[ \t]|(?=\n|\Z))"
    r"(?P<footnote_text>[^\n]*(?:\n+|$)(?:(?P=footnote_lead) {1,4}(?! )[^\n]*\n+)*)"
)
_QUOTE_LINE = re.compile(r" {0,3}>([^\n]*(?:\n|\Z))")
_ENDS_QUOTE = ["blank_line", "thematic_break", "fenced_code", "list", "block_html", "atx_heading"]
_INTERRUPTING_RULES = (
    "blank_line",
    "atx_heading",
    "setex_heading",
    "fenced_code",
    "thematic_break",
    "block_quote",
)
_ENDS_PARAGRAPH = re.compile(
    "|".join(BlockParser.SPECIFICATION[name] for name in _INTERRUPTING_RULES)
    + r"|^ {0,3}(?:[*+-]|1[.)])[ \t]+\S|^ {0,3}"
    + INTERRUPTING,
    re.MULTILINE,
)
_BLANK_TO_LINE = re.compile(r"[ \t]*(?:\n|\Z)")
_TITLE_GAP = re.compile(r"[ \t]*(?:\n[ \t]*)?(?<=[ \t\n])(?=[\"'(])")
_EMPTY_ITEM = re.compile(r"[ \t]*(?:[*+-]|\d{1,9}[.)])\s*$")


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

    @cached_property
    def ends(self) -> list[int]:
        """The offset of each line's end, its newline left out."""
        src = self.src
        ends = [match.start() for match in re.finditer("\n", src)]
        if not src.endswith("\n"):
            ends.append(len(src))
        return ends

    def line(self, offset: int) -> int:
        """The line (from 0) that holds the offset."""
        return bisect_left(self.ends, offset)

    def place(self, offset: int) -> int:
        """The root's offset of one of this state's."""
        if self is self.root:
            return offset
        ends, root_ends = self.ends, self.root.ends
        line = min(bisect_left(ends, offset), len(ends) - 1) if len(ends) > 1 else 0
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
        last = self._paragraph()
        if last:
            last["end"] += len(text)
        else:
            self.tokens.append(
                {"type": "paragraph", "pos": self.cursor, "end": self.cursor + len(text)}
            )

    def append_paragraph(self) -> int | None:
        last = self._paragraph()
        if not last:
            return None
        last["end"] = self.find_line_end()
        return int(last["end"])

    def _paragraph(self) -> Token | None:
        """The paragraph that ends at the cursor; mistune would take one before a quote as well."""
        last = self.tokens[-1] if self.tokens else None
        adjoins = last and last["type"] == "paragraph" and last["end"] == self.cursor
        return last if adjoins else None

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
        self.specification["block_html"] = "^ {0,3}" + INTERRUPTING
        self.specification["raw_html"] = "^ {0,3}<[A-Za-z/!?]"
        self.specification["indent_code"] = r"(?!^[ \t]*$)" + self.specification["indent_code"]
        self.register("ref_footnote", _FOOTNOTE, _parse_footnote, before="ref_link")
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

    def _parse_indent_code_fast(self, state: BlockState) -> int | None:
        """Leave blank lines alone, which mistune takes for code if they are long enough."""
        if state.src[state.cursor] not in " \t" or _BLANK_TO_LINE.match(state.src, state.cursor):
            return None
        return super()._parse_indent_code_fast(state)

    def extract_block_quote(
        self,
        m: re.Match[str],  # noqa: ARG002 - the cursor stands where it begins
        state: BlockState,
    ) -> tuple[str, int | None, set[int]]:
        """Stop at the block that ends the quote; mistune parses it here, one level down for each.

        It also lets a heading pass as lazy text.
        """
        src, lazy = state.src, set()
        line = _QUOTE_LINE.match(src, state.cursor)
        first = _quoted(line) if line else ""
        # what begins with one of these has no paragraph for a lazy line to continue
        marked_only = self.compile_sc(["blank_line", "indent_code", "fenced_code"]).match(first)
        ends = self.compile_sc(_ENDS_QUOTE)
        lines, length, after_blank = [first], len(first), False
        state.cursor = state.find_line_end()
        while state.cursor < state.cursor_max:
            line = _QUOTE_LINE.match(src, state.cursor)
            if line:
                lines.append(_quoted(line))
                after_blank = not lines[-1].strip()
            elif marked_only or after_blank or self._begins(ends, state):
                break
            else:
                lazy.add(length)
                lines.append(expand_leading_tab(state.get_line(state.cursor), 3))
            length += len(lines[-1])
            state.cursor = state.find_line_end()
        return expand_tab("".join(lines)), None, lazy

    def _begins(self, ends: LineStarts, state: BlockState) -> bool:
        """Whether one of the blocks begins at the cursor."""
        found = ends.match(state.src, state.cursor)
        if not found or found.lastgroup != "fenced_code":
            return found is not None
        return found["fenced_2"][0] == "~" or "`" not in found["fenced_3"]

    def parse_atx_heading(self, m: re.Match[str], state: BlockState) -> int:
        text = m["atx_2"].strip(string.whitespace)
        content = text.rstrip().rstrip("#")
        if not content or content[-1].isspace():
            text = content.rstrip()
        token = {
            "type": "heading",
            "text": text,
            "style": "atx",
            "attrs": {"level": len(m["atx_1"])},
        }
        state.append_token(token)
        return m.end() + 1

    def parse_raw_html(self, m: re.Match[str], state: BlockState) -> int | None:
        at = state.src.index("<", m.start())
        start = html_start(state.src, at)
        if not start or not start.interrupts:
            end = state.append_paragraph()
            if end or not start:
                return end
        state.append_token({"type": "block_html"})
        return html_end(state.src, at, start)

    def parse_ref_link(self, m: re.Match[str], state: BlockState) -> int | None:
        """Keep how and where a definition is written, and end it where a paragraph would end."""
        end = state.append_paragraph()
        if end:
            return end
        src, key = state.src, unikey(m["reflink_1"])
        raw, after = parse_link_href(src, m.end(), block=True)
        if not key or raw is None or after is None or self._interrupted(src, m.start(), after):
            return None
        bare_end = _BLANK_TO_LINE.match(src, after)
        title, title_end = None, None
        gap = _TITLE_GAP.match(src, after)
        if gap:
            title, title_end = parse_link_title(src, gap.end() - 1, len(src))
        titled_end = title_end and _BLANK_TO_LINE.match(src, title_end)
        if not titled_end or self._interrupted(src, after, titled_end.start()):
            title, titled_end = "", None
        found = titled_end or bare_end
        if not found:
            return None
        stop = after - 1 if src[after - 1] == ">" and not raw.endswith(">") else after
        state.append_token(
            {
                "type": "definition",
                "label": m["reflink_1"],
                "url": resolve(raw),
                "title": title or "",
                "destination": (stop - len(raw), stop),
            }
        )
        return found.end()

    def _interrupted(self, src: str, start: int, end: int) -> bool:
        """Whether a line that begins within the range would end a paragraph."""
        newline = src.find("\n", start, end)
        while newline >= 0:
            if _ENDS_PARAGRAPH.match(src, newline + 1):
                return True
            newline = src.find("\n", newline + 1, end)
        return False


def _quoted(line: re.Match[str]) -> str:
    """A line without the marker of the quote."""
    return expand_leading_tab(line[1], 3).removeprefix(" ")


def _parse_footnote(block: BlockParser, m: re.Match[str], state: Any) -> int:
    indent = len(m["footnote_lead"]) + 4
    first, *others = m["footnote_text"].split("\n")
    lines = [first, *(re.sub(f"^ {{0,{indent}}}", "", line) for line in others)]
    label = m["footnote_key"]
    child = state.child_state("\n".join(lines))
    child.first_line = state.first_line + state.line(m.start("footnote_text"))
    if state.depth() >= block.max_nested_level - 1:
        rules = [r for r in block.rules if r not in {"list", "block_quote", "ref_footnote"}]
    else:
        rules = block.rules
    block.parse(child, rules)
    state.append_token({"type": "footnote_definition", "label": label, "children": child.tokens})
    return m.end()

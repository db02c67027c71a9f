"""A leaf's inlines laid out as one string, so that what stands in it can be found by patterns.

The string is as long as the leaf's source: a place in it is a place in the text. Markup is blanked
out; what remains is what a reader reads, and a few characters that stand for the rest.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from kblint.markdown import (
    CodeSpan,
    Comment,
    Emphasis,
    FootnoteReference,
    HardBreak,
    HtmlInline,
    Image,
    Leaf,
    Link,
    Node,
    SoftBreak,
    Strong,
    Text,
)
from kblint.text import Span

LINK = "\ue000"  # stands where a link does
STRAY = "\ue001"  # stands for that very character, should a text hold it
HARD, SOFT = "\n", "\v"  # the breaks of lines

_IN_BRACKETS = re.compile(r"\[(https?://[^\s\[\]<>]+)\]")
_TAG = re.compile(r"</?([A-Za-z]+)")


Placed = tuple[int, int, Link]
"""A link with its ends in the string."""


@dataclass(slots=True)
class Flat:
    """What stands where in a leaf; all places are relative to `start`, in order of the text."""

    start: int
    text: str
    links: list[Placed] = field(default_factory=list)
    strong: list[Span] = field(default_factory=list)
    emphasis: list[Span] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    closed: dict[Span, int] = field(default_factory=dict)  # where the markup of a style ends

    def span(self, start: int, end: int) -> Span:
        """A range of the string as one of the text."""
        return Span(self.start + start, self.start + end)

    def link_at(self, place: int) -> Placed | None:
        """The link that covers a place."""
        i = bisect_right(self.links, place, key=_start) - 1
        return self.links[i] if i >= 0 and place < self.links[i][1] else None

    def line_end(self, place: int) -> int:
        """Where the words end: at a link, a hard break or the end."""
        found = (self.text.find(HARD, place), self.text.find(LINK, place))
        return min((at for at in found if at >= 0), default=len(self.text))

    def lines(self) -> "list[Flat]":
        """Each line by itself, be its break hard or soft."""
        found, start = [], 0
        for match in re.finditer(f"[{HARD}{SOFT}]|$", self.text):
            found.append(self._cut(start, match.start()))
            start = match.end()
        return [line for line in found if line.text.strip()]

    def head(self, length: int) -> "Flat":
        """Its beginning, if it is longer."""
        return self if len(self.text) <= length else self._cut(0, length)

    def after(self, place: int) -> "Flat":
        """What stands from a place on."""
        return self._cut(place, len(self.text))

    def _cut(self, start: int, end: int) -> "Flat":
        """A part of it; what reaches over its ends is left out."""
        first, last = (bisect_left(self.links, at, key=_start) for at in (start, end))
        cut = Flat(
            self.start + start,
            self.text[start:end],
            [(s - start, e - start, link) for s, e, link in self.links[first:last] if e <= end],
        )
        for spans, kept in (
            (self.strong, cut.strong),
            (self.emphasis, cut.emphasis),
            (self.code, cut.code),
        ):
            first, last = (bisect_left(spans, at, key=_start) for at in (start, end))
            for span in spans[first:last]:
                if span.end <= end:
                    kept.append(Span(span.start - start, span.end - start))
                    if span in self.closed:
                        cut.closed[kept[-1]] = self.closed[span] - start
        return cut


def _start(place: Placed | Span) -> int:
    return place[0]


def flatten(leaf: Leaf) -> Flat:
    """Lay out the inlines of a leaf."""
    return _Layout(leaf).flat


def _bare(node: Text, start: int, end: int) -> Link:
    """A URL in brackets of its own: GitHub shows no link there, its writer meant one."""
    offset = node.piece.offset
    place = start - offset, end - offset
    url = node.piece.text[slice(*place)]
    return Link.placed(node.piece, *place, (), url=url, style="bare", destination=place)


class _Layout:
    def __init__(self, leaf: Leaf) -> None:
        self.base = leaf.start
        self.at = 0
        self.parts: list[str] = []
        self.opened: dict[str, int] = {}
        self.flat = Flat(self.base, "")
        self._lay(leaf.children)
        self.parts.append(" " * (leaf.end - self.base - self.at))
        self.flat.text = "".join(self.parts)

    def _put(self, node: Node, text: str) -> None:
        start = node.start - self.base
        self.parts += (" " * (start - self.at), text)
        self.at = start + len(text)

    def _lay(self, nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            if isinstance(node, Text):
                self._text(node)
            elif isinstance(node, Image):
                self._put(node, " " * (node.end - node.start))
            elif isinstance(node, Link):
                first, last = node.start - self.base, node.end - self.base
                self.flat.links.append((first, last, node))
                self._put(node, LINK * (last - first))
            elif isinstance(node, HardBreak | SoftBreak):
                self._put(node, HARD if isinstance(node, HardBreak) else SOFT)
            elif isinstance(node, CodeSpan):
                self._code(node)
            elif isinstance(node, HtmlInline):
                self._tag(node)
            elif not isinstance(node, Comment | FootnoteReference):
                self._styled(node)

    def _text(self, node: Text) -> None:
        raw = node.source_text.replace("\n", SOFT).replace(LINK, STRAY)
        start = node.start - self.base
        self._put(node, raw)
        if "[http" not in raw:
            return
        for match in _IN_BRACKETS.finditer(raw):
            first, last = node.start + match.start(1), node.start + match.end(1)
            self.flat.links.append(
                (start + match.start(1), start + match.end(1), _bare(node, first, last))
            )
            self.parts[-1] = raw = (
                raw[: match.start(1)] + LINK * len(match[1]) + raw[match.end(1) :]
            )

    def _styled(self, node: Node) -> None:
        children = node.children
        if isinstance(node, Strong | Emphasis) and children:
            held = self.flat.strong if isinstance(node, Strong) else self.flat.emphasis
            inner = Span(children[0].start - self.base, children[-1].end - self.base)
            held.append(inner)
            self.flat.closed[inner] = node.end - self.base
        self._lay(children)

    def _code(self, node: CodeSpan) -> None:
        raw = node.source_text
        inner = raw.strip("`")
        before = len(raw) - len(raw.lstrip("`"))
        start = node.start - self.base + before
        self.flat.code.append(Span(start, start + len(inner)))
        self._put(node, " " * before + inner.replace("\n", " "))

    def _tag(self, node: HtmlInline) -> None:
        raw = node.source_text
        match = _TAG.match(raw)
        name = match[1].lower() if match else ""
        if name == "br":
            self._put(node, HARD)
            return
        held = {"b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis"}.get(name)
        if held is None:
            return
        if not raw.startswith("</"):
            self.opened[held] = node.end - self.base
        elif held in self.opened:
            spans = self.flat.strong if held == "strong" else self.flat.emphasis
            inner = Span(self.opened.pop(held), node.start - self.base)
            spans.append(inner)
            self.flat.closed[inner] = node.end - self.base

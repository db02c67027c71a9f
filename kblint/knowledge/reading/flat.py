"""A leaf's inlines laid out as one string, so that what stands in it can be found by patterns.

The string is as long as the leaf's source: a place in it is a place in the text. Markup is blanked
out; what remains is what a reader reads, and a few characters that stand for the rest.
"""

import re
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
HARD, SOFT = "\n", "\v"  # the breaks of lines

_IN_BRACKETS = re.compile(r"\[(https?://[^\s\[\]<>]+)\]")
_TAG = re.compile(r"</?([A-Za-z]+)")


@dataclass(slots=True)
class Flat:
    """What stands where in a leaf; all places are relative to `start`."""

    start: int
    text: str
    links: list[tuple[int, int, Link]] = field(default_factory=list)
    strong: list[Span] = field(default_factory=list)
    emphasis: list[Span] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    closed: dict[Span, int] = field(default_factory=dict)  # where the markup of a style ends

    def span(self, start: int, end: int) -> Span:
        """A range of the string as one of the text."""
        return Span(self.start + start, self.start + end)

    def link_at(self, place: int) -> tuple[int, int, Link] | None:
        """The link that covers a place, with its ends."""
        return next((found for found in self.links if found[0] <= place < found[1]), None)

    def lines(self) -> "list[Flat]":
        """Each line by itself, be its break hard or soft."""
        found, start = [], 0
        for match in re.finditer(f"[{HARD}{SOFT}]|$", self.text):
            found.append(self._cut(start, match.start()))
            start = match.end()
        return [line for line in found if line.text.strip()]

    def after(self, place: int) -> "Flat":
        """What stands from a place on."""
        return self._cut(place, len(self.text))

    def _cut(self, start: int, end: int) -> "Flat":
        def within(spans: list[Span]) -> list[Span]:
            return [Span(s - start, e - start) for s, e in spans if start <= s and e <= end]

        links = [(s - start, e - start, n) for s, e, n in self.links if start <= s and e <= end]
        closed = {Span(s - start, e - start): c - start for (s, e), c in self.closed.items()}
        return Flat(
            self.start + start, self.text[start:end], links, within(self.strong),
            within(self.emphasis), within(self.code), closed,
        )  # fmt: skip


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
        raw = node.source_text.replace("\n", SOFT)
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

"""Where links can lead within a page, named as GitHub names it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import unescape
from operator import attrgetter
from typing import NamedTuple
from unicodedata import category
from urllib.parse import unquote

from kblint.markdown import (
    Comment,
    Heading,
    HtmlBlock,
    HtmlInline,
    Image,
    Leaf,
    Node,
    Root,
    SoftBreak,
    Tag,
)
from kblint.text import Span

_DROPPED = re.compile(r"[^\w\- ]", re.ASCII)
_KEPT = frozenset({"Nd", "Nl", "Pc"})
_HTML_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MARKUP = re.compile(r"<[^<>]*>")
_OWN_ID = re.compile(r"\{#([^\s{}]+)\}\s*\Z")
_NO_BLANK = re.compile(r"^#{1,6}([^\s#].*)", re.MULTILINE)
_FAR = 500  # code points
_VARIATIONS = dict.fromkeys(range(0xFE00, 0xFE10))  # they follow emoji, and nobody sees them
_PREFIX = "user-content-"  # which GitHub puts before every name, and takes off again


def slug(text: str) -> str:
    """The anchor that GitHub makes of a heading's text where no other heading has it already.

    Letters, marks, digits, `-` and `_` are kept in lower case, every space becomes a hyphen, and
    all else is dropped: punctuation, symbols, emoji.
    """
    text = text.lower()
    if text.isascii():
        return _DROPPED.sub("", text).replace(" ", "-")
    return "".join(c for c in text if c in "- " or _is_kept(c)).replace(" ", "-")


def _is_kept(character: str) -> bool:
    kind = category(character)
    return kind[0] in "LM" or kind in _KEPT


class Anchor(NamedTuple):
    """A heading with the name that leads to it, and where it stands."""

    name: str
    title: str
    level: int
    start: int


class Anchors:
    """All places of a page that a link can lead to; small, and without its tree.

    `headings` are in order of the text, those of raw HTML among them. `names` holds all that may
    be linked to and where it stands; of one name the first counts.
    """

    def __init__(self, headings: Iterable[Anchor], others: Iterable[tuple[str, int]]) -> None:
        """Take the headings, and the other names with their places."""
        self.headings = tuple(headings)
        self.names: dict[str, int] = {}
        for name, start in [*((a.name, a.start) for a in self.headings), *others]:
            self.names.setdefault(_key(name), start)

    def find(self, fragment: str) -> int | None:
        """Where a link with that fragment leads, None where it leads nowhere."""
        return self.names.get(_key(unquote(fragment)))

    def index_below(self, place: int) -> int:
        """The number of the last heading that begins there or before, -1 where none does."""
        return bisect_right(self.headings, place, key=attrgetter("start")) - 1


def _key(name: str) -> str:
    return name.removeprefix(_PREFIX).translate(_VARIATIONS)


def anchors_of(root: Root, text: str) -> Anchors:
    """What the links of this page can lead to."""
    found = _Found(text)
    opened: dict[str, Tag] = {}
    for node in _named(root, may_hold_tags="<" in text):
        if isinstance(node, Heading):
            found.add_heading(_text(node), node.level, node.span)
            continue
        start = node.span.start
        for attribute in node.attributes:
            if attribute.name in {"id", "name"}:
                found.add_name(attribute.value, start)
        if node.name not in _HTML_HEADINGS:
            continue
        if not node.closing:
            opened[node.name] = node
        elif node.name in opened:
            begin = opened.pop(node.name).span
            title = unescape(_MARKUP.sub("", text[begin.end : start]))
            found.add_heading(title, int(node.name[1]), Span(begin.start, start))
    # what lacks its blank is no heading, which is another rule's to say
    for match in _NO_BLANK.finditer(text):
        found.add_name(slug(match[1].rstrip(" #")), match.start())
    return Anchors(found.headings, found.names)


class _Found:
    """Headings, and other names with their places, in order of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.headings: list[Anchor] = []
        self.names: list[tuple[str, int]] = []
        self.numbers: dict[str, int] = {}  # the last one given out for each heading's name
        self.end = 0  # of the last heading
        self.waiting: list[tuple[int, int]] = []  # names since then, and where they stand

    def add_name(self, name: str, start: int) -> None:
        """A name that an element bears: within a heading or right behind it, it leads there."""
        self.waiting.append((len(self.names), start))
        if self.headings and self._is_bare(self.end, start):
            self.names.append((name, self.headings[-1].start))
        else:
            self.names.append((name, start))

    def add_heading(self, text: str, level: int, span: Span) -> None:
        """A heading; names right before it lead to it, too."""
        title = " ".join(text.split())
        limit = span.start
        for i, start in reversed(self.waiting):
            if not self._is_bare(start, limit):
                break
            self.names[i] = self.names[i][0], span.start
            limit = start
        self.headings.append(Anchor(self._new(slug(text)), title, level, span.start))
        if title != text:  # blanks beside images and comments: not every site keeps them
            self.names.append((slug(title), span.start))
        own = _OWN_ID.search(title)
        if own:
            self.names.append((own[1], span.start))
        self.end, self.waiting = span.end, []

    def _is_bare(self, start: int, end: int) -> bool:
        """Whether nothing is seen of the text between; far apart, something is."""
        return end - start < _FAR and not _MARKUP.sub("", self.text[start:end]).strip()

    def _new(self, base: str) -> str:
        """The name itself, or the first number behind it that nobody has."""
        name = base
        while name in self.numbers:
            self.numbers[base] += 1
            name = f"{base}-{self.numbers[base]}"
        self.numbers[name] = 0
        return name


def _named(root: Root, *, may_hold_tags: bool) -> Iterator[Heading | Tag]:
    """The headings and tags in order of the text."""
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Heading):
            yield node
        if isinstance(node, HtmlBlock):
            yield from node.tags
        elif not isinstance(node, Leaf):
            stack.extend(reversed(node.children))
        elif may_hold_tags and "<" in node.source_text:
            for below in node.walk():
                if isinstance(below, HtmlInline):
                    yield from below.tags


def _text(node: Node) -> str:
    """What GitHub makes the anchor of: no text of images, a line's end as such."""
    if isinstance(node, Image | HtmlInline | Comment):
        return ""
    if isinstance(node, SoftBreak):
        return "\n"
    children = node.children
    return "".join(map(_text, children)) if children else node.plain_text

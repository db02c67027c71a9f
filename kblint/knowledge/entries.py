"""Entries: what a list recommends, read from its items.

Two shapes are read. Both begin with a link whose text is the title: `- [Title](url)`, then
either a description on the lines below, or one on the same line after a separator.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from kblint.knowledge.identify import identify
from kblint.knowledge.identity import Identity
from kblint.knowledge.scores import Field, fields_of
from kblint.knowledge.sections import Section
from kblint.knowledge.titles import ROLES, is_generic, words
from kblint.knowledge.years import YearHeading
from kblint.markdown import (
    CodeSpan,
    Comment,
    Emphasis,
    HardBreak,
    HtmlInline,
    Image,
    Link,
    List,
    ListItem,
    Node,
    Paragraph,
    SoftBreak,
    Strong,
    Text,
)
from kblint.text import Source, Span

_SEPARATOR = re.compile(r"[ \t]*(?:(?:--?|–|—|:|\|)(?=[ \t]|$)|：)[ \t]*")
_LEADING_SCORE = re.compile(r"[ \t]*[A-Za-z]{1,12}[ \t]*[=:][ \t]*\d*[ \t]*")


class Shape(StrEnum):
    """How an entry is written."""

    BARE = "bare"  # a title, no description
    ONE_LINE = "one-line"  # the description follows on the title's line
    NEXT_LINE = "next-line"  # the description begins on the line below


class EntryLink(NamedTuple):
    """A link of an entry and the part it plays: `primary`, `paper`, `code`, … or `description`."""

    node: Link
    role: str

    @property
    def url(self) -> str:
        """The destination."""
        return self.node.url

    @property
    def text(self) -> str:
        """What a reader reads as the link."""
        return self.node.text

    @property
    def span(self) -> Span:
        """The whole link."""
        return self.node.span

    @property
    def identity(self) -> Identity:
        """What it points at."""
        return identify(self.node.url)


class Entry:
    """One thing that the list recommends."""

    def __init__(
        self,
        source: Source,
        section: Section,
        item: ListItem,
        title_link: Link,
        labels: Callable[[], Sequence[str]],
    ) -> None:
        """Read an item that begins with a link whose text is the title."""
        self.source = source
        self._labels = labels
        self.section = section
        self.item = item
        self.paragraph = paragraph = item.children[0]
        assert isinstance(paragraph, Paragraph)
        self.link = EntryLink(title_link, "primary")
        self.title = " ".join(title_link.text.split())
        self.title_span = title_link.text_span
        self.start = item.start
        self.end = item.end
        self.line_break = _break_after(paragraph, title_link)
        self.ordinal = 0  # among entries with the same title and identity; set by `entries`
        end = self.line_break.start if self.line_break else paragraph.end
        self.line_span = Span(paragraph.start, end)
        self.tail = Span(min(_holder_end(paragraph, title_link), end), end)

    @property
    def span(self) -> Span:
        """From the bullet to the end of its last line."""
        return Span(self.start, self.end)

    @cached_property
    def line(self) -> int:
        """The number of the title's line."""
        return self.source.line(self.link.node.start)

    @property
    def year(self) -> int | None:
        """The year that the nearest year heading gives."""
        heading = self.year_heading
        return heading.year if heading else None

    @property
    def year_heading(self) -> YearHeading | None:
        """The nearest year heading above it."""
        return next((s.year for s in self.section.lineage() if s.year), None)

    @property
    def subject(self) -> str:
        """Identity and title: stable when lines move."""
        identity = self.link.identity
        again = f"#{self.ordinal + 1}" if self.ordinal else ""
        return f"{identity.kind}:{identity.value}|{self.title}{again}"

    @cached_property
    def links(self) -> tuple[EntryLink, ...]:
        """All its links, the primary one first."""
        others = (
            EntryLink(node, _role(node))
            for node in self.item.walk()
            if isinstance(node, Link) and not isinstance(node, Image) and node is not self.link.node
        )
        return (self.link, *others)

    @cached_property
    def opaque_spans(self) -> tuple[Span, ...]:
        """Where its characters are no prose: links, code and HTML."""
        found: list[Span] = []
        stack: list[Node] = [self.item]
        while stack:
            node = stack.pop()
            if isinstance(node, Link | CodeSpan | HtmlInline | Comment):
                found.append(node.span)
            else:
                stack.extend(node.children)
        return tuple(found)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Its scores, of every label that the document uses or declares."""
        found = [
            field
            for label in self._labels()
            for field in fields_of(
                self.source.text, self.span, self.line_span, label, self.opaque_spans
            )
        ]
        return tuple(_without_prose(sorted(found, key=lambda field: field.span)))

    @cached_property
    def _description(self) -> tuple[Shape, Span | None]:
        text = self.source.text
        scores = (field.span.end for field in self.fields if field.span.start >= self.tail.start)
        at = max(scores, default=self.tail.start)
        separator = _SEPARATOR.match(text, min(at, self.tail.end), self.tail.end)
        follows = separator is not None and separator.end() < self.tail.end
        if separator and follows and not isinstance(self.line_break, HardBreak):
            return Shape.ONE_LINE, Span(separator.end(), self.paragraph.end)
        if self.line_break:
            start = self.line_break.end
            while start < self.paragraph.end and text[start] in " \t":
                start += 1
            return Shape.NEXT_LINE, Span(start, self.paragraph.end)
        below = [child for child in self.item.children if child.start > self.paragraph.end]
        if below and isinstance(below[0], Paragraph):
            return Shape.NEXT_LINE, below[0].span
        return Shape.BARE, None

    @property
    def shape(self) -> Shape:
        """How it is written."""
        return self._description[0]

    @property
    def description_span(self) -> Span | None:
        """Where its description stands, separator and line break left out."""
        return self._description[1]

    @property
    def description(self) -> str:
        """The description as it is written; empty where there is none."""
        span = self.description_span
        return self.source.slice(span) if span else ""

    def __repr__(self) -> str:
        return f"<Entry {self.title!r} line {self.line}>"


def entries(
    source: Source, sections: Sequence[Section], labels: Callable[[], Sequence[str]]
) -> tuple[Entry, ...]:
    """The entries of all sections in order of the text; each section is given its own.

    `labels` gives the labels of scores, which are not known before all entries are.
    """
    found: list[Entry] = []
    seen: Counter[tuple[Identity, str]] = Counter()
    for section in sections:
        if not section.holds_entries:
            continue
        for block in section.blocks:
            if isinstance(block, List):
                section.entries += (
                    Entry(source, section, item, link, labels) for item, link in _titled(block)
                )
        for entry in section.entries:
            key = (entry.link.identity, entry.title)
            entry.ordinal = seen[key]
            seen[key] += 1
        found += section.entries
    return tuple(found)


def _role(link: Link) -> str:
    """What a link of one or two words calls itself; others stand in the description."""
    found = words(link.text)
    named = (ROLES[word] for word in found if ROLES.get(word))
    return next(named, "description") if len(found) <= 2 else "description"


def _titled(listed: List) -> Iterator[tuple[ListItem, Link]]:
    """The items that are entries, with the title's link; a list below one holds its details."""
    for item in listed.children:
        assert isinstance(item, ListItem)
        first = item.children[0] if item.children else None
        link = _title_link(first) if isinstance(first, Paragraph) else None
        if link:
            yield item, link
            continue
        for child in item.children:
            if isinstance(child, List):
                yield from _titled(child)


def _title_link(paragraph: Paragraph) -> Link | None:
    """The link that an item begins with, if its text is a title and its target is elsewhere."""
    source = paragraph.source_text
    if not source.startswith(("[", "*", "_", "<!--")) and not _LEADING_SCORE.match(source):
        return None  # spares parsing what begins otherwise
    for node in paragraph.children:
        if isinstance(node, Comment):
            continue
        inner: tuple[Node, ...] = (node,)
        if isinstance(node, Strong | Emphasis):
            inner = node.children
        if len(inner) == 1 and isinstance(inner[0], Link) and not isinstance(inner[0], Image):
            link = inner[0]
            is_badge = all(isinstance(child, Image) for child in link.children)
            has_title = link.style in {"inline", "reference"} and not is_generic(link.text)
            return link if has_title and not is_badge and _leaves(link.url) else None
        if not _is_leading_score(node):
            return None
    return None


def _leaves(url: str) -> bool:
    """Whether the target is outside the knowledge base: no fragment, no relative path."""
    if url.startswith(("#", "./", "../", "/")) and not url.startswith("//"):
        return False
    head = url.partition("/")[0]
    return ":" in url or not url or ("." in head and not head.endswith((".md", ".markdown")))


def _is_leading_score(node: Node) -> bool:
    if isinstance(node, Text):
        return not node.text.strip() or bool(_LEADING_SCORE.fullmatch(node.text))
    return isinstance(node, Strong) and bool(_LEADING_SCORE.fullmatch(node.plain_text))


def _break_after(paragraph: Paragraph, link: Link) -> HardBreak | SoftBreak | None:
    """The first line break after the title."""
    for node in paragraph.children:
        if isinstance(node, HardBreak | SoftBreak) and node.start >= link.end:
            return node
    return None


def _holder_end(paragraph: Paragraph, link: Link) -> int:
    """Where the link ends, or the emphasis around it."""
    for node in paragraph.children:
        if node.start <= link.start and link.end <= node.end:
            return node.end
    return link.end


def _without_prose(fields: Iterable[Field]) -> Iterator[Field]:
    """Beside a bold score, a plain one of its label is prose that speaks of scores."""
    given: set[str] = set()
    for field in fields:
        label = field.name.casefold()
        if field.bold or label not in given:
            yield field
        if field.bold and field.strict:
            given.add(label)


def has_own_markers(entry: Entry, field: Field) -> bool:
    """Whether the markers around a score are its own: none of a longer run of bold or emphasis."""
    start, end = field.span
    return all(
        not isinstance(node, Strong | Emphasis)
        or (start <= node.start and node.end <= end)
        or node.end <= start
        or end <= node.start
        for node in entry.paragraph.walk()
    )

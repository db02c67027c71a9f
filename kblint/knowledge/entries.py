"""Entries: what a list recommends, in any of the shapes that lists have."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from kblint.knowledge.candidates import Candidate, Holder, candidates
from kblint.knowledge.citations import is_names, is_venue
from kblint.knowledge.flat import Flat
from kblint.knowledge.identify import identify
from kblint.knowledge.identity import Identity, Kind
from kblint.knowledge.labels import is_label, role
from kblint.knowledge.titled import Order, leaves
from kblint.knowledge.scores import Field, fields_of
from kblint.knowledge.sections import Section
from kblint.knowledge.titles import words
from kblint.knowledge.years import YearHeading
from kblint.markdown import (
    BlockQuote,
    CodeSpan,
    Comment,
    Emphasis,
    HardBreak,
    HtmlInline,
    Image,
    Leaf,
    Link,
    Node,
    Paragraph,
    SoftBreak,
    Strong,
)
from kblint.text import Source, Span

_SEPARATOR = re.compile(r"[ \t]*(?:(?:--?|–|—|:|\|)(?=[ \t]|$)|：)[ \t]*")
_FIELD_HEAD = re.compile(r"([^\s,;|()\[\]\ue000][^,;|\[\]\ue000\n\v]{0,30}?)[ \t*_]*[:：=-][ \t<*_\[(]*$")
_PEOPLE = re.compile(r"(?:presenters?|speakers?|authors?|by|lecturers?|editors?)", re.IGNORECASE)
_DESCRIBING = frozenset(
    ("description", "summary", "notes", "note", "remarks", "comment", "comments", "details", "about")
)


class Shape(StrEnum):
    """How an entry is written."""

    BARE = "bare"  # a linked title, no description
    ONE_LINE = "one-line"  # a linked title, the description follows on its line
    NEXT_LINE = "next-line"  # a linked title, the description begins on the line below
    CITED = "cited"  # a linked title, then authors, a venue or a date
    LABELLED = "labelled"  # the title as text, then links such as "[[Paper](url)]"
    RECORD = "record"  # the same over several lines
    FIELDS = "fields"  # a title, below it lines such as "Paper: url"
    LABEL_FIRST = "label-first"  # such a link, then the title
    AUTHORS_FIRST = "authors-first"  # names, then the title
    ROW = "row"  # of a table
    HEADING = "heading"


class EntryLink(NamedTuple):
    """A link of an entry and the part it plays: `primary`, `paper`, `code`, … or `description`.

    `says` is what its text, or the word or the column's header before it, calls the target: a part
    such as `code`, empty where it says none.
    """

    node: Link
    role: str
    says: str

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
        candidate: Candidate,
        labels: Callable[[], Sequence[str]],
    ) -> None:
        """Read a candidate; `labels` gives the labels of scores."""
        reading = candidate.reading
        self.source = source
        self._candidate = candidate
        self._labels = labels
        self.section = section
        self.holder = candidate.holder
        self.block = candidate.block
        self.leaf: Leaf = candidate.leaves[0]
        self.title = reading.text
        self.title_span = reading.title
        self.start, self.end = candidate.span
        line = candidate.line
        self.line_break = _break_after(self.leaf, reading.end, line.end)
        self.ordinal = 0  # among entries with the same title and identity; set by `entries`
        end = self.line_break.start if self.line_break else line.end
        self.line_span = Span(line.start, end)
        self.tail = Span(min(reading.end, end), end)

    @property
    def span(self) -> Span:
        """From the bullet to the end of its last line."""
        return Span(self.start, self.end)

    @cached_property
    def line(self) -> int:
        """The number of the title's line."""
        return self.source.line(self.title_span.start)

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

    @property
    def title_link(self) -> Link | None:
        """The link whose text is the title; None where the title is plain text."""
        return self._candidate.reading.link

    @property
    def link(self) -> EntryLink:
        """The primary link: the title's, else the first to the work itself."""
        return self.links[0]

    @cached_property
    def links(self) -> tuple[EntryLink, ...]:
        """All its links, the primary one first, the others in order of the text."""
        return tuple(_links(self._candidate))

    @cached_property
    def opaque_spans(self) -> tuple[Span, ...]:
        """Where its characters are no prose: links, code and HTML."""
        found: list[Span] = []
        stack: list[Node] = [self.block]
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
        candidate = self._candidate
        if self.holder is Holder.ROW:
            return Shape.ROW, _described_cell(candidate)
        if self.holder is Holder.HEADING:
            below = candidate.flats[1:2]
            span = below[0].span(0, len(below[0].text)) if below and not below[0].links else None
            return Shape.HEADING, span
        if candidate.reading.order is not Order.LINKED:
            return self._told_shape(), None
        return self._linked_shape()

    def _told_shape(self) -> Shape:
        """The shape of an entry whose title is no link, or stands behind its authors."""
        candidate = self._candidate
        if candidate.has_details:
            return Shape.FIELDS
        if candidate.reading.order is Order.LABEL_FIRST:
            return Shape.LABEL_FIRST
        if candidate.reading.order is Order.AUTHORS_FIRST:
            return Shape.AUTHORS_FIRST
        several = self.line_break is not None or len(candidate.leaves) > 1
        return Shape.RECORD if several else Shape.LABELLED

    def _linked_shape(self) -> tuple[Shape, Span | None]:
        text, leaf_end = self.source.text, self._candidate.line.end
        scores = (field.span.end for field in self.fields if field.span.start >= self.tail.start)
        at = max(scores, default=self.tail.start)
        separator = _SEPARATOR.match(text, min(at, self.tail.end), self.tail.end)
        follows = separator is not None and separator.end() < self.tail.end
        if separator and follows and not isinstance(self.line_break, HardBreak):
            if _is_citation(text[separator.end() : self.tail.end]):
                return Shape.CITED, None
            return Shape.ONE_LINE, Span(separator.end(), leaf_end)
        if self.line_break:
            start = self.line_break.end
            while start < leaf_end and text[start] in " \t":
                start += 1
            return Shape.NEXT_LINE, Span(start, leaf_end)
        below = [child for child in self.block.children if child.start > self.leaf.end]
        if below and isinstance(below[0], Paragraph):
            return Shape.NEXT_LINE, below[0].span
        tail = text[at : self.tail.end].strip(" \t")
        return (Shape.CITED if re.search(r"\w", tail) and _is_citation(tail) else Shape.BARE), None

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
    for section, candidate in candidates(sections):
        entry = Entry(source, section, candidate, labels)
        section.entries.append(entry)
        key = (entry.link.identity, entry.title)
        entry.ordinal = seen[key]
        seen[key] += 1
        found.append(entry)
    return tuple(found)


def _links(candidate: Candidate) -> Iterator[EntryLink]:
    """The links with their roles, the primary one first."""
    found = [
        _entry_link(flat, first, link, candidate, header)
        for flat, header in _with_headers(candidate)
        for first, _, link in flat.links
    ]
    primary = _primary(candidate, found)
    yield primary._replace(role="primary")
    yield from (link for link in found if link is not primary)


def _with_headers(candidate: Candidate) -> Iterator[tuple[Flat, str]]:
    headers = candidate.headers or ("",) * len(candidate.flats)
    yield from zip(candidate.flats, headers, strict=True)


def _primary(candidate: Candidate, found: Sequence[EntryLink]) -> EntryLink:
    title_link = candidate.reading.link
    if title_link is not None:
        return next(link for link in found if link.node is title_link)
    if candidate.reading.order is Order.LABEL_FIRST and found[0].role not in {"code", "video"}:
        return found[0]
    return min(found, key=lambda link: _RANKS.get(link.role, 1) if leaves(link.url) else 7)


# Which link is the work's own where the title is none; the first of the lowest rank.
_RANKS = {
    "paper": 0, "code": 2, "demo": 2, "data": 3, "video": 4, "slides": 4,
    "related": 4, "badge": 5, "author": 5, "description": 6,
}  # fmt: skip
_BY_KIND = {
    Kind.GITHUB: "code", Kind.REPOSITORY: "code", Kind.YOUTUBE: "video", Kind.VIDEO: "video",
}  # fmt: skip


def _entry_link(
    flat: Flat, start: int, link: Link, candidate: Candidate, header: str
) -> EntryLink:
    images = [child for child in link.children if isinstance(child, Image)]
    if images and len(images) == len(link.children):
        says = role(images[0].text) or ""
        return EntryLink(link, says or "badge", says)
    if header in _DESCRIBING and flat is not candidate.flats[0]:
        return EntryLink(link, "description", "")
    label = role(link.text)
    head = _FIELD_HEAD.search(flat.text, max(0, start - 40), start)
    if not label and head and _PEOPLE.fullmatch(head[1].strip("*_ ")):
        return EntryLink(link, "author", "")
    says = label or (head and role(head[1])) or (role(header) if header else None) or ""
    if says == "paper" and header and label is None and len(words(link.text)) > 2:
        return EntryLink(link, "related", "")  # a column of papers, each by its own title
    return EntryLink(link, says or _unsaid(link, label, candidate, header), says)


def _unsaid(link: Link, label: str | None, candidate: Candidate, header: str) -> str:
    """The part of a link that nothing names: what its target is."""
    identity = identify(link.url)
    if label is None:
        is_linked = candidate.reading.link is not None and not header
        return "description" if is_linked else _BY_KIND.get(identity.kind, "other")
    return "paper" if identity.is_work else _BY_KIND.get(identity.kind, "")


def _is_citation(text: str) -> bool:
    """Whether what follows a title is authors, a venue or a date, with labelled links at most."""
    said = re.sub(r"!?\[+[^\[\]]*\]*\([^()]*\)\]?", " ", text).strip(" \t,.;|()[]-–:`*_")
    said = re.sub(r"^(?:by|from)\s+", "", said)
    if not re.search(r"\w", said):
        return False
    first = said.split(".")[0]
    return is_venue(said) or is_names(first, at_least=1) or is_names(said, at_least=2) or (
        is_names(said.split(",")[0]) and is_venue(said.rpartition(",")[2])
    )


def _described_cell(candidate: Candidate) -> Span | None:
    for flat, header in _with_headers(candidate):
        if header in _DESCRIBING and flat.text.strip():
            return flat.span(0, len(flat.text))
    return None


def _break_after(leaf: Leaf, start: int, end: int) -> HardBreak | SoftBreak | None:
    """The first line break after the title."""
    for node in leaf.children:
        if isinstance(node, HardBreak | SoftBreak) and start <= node.start < end:
            return node
    return None


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
        for node in entry.leaf.walk()
    )

"""Entries: what a list recommends, in any of the shapes that lists have."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Protocol

from kblint.knowledge.field_schema import FieldSchema
from kblint.knowledge.habits.parts import Part, parts_of
from kblint.knowledge.identities.identity import Identity
from kblint.knowledge.reading.candidate import Candidate
from kblint.knowledge.reading.candidates import candidates
from kblint.knowledge.reading.fields import fields_beside
from kblint.knowledge.reading.flat import Flat
from kblint.knowledge.reading.links import EntryLink, links_of
from kblint.knowledge.reading.shapes import Shape, shape_of
from kblint.knowledge.scores import Field, scores_of
from kblint.knowledge.sections import Section
from kblint.knowledge.years import YearHeading
from kblint.markdown import (
    CodeSpan,
    Comment,
    Emphasis,
    HardBreak,
    HtmlInline,
    Leaf,
    Link,
    Node,
    SoftBreak,
    Strong,
)
from kblint.markdown.comments import Comments
from kblint.text import Source, Span


class Entry:
    """One thing that the list recommends."""

    def __init__(
        self,
        source: Source,
        section: Section,
        candidate: Candidate,
        beside: "Beside",
    ) -> None:
        """Read a candidate of a section."""
        reading = candidate.reading
        self.source = source
        self._candidate = candidate
        self._beside = beside
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

    @property
    def flats(self) -> tuple[Flat, ...]:
        """Its lines laid out, the title's first, without those of entries nested below."""
        return self._candidate.flats

    @cached_property
    def _own_spans(self) -> tuple[Span, ...]:
        """Its lines, without those of entries nested below; the first from the bullet on."""
        spans = [flat.span(0, len(flat.text)) for flat in self._candidate.flats]
        first = min(spans)
        return tuple(Span(self.start, s.end) if s is first else s for s in spans)

    @property
    def seen(self) -> str:
        """The source's text with blanks in place of comments."""
        return self._beside.comments.blanked

    def without_comments(self, span: Span) -> str:
        """The text of a span without comments and the blanks before them."""
        return self._beside.comments.cut(span)

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
        return self.section.dated.year if self.section.dated else None

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
        return tuple(links_of(self._candidate))

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
                stack.extend(_within(node.children, self.span))
        return tuple(found)

    @cached_property
    def scores(self) -> tuple[Field, ...]:
        """Its labelled scores, of every label that the document uses or declares."""
        found = [
            field
            for label in self._beside.labels
            for own in self._own_spans
            for field in scores_of(self.source.text, own, self.line_span, label, self.opaque_spans)
        ]
        return tuple(_without_prose(sorted(found, key=lambda field: field.span)))

    @cached_property
    def labelled(self) -> tuple[Field, ...]:
        """Its scores, and the fields that the schema promises of its section."""
        promised = self._beside.promised(self.section)
        if not promised:
            return self.scores
        from kblint.knowledge.reading.promised_fields import Lines, labelled

        lines = Lines(self._candidate, self.seen, self._own_spans, self.opaque_spans)
        return labelled(lines, promised, self.scores)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Its scores, what the schema names, and what else stands beside the title.

        `authors`, `venue`, `date` (as "2023-05" or "2023"), `stars` (how many), `rating`, and
        `mark`, the meaning of an emoji that a legend explains.
        """
        stated = fields_beside(self._candidate, self.description_span, self._beside.legend)
        if self.labelled is not self.scores:
            from kblint.knowledge.reading.promised_fields import beside

            stated = beside(stated, self.labelled)
        return tuple(sorted((*self.labelled, *stated), key=lambda field: field.span))

    @cached_property
    def _description(self) -> tuple[Shape, Span | None]:
        scores = [score.span for score in self.scores]
        if self.labelled is self.scores:
            return shape_of(self._candidate, self.seen, self.tail, self.line_break, scores)
        from kblint.knowledge.reading.promised_fields import described, leading

        # a description follows scores; other fields stand before or behind it
        scores = [score.span for score in self.scores if score.strict]
        scores += leading(self.seen, self.tail, self.labelled)
        shape, span = shape_of(self._candidate, self.seen, self.tail, self.line_break, scores)
        span = described(self.seen, span, self.labelled) if span else None
        if span is None and shape in {Shape.ONE_LINE, Shape.NEXT_LINE}:
            shape = Shape.BARE
        return shape, span

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
        """The description as it is written, but for comments; empty where there is none."""
        span = self.description_span
        return self.without_comments(span) if span else ""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What it is made of, in order of the text: title, links, fields, description and tags."""
        return tuple(parts_of(self))

    def __repr__(self) -> str:
        return f"<Entry {self.title!r} line {self.line}>"


class Beside(Protocol):
    """What entries must know of their document, which is not known before all of them are."""

    @property
    def labels(self) -> Sequence[str]:
        """The labels of scores."""

    @property
    def legend(self) -> Mapping[str, str]:
        """What emoji mean."""

    def promised(self, section: Section) -> Mapping[str, FieldSchema]:
        """The fields that the schema names for a section's entries."""

    @property
    def comments(self) -> Comments:
        """The comments, which count as nothing."""


def entries(source: Source, sections: Sequence[Section], beside: Beside) -> tuple[Entry, ...]:
    """The entries of all sections in order of the text; each section is given its own."""
    found: list[Entry] = []
    seen: Counter[tuple[Identity, str]] = Counter()
    for section, candidate in candidates(sections):
        entry = Entry(source, section, candidate, beside)
        section.entries.append(entry)
        key = (entry.link.identity, entry.title)
        entry.ordinal = seen[key]
        seen[key] += 1
        found.append(entry)
    return tuple(found)


def _break_after(leaf: Leaf, start: int, end: int) -> HardBreak | SoftBreak | None:
    """The first line break after the title."""
    for node in _within(leaf.children, Span(start, end)):
        if isinstance(node, HardBreak | SoftBreak) and start <= node.start:
            return node
    return None


def _within(nodes: Sequence[Node], span: Span) -> Sequence[Node]:
    """Those of neighbouring nodes that a span touches."""
    first = max(bisect_right(nodes, span.start, key=attrgetter("start")) - 1, 0)
    return nodes[first : bisect_left(nodes, span.end, key=attrgetter("start"))]


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

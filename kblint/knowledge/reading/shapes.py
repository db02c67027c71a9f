"""How an entry is written, and where its description stands."""

import re
from collections.abc import Sequence
from enum import StrEnum

from kblint.knowledge.legends import EMOJI
from kblint.knowledge.reading.candidate import Candidate, Holder
from kblint.knowledge.reading.links import DESCRIBING, with_headers
from kblint.knowledge.reading.people import byline, is_names
from kblint.knowledge.reading.titled import Order
from kblint.knowledge.reading.venues import is_venue
from kblint.markdown import Comment, HardBreak, Paragraph, SoftBreak
from kblint.text import Span

_SEPARATOR = re.compile(r"[ \t]*(?:(?:--?|–|—|:|\|)(?=[ \t]|$)|：)[ \t]*")
_BREAK_TAG = re.compile(r"[ \t]*<br\s*/?>[ \t]*\n?[ \t]*", re.IGNORECASE)
# "(2019)", "[[code](url)]", "`MIT`" or an emoji, between a title and the separator
_ASIDES = re.compile(
    rf"(?:[ \t]*(?:\([^()\n]*\)|\[\[?[^\[\]\n]*\]?\]\([^()\s]*\)\]?|`[^`\n]*`|{EMOJI}))+"
    r"(?=[ \t]+[-–—][ \t])"
)
_NAMED = re.compile(r",|\bet al\b|\b[A-Z]\.")
_LONGEST = 1000  # code points of authors and venue: what is longer is prose


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


def shape_of(
    candidate: Candidate,
    text: str,
    tail: Span,
    line_break: HardBreak | SoftBreak | None,
    scores: Sequence[Span],
) -> tuple[Shape, Span | None]:
    """The shape, and the description's place if there is one.

    `tail` is what follows the title on its line, `line_break` what ends that line, `scores` are the
    places of labelled scores: a description follows those. The text has blanks for comments.
    """
    shape, span = _read(candidate, text, tail, line_break, scores)
    return shape, span and Span(span.start, span.start + len(text[slice(*span)].rstrip()))


def _read(
    candidate: Candidate,
    text: str,
    tail: Span,
    line_break: HardBreak | SoftBreak | None,
    scores: Sequence[Span],
) -> tuple[Shape, Span | None]:
    if candidate.holder is Holder.ROW:
        return Shape.ROW, _described_cell(candidate)
    if candidate.holder is Holder.HEADING:
        below = candidate.flats[1:2]
        span = below[0].span(0, len(below[0].text)) if below and not below[0].links else None
        return Shape.HEADING, span
    if candidate.reading.order is not Order.LINKED:
        return _told(candidate), None
    return _linked(candidate, text, tail, line_break, scores)


def _told(candidate: Candidate) -> Shape:
    """The shape of an entry whose title is no link, or stands behind its authors."""
    if candidate.has_details:
        return Shape.FIELDS
    if candidate.reading.order is Order.LABEL_FIRST:
        return Shape.LABEL_FIRST
    if candidate.reading.order is Order.AUTHORS_FIRST:
        return Shape.AUTHORS_FIRST
    several = re.search(r"[\n\v]", candidate.flats[0].text) or len(candidate.leaves) > 1
    return Shape.RECORD if several else Shape.LABELLED


def _linked(
    candidate: Candidate,
    text: str,
    tail: Span,
    line_break: HardBreak | SoftBreak | None,
    scores: Sequence[Span],
) -> tuple[Shape, Span | None]:
    end = candidate.line.end
    at = max((score.end for score in scores if score.start >= tail.start), default=tail.start)
    tag = _BREAK_TAG.match(text, at, end)
    if tag:
        return _below(text, tag.end(), end)
    aside = _ASIDES.match(text, min(at, tail.end), tail.end)
    separator = _SEPARATOR.match(text, aside.end() if aside else min(at, tail.end), tail.end)
    follows = separator is not None and bool(text[separator.end() : tail.end].strip())
    if separator and follows and not isinstance(line_break, HardBreak):
        if _is_citation(text[separator.end() : tail.end], set_off=True):
            return Shape.CITED, None
        return Shape.ONE_LINE, Span(separator.end(), end)
    if line_break:
        start = line_break.end
        while start < end and text[start] in " \t":
            start += 1
        return _below(text, start, end)
    if candidate.holder is Holder.ITEM:
        below = [b for b in candidate.block.children[1:] if not isinstance(b, Comment)][:1]
        if below and isinstance(below[0], Paragraph):
            return Shape.NEXT_LINE, below[0].span
    said = text[at : tail.end].strip(" \t")
    is_cited = re.search(r"\w", said) and _is_citation(said)
    return (Shape.CITED if is_cited else Shape.BARE), None


def _below(text: str, start: int, end: int) -> tuple[Shape, Span | None]:
    """What stands on the lines below the title: a description, or authors and a venue."""
    said = text[start:end].strip(" \t*_")
    is_cited = len(said) <= _LONGEST and byline(said) is not None
    return (Shape.CITED, None) if is_cited else (Shape.NEXT_LINE, Span(start, end))


def _is_citation(text: str, *, set_off: bool = False) -> bool:
    """Whether what follows a title is authors, a venue or a date, with labelled links at most.

    Behind a separator a description is the rule: "- Paperless Signatures" are no people.
    """
    if len(text) > _LONGEST:
        return False
    said = re.sub(r"!?\[+[^\[\]]*\]*\([^()]*\)\]?", " ", text).strip(" \t,.;|()[]-–:`*_")
    said = re.sub(r"^(?:by|from)\s+", "", said)
    if not re.search(r"\w", said):
        return False
    first = said.split(".")[0]
    if set_off:
        are_names = is_names(first, at_least=2) and _NAMED.search(first) is not None
        is_dated = is_venue(said) and re.search(r"\d", said) is not None
        return are_names or is_dated or (byline(said) is not None and "," in said)
    return (
        is_venue(said)
        or is_names(first, at_least=1)
        or is_names(said, at_least=2)
        or (is_names(said.split(",")[0]) and is_venue(said.rpartition(",")[2]))
    )


def _described_cell(candidate: Candidate) -> Span | None:
    for flat, header in list(with_headers(candidate))[1:]:
        if header in DESCRIBING and flat.text.strip():
            return flat.span(0, len(flat.text))
    return None

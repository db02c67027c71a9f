"""What an entry says of a work beside its title: authors, venue, date and rating."""

import re
from collections.abc import Iterator, Mapping

from kblint.knowledge.legends import EMOJI, bare
from kblint.knowledge.reading.candidate import Candidate, Holder
from kblint.knowledge.reading.citations import trimmed
from kblint.knowledge.reading.details import said_beside
from kblint.knowledge.reading.flat import Flat
from kblint.knowledge.reading.labels import names_venue
from kblint.knowledge.reading.links import with_headers
from kblint.knowledge.reading.people import byline, is_names
from kblint.knowledge.reading.titled import Order
from kblint.knowledge.reading.venues import is_date, is_venue
from kblint.knowledge.scores import Field
from kblint.knowledge.years import stated_dates
from kblint.markdown import Link
from kblint.text import Span

_HEADERS = {
    "author": "authors", "authors": "authors", "by": "authors", "venue": "venue",
    "conference": "venue", "journal": "venue", "publication": "venue", "pub": "venue",
    "published in": "venue", "conference journal": "venue", "publisher": "venue",
    "year conference journal": "venue", "date": "date", "year": "date", "pub date": "date",
    "years": "date", "year published": "date", "published": "date", "time": "date",
    "recom": "rating", "recommend": "rating", "rating": "rating", "stars": "rating",
    "star rating": "rating", "goodreads rating": "rating", "score": "rating",
}  # fmt: skip
_FIGURE = re.compile(r"\d(?:\.\d+)?")
_LINE = re.compile(
    r"[^\w\n\v]*(?P<name>[A-Za-z][A-Za-z ]{1,20}?)[\s*_]*[:：][\s*_]*(?P<value>[^\n\v]+)"
)
_CHUNK = re.compile(
    r"(?:[^.\n\v|()\[\]{}\ue000]|\.(?!\s|$)|(?<=\b[A-Z])\.|(?<=\bal)\.|(?<=\b(?:Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sep|Oct|Nov|Dec))\.)+"
)
_BY = re.compile(r"[\s,:;*_-]*(?:(?:by|from)\s+|intro:\s*)", re.IGNORECASE)
_STARS = re.compile(r"(?:(?:⭐|🌟|★)\ufe0f?\s?|:star2?:\s?)+(?![\ue000\[])")
_COUNT = re.compile(r"\s?[\d.,]+k?\b")  # behind "★": how many gave one, no rating
_RATED = re.compile(r"\[(\d(?:\.\d{1,2})?)\]|(?<!\d)(\d(?:\.\d{1,2})?)\s*/\s*(?:5|10)\b")
_SHORT = re.compile(r"\b(?:[A-Z]|et\.?\s?al)$")  # what a full stop belongs to
_MOST_STYLED = 100  # stretches in italics that are looked at
_LONGEST = 400  # of a chunk: what is longer is prose


def fields_beside(
    candidate: Candidate, description: Span | None, legend: Mapping[str, str]
) -> Iterator[Field]:
    """Authors, venue, date and rating, in order of the text; of each kind the first."""
    seen: set[str] = set()
    found = (
        _of_row(candidate) if candidate.holder is Holder.ROW else _of_text(candidate, description)
    )
    for field in sorted((*found, *_ratings(candidate, legend)), key=lambda each: each.span):
        if field.name not in seen:
            seen.add(field.name)
            yield field


def _of_row(candidate: Candidate) -> Iterator[Field]:
    for flat, header in list(with_headers(candidate))[1:]:
        kind = _HEADERS.get(header)
        start, end = trimmed(flat.text, 0, len(flat.text))
        link = flat.links[0][2] if flat.links else None
        if kind == "rating":
            yield from _rated_cell(flat, start, end)
        elif kind and link and not re.search(r"\w", said_beside(flat)):
            yield from _of_label(kind, link)
        elif kind and start < end and not link:
            yield from _fields(flat, kind, start, end)


def _rated_cell(flat: Flat, start: int, end: int) -> Iterator[Field]:
    stars = _STARS.search(flat.text)
    if stars:
        yield _rating(flat, "stars", stars.start(), stars.end(), _count(stars[0]))
    link = flat.links[0][2] if flat.links else None
    said = link.text.strip() if link else flat.text[start:end]
    if _FIGURE.fullmatch(said):
        span = link.span if link else flat.span(start, end)
        yield Field("rating", said, f"{float(said):g}", float(said), span)


def _of_text(candidate: Candidate, description: Span | None) -> Iterator[Field]:
    reading = candidate.reading
    for i, flat in enumerate(candidate.flats):
        for _, _, link in flat.links:
            if link is not reading.link and names_venue(link.text):
                yield from _of_label("venue", link)
        line = _LINE.fullmatch(flat.text.rstrip()) if i else None
        named = _HEADERS.get(line["name"].casefold()) if line else None
        if line and named:
            yield from _fields(flat, named, *trimmed(flat.text, line.start("value"), line.end()))
            continue
        title = reading.title.start - flat.start, reading.title.end - flat.start
        single = reading.order is Order.AUTHORS_FIRST
        if 0 <= title[0] < len(flat.text):
            yield from _in_range(flat, 0, title[0], description, single=single)
            yield from _in_range(flat, title[1], len(flat.text), description)
        else:
            yield from _in_range(flat, 0, len(flat.text), description)


def _in_range(
    flat: Flat, start: int, end: int, description: Span | None, *, single: bool = False
) -> Iterator[Field]:
    for match in _CHUNK.finditer(flat.text, start, end):
        span = flat.span(*match.span())
        is_described = description and span.start < description.end and description.start < span.end
        if len(match[0]) <= _LONGEST and not is_described:
            yield from _of_chunk(flat, *match.span(), single=single)


def _of_chunk(flat: Flat, start: int, end: int, *, single: bool) -> Iterator[Field]:
    """Names, a venue, or names and then a venue; one name only where that is sure."""
    by = _BY.match(flat.text, start, end)
    start, end = trimmed(flat.text, by.end() if by else start, end)
    said = flat.text[start:end].rstrip()
    if not re.search(r"\w", said):
        return
    spans = flat.emphasis[:_MOST_STYLED]
    in_emphasis = any(s.start <= start and end <= s.end + 1 for s in spans)
    names_end = byline(said)
    if names_end is None and (in_emphasis or by or single or "et al" in said) and is_names(said):
        names_end = len(said)
    if names_end is not None:
        at = start + names_end
        ends_short = _SHORT.search(said[:names_end]) and flat.text[at : at + 1] == "."
        yield from _fields(flat, "authors", start, at + bool(ends_short))
        if names_end < len(said):
            yield from _fields(flat, "venue", *trimmed(flat.text, start + names_end, end))
    elif is_venue(said):
        yield from _fields(flat, "venue", start, end)


def _fields(flat: Flat, kind: str, start: int, end: int) -> Iterator[Field]:
    yield from _stated(kind, flat.text[start:end], flat.span(start, end))


def _of_label(kind: str, link: Link) -> Iterator[Field]:
    """What a link's text states."""
    span = link.text_span
    raw = link.source_text[span.start - link.start : span.end - link.start]
    yield from _stated(kind, raw, span)


def _stated(kind: str, raw: str, span: Span) -> Iterator[Field]:
    """The field, and the date that a venue holds; a venue that is a date alone is none.

    `raw` is as long as the span: a place in it is a place in the text.
    """
    said = " ".join(raw.split()).strip(" []`*_")
    if kind in {"venue", "date"}:
        for stated in stated_dates(raw)[:1]:
            value = f"{stated.year}-{stated.month:02}" if stated.month else f"{stated.year}"
            first = span.start + stated.start
            yield Field("date", stated.text, value, None, Span(first, first + len(stated.text)))
        if kind == "date" or is_date(said):
            return
    if said:
        yield Field(kind, said, said, None, span)


def _ratings(candidate: Candidate, legend: Mapping[str, str]) -> Iterator[Field]:
    """Stars, a figure in brackets and what a legend explains, on the title's line."""
    if candidate.holder is Holder.ROW:
        return
    flat = candidate.flats[0]
    line = flat.text.partition("\n")[0]
    stars = _STARS.search(line)
    marks = {bare(m[0]): m for m in re.finditer(EMOJI, line) if bare(m[0]) in legend}
    if stars and stars[0].strip().endswith("★") and _COUNT.match(line, stars.end()):
        stars = None
    if stars and not marks:
        yield _rating(flat, "stars", stars.start(), stars.end(), _count(stars[0]))
    for emoji, match in marks.items():
        yield Field("mark", match[0], legend[emoji], None, flat.span(*match.span()))
    end = candidate.reading.title.end - flat.start
    rated = _RATED.search(line, max(end, 0))
    if rated and candidate.holder is Holder.HEADING:
        yield _rating(flat, "rating", *rated.span(), float(rated[1] or rated[2]))


def _rating(flat: Flat, name: str, start: int, end: int, number: float) -> Field:
    raw = flat.text[start:end].strip()
    return Field(
        name,
        raw,
        f"{number:g}",
        number,
        flat.span(start, start + len(flat.text[start:end].rstrip())),
    )


def _count(stars: str) -> float:
    return float(len(re.findall(r"⭐|🌟|★|:star2?:", stars)))

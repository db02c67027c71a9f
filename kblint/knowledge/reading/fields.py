"""What an entry says of a work beside its title: authors, venue, date and rating."""

import re
from collections.abc import Iterator, Mapping

from kblint.knowledge.legends import EMOJI, bare
from kblint.knowledge.reading.candidate import Candidate, Holder
from kblint.knowledge.reading.citations import trimmed
from kblint.knowledge.reading.flat import Flat
from kblint.knowledge.reading.labels import names_venue
from kblint.knowledge.reading.people import is_names
from kblint.knowledge.reading.venues import is_date, is_venue
from kblint.knowledge.scores import Field
from kblint.knowledge.years import StatedDate, stated_dates
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
_LINE = re.compile(
    r"[\s*_📅]*(?P<name>[A-Za-z][A-Za-z ]{1,20}?)[\s*_]*[:：][\s*_]*(?P<value>[^\n\v]+)"
)
_CHUNK = re.compile(
    r"(?:[^.\n\v|()\[\]{}\ue000]|\.(?!\s|$)|(?<=\b[A-Z])\.|(?<=\bal)\.|(?<=\b(?:Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sep|Oct|Nov|Dec))\.)+"
)
_BY = re.compile(r"[\s,:;*_-]*(?:by|from)\s+", re.IGNORECASE)
_STARS = re.compile(r"(?:(?:⭐|🌟|★)\ufe0f?\s?|:star2?:\s?)+(?![\ue000\[])")
_RATED = re.compile(r"\[(\d(?:\.\d{1,2})?)\]|(?<!\d)(\d(?:\.\d{1,2})?)\s*/\s*(?:5|10)\b")
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
    for flat, header in zip(candidate.flats, candidate.headers, strict=True):
        kind = _HEADERS.get(header)
        start, end = trimmed(flat.text, 0, len(flat.text))
        if kind is None or flat is candidate.flats[0]:
            continue
        if kind == "rating":
            yield from _rated_cell(flat)
        elif start < end and "\ue000" not in flat.text[start:end]:
            yield from _fields(flat, kind, start, end)


def _rated_cell(flat: Flat) -> Iterator[Field]:
    stars = _STARS.search(flat.text)
    if stars:
        yield _rating(flat, "stars", stars.start(), stars.end(), _count(stars[0]))
    for first, last, link in flat.links[:1]:
        if re.fullmatch(r"\d(?:\.\d+)?", link.text.strip()):
            yield _rating(flat, "rating", first, last, float(link.text))


def _of_text(candidate: Candidate, description: Span | None) -> Iterator[Field]:
    title = candidate.reading.title
    for i, flat in enumerate(candidate.flats):
        for _, _, link in flat.links:
            if link is not candidate.reading.link and names_venue(link.text):
                inner = link.text_span
                yield from _labelled(flat, inner.start - flat.start, inner.end - flat.start, link)
        line = _LINE.fullmatch(flat.text.rstrip()) if i else None
        named = _HEADERS.get(line["name"].casefold()) if line else None
        if line and named:
            yield from _fields(flat, named, *trimmed(flat.text, line.start("value"), line.end()))
            continue
        for match in _CHUNK.finditer(flat.text):
            span = flat.span(*match.span())
            if len(match[0]) > _LONGEST or (span.start < title.end and title.start < span.end):
                continue
            if description and span.start < description.end and description.start < span.end:
                continue
            yield from _of_chunk(flat, match.start(), match.end())


def _labelled(flat: Flat, start: int, end: int, link: Link) -> Iterator[Field]:
    """A venue or a date that is a link's text: "[[CVPR2020](url)]"."""
    said = link.text.strip(" []`")
    for stated in stated_dates(said)[:1]:
        value = f"{stated.year}-{stated.month:02}" if stated.month else f"{stated.year}"
        yield Field("date", stated.text, value, None, flat.span(start, end))
    yield Field("venue", said, said, None, flat.span(start, end))


def _of_chunk(flat: Flat, start: int, end: int) -> Iterator[Field]:
    """Names, a venue, or names and then a venue."""
    by = _BY.match(flat.text, start, end)
    start, end = trimmed(flat.text, by.end() if by else start, end)
    said = flat.text[start:end].rstrip()
    if not re.search(r"\w", said):
        return
    in_emphasis = any(s.start <= start and end <= s.end + 1 for s in flat.emphasis)
    if is_names(said, at_least=1 if in_emphasis or by or "et al" in said else 2):
        yield from _fields(flat, "authors", start, end)
    elif is_venue(said):
        yield from _fields(flat, "venue", start, end)
    else:
        for comma in reversed([m.start() for m in re.finditer(",", said)]):
            if is_names(said[:comma]) and is_venue(said[comma:]):
                yield from _fields(flat, "authors", start, start + comma)
                yield from _fields(flat, "venue", *trimmed(flat.text, start + comma, end))
                return


def _fields(flat: Flat, kind: str, start: int, end: int) -> Iterator[Field]:
    said = " ".join(flat.text[start:end].split())
    span = flat.span(start, end)
    if kind in {"venue", "date"}:
        dates = stated_dates(flat.text[start:end])
        if dates:
            yield _date(flat, dates[0], start)
        if kind == "date" or is_date(said):
            return
    yield Field(kind, said, said, None, span)


def _date(flat: Flat, stated: StatedDate, start: int) -> Field:
    first = start + stated.start
    value = f"{stated.year}-{stated.month:02}" if stated.month else f"{stated.year}"
    return Field("date", stated.text, value, None, flat.span(first, first + len(stated.text)))


def _ratings(candidate: Candidate, legend: Mapping[str, str]) -> Iterator[Field]:
    """Stars, a figure in brackets and what a legend explains, on the title's line."""
    if candidate.holder is Holder.ROW:
        return
    flat = candidate.flats[0]
    line = flat.text.partition("\n")[0]
    stars = _STARS.search(line)
    marks = {bare(m[0]): m for m in re.finditer(EMOJI, line) if bare(m[0]) in legend}
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

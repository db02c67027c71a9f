"""The parts of an entry as they follow one another, and what stands between them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from kblint.knowledge.reading.prefix import SHORTCODE
from kblint.knowledge.reading.shapes import Shape
from kblint.text import Span

if TYPE_CHECKING:
    from kblint.knowledge.entries import Entry

NEWLINE = "\n"  # any line break, in the form of a gap
_FIELDS = frozenset(("authors", "venue", "date"))
_QUOTES = '"“'
_LONGEST = 40  # code points of a gap that is no more than signs
_BLANKS = re.compile(r"[ \t]+")
_BREAK = re.compile(r" ?(?:\\|</?br ?/?>)? ?\n[ >]*| ?</?br ?/?> ?")
_EMPHASIS = re.compile(r"[*_]+|</?(?:b|i|em|strong)>")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? $")  # the rest of a date begins with its month
# An emoji is a mark that some entries bear; a word belongs to neither side.
_SIGNS = re.compile(r"[ !-/:-@\[-`{-~\n–—：；，、。（）【】《》“”‘’·•]*")
_FOLLOWS = re.compile(r"[ \t.,:;–—-]*(?=(?:\w[^\s\[\](){}<>`]*[ \t]+){3})")


class Part(NamedTuple):
    """A title, link, description, field or tag; the brackets around a link are counted in."""

    kind: str
    span: Span


class Gap(NamedTuple):
    """What stands between two neighbouring parts, which its name tells.

    In `form`, emphasis is left out, several blanks are one, and all line breaks are newlines;
    it is None where there is more than signs.
    """

    name: str
    before: Part
    span: Span
    form: str | None


def parts_of(entry: "Entry") -> Iterator[Part]:
    """The parts in order of the text; what is within another is none."""
    end = 0
    for part in sorted(_all(entry), key=lambda part: (part.span.start, -part.span.end)):
        if end <= part.span.start:
            end = part.span.end
            yield part


def _all(entry: "Entry") -> Iterator[Part]:
    text, title_link = entry.source.text, entry.title_link
    yield Part("title", title_link.span if title_link else entry.title_span)
    for link in entry.links:
        if link.node is not title_link:
            is_bare = link.node.style in {"bare", "autolink"}
            yield Part("URL" if is_bare else "link", _with_brackets(text, link.span))
    for field in entry.fields:
        kind = field.name if field.name in _FIELDS else "score"
        yield Part(kind, _without_quote(text, field.span))
    description = entry.description_span or _unparted(entry)
    if description:
        yield Part("description", description)
    if text.find("`", entry.start, entry.end) >= 0:
        yield from (Part("tag", span) for span in entry.opaque_spans if text[span.start] == "`")


def _without_quote(text: str, field: Span) -> Span:
    """Without the mark that opens a quoted title behind authors."""
    end = field.end
    if text[end - 1] in _QUOTES:
        end = field.start + len(text[field.start : end - 1].rstrip(" ,"))
    return Span(field.start, end)


def _with_brackets(text: str, link: Span) -> Span:
    start, end = link
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
        return Span(start - 1, end + 1)
    return link


def _unparted(entry: "Entry") -> Span | None:
    """Words that follow a linked title without a sign that is known to part the two."""
    tail = entry.tail
    if entry.shape is not Shape.BARE or entry.title_link is None:
        return None
    end = tail.start + len(entry.seen[slice(*tail)].rstrip())
    match = _FOLLOWS.match(entry.seen, tail.start, end)
    return Span(match.end(), end) if match else None


def gaps(entry: "Entry") -> Iterator[Gap]:
    """What stands between neighbours in the title's block; a score may stand anywhere."""
    block = entry.leaf.span
    for before, after in pairwise(entry.parts):
        is_inside = block.start <= before.span.start and after.span.end <= block.end
        if is_inside and "score" not in {before.kind, after.kind}:
            span = Span(before.span.end, after.span.start)
            form = _form(entry.without_comments(span), after.kind)
            yield Gap(f"between {before.kind} and {after.kind}", before, span, form)


def _form(text: str, follows: str) -> str | None:
    if len(text) > _LONGEST:
        return None
    form = _BREAK.sub(NEWLINE, _BLANKS.sub(" ", _EMPHASIS.sub("", text)))
    form = form.removeprefix(" ") if form.startswith(" ]") else form  # blanks of the title's
    if follows == "date":
        form = _DAY.sub("", form)
    return form if _SIGNS.fullmatch(form) else None


def is_balanced(entry: "Entry") -> bool:
    """Whether the brackets of the title's block are, those of links left out."""
    text = entry.flats[0].text
    return all(text.count(a) == text.count(b) for a, b in ("()", "[]", "{}"))


def is_described(entry: "Entry") -> bool:
    """Whether it has a description, or words that stand where one would."""
    return any(part.kind == "description" for part in entry.parts)


def has_other_words(entry: "Entry") -> bool:
    """Whether words stand in the entry's lines that belong to none of its parts."""
    spans = [part.span for part in entry.parts]
    for flat in entry.flats:
        at, end = flat.start, flat.start + len(flat.text)
        first = bisect_right(spans, at, key=itemgetter(1))
        within = spans[first : bisect_left(spans, end, key=itemgetter(0))]
        for span in (*within, Span(end, end)):
            said = flat.text[at - flat.start : max(at, span.start) - flat.start]
            if re.search(r"[^\W\d_]", SHORTCODE.sub("", said)):
                return True
            at = max(at, span.end)
    return False

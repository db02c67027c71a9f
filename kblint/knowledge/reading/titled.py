"""Where the title of an entry is, read from the leaf that it stands in.

A title is the text of a link, or running text beside links that are labelled ("[[Paper](url)]").
Generic link text is never a title.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from kblint.knowledge.reading.citations import title_end, trimmed
from kblint.knowledge.reading.people import after_names, is_names
from kblint.knowledge.reading.venues import is_venue
from kblint.knowledge.reading.flat import HARD, LINK, SOFT, Flat
from kblint.knowledge.reading.labels import ROLES, is_label, may_be_title, names_venue
from kblint.knowledge.titles import words
from kblint.markdown import Image, Link
from kblint.text import Span


class Order(StrEnum):
    """What comes first."""

    LINKED = "linked"  # the title is the link
    LABELLED = "labelled"  # the title, then links
    LABEL_FIRST = "label-first"  # a link, then the title
    AUTHORS_FIRST = "authors-first"


class Habit(StrEnum):
    """What is known beforehand of a leaf."""

    NONE = "none"
    NAMES_FIRST = "names first"  # the others beside it begin with their authors
    TITLE_ALONE = "title alone"  # it is a column's cell: authors and venue stand elsewhere


class Reading(NamedTuple):
    """What a leaf says it is: places are those of the text.

    `link` is the one that the title is the text of, None where it is no link. `end` is where the
    title's markup ends. A `weak` title is a label that may be a name ("Keras").
    """

    title: Span
    text: str
    link: Link | None
    end: int
    order: Order
    weak: bool = False


_SHORTCODE = re.compile(r":[a-z0-9_+-]+:")
_LEADING_SCORE = re.compile(r"[\s*_]*[A-Za-z]{1,12}[ \t]*[=:][ \t]*\d*[\s*_]*")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,?"
_DATE = re.compile(
    rf"(?:\d{{1,2}}[/.]\d{{4}}|\d{{4}}[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?|\d{{1,2}}\s+{_MONTH}\s+\d{{4}}"
    rf"|{_MONTH}\s+(?:\d{{1,2}},?\s+)?\d{{4}}|(?:19|20)\d\d(?=\s*[-–:|]))\s*[:|–—-]*\s+|"
    rf"(?:\d{{4}}[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?|\d{{1,2}}[/.]\d{{4}})(?=[\s*_:|–—-]*\ue000)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]|#\d{1,4}:?)\s+(?=\S)")
_TAG = re.compile(r"[\[(【（]([^\[\]()【】（）\ue000\n]{1,60})[\])】）]")
_BRACKETED = re.compile(r"\[([^\[\]\ue000\n]+)\]|[(【（]([^()【】（）\ue000\n]+)[)】）]")
_PREFIXED = re.compile(r"([^\s:|][^:|\ue000\n]{0,30}?)[\s*_]*(?::|\s[-–—|])\s+")
_SYMBOL = re.compile(r"[^\w\s\[(【\"“‘'`\ue000.@]|\.(?!\w)", re.UNICODE)
_PROSE_END = re.compile(
    r"\b(?:the|this|that|these|a|an|see|in|on|at|from|our|your|their|its|of|is|are|to|click|with|and"
    r"|or|when|where|if|than|be|has|have|for|by|read|visit|check|out|original|via|using|following|under|into|as|was|it)\s*$",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"(?:see|check|visit|follow|join|please|note|thanks|click|refer|for more|this|these|we|you)\s",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“]([^\"“”\n\ue000]{3,}?)[,.]?[\"”]")
_QUIET_WORDS = 3


def read(flat: Flat, habit: Habit = Habit.NONE) -> Reading | None:
    """The title that the leaf's beginning gives; None for prose and for what is only labels."""
    text = flat.text
    start = _past_prefix(flat)
    if start >= len(text):
        return None
    if text[start] in "[(【" and text[start + 1 :].lstrip()[:1] == LINK:
        start = text.index(LINK, start)
    return _from_link(flat, start) if text[start] == LINK else _from_text(flat, start, habit)


def _past_prefix(flat: Flat) -> int:
    """Past emoji, dates, numbers and tags that stand before the title."""
    text, place = flat.text, 0
    first = text.find(LINK)
    if first > 0 and _LEADING_SCORE.fullmatch(text, 0, first) and "=" in text[:first]:
        return first
    while place < len(text):
        match = (
            _SHORTCODE.match(text, place)
            or _DATE.match(text, place)
            or (_NUMBER.match(text, place) if place == 0 or not text[:place].strip() else None)
            or _SYMBOL.match(text, place)
        )
        if match and match.end() > place:
            place = match.end()
        elif text[place].isspace():
            place += 1
        else:
            past = _past_tag(flat, place)
            if past is None:
                break
            place = past
    return place


def _past_tag(flat: Flat, place: int) -> int | None:
    """Past a tag: in brackets, in backticks, or a venue and a colon. None where there is none."""
    text = flat.text
    tag = _TAG.match(text, place)
    if tag:
        follows = text[tag.end() :].lstrip(" \t*_:-–—|,.")
        if len(tag[1].split()) <= 5 and follows and (follows[0] == LINK or _is_wordy(follows)):
            return tag.end()
        return None
    for start, end in flat.code:
        if start == place:
            follows = text[end:].lstrip(" \t*_")
            return (
                end
                if follows[:1] == LINK or any(end < s < end + 14 for s, _ in flat.code)
                else None
            )
    prefix = _PREFIXED.match(text, place)
    return prefix.end() if prefix and names_venue(prefix[1]) else None


def _is_wordy(text: str) -> bool:
    return bool(re.match(r"[\"“'‘]?\w", text)) or text[0] in "[("


def _from_link(flat: Flat, start: int) -> Reading | None:
    text = flat.text
    found = flat.link_at(start)
    if found is None:
        return None
    first, last, link = found
    if _is_title(link) and not _is_tag(flat, found):
        return _linked(flat, found)
    if not leaves(link.url) and not _is_badge(link) and not is_label(link.text):
        return _linked(flat, found)._replace(link=None, order=Order.LABELLED)
    bracketed = text[:first].rstrip().endswith(("[", "(", "【")) or link.text.strip().startswith(
        "["
    )
    name = not bracketed and link.style in {"inline", "reference"} and may_be_title(link.text)
    after = last
    while after < len(text) and not text[after].isalnum() and text[after] not in '"“':
        inner = flat.link_at(after)
        if inner and _is_title(inner[2]):
            return _linked(flat, inner)
        tag = _TAG.match(text, after)
        after = tag.end() if tag else inner[1] if inner else after + 1
    between = text[last:after]
    is_described = re.match(r"\s*(?:[-–—:|]|[,.])\s", between) and after < len(text)
    is_own_home = re.sub(r"\W", "", link.text.lower()) in re.sub(r"\W", "", link.url.lower())
    if name and leaves(link.url) and (is_described or (after >= len(text) and is_own_home)):
        return _linked(flat, found)._replace(weak=True)
    if after >= len(text) or (HARD in between and LINK not in between):
        return None
    if not bracketed and not re.search(r"[:|\n\v—–-]", between) and text[after].islower():
        return None
    line_end = _line_end(flat, after)
    title = _title_of(flat, after, line_end)
    if text[after - 1] in "(（":
        return None  # a remark
    if title is None or len(words(text[slice(*title)])) < (1 if bracketed else 2):
        return None
    return _told(flat, title, Order.LABEL_FIRST)


def _is_tag(flat: Flat, found: tuple[int, int, Link]) -> bool:
    """Whether a link of a word or two stands in brackets before a title: "[[Survey](u)] Title"."""
    first, last, link = found
    text = flat.text
    opened = text[:first].rstrip().endswith(("[", "(", "【"))
    follows = re.match(r"\s*[\])】][\s:.-]*(?=[\w\"“])", text[last:])
    return opened and follows is not None and len(words(link.text)) <= 2


def _from_text(flat: Flat, start: int, habit: Habit) -> Reading | None:
    text = flat.text
    line_end = text.find(HARD, start)
    line_end = len(text) if line_end < 0 else line_end
    place = text.find(LINK, start, line_end)
    if place < 0:
        title = _title_of(flat, start, line_end, habit)
        if title is None:
            return None
        return _told(flat, title, _order(text, start, title[0]))
    found = flat.link_at(place)
    head = text[start:place]
    if found is None or not re.search(r"\w", head):
        return None
    link = found[2]
    if link.style in {"bare", "autolink"} and is_field_head(head):
        return None
    if _is_title(link):
        return _before_title_link(flat, start, found, habit)
    bare = head.rstrip(" \t*_`")
    bracketed = bare.endswith(("[", "(", "【")) or link.text.strip().startswith(("[", "("))
    is_prose = not bracketed and (
        _PROSE_END.search(bare)
        or re.match(r"\s+[a-z]+\s+[a-z]+\s", text[found[1] :])
        or link.text.strip().casefold() in {"here", "this", "this link"}
    )
    if is_prose and not any(s.start < place and s.end - s.start > 12 for s in flat.strong):
        return None
    if _IMPERATIVE.match(head):
        return None
    title = _title_of(flat, start, _before_open_bracket(text, start, place), habit)
    return _told(flat, title, _order(text, start, title[0])) if title else None


def _order(text: str, start: int, title: int) -> Order:
    return Order.AUTHORS_FIRST if is_names(text[start:title]) else Order.LABELLED


def _before_open_bracket(text: str, start: int, end: int) -> int:
    """Where a bracket opens that only closes beyond the end, as in "Title [Link: "."""
    depth, opened = 0, end
    for place in range(start, end):
        if text[place] in "[(":
            opened = place if not depth else opened
            depth += 1
        elif text[place] in "])" and depth:
            depth -= 1
    return opened if depth else end


def is_field_head(text: str) -> bool:
    """Whether what stands before a URL says what it is: "Paper:", "github(PyTorch):"."""
    stripped = text.rstrip(" \t\v*_`<[(")
    found = words(stripped)
    return stripped.endswith((":", "：")) and 0 < len(found) <= 5 and is_label(found[0])


def _before_title_link(
    flat: Flat, start: int, found: tuple[int, int, Link], habit: Habit
) -> Reading | None:
    """Text and then a link that may be a title: is the text a prefix, authors, or the title?"""
    text, (first, last, link) = flat.text, found
    head = text[start:first]
    stripped = head.rstrip(' \t\v*_`[("“')
    bracketed = head.rstrip(" \t*_`").endswith(("[", "(")) or head.count("[") > head.count("]")
    count = len(head.split())
    least = 1 if habit is Habit.NAMES_FIRST else 2
    if (
        is_names(stripped, at_least=2)
        or after_names(text, start, first, at_least=least) is not None
    ):
        if not bracketed:
            return _linked(flat, found)._replace(order=Order.AUTHORS_FIRST)
    elif len(words(link.text)) <= 3 and any(word in ROLES for word in words(link.text)):
        title = _title_of(flat, start, _before_open_bracket(text, start, first))
        return _told(flat, title, Order.LABELLED) if title else None
    elif (
        stripped.endswith((":", "-", "–", "—", "|", "：", "]", ")"))
        and count <= 6
        and not bracketed
    ):
        return _linked(flat, found)
    elif stripped.endswith((".", ",")) and is_names(_without_dates(stripped)):
        return _linked(flat, found)._replace(order=Order.AUTHORS_FIRST)
    elif is_venue(stripped) and not bracketed:
        return _linked(flat, found)
    rest = text[last:].replace(LINK, " ")
    is_quiet = len(words(rest)) <= _QUIET_WORDS or is_venue(rest)
    if bracketed and head.rstrip(" \t*_`[(").endswith(":"):
        return None  # a group of links, such as "Libraries: [[this](u)], [[that](v)]"
    is_aside = bracketed or (len(words(link.text)) <= 3 and is_quiet and count >= 4)
    if is_aside and not _PROSE_END.search(stripped):
        title = _title_of(flat, start, _before_open_bracket(text, start, first))
        return _told(flat, title, Order.LABELLED) if title else None
    return None


def _without_dates(text: str) -> str:
    return re.sub(r"[(\[]?(?:19|20)\d\d[a-z]?[)\]]?", "", text)


def _title_of(
    flat: Flat, start: int, end: int, habit: Habit = Habit.NONE
) -> tuple[int, int] | None:
    """The title within running text, by its markup if it has some."""
    text = flat.text
    tag = _BRACKETED.match(text, start, end)
    if tag and not text[tag.end() : end].strip(" \t\v*_.:"):
        return trimmed(text, tag.start() + 1, tag.end() - 1)  # all of it is in brackets
    title = (
        _in_strong(flat, start, end)
        or _in_quotes(flat, start, end)
        or _in_emphasis(flat, start, end)
    )
    if title is None:
        at_least = 1 if habit is Habit.NAMES_FIRST else 2
        alone = habit is Habit.TITLE_ALONE
        begin = None if alone else after_names(text, start, end, at_least=at_least)
        if begin is not None and len(words(text[begin:end])) >= 3:
            year = re.compile(r"[(\[]?(?:19|20)\d\d[a-z]?[)\]]?[.,:]?\s*").match(text, begin, end)
            start = year.end() if year else begin
        stops = (
            s.start for s in sorted(flat.emphasis)
            if start + 3 < s.start < end and _is_of_people_or_venue(text[slice(*s)])
        )  # fmt: skip
        title = trimmed(text, start, title_end(text, start, next(stops, end), marked=alone))
    return title if re.search(r"[^\W\d_]", text[slice(*title)]) else None


def _is_of_people_or_venue(text: str) -> bool:
    return is_names(text, at_least=1) or is_venue(text)


def _in_quotes(flat: Flat, start: int, end: int) -> tuple[int, int] | None:
    text = flat.text
    match = _QUOTED.search(text, start, end)
    if not match:
        return None
    before = text[start : match.start()].strip(" \t\v*_")
    is_alone = not before or before.endswith((":", ",", ".")) or is_names(before, at_least=2)
    many = len(words(match[1])) >= 3
    return trimmed(text, match.start(1), match.end(1)) if is_alone and many else None


def _in_strong(flat: Flat, start: int, end: int) -> tuple[int, int] | None:
    text = flat.text
    for span in sorted(flat.strong):
        if span.end <= start or span.start >= end:
            continue
        first, last = max(span.start, start), min(span.end, end)
        inner = text[first:last]
        if not re.search(r"\w", inner) or is_venue(inner) or _TAG.fullmatch(inner.strip()):
            continue
        before = text[start:first]
        apart = before.rstrip(" *_").endswith((":", ".", ",", "-", '"', "“"))
        if len(words(before)) > 2 and not (
            apart or is_names(before, at_least=2) or is_venue(before)
        ):
            return None  # one word of a longer title is bold
        if is_names(inner, at_least=2) and len(words(text[last:end])) >= 3:
            continue
        return trimmed(text, *_widened(flat, first, last, end))
    return None


def _widened(flat: Flat, first: int, last: int, end: int) -> tuple[int, int]:
    """A bold name and the rest of the title, if what follows goes on with it."""
    text = flat.text
    inner = text[first:last].rstrip()
    follows = _SHORTCODE.sub("", text[last:end]).lstrip(" \t*_")
    goes_on = inner.endswith(":") or follows.startswith(":")
    few = len(words(inner)) <= 3 and not inner.endswith((".", "?", "!"))
    quoted = _QUOTED.match(follows.lstrip(": \t"))
    if (goes_on or few) and quoted and len(words(quoted[1])) >= 3:
        at = text.index(quoted[1], last)
        return at, at + len(quoted[1])
    if goes_on or (few and re.match(r"[A-Za-z0-9]", follows) and len(words(follows)) >= 2):
        stop = title_end(text, first, end)
        more = text[last:stop]
        if stop > last and not is_names(more, at_least=2) and not is_venue(more):
            return first, stop
    return first, title_end(text, first, last, marked=True)


def _in_emphasis(flat: Flat, start: int, end: int) -> tuple[int, int] | None:
    text = flat.text
    for span in sorted(flat.emphasis):
        if not start <= span.start < end:
            continue
        inner = text[slice(*span)]
        before = text[start : span.start].strip(" \t\v*_,.:;")
        if len(words(inner)) < 2 or is_venue(inner) or is_names(inner, at_least=2):
            continue
        if not before or is_names(_without_dates(before), at_least=1):
            return trimmed(text, span.start, min(span.end, end))
        return None
    return None


def _line_end(flat: Flat, start: int) -> int:
    places = [at for at in (flat.text.find(HARD, start), flat.text.find(LINK, start)) if at >= 0]
    return min(places, default=len(flat.text))


def _linked(flat: Flat, found: tuple[int, int, Link]) -> Reading:
    first, last, link = found
    end = last
    for span in (*flat.strong, *flat.emphasis):
        beyond = flat.text[last : span.end].strip(" .,:;" + LINK)
        if span.start <= first and last <= span.end and not beyond:
            end = max(end, flat.closed[span])
    raw = link.source_text
    span, at = link.text_span, link.start
    inner, said = raw[span.start - at : span.end - at], " ".join(link.text.split())
    edges = " \t\n"
    if said.startswith("[") and said.endswith("]") and said.count("[") == 1:
        edges, said = edges + "[]", said[1:-1].strip()
    after = len(inner) - len(inner.lstrip(edges))
    title = Span(span.start + after, span.start + len(inner.rstrip(edges)))
    return Reading(title, said, link, flat.start + end, Order.LINKED)


def _told(flat: Flat, title: tuple[int, int], order: Order) -> Reading:
    start, end = title
    text = " ".join(flat.text[start:end].replace(SOFT, " ").split())
    around = (s for s in (*flat.strong, *flat.emphasis) if s.start <= start and end <= s.end)
    closing = max((end, *(flat.closed[s] for s in around)))
    return Reading(flat.span(start, end), text, None, flat.start + closing, order)


def _is_title(link: Link) -> bool:
    """Whether the link's text is a title and its target outside the knowledge base."""
    if link.style not in {"inline", "reference"} or not leaves(link.url):
        return False
    return not _is_badge(link) and not is_label(link.text) and not _in_brackets(link.text)


def _in_brackets(text: str) -> bool:
    """Whether a few words stand in brackets of their own: "[Python Alternative]"."""
    stripped = text.strip(" `*_")
    return stripped.startswith("[") and stripped.endswith("]") and len(words(stripped)) <= 3


def _is_badge(link: Link) -> bool:
    return bool(link.children) and all(isinstance(child, Image) for child in link.children)


def leaves(url: str) -> bool:
    """Whether the target is outside the knowledge base: no fragment, no relative path."""
    if url.startswith(("#", "./", "../", "/", "mailto:")) and not url.startswith("//"):
        return False
    head = url.partition("/")[0]
    return ":" in url or not url or ("." in head and not head.endswith((".md", ".markdown")))

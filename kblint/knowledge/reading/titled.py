"""Where the title of an entry is, read from the leaf that it stands in.

A title is the text of a link, or running text beside links that are labelled ("[[Paper](url)]").
Generic link text is never a title.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from kblint.knowledge.reading.flat import HARD, LINK, SOFT, STRAY, Flat, Placed
from kblint.knowledge.reading.labels import ROLES, is_label, may_be_title
from kblint.knowledge.reading.people import after_names, after_turned_names, byline, is_names
from kblint.knowledge.reading.prefix import TAG, past_prefix
from kblint.knowledge.reading.told import Hint, title_in, without_years
from kblint.knowledge.reading.venues import is_venue
from kblint.knowledge.titles import words
from kblint.knowledge.years import YEAR
from kblint.markdown import Image, Link
from kblint.markdown.entities import resolve
from kblint.text import Span

_OPENING = ("[", "(", "【")
_MARKUP = " \t*_`"
_LONGEST = 2000  # code points at a leaf's beginning that are looked at for its title
_PROSE_END = re.compile(
    r"\b(?:the|this|that|these|a|an|see|in|on|at|from|our|your|their|its|of|is|are|to|click|with"
    r"|and|or|when|where|if|than|be|has|have|for|by|read|visit|check|out|original|via|using"
    r"|following|under|into|as|was|it)\s*$",
    re.IGNORECASE,
)
_HARD = frozenset(  # labels that are never names of what they lead to
    (
        "paper",
        "pdf",
        "arxiv",
        "code",
        "link",
        "here",
        "abs",
        "doi",
        "html",
        "url",
        "video",
        "slides",
    )
)
_CALL = re.compile(
    r"\s*(?:(?:join|follow|subscribe|sign up|contact|donate|sponsor|enroll|click|back|read)\b"
    r".{0,30}\b(?:us|our|me|my|now|here|top)\b|(?:read|learn|see) more\b)",
    re.IGNORECASE,
)
_CITED = re.compile(  # "Quill and Marsh (1976)", "A. Quill et al., 1976"
    r"(?:[A-Z]\.\s?)*[A-Z][\w'’-]+(?:(?:,\s|,?\s(?:and|&)\s)(?:[A-Z]\.\s?)*[A-Z][\w'’-]+)*"
    rf"(?:\set\sal\.?)?,?\s\(?{YEAR}[a-z]?\)?"
)
_PROSE_AFTER = re.compile(r"\s+[a-z]+\s+[a-z]+\s")
_IMPERATIVE = re.compile(
    r"(?:see|check|visit|follow|join|please|note|thanks|click|refer|for more|this|these|we|you)\s",
    re.IGNORECASE,
)


class Order(StrEnum):
    """What comes first."""

    LINKED = "linked"  # the title is the link
    LABELLED = "labelled"  # the title, then links
    LABEL_FIRST = "label-first"  # a link, then the title
    AUTHORS_FIRST = "authors-first"


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


def read(flat: Flat, hint: Hint = Hint.NONE) -> Reading | None:
    """The title that the leaf's beginning gives; None for prose and for what is only labels."""
    flat = flat.head(_LONGEST)
    text = flat.text
    start = past_prefix(flat)
    if start >= len(text):
        return None
    if text.startswith(_OPENING, start) and text[start + 1 :].lstrip().startswith(LINK):
        start = text.index(LINK, start)
    first = flat.link_at(start)
    return _from_link(flat, first) if first else _from_text(flat, start, hint)


def leaves(url: str) -> bool:
    """Whether the target is outside the knowledge base: no fragment, no relative path."""
    if url.startswith(("#", "./", "../", "/", "mailto:")) and not url.startswith("//"):
        return False
    head = url.partition("/")[0]
    return ":" in url or not url or ("." in head and not head.endswith((".md", ".markdown")))


def is_badge(link: Link) -> bool:
    """Whether the link's text is nothing but images."""
    return bool(link.children) and all(isinstance(child, Image) for child in link.children)


def is_field_head(text: str) -> bool:
    """Whether what stands before a URL says what it is: "Paper:", "github(PyTorch):"."""
    stripped = text.rstrip(" \t\v*_`<[(")
    found = words(stripped)
    return stripped.endswith((":", "：")) and 0 < len(found) <= 5 and is_label(found[0])


def _from_link(flat: Flat, found: Placed) -> Reading | None:
    """A leaf that begins with a link: with its title, or with a label before the title."""
    first, _, link = found
    if _is_title(link) and not _is_tag(flat, found):
        return _linked(flat, found)
    if not leaves(link.url) and not is_badge(link) and not is_label(link.text):
        return _linked(flat, found)._replace(link=None, order=Order.LABELLED)
    bracketed = flat.text[:first].rstrip().endswith(_OPENING)
    bracketed = bracketed or link.text.strip().startswith("[")
    after = _past_labels(flat, found)
    if isinstance(after, Reading):
        return after
    if not bracketed and _is_named_thing(flat, found, after):
        return _linked(flat, found)._replace(weak=True)
    return _behind_labels(flat, found, after, bracketed=bracketed)


def _past_labels(flat: Flat, found: Placed) -> int | Reading:
    """Where words begin behind labels and tags; the reading if a title's link comes first."""
    text, after = flat.text, found[1]
    while after < len(text) and not text[after].isalnum() and text[after] not in '"“':
        inner = flat.link_at(after)
        if inner and _is_title(inner[2]) and not _is_remark(inner[2]):
            return _linked(flat, inner)
        tag = TAG.match(text, after)
        after = tag.end() if tag else inner[1] if inner else after + 1
    return after


def _is_named_thing(flat: Flat, found: Placed, after: int) -> bool:
    """Whether a label is the title: "[Keras](https://keras.io) - a library"."""
    text, (_, last, link) = flat.text, found
    if link.style not in {"inline", "reference"} or not leaves(link.url):
        return False
    is_described = re.match(r"\s*[-–—:|,.]\s", text[last:after]) and after < len(text)
    name, url = (re.sub(r"\W", "", part.lower()) for part in (link.text, link.url))
    count = len(words(link.text))
    is_alone = after >= len(text) and (name in url or count > 2)
    is_only = LINK not in text[last : flat.line_end(after)]
    is_name = may_be_title(link.text) or (is_described and is_only and name not in _HARD)
    return bool(is_name and (is_described or is_alone))


def _behind_labels(flat: Flat, found: Placed, after: int, *, bracketed: bool) -> Reading | None:
    text = flat.text
    between = text[found[1] : after]
    if found[2].style in {"bare", "autolink"}:
        return None  # "https://a.b - what that is"
    if after >= len(text) or (HARD in between and LINK not in between):
        return None
    is_prose = not bracketed and not re.search(r"[:|\n\v—–-]", between) and text[after].islower()
    is_remark = between.endswith(("(", "（"))
    if is_prose or is_remark:
        return None
    title = title_in(flat, after, flat.line_end(after))
    fewest = 1 if bracketed else 2
    if title is None or len(words(text[slice(*title)])) < fewest:
        return None
    return _told(flat, title, Order.LABEL_FIRST)


def _is_tag(flat: Flat, found: Placed) -> bool:
    """Whether a link of a word or two stands in brackets before a title: "[[Survey](u)] Title"."""
    first, last, link = found
    opened = flat.text[:first].rstrip().endswith(_OPENING)
    follows = re.match(r"\s*[\])】][\s:.-]*(?=[\w\"“])", flat.text[last:])
    return opened and follows is not None and len(words(link.text)) <= 2


def _from_text(flat: Flat, start: int, hint: Hint) -> Reading | None:
    """A leaf that begins with words: its title, or what stands before the title's link."""
    text = flat.text
    break_ = text.find(HARD, start)
    place = text.find(LINK, start, break_ if break_ >= 0 else len(text))
    found = flat.link_at(place) if place >= 0 else None
    if found is None:
        end = break_ if break_ >= 0 else len(text)
    elif _is_title(found[2]):
        return _before_title_link(flat, start, found, hint)
    elif _is_prose(flat, start, found):
        return None
    else:
        end = _before_open_bracket(text, start, place)
    title = title_in(flat, start, end, hint)
    if title is None:
        return None
    is_first = not re.search(r"\w", text[start : title[0]])
    if is_first and _is_of_authors(text[start:end]):
        return None  # of what stands above
    before = text[start : title[0]]
    is_named = is_names(before) or after_turned_names(text, start, title[1]) is not None
    return _told(flat, title, Order.AUTHORS_FIRST if is_named else Order.LABELLED)


def _is_of_authors(text: str) -> bool:
    """Whether a line begins with two names or more, and no title comes with them."""
    first = re.split(r"\.\s|\|", text.rstrip("[( ."), maxsplit=1)[0]
    end = byline(first)
    return end is not None and is_names(first[:end], at_least=2)


def _is_prose(flat: Flat, start: int, found: Placed) -> bool:
    """Whether words and a labelled link are a sentence, or a field with its URL."""
    text, (place, last, link) = flat.text, found
    head = text[start:place]
    if not re.search(r"\w", head) or _IMPERATIVE.match(head):
        return True
    if link.style in {"bare", "autolink"} and is_field_head(head):
        return True
    bare, said = head.rstrip(_MARKUP), link.text.strip()
    if bare.endswith(_OPENING) or said.startswith(("[", "(")):
        return False
    if any(span.start < place and span.end - span.start > 12 for span in flat.strong):
        return False
    return bool(
        _PROSE_END.search(bare)
        or _PROSE_AFTER.match(text[last:])
        or said.casefold() in {"here", "this", "this link"}
    )


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


def _before_title_link(flat: Flat, start: int, found: Placed, hint: Hint) -> Reading | None:
    """Text before a link that may be a title: it is a prefix, the authors, or itself the title."""
    text, (first, _, link) = flat.text, found
    head = text[start:first]
    if _IMPERATIVE.match(head):
        return None
    stripped = head.rstrip(_MARKUP + '\v[("“')
    bracketed = head.rstrip(_MARKUP).endswith(_OPENING) or head.count("[") > head.count("]")
    least = 1 if hint is Hint.NAMES_FIRST else 2
    are_names = is_names(stripped, at_least=2) or (
        after_names(text, start, first, at_least=least) is not None
    )
    is_author = stripped.endswith((".", ",")) and is_names(without_years(stripped))
    if (are_names and not bracketed) or is_author:
        return _linked(flat, found)._replace(order=Order.AUTHORS_FIRST)
    is_prose = _PROSE_END.search(stripped)
    is_cited = _CITED.fullmatch(link.text.strip()) is not None
    if not are_names and not is_prose and (_is_remark(link) or is_cited):
        return _aside(flat, start, first)
    if not bracketed and not are_names and _is_prefix(stripped):
        return _linked(flat, found)
    if _is_aside(flat, start, found, bracketed=bracketed) and not is_prose:
        return _aside(flat, start, first)
    return None


def _is_remark(link: Link) -> bool:
    """Whether a link of a few words has one that labels have: "GitHub Lint"."""
    found = words(link.text)
    return len(found) <= 3 and any(word in ROLES for word in found)


def _is_prefix(text: str) -> bool:
    """Whether a few words and a separator, or a venue, stand before a title."""
    is_short = len(text.split()) <= 6
    ends = (":", "-", "–", "—", "|", "：", "]", ")")
    return (is_short and text.endswith(ends)) or is_venue(text)


def _is_aside(flat: Flat, start: int, found: Placed, *, bracketed: bool) -> bool:
    """Whether a link is an aside to the title before it: in brackets, or short and at the end."""
    first, last, link = found
    head, rest = flat.text[start:first], flat.text[last:].replace(LINK, " ")
    if bracketed:  # but no group of links, such as "Libraries: [[this](u)], [[that](v)]"
        return not head.rstrip(_MARKUP + "[(").endswith(":")
    is_quiet = len(words(rest)) <= 3 or is_venue(rest)
    if link.text[:1].islower():
        return False  # words of a sentence
    return is_quiet and len(words(link.text)) <= 3 and len(head.split()) > 3


def _aside(flat: Flat, start: int, first: int) -> Reading | None:
    title = title_in(flat, start, _before_open_bracket(flat.text, start, first))
    return _told(flat, title, Order.LABELLED) if title else None


def _linked(flat: Flat, found: Placed) -> Reading:
    first, last, link = found
    end = last
    for span in (*flat.strong, *flat.emphasis):
        if span.start <= first and last <= span.end:
            beyond = flat.text[last : span.end].strip(" .,:;" + LINK)
            end = end if beyond else max(end, flat.closed[span])
    said, edges = " ".join(link.text.split()), " \t\n"
    if said.startswith("[") and said.endswith("]") and said.count("[") == 1:
        said, edges = said[1:-1].strip(), edges + "[]"
    span = link.text_span
    inner = link.source_text[span.start - link.start : span.end - link.start]
    title = Span(span.end - len(inner.lstrip(edges)), span.start + len(inner.rstrip(edges)))
    return Reading(title, said, link, flat.start + end, Order.LINKED)


def _told(flat: Flat, title: tuple[int, int], order: Order) -> Reading:
    start, end = title
    text = " ".join(resolve(flat.text[start:end].replace(SOFT, " ").replace(STRAY, LINK)).split())
    around = (s for s in (*flat.strong, *flat.emphasis) if s.start <= start and end <= s.end)
    closing = max((end, *(flat.closed[span] for span in around)))
    return Reading(flat.span(start, end), text, None, flat.start + closing, order)


def _is_title(link: Link) -> bool:
    """Whether the link's text is a title and its target outside the knowledge base."""
    if link.style not in {"inline", "reference"} or not leaves(link.url):
        return False
    if _CALL.match(link.text):
        return False
    return not is_badge(link) and not is_label(link.text) and not _in_brackets(link.text)


def _in_brackets(text: str) -> bool:
    """Whether a few words stand in brackets of their own: "[Python Alternative]"."""
    stripped = text.strip(" `*_")
    return stripped.startswith("[") and stripped.endswith("]") and len(words(stripped)) <= 3

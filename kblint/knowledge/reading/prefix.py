"""What stands before a title: emoji, dates, numbers and tags."""

import re

from kblint.knowledge.reading.flat import LINK, Flat
from kblint.knowledge.reading.venues import names_venue
from kblint.knowledge.years import MONTH_WORD, YEAR

SHORTCODE = re.compile(r":[a-z0-9_+-]+:")
TAG = re.compile(r"[\[(【（]([^\[\]()【】（）\ue000\n]{1,60})[\])】）]")

_LEADING_SCORE = re.compile(r"[\s*_]*[A-Za-z]{1,12}[ \t]*=[ \t]*\d*[\s*_]*")
_NUMERIC = r"\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{1,2}[/.]\d{4}"
_DATE = re.compile(
    rf"(?:{_NUMERIC}|\d{{1,2}}\s+{MONTH_WORD},?\s+\d{{4}}"
    rf"|{MONTH_WORD},?\s+(?:\d{{1,2}},?\s+)?\d{{4}}|{YEAR}(?=\s*[-–:|]))\s*[:|–—-]*\s+"
    rf"|(?:{_NUMERIC})(?=[\s*_:|–—-]*\ue000)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]|#\d{1,4}:?)\s+(?=\S)")
_SYMBOL = re.compile(r"[^\w\s\[(【\"“‘'`\ue000.@]|\.(?!\w)")
_VENUE = re.compile(r"([^\s:|][^:|\ue000\n]{0,30}?)[\s*_]*(?::|\s[-–—|])\s+")
_NEAR = 80  # code points behind a tag that are looked at
_NEXT_TAG = 14  # code points, markup between two tags in backticks
_MOST_WORDS = 5  # of a tag
_MOST_BEFORE_LINK = 3  # of one before a link: more are the title


def past_prefix(flat: Flat) -> int:
    """Where the title may begin."""
    text = flat.text
    first = text.find(LINK)
    if first > 0 and _LEADING_SCORE.fullmatch(text, 0, first):
        return first
    number = _NUMBER.match(text)
    place = number.end() if number else 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        match = SHORTCODE.match(text, place) or _DATE.match(text, place)
        match = match or _SYMBOL.match(text, place)
        past = match.end() if match else _past_tag(flat, place)
        if past is None:
            break
        place = past
    return place


def _past_tag(flat: Flat, place: int) -> int | None:
    """Past a tag: in brackets, in backticks, or a venue and a colon. None where there is none."""
    text = flat.text
    tag = TAG.match(text, place)
    if tag:
        follows = text[tag.end() : tag.end() + _NEAR].lstrip(" \t*_:-–—|,.")
        most = _MOST_BEFORE_LINK if follows.startswith((LINK, "[")) else _MOST_WORDS
        is_short = len(tag[1].split()) <= most
        return tag.end() if is_short and _begins_title(follows) else None
    code = next((span for span in flat.code if span.start == place), None)
    if code:
        follows = text[code.end : code.end + _NEAR].lstrip(" \t*_")
        is_tag = follows.startswith(LINK) or any(
            code.end < other.start < code.end + _NEXT_TAG for other in flat.code
        )
        return code.end if is_tag else None
    venue = _VENUE.match(text, place)
    return venue.end() if venue and names_venue(venue[1]) else None


def _begins_title(text: str) -> bool:
    return text.startswith((LINK, "[", "(")) or bool(re.match(r"[\"“'‘]?\w", text))

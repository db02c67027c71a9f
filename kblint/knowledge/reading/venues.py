"""Venues and dates as citations write them: "CVPR 2021 (oral)", "NeurIPS'20", "Jan., 2023"."""

import re
from functools import lru_cache

from kblint.knowledge.reading.labels import names_venue
from kblint.knowledge.years import MONTH_WORD, YEAR

_LONGEST = 120
_MOST_PLAIN = 4  # blanks in a venue that has no year
_ET_AL = re.compile(r"\bet\.?\s?al\b")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)|[’']\d\d\b")
_DATE_WORDS = re.compile(
    rf"\b{MONTH_WORD}(?!\w)|\b\d{{1,2}}(?:st|nd|rd|th)?\b|{_YEAR.pattern}", re.IGNORECASE
)
_VENUE_WORD = re.compile(
    r"\b(?:proceedings|proc\.|conference|journal|transactions|trans\.|workshops?|symposium"
    r"|preprint|arxiv|biorxiv|thesis|technical report|tech report|under review|submitted"
    r"|to appear|in press|unpublished)(?!\w)",
    re.IGNORECASE,
)
_WEAK_VENUE_WORD = re.compile(
    r"\b(?:accepted|press|publishers?|springer|elsevier|wiley|nature|science|cell|magazine|annals"
    r"|letters|review|forum|oral|spotlight|poster|best paper|ieee|acm|blog)\b",
    re.IGNORECASE,
)
_WORD_OF_SERIES = r"(?:[A-Z][\w.&-]*|of|and|the|in|on|for|&|:)"
_SERIES = re.compile(
    rf"{_WORD_OF_SERIES}(?:\s+{_WORD_OF_SERIES})*[\s,(]+{YEAR}\)?"
)  # "Foundations and Trends in Robotics, 2014"
_ACRONYM = re.compile(r"\b[A-Z][a-z]{0,2}[A-Z][A-Za-z]*\b|\b[A-Z]{3,}\b")

__all__ = ["begins_with_series", "is_date", "is_venue", "names_venue"]


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else: "2023/05", "18th Jul., 2023"."""
    return bool(re.search(r"\d{4}", text)) and not re.search(r"[^\W\d]", _DATE_WORDS.sub(" ", text))


@lru_cache(maxsize=8192)
def is_venue(text: str) -> bool:
    """Whether a text says where and when a work came out."""
    stripped = text.strip(" \t\n\v*_()[]{}:.;,|`-–—")
    if not stripped or len(stripped) > _LONGEST or _ET_AL.search(stripped):
        return False
    if stripped.count(" ") > _MOST_PLAIN and not _DIGIT.search(stripped):
        return _is_named(stripped)  # which spares titles all that follows
    if names_venue(stripped):
        return True
    rest = _DATE_WORDS.sub(" ", stripped)
    if not re.search(r"\w", rest):
        return bool(re.search(r"\d{4}|[^\W\d]|[’']\d\d", stripped))
    return _is_named(rest) or (_YEAR.search(stripped) is not None and _is_dated(stripped, rest))


def _is_named(rest: str) -> bool:
    """Whether a word says that it is a venue: "workshop", "preprint"."""
    parts = rest.split()
    if len(parts) <= 12 and _VENUE_WORD.search(rest):
        return True
    is_name = all(part[0].isupper() or not part[0].isalpha() for part in parts)
    is_name = is_name and parts[0] not in {"A", "An", "The"}
    return len(parts) <= 4 and is_name and _WEAK_VENUE_WORD.search(rest) is not None


def _is_dated(stripped: str, rest: str) -> bool:
    """Whether a year goes with little else than an acronym, or with the name of a series."""
    left = re.findall(r"[^\W\d_]{2,}", _ACRONYM.sub(" ", rest))
    most = 3 if _ACRONYM.search(rest) else 2
    return len(left) <= most or _SERIES.fullmatch(stripped) is not None


def begins_with_series(text: str) -> bool:
    """Whether a text begins with the name of a series and a year."""
    return _SERIES.match(text) is not None

"""What a value says: a number, a date, or where a link leads."""

import re

from kblint.knowledge.years import MONTH_WORD, YEAR, month_number, stated_dates

_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTH_WORD}),?\s+({YEAR})", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s/?#.]+[.:\]][^\s]+|mailto:\S+@\S+", re.IGNORECASE)
_LOCAL = re.compile(  # a file of the knowledge base, and not "n/a"
    r"(?!\w+:)(?:[^\s#]{2,}/\S*|\.{0,2}/\S+|[^\s#/]+\.\w{2,5}(?:#\S*)?)"
)
_LONGEST_DATE = 40


def parsed_number(text: str) -> float | None:
    """The number that a text is; None where it is none."""
    return float(text) if _NUMBER.fullmatch(text) else None


def parsed_date(text: str) -> tuple[int, ...] | None:
    """Year, and month and day where they are told, of a text that is a date; else None."""
    said = text.strip()
    if len(said) > _LONGEST_DATE:
        return None
    iso, day_first = _ISO.fullmatch(said), _DAY_FIRST.fullmatch(said)
    if iso:
        parts = tuple(int(part) for part in iso.groups() if part)
    elif day_first:
        parts = int(day_first[3]), month_number(day_first[2]), int(day_first[1])
    else:
        parts = next((each.parts for each in stated_dates(said) if each.text.strip() == said), ())
    return parts if _is_there(parts) else None


def _is_there(parts: tuple[int, ...]) -> bool:
    """Whether the calendar has such a date."""
    if len(parts) < 3:
        return len(parts) > 0 and all(1 <= month <= 12 for month in parts[1:])
    from datetime import date

    try:
        date(*parts)
    except ValueError:
        return False
    return True


def leads_somewhere(url: str) -> bool:
    """Whether it is an address, or a file's path: no anchor, and no word in its place."""
    return (_ADDRESS.fullmatch(url) or _LOCAL.fullmatch(url)) is not None

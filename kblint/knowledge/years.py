"""Years and dates as lists write them: in headings and beside titles."""

import os
import re
import time
from typing import NamedTuple

YEAR = r"(?:19|20)\d\d"  # of a work, with no group, for other patterns too
_YEAR = re.compile(r"(?<!\d)(?:1[89]|2\d)\d\d(?!\d)")  # of a heading, which may be wrong
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_WORD = (  # with no group, for other patterns too
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_OPEN_END = re.compile(
    r"(?:and|or|&) (?:before|earlier|older|prior)|(?:before|pre|until|up to)\b|<=|≤", re.IGNORECASE
)
_RANGE = re.compile(
    r"\d{4}\s*(?:-|–|—|to|/|~)\s*(?:\d{2,4})?\s*(?:$|[\s)\]])|\d{4}s\b", re.IGNORECASE
)
_VENUE = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:[-/@][A-Z][A-Za-z]+)?|[Aa]r[Xx]iv")
_ORNAMENT = re.compile(r"[^\w']+", re.UNICODE)
_FAULTY = re.compile(r"[12][\dOolI]{3}|[12]\d{4}|[12]\d{2}")


class YearHeading(NamedTuple):
    """What a heading that is a year says: the year, the month if any, and what else (a venue).

    `is_open` means that all years before it are meant too.
    """

    year: int
    month: int | None
    rest: str
    is_open: bool = False


class StatedDate(NamedTuple):
    """A date somebody wrote: what stands there, and the month and the day where they are known."""

    year: int
    month: int | None
    text: str
    start: int
    day: int | None = None

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day, as far as they are known: to be compared with others."""
        return tuple(part for part in (self.year, self.month, self.day) if part)


def this_year() -> int:
    """The year now, UTC; SOURCE_DATE_EPOCH (seconds since 1970) is honoured."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return time.gmtime(int(epoch) if epoch.isdigit() else None).tm_year


def is_plausible(year: int, earliest: int = 1900) -> bool:
    """Whether works can be of that year: the next one is allowed."""
    return earliest <= year <= this_year() + 1


def year_heading(text: str) -> YearHeading | None:
    """Read a heading that holds one year and nothing else but a month, a venue or ornaments.

    "2015 and earlier" counts as 2015; ranges and decades are no years.
    """
    years = _YEAR.findall(text)
    if len(years) != 1 or (_RANGE.search(text) and not _OPEN_END.search(text)):
        return None
    rest = _OPEN_END.sub(" ", text.replace(years[0], " ", 1)).replace("年", " ")
    month = re.search(rf"\b(?P<month>{MONTH_WORD})(?!\w)", rest, re.IGNORECASE)
    if month:
        rest = rest[: month.start()] + rest[month.end() :]
    words = [word for word in _ORNAMENT.split(rest) if word]
    if len(words) > 1 or not all(_VENUE.fullmatch(word) for word in words):
        return None
    return YearHeading(
        int(years[0]), month_number(month["month"]) if month else None, " ".join(words),
        _OPEN_END.search(text) is not None,
    )  # fmt: skip


def faulty_year(text: str) -> str | None:
    """What stands in a heading where a year was meant: "2O21", "20211", "202"."""
    stripped = text.strip(" \t#:.()[]")
    if _FAULTY.fullmatch(stripped) and not _YEAR.fullmatch(stripped):
        return stripped
    return None


def month_number(word: str) -> int:
    """1 to 12 of an English month or its abbreviation."""
    return _MONTHS.index(word[:3].lower()) + 1


_ORDINAL = r"(?:st|nd|rd|th)?"
_NUMERIC = rf"(?P<y>{YEAR})\s?[-./]\s?(?P<m>0?[1-9]|1[0-2])(?:\s?[-./]\s?(?P<d>\d{{1,2}}))?(?!\d)"
_DATE = re.compile(
    rf"(?<![\d./-]){_NUMERIC}"
    rf"|(?<![\d./-])(?P<m4>0?[1-9]|1[0-2])/(?P<y4>{YEAR})(?!\d)"
    rf"|\b(?P<month>{MONTH_WORD})(?:\s+(?P<d2>\d{{1,2}}){_ORDINAL})?,?\s*(?P<y2>{YEAR})(?!\d)"
    rf"|(?<![\d./-])(?P<y3>{YEAR})(?![\d/]|[-.]\d)"
    r"|(?<=[A-Za-z])\s?[’'`]\s?(?P<y5>[0-4]\d)(?!\d|\w)",
    re.IGNORECASE,
)


_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}}){_ORDINAL}\s+(?:of\s+)?(?P<month>{MONTH_WORD}),?\s+(?P<y>{YEAR})(?!\d)",
    re.IGNORECASE,
)
_MOST_WORDS = 2  # of a heading beside its date


def day_heading(text: str) -> tuple[int, ...] | None:
    """Year, month and day of a heading that is a day: "9th of March 2024", "Added 2018/10/01:"."""
    if not any(char.isdigit() for char in text):
        return None
    first = _DAY_FIRST.search(text)
    if first:
        said, day = first[0], (int(first["y"]), month_number(first["month"]), int(first["d"]))
    else:
        stated = next(iter(stated_dates(text)), None)
        if stated is None or stated.month is None or stated.day is None:
            return None
        said, day = stated.text, (stated.year, stated.month, stated.day)
    rest = [word for word in _ORNAMENT.split(text.replace(said, " ", 1)) if word]
    return day if len(rest) <= _MOST_WORDS and not any(map(str.isdigit, rest)) else None


def stated_dates(text: str) -> list[StatedDate]:
    """The dates of a text, as "2023/05", "05/2023", "12 May 2023", "May 12, 2023", "ICML'23"."""
    found = []
    for match in _DATE.finditer(text):
        year = match["y"] or match["y2"] or match["y3"] or match["y4"] or "20" + match["y5"]
        number = match["m"] or match["m4"]
        month = int(number) if number else None
        if match["month"]:
            month = month_number(match["month"])
        day = match["d"] or match["d2"]
        found.append(
            StatedDate(int(year), month, match[0], match.start(), int(day) if day else None)
        )
    return found

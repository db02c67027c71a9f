"""How dates are written: in which order, with which signs, and how the month is spelled."""

import re
from typing import NamedTuple

from kblint.knowledge.years import MONTH_WORD, month_number
from kblint.text import Span

_NUMBERS = re.compile(
    r"(?P<year>\d{4})(?P<sign> ?[-./] ?)(?P<month>\d{1,2})"
    r"(?:(?P<second> ?[-./] ?)(?P<day>\d{1,2}))?(?!\d)"
)
_WORDS = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?P<th>st|nd|rd|th)?[ \t]+)?(?P<month>{MONTH_WORD})"
    r"(?P<sign>,?[ \t]*)(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?P<year>\d{4})(?![-./]?\d|[a-z])")
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?[ \t]+$")
_IN_A_NAME = re.compile(r"[\w’'.][ \t,]*$|[-./]$")  # "CVPR, " before a year
_FULL = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
         "October", "November", "December")  # fmt: skip
_NEAR = 8  # code points before a date that are looked at
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


class DateForm(NamedTuple):
    """A date and its form, as "YYYY-MM" or "Dth Month, YYYY".

    `padding` is "padded" or "bare", as numbers below ten are; `month` is "full", "short" or
    "short.". Both are None where the date does not tell.
    """

    span: Span
    text: str
    pattern: str
    padding: str | None = None
    month: str | None = None


def date_form(text: str, date: Span) -> DateForm | None:
    """The form of a date with its day; None where it belongs to a name, such as "CVPR 2021"."""
    start = date.start
    day = _DAY_BEFORE.search(text, max(0, start - _NEAR), start)
    if day and text[start].isalpha():
        start = day.start()
    if _IN_A_NAME.search(text, max(0, start - _NEAR), start):
        return None
    return _of_numbers(text, start) or _of_words(text, start) or _of_year(text, start)


def _of_numbers(text: str, start: int) -> DateForm | None:
    match = _NUMBERS.match(text, start)
    if match is None:
        return None
    below_ten = [number for number in match.group("month", "day") if number and int(number) < 10]
    pattern = f"YYYY{match['sign']}MM" + (f"{match['second']}DD" if match["day"] else "")
    padding = "padded" if all(len(number) == 2 for number in below_ten) else "bare"
    return DateForm(Span(*match.span()), match[0], pattern, padding if below_ten else None)


def _of_words(text: str, start: int) -> DateForm | None:
    match = _WORDS.match(text, start)
    if match is None:
        return None
    day = f"D{'th' if match['th'] else ''} " if match["day"] else ""
    pattern = f"{day}Month{match['sign']}YYYY"
    return DateForm(Span(*match.span()), match[0], pattern, None, _spelling(match["month"]))


def _of_year(text: str, start: int) -> DateForm | None:
    match = _YEAR.match(text, start)
    return DateForm(Span(*match.span()), match[0], "YYYY") if match else None


def _spelling(month: str) -> str | None:
    bare = month.rstrip(".")
    if bare.lower() == "may":
        return None
    if bare.title() in _FULL:
        return "full"
    return "short." if month.endswith(".") else "short"


def rewritten(form: DateForm, wanted: str) -> str | None:
    """The date in the pattern, padding or spelling that is named; None where that cannot be."""
    match = _NUMBERS.fullmatch(form.text) or _WORDS.fullmatch(form.text)
    if match is None:
        return None
    month = match["month"]
    if wanted in {"full", "short", "short."}:
        name = _FULL[month_number(month) - 1]
        spelled = name if wanted == "full" else name[:3] + wanted.removeprefix("short")
        return form.text.replace(month, spelled, 1)
    if wanted in {"padded", "bare"}:
        return re.sub(r"(?<!\d)0?(\d)(?!\d)", r"0\1" if wanted == "padded" else r"\1", form.text)
    has_day = "D" in wanted
    if has_day != bool(match["day"]) or month.isdigit() != ("MM" in wanted):
        return None
    values = {"YYYY": match["year"], "MM": month, "Month": month, "DD": match["day"] or ""}
    day = match["day"]
    if day:
        number = int(day)
        suffix = "th" if 10 < number < 14 else _SUFFIXES.get(number % 10, "th")
        values |= {"Dth": day + suffix, "D": day}
    return re.sub(r"YYYY|MM|Month|DD|Dth|D", lambda found: values[found[0]], wanted)

"""Where the title is in running text: by its markup if it has some, else by what a citation has."""

import re
from enum import StrEnum

from kblint.knowledge.reading.citations import title_end, trimmed
from kblint.knowledge.reading.flat import Flat
from kblint.knowledge.reading.people import after_names, after_turned_names, is_names
from kblint.knowledge.reading.prefix import SHORTCODE, TAG
from kblint.knowledge.reading.venues import is_venue
from kblint.knowledge.titles import words
from kblint.knowledge.years import YEAR

Place = tuple[int, int]

_BRACKETED = re.compile(r"\[[^\[\]\ue000\n]+\]|[(【（][^()【】（）\ue000\n]+[)】）]")
_QUOTED = re.compile(r"[\"“]([^\"“”\n\ue000]{3,}?)[,.]?[\"”]")
_DATED = re.compile(rf"[(\[]?{YEAR}[a-z]?[)\]]?")  # "(2019)", "2019a"
_YEAR = re.compile(rf"{_DATED.pattern}[.,:]?\s*")
_STOP = re.compile(r"[\s*_.:]*")
_FEWEST_WORDS = 3  # of a title in quotes, or behind its authors


class Hint(StrEnum):
    """What is known beforehand of a leaf."""

    NONE = "none"
    NAMES_FIRST = "names first"  # the others beside it begin with their authors
    TITLE_ALONE = "title alone"  # it is a column's cell: authors and venue stand elsewhere


def title_in(flat: Flat, start: int, end: int, hint: Hint = Hint.NONE) -> Place | None:
    """The title's place in a range of the flat text; None where no word is left."""
    text = flat.text
    whole = _BRACKETED.match(text, start, end)
    if whole and not text[whole.end() : end].strip(" \t\v*_.:"):
        return trimmed(text, whole.start() + 1, whole.end() - 1)
    found = (
        _in_strong(flat, start, end)
        or _in_quotes(flat, start, end)
        or _in_emphasis(flat, start, end)
        or _plain(flat, start, end, hint)
    )
    return found if re.search(r"[^\W\d_]", text[slice(*found)]) else None


def without_years(text: str) -> str:
    """The text without "(2019)" and the like."""
    return _DATED.sub("", text)


def _plain(flat: Flat, start: int, end: int, hint: Hint) -> Place:
    """Up to where authors or a venue begin, and after the authors that come first."""
    text = flat.text
    alone = hint is Hint.TITLE_ALONE
    at_least = 1 if hint is Hint.NAMES_FIRST else 2
    begin = None if alone else after_names(text, start, end, at_least=at_least)
    if begin is not None and len(words(text[begin:end])) >= _FEWEST_WORDS:
        year = _YEAR.match(text, begin, end)
        start = year.end() if year else begin
    stops = (
        span.start
        for span in sorted(flat.emphasis)
        if start + 3 < span.start < end and _is_no_title(text[slice(*span)])
    )
    return trimmed(text, start, title_end(text, start, next(stops, end), marked=alone))


def _is_no_title(text: str) -> bool:
    return is_names(text) or is_venue(text)


def _in_quotes(flat: Flat, start: int, end: int) -> Place | None:
    text = flat.text
    match = _QUOTED.search(text, start, end)
    if not match or len(words(match[1])) < _FEWEST_WORDS:
        return None
    before = text[start : match.start()].strip(" \t\v*_")
    is_apart = not before or before.endswith((":", ",", ".")) or is_names(before, at_least=2)
    return trimmed(text, *match.span(1)) if is_apart else None


def _in_strong(flat: Flat, start: int, end: int) -> Place | None:
    """The first bold words that are no tag, venue or authors."""
    text = flat.text
    for span in sorted(flat.strong):
        if span.end <= start or span.start >= end:
            continue
        first, last = max(span.start, start), min(span.end, end)
        inner = text[first:last]
        if not re.search(r"\w", inner) or is_venue(inner) or TAG.fullmatch(inner.strip()):
            continue
        if not _may_precede(text[start:first]):
            return None  # one word of a longer title is bold
        if is_names(inner, at_least=2) and len(words(text[last:end])) >= _FEWEST_WORDS:
            continue
        cited = after_turned_names(text, _past_stop(text, last), end)
        if cited is not None:  # "**Name**. Author, A., 2010. Title."
            return trimmed(text, cited, title_end(text, cited, end))
        return trimmed(text, *_widened(flat, first, last, end))
    return None


def _past_stop(text: str, place: int) -> int:
    match = _STOP.match(text, place)
    return match.end() if match else place


def _may_precede(before: str) -> bool:
    """Whether a bold title may stand behind this: a word or two, names, a venue, a separator."""
    is_apart = before.rstrip(" *_").endswith((":", ".", ",", "-", '"', "“"))
    few = len(words(before)) <= 2
    return few or is_apart or is_names(before, at_least=2) or is_venue(before)


def _widened(flat: Flat, first: int, last: int, end: int) -> Place:
    """A bold name and the rest of the title, if what follows goes on with it."""
    text = flat.text
    inner = text[first:last].rstrip()
    follows = SHORTCODE.sub("", text[last:end]).lstrip(" \t*_")
    goes_on = inner.endswith(":") or follows.startswith(":")
    is_name = len(words(inner)) < _FEWEST_WORDS + 1 and not inner.endswith((".", "?", "!"))
    quoted = _QUOTED.match(follows.lstrip(": \t"))
    if (goes_on or is_name) and quoted and len(words(quoted[1])) >= _FEWEST_WORDS:
        at = text.index(quoted[1], last)
        return at, at + len(quoted[1])
    is_followed = re.match(r"[A-Za-z0-9]", follows) and len(words(follows)) > 1
    if goes_on or (is_name and is_followed):
        stop = title_end(text, first, end)
        more = text[last:stop]
        if stop > last and not is_names(more, at_least=2) and not is_venue(more):
            return first, stop
    return first, title_end(text, first, last, marked=True)


def _in_emphasis(flat: Flat, start: int, end: int) -> Place | None:
    """A title in italics, at the beginning or behind its authors."""
    text = flat.text
    for span in sorted(flat.emphasis):
        inner = text[slice(*span)]
        if not start <= span.start < end or len(words(inner)) < 2:
            continue
        if is_venue(inner) or is_names(inner, at_least=2):
            continue
        before = text[start : span.start].strip(" \t\v*_,.:;")
        is_first = not before or is_names(without_years(before))
        return trimmed(text, span.start, min(span.end, end)) if is_first else None
    return None

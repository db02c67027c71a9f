"""Where a title ends in a citation: before authors, a venue, a date or a bar."""

import re
from collections.abc import Callable
from typing import NamedTuple

from kblint.knowledge.reading.people import is_names
from kblint.knowledge.reading.venues import begins_with_series, is_venue

_GROUP = re.compile(r"[(\[（]([^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*)[)\]）]")
_BOUNDARY = re.compile(
    r"(?P<group>[(\[（])|(?P<bar>\|)|(?P<at>\s@(?=\w))|(?P<stop>\.(?=\s|$|\ue000))"
    r"|(?P<mark>[?!](?=\s))|(?P<comma>[,;](?=\s))|(?P<dash>\s[-–—]+\s)|(?P<by>\sby\s)"
    r"|(?P<soft>\s*\v\s*)"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|vs|v|v\d|e\.g|i\.e|cf|approx|no|vol|dr|mr|mrs|ms|prof|st|etc|al|fig|eq"
    r"|ph\.d|inc|u\.s)$",
    re.IGNORECASE,
)
_RUN = re.compile(r"\s*([^.|()\[\]\n\v\ue000]*)")  # up to where a sentence or a bracket ends
_THESIS = re.compile(r"ph\.?\s?d", re.IGNORECASE)
_INITIAL = re.compile(r"\b[A-Z]\.")
_LONGEST = 500  # of a title

_EDGES = ".,:;|-–—*_~"
_OPENING = "[({\ue000"
_QUOTES = '"“”'


def title_end(text: str, start: int, end: int, *, marked: bool = False) -> int:
    """Where a title that begins at `start` ends.

    One that is `marked`, by bold or quotes, is all title but for a venue that ends it.
    """
    end = min(end, start + _LONGEST)
    place = start
    while match := _BOUNDARY.search(text, place, end):
        if re.search(r"\w", text[start : match.start()]):
            is_end = _ends_with_venue(match, end) if marked else _is_end(match, start, end)
            if is_end:
                keeps_mark = match.lastgroup == "mark"
                return trimmed(text, start, match.end() if keeps_mark else match.start())[1]
        group = _GROUP.match(text, match.start(), end) if match.lastgroup == "group" else None
        place = group.end() if group else match.end()
    return trimmed(text, start, end)[1]


def _ends_with_venue(match: re.Match[str], end: int) -> bool:
    rest = match.string[match.end() : end]
    if rest.lstrip().startswith("@"):
        return True
    may_end = match.lastgroup in {"group", "comma", "stop"} and re.search(r"\d", rest)
    return bool(may_end) and is_venue(rest)


def _is_end(match: re.Match[str], start: int, end: int) -> bool:
    """Whether a title ends at this boundary, and does not go on behind it."""
    text, kind, after = match.string, match.lastgroup, match.end()
    if kind in {"bar", "at"}:
        return True
    if kind == "group":
        group = _GROUP.match(text, match.start(), end)
        inside = group[1] if group else text[after:end]
        return inside.lstrip().startswith("@") or is_venue(inside) or is_names(inside, at_least=2)
    rest = text[after:end].lstrip()
    if not re.search(r"\w", rest):
        return True
    run = _RUN.match(rest)
    said = run[1] if run else ""
    return _ENDS[kind or ""](_Around(text[start : match.start()], said, rest))


class _Around(NamedTuple):
    """What stands before a boundary, what behind it up to a bracket or a stop, and all of that."""

    so_far: str
    said: str
    rest: str

    @property
    def first(self) -> str:
        """What comes first behind it, up to any punctuation."""
        return re.split(r"[.,;|()\[\]\n\v\ue000?!]", self.rest, maxsplit=1)[0]

    @property
    def is_of_people_or_venue(self) -> bool:
        return is_names(self.first) or is_venue(self.first)


def _at_stop(around: _Around) -> bool:
    if _ABBREVIATION.search(around.so_far):
        return False
    return len(around.so_far.split()) > 1 or around.is_of_people_or_venue


def _at_comma(around: _Around) -> bool:
    first, said = around.first, around.said
    is_short_venue = len(first.split()) <= 2 and is_venue(",".join(said.split(",")[:2]))
    is_series = len(around.so_far.split()) > 2 and begins_with_series(around.rest)
    is_cited = is_names(first) and is_venue(said.rpartition(",")[2])
    is_thesis = _THESIS.match(around.rest) is not None
    are_names = is_names(said, at_least=2)
    return is_venue(first) or is_short_venue or is_series or is_thesis or are_names or is_cited


def _at_break(around: _Around) -> bool:
    return around.so_far.rstrip()[-1:] in {".", "!"} or around.is_of_people_or_venue


def _at_by(around: _Around) -> bool:
    has_initial = _INITIAL.search(around.first + ".") is not None
    return is_names(around.said, at_least=2) or has_initial


def _at_dash_or_mark(around: _Around) -> bool:
    return is_names(around.said, at_least=2) or is_venue(around.first)


# Whether a title ends there, by the kind of boundary.
_ENDS: dict[str, Callable[[_Around], bool]] = {
    "stop": _at_stop,
    "comma": _at_comma,
    "soft": _at_break,
    "by": _at_by,
    "dash": _at_dash_or_mark,
    "mark": _at_dash_or_mark,
}


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without blanks, closing punctuation and quotes around all of it."""
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGES + _OPENING):
        end -= 1
    inner = text[start + 1 : end - 1]
    if end - start > 2 and text[start] in _QUOTES and not any(c in inner for c in _QUOTES):
        is_closed = text[end - 1] in _QUOTES
        return trimmed(text, start + 1, end - 1 if is_closed else end)
    return start, end

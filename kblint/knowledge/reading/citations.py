"""Where a title ends in a citation: before authors, a venue, a date or a bar."""

import re

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
    return _GOES_ON[kind or ""](text[start : match.start()], said, rest)


def _after_stop(so_far: str, said: str, rest: str) -> bool:
    if _ABBREVIATION.search(so_far):
        return False
    first = _first(rest)
    return len(so_far.split()) >= 2 or is_names(first) or is_venue(first)


def _after_comma(so_far: str, said: str, rest: str) -> bool:
    first, rest_of_run = _first(rest), said.rpartition(",")[2]
    is_short_venue = len(first.split()) <= 2 and is_venue(",".join(said.split(",")[:2]))
    is_series = len(so_far.split()) > 2 and begins_with_series(rest)
    return bool(
        is_venue(first)
        or is_short_venue
        or is_series
        or _THESIS.match(rest)
        or is_names(said, at_least=2)
        or (is_names(first) and is_venue(rest_of_run))
    )


def _after_break(so_far: str, said: str, rest: str) -> bool:
    first = _first(rest)
    return so_far.rstrip()[-1:] in {".", "!"} or is_names(first) or is_venue(first)


def _by_people(so_far: str, said: str, rest: str) -> bool:
    return is_names(said, at_least=2) or _INITIAL.search(_first(rest) + ".") is not None


def _before_names_or_venue(so_far: str, said: str, rest: str) -> bool:
    return is_names(said, at_least=2) or is_venue(_first(rest))


# Of what stands before a boundary, the run behind it and all behind it: does the title end there?
_GOES_ON = {
    "stop": _after_stop,
    "comma": _after_comma,
    "soft": _after_break,
    "by": _by_people,
    "dash": _before_names_or_venue,
    "mark": _before_names_or_venue,
}


def _first(rest: str) -> str:
    """What comes first, up to any punctuation."""
    return re.split(r"[.,;|()\[\]\n\v\ue000?!]", rest, maxsplit=1)[0]


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

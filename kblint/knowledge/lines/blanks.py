"""Spaces that hold words together where nothing asks for it."""

import re
from collections.abc import Iterator

from kblint.knowledge.lines.strays import Stray
from kblint.markdown.prose import CLOSE, MARKER, OPEN
from kblint.text import Span
from kblint.text.characters import BLANKS

_WIDE = rf"{BLANKS}\u3000"
_LETTER = r"[A-Za-zÀ-ɏ]"
_ONE = rf"(?<![{_WIDE}])[{BLANKS}](?![{_WIDE}])"  # several in a row are meant to be seen
_LINE = re.compile(rf"^.*[{_WIDE}].*$", re.MULTILINE)
_ANY = re.compile(f"[{_WIDE}]")
_MARKED = re.compile(
    rf"[ \t]*+(?P<indent>[{_WIDE}][ \t{_WIDE}]*+)?(?:[-*+]|\d{{1,9}}[.)]|(?P<heading>\#{{1,6}}))"
    rf"(?:(?P<after>[{_WIDE}])(?=\S)|[ \t])"
)
# Abbreviations, figures, units and lone letters may be held to what stands beside them.
_MISPLACED = re.compile(
    rf"(?<={_LETTER}{{3}}){_ONE}(?={_LETTER}{{2}}|{OPEN})"
    rf"|(?<=[{MARKER}{CLOSE}]){_ONE}(?={_LETTER}{{2}})"
    rf"|(?<={_LETTER}){_ONE}(?=[*_{MARKER}]|[.,)\]](?:\s|$))"
    rf"|(?<=[\w,.;:)\]{MARKER}{CLOSE}] ){_ONE}(?=[\w(\[{OPEN}{MARKER}])"
    rf"|(?<=[\w,.;:)\]{MARKER}{CLOSE}]){_ONE}(?= [\w(\[{OPEN}{MARKER}])"
    rf"|(?:^|(?<=[-*+–—] )|(?<= [–—])){_ONE}(?=\w)"
)
_BETWEEN_LETTERS = re.compile(rf"(?<={_LETTER}){_ONE}(?={_LETTER})")
# A file that holds its punctuation to the words is set with care.
_FRENCH = re.compile(rf"\w[{BLANKS}](?:[;!?»]|:\s)|«[{BLANKS}]")


def misplaced_blanks(prose: str) -> Iterator[Stray]:
    """No-break spaces, as a document's prose has them, where a plain one or none is meant."""
    is_french = _FRENCH.search(prose) is not None
    for match in _LINE.finditer(prose):
        line, start = match[0], match.start()
        end = len(line.rstrip())
        if not end:
            continue  # which only makes room
        for blank in _of_line(line, end, is_french=is_french):
            first, last = blank.span
            yield blank._replace(span=Span(start + first, start + last))


def _of_line(line: str, end: int, *, is_french: bool) -> Iterator[Stray]:
    begin = 0
    marked = _MARKED.match(line)
    if marked:
        makes = "heading" if marked["heading"] else "block"
        begin = marked.end()
        if marked["indent"]:
            yield Stray(Span(*marked.span("indent")), _ANY.sub(" ", marked["indent"]), makes)
        if marked["after"]:
            yield Stray(Span(*marked.span("after")), " ", makes)
    if not is_french:
        yield from _within(line, begin, end)
    if _ANY.search(line, end):
        yield Stray(Span(end, len(line)), "  " if line.endswith("  ") else "")


def _within(line: str, begin: int, end: int) -> Iterator[Stray]:
    """What is out of place; where something is, whatever else stands between letters is too."""
    places = {match.start() for match in _MISPLACED.finditer(line, begin, end)}
    if places:
        places.update(match.start() for match in _BETWEEN_LETTERS.finditer(line, begin, end))
    for at in sorted(places):
        before, after = line[max(0, at - 1) : at], line[at + 1 : at + 3]
        is_none = (
            before in {"", " "} or after[:1] in set(" .,)]") or after in {"*", "* ", "_", "_ "}
        )
        yield Stray(Span(at, at + 1), "" if is_none else " ")

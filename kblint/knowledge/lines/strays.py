"""Characters of a document that nobody sees, or that look like others, and have no part to play."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kblint.markdown.prose import CLOSE, MARKER, URL
from kblint.text import Span
from kblint.text.characters import (
    BLANKS,
    CJK,
    CONTROLS,
    DIRECTIONS,
    FULL_WIDTH,
    LIGATURES,
    UNSEEN,
    has_a_part,
    is_mixed,
)

_LIGATURES, _WIDE = "".join(LIGATURES), "".join(FULL_WIDTH)
ANY = re.compile(f"[{CONTROLS}{DIRECTIONS}{UNSEEN}{BLANKS}\u3000{_LIGATURES}{_WIDE}]")
_DIRECTION = re.compile(f"[{DIRECTIONS}]")
_OVERRIDES = "\u202d\u202e"
_UNSEEN = re.compile(f"[{UNSEEN}{CONTROLS}]")
_CONTROL = re.compile(f"[{CONTROLS}]")
_CONTROL_OR_BLANK = re.compile(f"[{CONTROLS}{BLANKS}]")
_NO_TARGET = re.compile(f"[{UNSEEN}{CONTROLS}{BLANKS}]")
_LIGATURE = re.compile(f"[{_LIGATURES}]")
_FULL_WIDTH = re.compile(f"[{_WIDE}]")
_WIDE_LINE = re.compile(f"^.*[{_WIDE}].*$", re.MULTILINE)
_PAIRS = ("（）", *_WIDE.replace("（", "").replace("）", ""))
_NO_BLANK_AFTER = frozenset(("", " ", "\t", "(", "[", "|"))
_NO_BLANK_BEFORE = frozenset(("", " ", "\t", *".,:;!?)]|<*_", MARKER, CLOSE, *FULL_WIDTH))
_FEWEST, _TIMES = 4, 9  # plain marks in the file, and how many for one of full width
_MAY_OPEN = re.compile(r"[*_]++[^\w\s\[(!<\"'*_]")
_INDENT = 40  # characters that bullets and quotes may take up
_HOLDING = re.compile(rf"(?:[ \t>{MARKER}]|[-*+](?=[ \t])|\d{{1,9}}[.)](?=[ \t]))*+")


class Stray(NamedTuple):
    """A character, or a few, and what is to stand there; None where that is not certain.

    `makes` is what of the page may change with it but the text: a "heading", a "block", a "target",
    or the "order" in which the text is read.
    """

    span: Span
    wanted: str | None
    makes: str = ""


def directions(text: str) -> Iterator[Stray]:
    """Controls that turn the direction of text, where nothing runs from right to left."""
    for match in _DIRECTION.finditer(text):
        if match[0] in _OVERRIDES or not is_mixed(text, match.start()):
            yield Stray(Span(*match.span()), "", "order")


def unseen(text: str, prose: str) -> Iterator[Stray]:
    """Characters without width, and control characters, in the prose of a text."""
    for match in _UNSEEN.finditer(prose):
        at = match.start()
        before, after = prose[max(0, at - 1) : at], prose[at + 1 : at + 2]
        is_page_break = match[0] == "\f" and before in {"", "\n"} and after in {"", "\n"}
        if is_page_break or has_a_part(text, at):
            continue
        makes = "block" if _begins_line(prose, at) else ""
        wanted = _instead(match[0], before, after)
        if _MAY_OPEN.match(prose, match.end()) or "`" in {before, after}:
            wanted = None  # without it a marker may begin what it does not now
        yield Stray(Span(*match.span()), wanted, makes)


def _instead(character: str, before: str, after: str) -> str | None:
    if character in "\u2028\u2029":  # lines of another kind
        return " " if before.strip() and after.strip() else ""
    if _CONTROL.match(character) and (
        character >= "\x80" or (before.isalnum() and after.isalnum())
    ):
        return None  # it stands for something that was lost
    return ""


def _begins_line(prose: str, at: int) -> bool:
    """Whether nothing stands before on the line but what holds a block: bullets, quotes, blanks."""
    before = prose[max(0, at - _INDENT) : at]
    is_near_start = "\n" in before or at < _INDENT
    return is_near_start and _HOLDING.fullmatch(before.rpartition("\n")[2]) is not None


def in_targets(text: str, prose: str) -> Iterator[Stray]:
    """Those in the targets of links, and blanks there."""
    for match in _NO_TARGET.finditer(text):
        at = match.start()
        if prose[at] not in {CLOSE, URL} or has_a_part(text, at):
            continue
        is_at_edge = text[at - 1] in "(<" or text[at + 1 : at + 2].strip() in {"", ")", ">"}
        is_certain = is_at_edge or not _CONTROL_OR_BLANK.match(match[0])
        yield Stray(Span(*match.span()), "" if is_certain else None, "target")


def ligatures(prose: str) -> Iterator[Stray]:
    """Letters that print has drawn into one."""
    for match in _LIGATURE.finditer(prose):
        yield Stray(Span(*match.span()), LIGATURES[match[0]])


def full_width(prose: str) -> Iterator[Stray]:
    """Wide marks in a file that has the plain ones, on lines in no script that has the wide."""
    rare = {mark for pair in _PAIRS for mark in pair if _is_rare(prose, pair)}
    for match in _WIDE_LINE.finditer(prose) if rare else ():
        line, start = match[0], match.start()
        if CJK.search(line) or "]（" in line or "](" in line:  # the latter two are malformed links
            continue
        are_paired = sum(map(line.count, "(（")) == sum(map(line.count, ")）"))
        for found in _FULL_WIDTH.finditer(line):
            if found[0] in rare:
                at = start + found.start()
                is_certain = are_paired or found[0] not in "（）"
                wanted = _plain(prose, at) if is_certain else None
                yield Stray(Span(at, at + 1), wanted)


def _is_rare(prose: str, marks: str) -> bool:
    wide = sum(map(prose.count, marks))
    plain = sum(prose.count(FULL_WIDTH[mark]) for mark in marks)
    return wide > 0 and plain >= max(_FEWEST, _TIMES * (wide - len(marks)))  # itself left out


def _plain(prose: str, at: int) -> str:
    """The mark in ASCII, with the blank that the wide one has in itself."""
    mark, before = FULL_WIDTH[prose[at]], prose[max(0, at - 1) : at].strip("\n")
    if mark == "(":
        return mark if before in _NO_BLANK_AFTER else f" {mark}"
    return mark if prose[at + 1 : at + 2].strip("\n") in _NO_BLANK_BEFORE else f"{mark} "

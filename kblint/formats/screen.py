"""What is safe and fits on a terminal: text from files is a stranger's."""

import unicodedata

_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RESET = "\x1b[0m"
_STYLES = {"error": "\x1b[1;31m", "warning": "\x1b[33m", "info": "\x1b[36m", "faint": "\x1b[2m"}


def safe(text: str) -> str:
    """The text with control characters and what turns its direction written as escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(character) for character in text)


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character in _BIDI or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}:
        code = ord(character)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return character


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def styled(text: str, style: str, *, colour: bool) -> str:
    """The text in the style's colour."""
    return f"{_STYLES[style]}{text}{_RESET}" if colour else text


def marked(line: str, start: int, end: int, columns: int) -> tuple[str, str]:
    """A line and the carets below it, cut to the columns around the marked characters.

    At least one caret is shown, also for an empty range.
    """
    room = max(columns, 20)
    # a line may be long: what cannot be shown is not looked at
    before = safe(line[max(0, start - room) : start])
    inside = safe(line[start : min(end, start + room)])
    after = safe(line[end : end + room])
    if width(before) + width(inside) + width(after) > room:
        inside = _cut(inside, room * 2 // 3, keep_end=False)
        rest = room - width(inside)
        before = _cut(before, rest // 2, keep_end=True)
        after = _cut(after, room - width(before) - width(inside), keep_end=False)
    carets = "^" * max(1, width(inside))
    return before + inside + after, " " * width(before) + carets


def _cut(text: str, columns: int, *, keep_end: bool) -> str:
    """As much of the text as fits, with an ellipsis for what does not."""
    if width(text) <= columns:
        return text
    kept = 0
    taken: list[str] = []
    for character in reversed(text) if keep_end else text:
        kept += _columns(character)
        if kept > columns - 1:
            break
        taken.append(character)
    return "…" + "".join(reversed(taken)) if keep_end else "".join(taken) + "…"

"""What a reader reads where the source has backslash escapes and character references."""

import re
from html import unescape

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CHARACTER_REFERENCE = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)


def resolve(text: str) -> str:
    """The text with backslash escapes and character references resolved, as CommonMark does."""
    if "\\" in text:
        parts, at = [], 0
        for match in _ESCAPED.finditer(text):
            parts += [decode(text[at : match.start()]), match[1]]
            at = match.end()
        return "".join(parts) + decode(text[at:])
    return decode(text)


def decode(text: str) -> str:
    """The text with character references alone resolved, those that end in `;`."""
    if "&" not in text:
        return text
    return _CHARACTER_REFERENCE.sub(lambda match: unescape(match[0]), text)

"""Characters that nobody sees, and those that look like others."""

import re
import unicodedata
from types import MappingProxyType

CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # but tab and newlines
DIRECTIONS = r"\u202a-\u202e\u2066-\u2069"  # open a run of text in a direction, or close one
UNSEEN = (
    r"\xad\u061c\u180e\u200b-\u200f\u2028\u2029\u2060-\u2064\ufeff\ufff9-\ufffc"
    r"\U000e0001\U000e0020-\U000e007f"
)
BLANKS = r"\xa0\u2007\u202f"  # at which no line is broken
LIGATURES = MappingProxyType(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
)
FULL_WIDTH = MappingProxyType(
    {"，": ",", "。": ".", "：": ":", "；": ";", "！": "!", "？": "?", "（": "(", "）": ")"}
)

CJK = re.compile(
    r"[\u2e80-\u2fff\u3001\u3003-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Scripts whose letters are joined, parted or broken into lines by characters that nobody sees.
_SHAPED = re.compile(
    r"[\u0590-\u109f\u1700-\u18af\u1900-\u1cff\ua800-\ua95f\ua980-\ua9df\uaa00-\uabff"
    r"\ufb1d-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff]"
)
_JOINER = "\u200d"
_SIDES = "\u061c\u200e\u200f"  # each a letter of one direction that is not seen
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007f]*\\Z")
_LONGEST_FLAG = 8
_NEAR = 100


def name(character: str) -> str:
    """The character for people: "U+00AD (soft hyphen)"."""
    called = "byte-order mark" if character == "\ufeff" else unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} ({called or 'control character'})"


def is_mixed(text: str, at: int) -> bool:
    """Whether letters that run from right to left are near."""
    return _RIGHT_TO_LEFT.search(text, max(0, at - _NEAR), at + _NEAR) is not None


def has_a_part(text: str, at: int) -> bool:
    """Whether the unseen character there does what it is for: in emoji, or between letters."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if _SHAPED.match(before) or _SHAPED.match(after):
        return True
    if text[at] in _SIDES:
        return is_mixed(text, at)
    if text[at] == _JOINER:
        return unicodedata.category(before or " ") in {"So", "Sk", "Mn"}
    if text[at] >= "\U000e0020":
        return _FLAG.search(text, max(0, at - _LONGEST_FLAG), at) is not None
    if text[at] == "\u200b":  # to part markup from what would keep it from being read, or a mention
        beside = (before, after)
        is_marked = any(each and each in "*_~`" for each in beside)
        return before in {"@", "#"} or (is_marked and any(map(CJK.match, beside)))
    return False

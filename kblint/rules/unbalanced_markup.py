"""Brackets, parentheses, asterisks and backticks without their counterparts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kblint.finding import Finding, Severity
from kblint.knowledge import Document
from kblint.markdown.prose import ESCAPED, MARKER
from kblint.rule import Rule
from kblint.text import Span

_OPENED_BY = {"]": "[", ")": "(", "）": "("}
_CLOSED_BY = {"[": "]", "(": ")", "（": ")"}
_BRACKET = re.compile(r"[\[\]()（）]")
_EMOTICON = re.compile(r"[:;][-'^o]?[()\[\]]+|(?<!\w)[=8xX][-'^o]?[()]+|[()][-'^o]?[:;](?!\w)")
_INTERVAL = re.compile(r"[(\[][ ]?[-+]?[\d.∞]+[ ]?,[ ]?[-+]?[\d.∞]+[ ]?[)\]]")
_ENUMERATOR = re.compile(r"(?<![^\s,;(:])(?:[A-Za-z]|\d{1,3}|[ivx]{1,4})\)")
_QUOTED = re.compile(r"`{1,2}[^`'\n]{1,100}'")  # as TeX does it
_STARS = re.compile(
    rf"(?<![*\\/\w])\*\*(?=[\w\"“(\[])|(?<=[\w.,:!?)\]\"”])\*\*(?![*/\w])"
    rf"|(?<![*{MARKER}])\*(?={MARKER}(?!{MARKER}))|(?<=(?<!{MARKER}){MARKER})\*(?!\*)"
)
_SCORE = re.compile(
    r"\*\*[ ]?\w{1,12}[ ]?[=:][ ]?[\w.]*[ ]?\*\*"
)  # malformed, and spoken of as such
_FOOTNOTE_STAR = re.compile(r"(?<=\w)\*(?!\*)")  # "Jane Doe*", beside which "**" is another
_BACKTICKS = re.compile(r"(?<![\w`])`+(?=\w)|(?<=\w)`+(?![\w`])")


class _Stray(NamedTuple):
    """A sign without its counterpart; `at` counts from the leaf's start."""

    at: int
    sign: str
    missing: str


@dataclass(frozen=True)
class UnbalancedMarkup(Rule):
    """A bracket, a parenthesis, `**` or a backtick stands without its counterpart."""

    code = "KB509"
    name = "unbalanced-markup"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        prose, text = document.prose, document.source.text
        spoken_of = -1
        for leaf in document.root.leaves():
            words = prose[leaf.start : leaf.end]
            if words.count("[") != words.count("]") or words.count("(") != words.count(")"):
                strays = _brackets(_unescaped(words, text[leaf.start : leaf.end]))
            else:
                strays = []  # mixed up at worst: "] [" is seen nowhere
            for stray in sorted((*strays, *_marks(words))):
                start = leaf.start + stray.at
                line = prose.rfind("\n", 0, start) + 1
                if line == spoken_of:
                    continue
                spoken_of = line
                message = f"expected a {stray.missing} to go with this {stray.sign}, found none"
                subject = document.source.line_text(start)
                yield Finding(Span(start, start + len(stray.sign)), message, subject)


def _brackets(words: str) -> list[_Stray]:
    """Those that do not balance, in whichever way the fewest are left."""
    plain = _INTERVAL.sub(_blanks, words)
    strays = min((_unmatched(_EMOTICON.sub(_blanks, plain)), _unmatched(plain)), key=len)
    return [stray for stray in strays if not _is_enumerator(words, stray)]


def _unescaped(words: str, text: str) -> str:
    """The words with the brackets that are escaped, for a reader they balance others."""
    if ESCAPED not in words:
        return words
    pairs = zip(words, text, strict=True)
    return "".join(sign if word == ESCAPED and sign in "[]()" else word for word, sign in pairs)


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _unmatched(words: str) -> list[_Stray]:
    opened: dict[str, list[_Stray]] = {"[": [], "(": []}
    strays: list[_Stray] = []
    for match in _BRACKET.finditer(words):
        sign, at = match[0], match.start()
        if sign in _CLOSED_BY:
            opened["[" if sign == "[" else "("].append(_Stray(at, sign, _CLOSED_BY[sign]))
        elif opened[_OPENED_BY[sign]]:
            opened[_OPENED_BY[sign]].pop()
        else:
            strays.append(_Stray(at, sign, _OPENED_BY[sign]))
    return [*strays, *opened["["], *opened["("]]


def _is_enumerator(words: str, stray: _Stray) -> bool:
    """Whether a parenthesis is that of "a)" or "1)"."""
    if stray.sign not in ")）":
        return False
    start = max(0, stray.at - 4)
    return any(m.end() == stray.at + 1 for m in _ENUMERATOR.finditer(words, start, stray.at + 1))


def _marks(words: str) -> Iterator[_Stray]:
    """Asterisks and backticks that are left where emphasis or code was meant."""
    if "*" in words:
        words = _SCORE.sub(_blanks, words)
        has_footnotes = _FOOTNOTE_STAR.search(words) is not None
        for match in () if has_footnotes else _STARS.finditer(words):
            yield _Stray(match.start(), match[0], match[0])
    if "`" in words:
        for match in _BACKTICKS.finditer(_QUOTED.sub(_blanks, words)):
            yield _Stray(match.start(), match[0], match[0])

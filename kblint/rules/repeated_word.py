"""Words that are written twice in a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
from kblint.knowledge import Document
from kblint.rule import Rule
from kblint.text import Span

# Words that hold sentences together. Of others, names ("Chen Chen") and works ("Bora Bora") are
# doubled as often as mistakes; and "that", "had", "her", "do" and "can" may follow themselves.
_WORDS = frozenset(
    (
        "a", "about", "after", "also", "among", "an", "and", "are", "as", "at", "be", "because",
        "been", "before", "between", "but", "by", "could", "each", "for", "from", "how", "if", "in",
        "into", "is", "it", "its", "of", "on", "or", "our", "over", "should", "than", "the",
        "their", "these", "they", "this", "those", "through", "to", "under", "upon", "we", "were",
        "when", "where", "which", "while", "will", "with", "without", "would", "your",
    )
)  # fmt: skip
# A second word in lower case; the first may begin a sentence. Hard breaks part them.
_TWICE = re.compile(
    r"\b(?<!['’./@#-])(?P<first>[A-Za-z])(?P<rest>[a-z]{0,6}+)"
    r"(?P<gap>[ \t]+|[ \t]?\n[ \t>]*)(?P<again>[a-z](?P=rest))(?![\w'’/@-]|[.]\w)"
)
_BEFORE_WORD = re.compile(r"[ \t]+[^\W\d_]{2}")
_BLANKS = re.compile(r"[ \t]+(?=\S)")


@dataclass(frozen=True)
class RepeatedWord(Rule):
    """A word such as "the" is written twice in a row, be it across a line's end."""

    code = "KB410"
    name = "repeated-word"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for match in _TWICE.finditer(prose):
            word, again = match["again"], Span(*match.span("again"))
            if match["first"].lower() != word[0] or word not in _WORDS:
                continue
            if word == "a" and not _BEFORE_WORD.match(prose, again.end):
                continue  # a letter among letters
            if document.block_at(match.start()) is document.block_at(again.start):
                message = f'expected "{word}" once, found it twice in a row'
                subject = document.source.line_text(match.start())
                yield Finding(again, message, subject, fix=_once(prose, match))


def _once(prose: str, match: re.Match[str]) -> Fix | None:
    """Without the second one, and the blanks that parted it from what stands on its line."""
    start, end = match.span("again")
    if "\n" not in match["gap"]:
        start = match.start("gap")
    else:
        blanks = _BLANKS.match(prose, end)
        if blanks is None:
            return None  # its line would be left blank
        end = blanks.end()
    return Fix("delete the second one", (Edit(Span(start, end), ""),), Safety.UNSAFE, Effect.TEXT)

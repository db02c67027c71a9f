"""Descriptions that begin with the title once more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Severity
from kblint.knowledge import Document
from kblint.rule import Rule
from kblint.text import Span

_MARKUP = re.compile(r"[\s*_`\"'“‘\[(]*")
_WORD_ENDS = re.compile(r"[\s,;:!?*_`\"”)\]]|[.–—-]\s|['’]s\b")


@dataclass(frozen=True)
class RepeatedTitle(Rule):
    """The description of an entry begins by repeating its title."""

    code = "KB406"
    name = "repeated-title"
    severity = Severity.INFO
    default = False

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.source.text
        for entry in document.entries:
            place, title = entry.description_span, entry.title.casefold()
            if place is None or not title:
                continue
            markup = _MARKUP.match(text, place.start, place.end)
            start = markup.end() if markup else place.start
            end = start + len(entry.title)
            if end >= place.end or text[start:end].casefold() != title:
                continue
            if _WORD_ENDS.match(text, end):
                message = f'expected the description to go on from "{entry.title}", found it again'
                yield Finding(Span(start, end), message, entry.subject)

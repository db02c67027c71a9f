"""Words that a list of known misspellings has."""

import re
import sys
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
from kblint.knowledge import Document
from kblint.knowledge.misspellings import corrections, corrections_file
from kblint.rule import Rule
from kblint.text import Span

_WORD = re.compile(r"\b(?<!['’./@#&-])[A-Za-z][a-z]{3,}+(?![\w'’/@&-]|[.]\w)")
_URL = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_LETTERS = re.compile(r"[a-z]+")
_SHORTEST_CAPITALISED = 7  # letters; most names are shorter
_QUOTED = frozenset(("authors", "venue"))


@dataclass(frozen=True)
class Misspelling(Rule):
    """A word of the list's own prose is a known misspelling."""

    code = "KB407"
    name = "misspelling"
    severity = Severity.INFO
    default = False

    def __post_init__(self) -> None:
        """See that there is a list: it is missed best before any file is read."""
        corrections_file()

    def check(self, document: Document) -> Iterator[Finding]:
        known = corrections()
        hits = [hit for hit in _WORD.finditer(document.prose) if hit[0].lower() in known]
        if not hits:
            return
        urls = " ".join(_URL.findall(document.source.text)).lower()
        names = frozenset(_LETTERS.findall(urls))  # of projects, spelled as they please
        places = _not_its_own(document)
        for hit in hits:
            word, meant = hit[0], known[hit[0].lower()]
            if word.lower() in names or _is_within(hit.start(), places):
                continue
            if word[0].isupper():
                if len(word) < _SHORTEST_CAPITALISED or len(meant) > 1:
                    continue
                meant = tuple(each[0].upper() + each[1:] for each in meant)
            span = Span(*hit.span())
            fix = None
            if len(meant) == 1:
                edits = (Edit(span, meant[0]),)
                fix = Fix(f'write "{meant[0]}"', edits, Safety.UNSAFE, Effect.TEXT)
            wanted = " or ".join(f'"{each}"' for each in meant)
            message = f'expected {wanted}, found "{word}"'
            yield Finding(span, message, document.source.line_text(span.start), fix=fix)


def _not_its_own(document: Document) -> list[Span]:
    """Where the list quotes: titles, authors and venues, in order of the text."""
    places = [entry.title_span for entry in document.entries]
    for entry in document.entries:
        places += [field.span for field in entry.fields if field.name in _QUOTED]
    return sorted(places)


def _is_within(offset: int, places: list[Span]) -> bool:
    at = bisect(places, Span(offset, sys.maxsize)) - 1
    return at >= 0 and offset < places[at].end

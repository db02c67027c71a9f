"""What rules that judge many documents at once need of each: small, and without its tree."""

from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

from kblint.knowledge.entries import Entry
from kblint.knowledge.identities.identity import Identity
from kblint.text import Span


class EntryFact(NamedTuple):
    """One entry.

    `span` is its primary link's, `lines` what goes when the entry is deleted, `line` counts from
    1, `home` is the path of its section without year headings, `year` what such a heading gives,
    `checksum` that of its text.
    """

    title: str
    url: str
    identity: Identity
    span: Span
    line: int
    lines: Span
    home: tuple[str, ...]
    year: int | None
    subject: str
    checksum: int


class Facts(NamedTuple):
    """The entries of one document, in order of the text."""

    entries: tuple[EntryFact, ...]


def facts_of(entries: Iterable[Entry]) -> Facts:
    """What is to be known of a document with these entries."""
    return Facts(tuple(_fact(entry) for entry in entries))


def _fact(entry: Entry) -> EntryFact:
    text = entry.source.text
    start = text.rfind("\n", 0, entry.start) + 1
    end = entry.end
    while end < len(text) and text[end] in " \t\n":
        end += 1
    end = text.rfind("\n", entry.end, end) + 1 or len(text)
    own_words = " ".join(text[entry.start : entry.end].split())
    return EntryFact(
        title=entry.title,
        url=entry.link.url,
        identity=entry.link.identity,
        span=entry.link.span,
        line=entry.line,
        lines=Span(start, end),
        home=entry.section.home.path,
        year=entry.year,
        subject=entry.subject,
        checksum=crc32(own_words.encode(errors="surrogatepass")),
    )

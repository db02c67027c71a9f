"""What rules that judge many documents at once need of each: small, and without its tree."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from zlib import crc32

from kblint.knowledge.duplicate_policy import DuplicatePolicy
from kblint.knowledge.entries import Entry
from kblint.knowledge.identities.identity import Identity
from kblint.knowledge.likeness.loose_lines import RepeatedLine, repeated_lines
from kblint.knowledge.local.anchors import Anchors
from kblint.knowledge.local.contents import Contents
from kblint.knowledge.local.local_links import LocalLink
from kblint.knowledge.reading.candidate import Holder
from kblint.knowledge.sections import Section
from kblint.knowledge.titles import words
from kblint.text import Source, Span


class OtherLink(NamedTuple):
    """A link of an entry that is not its primary one."""

    text: str
    role: str
    says: str
    url: str
    identity: Identity
    span: Span


class EntryFact(NamedTuple):
    """One entry.

    `span` is its primary link's, `lines` what goes when the entry is deleted (nothing where that
    would harm), `line` counts from 1, `home` is the path of its section without year headings,
    `year` what such a heading gives, `checksum` that of its text, `others` are its other links but
    those to people. `authors` are told only where another entry of the document has one of its
    links; `cells` are the words of a row before its title. `may_repeat` says that the schema allows
    it to be listed twice.
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
    others: tuple[OtherLink, ...]
    authors: str
    cells: tuple[str, ...]
    may_repeat: bool


class LinkFact(NamedTuple):
    """A link without a host; `meant` is the anchor that a table of contents should have there."""

    link: LocalLink
    subject: str
    meant: str | None


class Facts(NamedTuple):
    """The entries of one document, its links without a host, and what such links can lead to.

    `repeated` are lines with links, beside entries, that say what one before them said.
    `across_sections` and `across_files` are what the schema says of repeating works there, if it
    does.
    """

    entries: tuple[EntryFact, ...]
    links: tuple[LinkFact, ...]
    anchors: Anchors
    repeated: tuple[RepeatedLine, ...]
    across_sections: bool | None
    across_files: bool | None


def facts_of(
    source: Source,
    entries: Sequence[Entry],
    *,
    sections: Sequence[Section],
    links: Iterable[LocalLink],
    contents: Iterable[Contents],
    anchors: Anchors,
    policy: DuplicatePolicy,
) -> Facts:
    """What is to be known of a document in which all that stands."""
    meant = {
        line.link.start: anchors.headings[line.meant].name
        for lines in contents
        for line in lines
        if line.meant is not None
    }
    linked = Counter(identity for entry in entries for identity in _identities(entry))
    return Facts(
        tuple(
            _fact(entry, policy, any(linked[each] > 1 for each in _identities(entry)))
            for entry in entries
        ),
        tuple(
            LinkFact(link, source.line_text(link.span.start), meant.get(link.start))
            for link in links
        ),
        anchors,
        tuple(repeated_lines(source, entries, sections)),
        policy.across_sections,
        policy.across_files,
    )


def _identities(entry: Entry) -> set[Identity]:
    return {link.identity for link in entry.links if link.url}


def _fact(entry: Entry, policy: DuplicatePolicy, is_shared: bool) -> EntryFact:
    own_words = " ".join(entry.without_comments(entry.span).split())
    return EntryFact(
        title=entry.title,
        url=entry.link.url,
        identity=entry.link.identity,
        span=entry.link.span,
        line=entry.line,
        lines=_lines(entry),
        home=entry.section.home.path,
        year=entry.year,
        subject=entry.subject,
        checksum=crc32(own_words.encode(errors="surrogatepass")),
        others=tuple(
            OtherLink(link.text, link.role, link.says, link.url, link.identity, link.span)
            for link in entry.links[1:]
            if link.url and link.role != "author"
        ),
        authors=_authors(entry) if is_shared else "",
        cells=_cells(entry) if is_shared and entry.holder is Holder.ROW else (),
        may_repeat=policy.allows(entry.link.url, entry.link.identity),
    )


def _lines(entry: Entry) -> Span:
    """Its lines with the blank ones below; nothing where what stays would be read otherwise."""
    text, block = entry.source.text, entry.block
    has_more = block.start <= entry.start and text[entry.end : block.end].strip() != ""
    if has_more or text[entry.start].isdigit():  # items below it; a numbered list
        return Span(entry.start, entry.start)
    start = text.rfind("\n", 0, entry.start) + 1
    end = entry.end
    while end < len(text) and text[end] in " \t\n":
        end += 1
    return Span(start, text.rfind("\n", entry.end, end) + 1 or len(text))


def _cells(entry: Entry) -> tuple[str, ...]:
    before = entry.source.text[entry.start : entry.title_span.start]
    return tuple(word for word in words(before) if word.isalpha() and len(word) > 2)


def _authors(entry: Entry) -> str:
    return next((field.raw for field in entry.fields if field.name == "authors"), "")

"""The links of an entry and the parts they play."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kblint.knowledge.identities.identify import identify
from kblint.knowledge.identities.identity import Identity, Kind
from kblint.knowledge.reading.candidate import Candidate
from kblint.knowledge.reading.flat import Flat
from kblint.knowledge.reading.labels import role
from kblint.knowledge.reading.titled import Order, is_badge, leaves
from kblint.knowledge.titles import words
from kblint.markdown import Link
from kblint.text import Span

_FIELD_HEAD = re.compile(
    r"([^\s,;|()\[\]\ue000][^,;|\[\]\ue000\n\v]{0,30}?)[ \t*_]*[:：=-][ \t<*_\[(]*$"
)
# "docs" and "coming soon" are no papers for standing in a column of these; "link" and "👆" are.
_SAYING_SOMETHING = re.compile(r"(?!(?:link|links|here|url|this|page)\b)[a-z]{3,}", re.IGNORECASE)
_NEAR = 40  # code points before a link in which its field's name may begin
_PEOPLE = re.compile(r"(?:presenters?|speakers?|authors?|by|lecturers?|editors?)", re.IGNORECASE)
DESCRIBING = frozenset(
    (
        "description",
        "summary",
        "notes",
        "note",
        "remarks",
        "comment",
        "comments",
        "details",
        "about",
    )
)


class EntryLink(NamedTuple):
    """A link of an entry and the part it plays: `primary`, `paper`, `code`, … or `description`.

    `says` is what its text, or the word or the column's header before it, calls the target: a part
    such as `code`, empty where it says none.
    """

    node: Link
    role: str
    says: str

    @property
    def url(self) -> str:
        """The destination."""
        return self.node.url

    @property
    def text(self) -> str:
        """What a reader reads as the link."""
        return self.node.text

    @property
    def span(self) -> Span:
        """The whole link."""
        return self.node.span

    @property
    def identity(self) -> Identity:
        """What it points at."""
        return identify(self.node.url)


def links_of(candidate: Candidate) -> Iterator[EntryLink]:
    """The links with their roles, the primary one first."""
    found = [
        _entry_link(flat, first, link, candidate, header)
        for flat, header in with_headers(candidate)
        for first, _, link in flat.links
    ]
    primary = _primary(candidate, found)
    found.sort(key=_start)
    yield primary._replace(role="primary")
    yield from (link for link in found if link is not primary)


def _start(link: EntryLink) -> int:
    return link.node.start


def with_headers(candidate: Candidate) -> Iterator[tuple[Flat, str]]:
    """The candidate's lines, each with its column's header; empty where it is no row."""
    headers = candidate.headers or ("",) * len(candidate.flats)
    yield from zip(candidate.flats, headers, strict=True)


def _primary(candidate: Candidate, found: Sequence[EntryLink]) -> EntryLink:
    title_link = candidate.reading.link
    if title_link is not None:
        return next(link for link in found if link.node is title_link)
    if candidate.reading.order is Order.LABEL_FIRST and found[0].role not in {"code", "video"}:
        return found[0]
    return min(found, key=lambda link: _RANKS.get(link.role, 1) if leaves(link.url) else 7)


# Which link is the work's own where the title is none; the first of the lowest rank.
_RANKS = {
    "paper": 0, "code": 2, "demo": 2, "data": 3, "video": 4, "slides": 4,
    "related": 4, "badge": 5, "author": 5, "description": 6,
}  # fmt: skip
_BY_KIND = {
    Kind.GITHUB: "code", Kind.REPOSITORY: "code", Kind.YOUTUBE: "video", Kind.VIDEO: "video",
}  # fmt: skip


def _entry_link(flat: Flat, start: int, link: Link, candidate: Candidate, header: str) -> EntryLink:
    if is_badge(link):
        says = role(link.text) or ""
        return EntryLink(link, says or "badge", says)
    if header in DESCRIBING and flat is not candidate.flats[0]:
        return EntryLink(link, "description", "")
    label = role(link.text)
    head = "" if label else _field_head(flat, start)
    if _PEOPLE.fullmatch(head):
        return EntryLink(link, "author", "")
    says = label or (role(head) if head else None) or ""
    if not says and header and (label is None or not _SAYING_SOMETHING.search(link.text)):
        says = role(header) or ""
    if says == "paper" and header and label is None and len(words(link.text)) > 2:
        return EntryLink(link, "related", "")  # a column of papers, each by its own title
    return EntryLink(link, says or _unsaid(link, label, candidate, header), says)


def _field_head(flat: Flat, start: int) -> str:
    """The word or two, and a colon, before a link: "Presenter: "."""
    match = _FIELD_HEAD.search(flat.text, max(0, start - _NEAR), start)
    return match[1].strip("*_ ") if match else ""


def _unsaid(link: Link, label: str | None, candidate: Candidate, header: str) -> str:
    """The part of a link that nothing names: what its target is."""
    identity = identify(link.url)
    if label is None:
        is_linked = candidate.reading.link is not None and not header
        return "description" if is_linked else _BY_KIND.get(identity.kind, "other")
    return "paper" if identity.is_work else _BY_KIND.get(identity.kind, "")

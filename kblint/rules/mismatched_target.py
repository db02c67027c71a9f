"""Texts that promise another target than their URL's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document, Entry, EntryLink, Identity, Kind, identify
from kblint.knowledge.identities.identify import slug
from kblint.knowledge.reading.labels import claimed_target
from kblint.knowledge.titles import content_words, words
from kblint.rule import Rule

_ARXIV_ID = re.compile(r"(?<![\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?![\d.])")
_URL = re.compile(r"(?:https?://|www\.)[^\s…]+\.[^\s…]*[^\s….]")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)*(?P<name>[a-z0-9-]+)\.(?:com|org|net|edu)", re.IGNORECASE)
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)(?:\?.*)?$", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.pdf(?:$|[?#])", re.IGNORECASE)

# Which targets contradict a link that calls itself so.
_CONTRADICTS = {
    "website": "a paper", "blog": "a paper", "code": "a paper or a video",
    "video": "a paper or a repository", "slides": "a repository or a video",
    "paper": "a repository or a video",
}  # fmt: skip


@dataclass(frozen=True)
class MismatchedTarget(Rule):
    """Within one entry, a text says what its target is and the URL says otherwise."""

    code = "KB303"
    name = "mismatched-target"
    severity = Severity.WARNING
    outranks = ("KB301",)

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries:
            said = next(_contradictions(entry), None)
            if said:
                link, message = said
                yield Finding(link.span, message, entry.subject)
                continue
            yield from _shared(entry)


def _contradictions(entry: Entry) -> Iterator[tuple[EntryLink, str]]:
    """The entry's links with what their texts say against their URLs, gravest first."""
    for link in entry.links:
        if not link.url:
            continue
        titles = link.node is entry.title_link
        claim = claimed_target(link.text) if titles else (link.says, link.text)
        if claim and claim[1].casefold() in link.url.casefold():
            claim = None  # the URL itself says so too
        if claim and _contradicts(claim[0], link.identity, link.url):
            found = link.identity.label
            yield link, f'expected a target that fits "{claim[1]}", found {found}'
        message = _other_url(link) or (_not_the_title(entry) if link.role == "primary" else None)
        if message:
            yield link, message


def _contradicts(role: str, identity: Identity, url: str) -> bool:
    said = _CONTRADICTS.get(role, "")
    kinds = set()
    if identity.is_work:
        kinds.add("paper")
    elif identity.kind in {Kind.GITHUB, Kind.REPOSITORY} and not _DOCUMENT.search(url):
        kinds.add("repository")
    elif identity.kind in {Kind.YOUTUBE, Kind.VIDEO}:
        kinds.add("video")
    return any(kind in said for kind in kinds)


def _other_url(link: EntryLink) -> str | None:
    """Where the text is itself a URL or an identifier: whether it is the target's."""
    text = link.text.strip()
    if _URL.fullmatch(text):
        meant = identify(text if "://" in text else "https://" + text)
        ours, theirs = link.identity.label, meant.label
        if meant != link.identity and not (ours.startswith(theirs) or theirs.startswith(ours)):
            return f"expected the target {theirs} as the text says, found {ours}"
    host = _HOST.fullmatch(text)
    if host and host["name"].casefold() not in link.url.casefold():
        return f"expected a page of {text} as the text says, found {link.identity.label}"
    written = _ARXIV_ID.search(text)
    if written and link.identity.kind is Kind.ARXIV and link.identity.value != written[1]:
        return f"expected arXiv {written[1]} as the text says, found {link.identity.label}"
    return None


def _not_the_title(entry: Entry) -> str | None:
    """Whether the title's target is an image, or a URL that spells another title."""
    url, identity = entry.link.url, entry.link.identity
    has_paper = any(link.role == "paper" for link in entry.links)
    if has_paper and _IMAGE.search(url) and identity.kind is Kind.PAGE:
        return f"expected a work or a page, found the image {identity.label}"
    if not identity.is_work:
        return None
    spelled = slug(url)
    title = content_words(entry.title)
    if len(spelled) < 3 or len(title) < 3:
        return None
    stems = {word[:4] for word in spelled} | {"".join(w[0] for w in words(entry.title))}
    if any(word[:4] in stems for word in title):
        return None
    return f'expected the URL to spell the title, found "{" ".join(spelled)}"'


def _shared(entry: Entry) -> Iterator[Finding]:
    """Two labels of different roles that have one URL."""
    first: dict[Identity, EntryLink] = {}
    for link in entry.links:
        if not link.url or not link.says or link.node is entry.title_link:
            continue
        earlier = first.setdefault(link.identity, link)
        if earlier.says != link.says:
            message = (
                f'expected another target than that of "{earlier.text}", '
                f'found the same for "{link.text}"'
            )
            related = (Related(entry.source.path, earlier.span, f'"{earlier.text}"'),)
            yield Finding(link.span, message, entry.subject, related=related)
            return

"""Texts that promise another target than their URL's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document, Entry, EntryLink, Identity, Kind
from kblint.knowledge.identities.identifiers import arxiv_id
from kblint.knowledge.identities.identify import slug
from kblint.knowledge.likeness.claims import contradiction
from kblint.knowledge.likeness.misspelt_titles import left_out, misspelt
from kblint.knowledge.reading.titled import is_badge
from kblint.knowledge.titles import content_words, words
from kblint.rule import Rule
from kblint.text import Span

_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)(?:\?.*)?$", re.IGNORECASE)
_BADGE = re.compile(
    r"img\.shields\.io/github/(?:stars|forks|watchers|issues|license|last-commit)"
    r"/(?P<repository>[\w.-]+/[\w.-]+?)(?:\.svg)?(?=[?)\"'\s>])"
)
_STATED = re.compile(
    r"\barxiv(?:\s+preprint)?(?:\s+arxiv)?[:\s]\s*(\d{4}\.\d{4,5})(?!\d)", re.IGNORECASE
)
_SET_APART = {"video", "slides"}  # what no other kind of target is, unlike a repository and a page
_MOST = 2  # how often a list writes a word that it misspells


@dataclass(frozen=True)
class MismatchedTarget(Rule):
    """Within one entry, a text says what its target is and the URL says otherwise."""

    code = "KB303"
    name = "mismatched-target"
    severity = Severity.WARNING
    outranks = ("KB301",)

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries:
            found = next(_of_links(entry), None) or next(_of_texts(document, entry), None)
            found = found or next(_slips(entry), None)
            if found:
                yield found


def _of_links(entry: Entry) -> Iterator[Finding]:
    """Links that are not what their texts say, or not what the entry's other links are."""
    for link in entry.links:
        if not link.url:
            continue
        message = contradiction(link, is_title=link.node is entry.title_link)
        if message:
            yield Finding(link.span, message, entry.subject)
    yield from _other_papers(entry)
    yield from _shared(entry)


def _other_papers(entry: Entry) -> Iterator[Finding]:
    """Badges and labels such as "arXiv" that lead to another preprint than the title does."""
    main = entry.link
    if main.identity.kind is not Kind.ARXIV:
        return
    if main.node is not entry.title_link and words(main.text):
        return
    for link in entry.links[1:]:
        is_label = link.says == "paper" or is_badge(link.node)
        if is_label and link.identity.kind is Kind.ARXIV and link.identity != main.identity:
            message = (
                f"expected {main.identity.label} as the title's link, found {link.identity.label}"
            )
            related = (Related(entry.source.path, main.span, main.identity.label),)
            yield Finding(link.span, message, entry.subject, related=related)


def _shared(entry: Entry) -> Iterator[Finding]:
    """Two labels of which one says video or slides and the other does not, with one URL."""
    first: dict[Identity, EntryLink] = {}
    for link in entry.links:
        if not link.url or not link.says or link.node is entry.title_link:
            continue
        earlier = first.setdefault(link.identity, link)
        if earlier.says != link.says and _SET_APART & {earlier.says, link.says}:
            message = (
                f'expected another target than that of "{earlier.text}", '
                f'found the same for "{link.text}"'
            )
            related = (Related(entry.source.path, earlier.span, f'"{earlier.text}"'),)
            yield Finding(link.span, message, entry.subject, related=related)


def _of_texts(document: Document, entry: Entry) -> Iterator[Finding]:
    """What the entry's text says of its work, against the URLs."""
    link = entry.link
    if link.role == "primary" and link.url:
        message = _not_the_title(document, entry)
        if message:
            yield Finding(link.span, message, entry.subject)
    yield from _other_number(document, entry)
    yield from _other_badge(entry)


def _not_the_title(document: Document, entry: Entry) -> str | None:
    """Whether the title's target is an image, or a URL that spells what nothing here says."""
    url, identity = entry.link.url, entry.link.identity
    has_paper = any(link.role == "paper" for link in entry.links)
    if has_paper and _IMAGE.search(url) and identity.kind is Kind.PAGE:
        return f"expected a work or a page, found the image {identity.label}"
    spelled = slug(url) if identity.is_work else ()
    if len(spelled) < 3 or len(content_words(entry.title)) < 3:
        return None
    below = document.source.text.find("\n", entry.end + 1)  # a line that is indented too little
    said = content_words(document.prose[entry.start : max(below, entry.end)])
    said |= content_words(entry.title)
    stems = {word[:4] for word in spelled} | {"".join(w[0] for w in words(entry.title))}
    if any(word[:4] in stems for word in said):
        return None
    return f'expected the URL to spell the title, found "{" ".join(spelled)}"'


def _other_number(document: Document, entry: Entry) -> Iterator[Finding]:
    """An arXiv number in the entry's text that none of its links leads to."""
    if entry.link.identity.kind is not Kind.ARXIV:
        return
    stated = {match[1] for match in _STATED.finditer(document.prose[entry.start : entry.end])}
    linked = {link.identity.value for link in entry.links}
    if len(stated) == 1 and not stated & linked and all(map(arxiv_id, stated)):
        found = entry.link.identity.label
        message = f"expected arXiv {stated.pop()} as the text says, found {found}"
        yield Finding(entry.link.span, message, entry.subject)


def _other_badge(entry: Entry) -> Iterator[Finding]:
    """A badge that counts the stars of another repository than the entry links to."""
    badges = list(_BADGE.finditer(entry.source.text, entry.start, entry.end))
    linked = [link for link in entry.links if link.identity.kind is Kind.GITHUB]
    if not (badges and linked):
        return
    shown = {badge["repository"].casefold() for badge in badges}
    names = {repository.rpartition("/")[2] for repository in shown}
    if not any(link.identity.value.rpartition("/")[2] in names for link in linked):
        link = linked[0]
        message = (
            f"expected one repository, found github.com/{min(shown)} in the badge and "
            f"{link.identity.label} as the target"
        )
        yield Finding(link.span, message, entry.subject)


def _slips(entry: Entry) -> Iterator[Finding]:
    """A word that a URL has and the title lacks, or spells as the list does nowhere else."""
    lacking = left_out(entry.title, entry.link.url)
    if lacking:
        message = f'expected "{lacking}" in the title as the URL has it, found "{entry.title}"'
        yield Finding(entry.title_span, message, entry.subject)
    for link in entry.links:
        if link.role in {"description", "author", "related"}:
            continue
        for word, spelled in misspelt(entry.title, link.url):
            text = entry.source.text.lower()
            if text.count(word) <= _MOST:
                yield _slip(entry, word, spelled)


def _slip(entry: Entry, word: str, spelled: str) -> Finding:
    span, written = entry.title_span, word
    at = entry.source.slice(span).lower().find(word)
    if at >= 0:
        span = Span(span.start + at, span.start + at + len(word))
        written = entry.source.slice(span)
    message = f'expected "{spelled}" as the URL spells it, found "{written}"'
    return Finding(span, message, entry.subject)

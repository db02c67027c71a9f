"""Links that name the right thing in another form than the list's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
from kblint.knowledge import Document, Entry, Kind
from kblint.knowledge.conventions import SHARE, Habit
from kblint.knowledge.identities.urls import has_tracking, without_tracking
from kblint.knowledge.traits import arxiv_form
from kblint.markdown import Definition, Link
from kblint.rule import Rule
from kblint.text import Span

_SIDE_DOOR = re.compile(r"https?://(?:(?!www\.)[\w-]+\.arxiv\.org/|(?:www\.)?arxiv\.org/ftp/)")
_SAYING = {"pdf": "pdf", "abs": "abs", "abstract": "abs"}  # a form by the text of its link
_CAMPAIGNS = ("utm_", "wt.", "mtm_", "pk_", "__hs", "mc_", "fbclid", "gclid", "msclkid", "spm")
_OLD_RESOLVER = re.compile(r"//dx\.doi\.org/(?:doi:)?")


@dataclass(frozen=True)
class NonCanonicalLink(Rule):
    """A link bears tracking parameters or `dx.doi.org`, or another form of arXiv URL than most."""

    code = "KB309"
    name = "non-canonical-link"
    severity = Severity.INFO

    def check(self, document: Document) -> Iterator[Finding]:
        yield from _parameters(document)
        yield from _resolvers(document)
        if "arxiv" not in document.source.text.lower():
            return
        yield from _side_doors(document)
        habit = document.conventions.habit(arxiv_form)
        if habit:
            for entry in document.entries:
                yield from _form(entry, habit)


def _form(entry: Entry, habit: Habit) -> Iterator[Finding]:
    """The primary link in the form of the others, which is without parameters too."""
    link = entry.link
    span, found = link.node.destination_span, arxiv_form(entry)
    clear = habit.expected(entry) if found and span else None
    if span is None or not found or clear is None:
        return
    if clear.value == found or clear.value not in {"abs", "pdf"}:
        return
    if has_tracking(link.url) or _SIDE_DOOR.match(link.url):
        return  # of which something is said already
    if _SAYING.get(link.text.strip("[]() ").lower()) == found.split()[0]:
        return
    wanted = f"https://arxiv.org/{clear.value}/{link.identity.value}"
    message = (
        f"expected {wanted}, the form of {clear.count} of the {clear.total} other arXiv links, "
        f"found {link.url}"
    )
    fix = _link(span, wanted, Safety.UNSAFE) if link.node.exact else None
    yield Finding(span, message, entry.subject, fix=fix)


def _side_doors(document: Document) -> Iterator[Finding]:
    """Other addresses of arXiv's papers, where the list has the usual ones."""
    found = [
        (entry, link)
        for entry in document.entries
        for link in entry.links
        if link.identity.kind is Kind.ARXIV
    ]
    odd = [(entry, link) for entry, link in found if _SIDE_DOOR.match(link.url)]
    if len(odd) - 1 > (1 - SHARE) * (len(found) - 1):
        return
    for entry, link in odd:
        span = link.node.destination_span
        if span is not None:
            form = next((form for form in ("abs", "html") if f"/{form}/" in link.url), "pdf")
            version = link.identity.version or ""
            wanted = f"https://arxiv.org/{form}/{link.identity.value}{version}"
            message = f"expected {wanted}, found another address of it, {link.url}"
            fix = _link(span, wanted, Safety.UNSAFE) if link.node.exact else None
            if fix and link.node.style == "bare" and entry.source.text[span.start - 1] == "[":
                fix = replace(fix, effect=Effect.TEXT)  # GitHub shows no link there
            yield Finding(span, message, entry.subject, fix=fix)


def _parameters(document: Document) -> Iterator[Finding]:
    nodes: list[Link | Definition] = [*document.links, *document.root.definitions]
    for node in nodes:
        span, written = node.destination_span, node.raw_url or ""
        tracking = has_tracking(written)
        if span is not None and tracking and node.exact:
            wanted = without_tracking(written)
            names = ", ".join(tracking)
            what = f"tracking parameter{'s' * (len(tracking) > 1)} {names}"
            message = f"expected {wanted}, found the {what}"
            subject = document.source.line_text(span.start)
            is_campaign = any(name.lower().startswith(_CAMPAIGNS) for name in tracking)
            severity = Severity.WARNING if is_campaign else Severity.INFO
            yield Finding(span, message, subject, severity, _link(span, wanted))


def _resolvers(document: Document) -> Iterator[Finding]:
    """What is left of an older name of `doi.org`."""
    if "//dx.doi.org" not in document.source.text:
        return
    for node in document.links:
        span, written = node.destination_span, node.raw_url or ""
        if span is not None and node.exact and _OLD_RESOLVER.search(written):
            wanted = _OLD_RESOLVER.sub("//doi.org/", written, count=1)
            subject = document.source.line_text(span.start)
            message = f"expected {wanted}, found dx.doi.org"
            yield Finding(span, message, subject, fix=_link(span, wanted))


def _link(span: Span, wanted: str, safety: Safety = Safety.SAFE) -> Fix:
    return Fix(f"link {wanted}", (Edit(span, wanted),), safety, Effect.TARGET)

"""Links that name the right thing in another form than the list's."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
from kblint.knowledge import Document, Entry, EntryLink, Kind
from kblint.knowledge.conventions import Habit
from kblint.knowledge.identities.urls import has_tracking, without_tracking
from kblint.knowledge.traits import arxiv_form, link_form
from kblint.rule import Rule


@dataclass(frozen=True)
class NonCanonicalLink(Rule):
    """A link bears tracking parameters or `dx.doi.org`, or another form of arXiv URL than most."""

    code = "KB309"
    name = "non-canonical-link"
    severity = Severity.INFO

    def check(self, document: Document) -> Iterator[Finding]:
        forms = document.conventions.habit(arxiv_form)
        for entry in document.entries:
            other_form = _form(entry, forms)
            if other_form:
                yield other_form
            for link in entry.links[bool(other_form) :]:
                yield from _dirt(entry, link)


def _form(entry: Entry, forms: Habit | None) -> Finding | None:
    """The primary link in the form of the others, which is without parameters too."""
    link = entry.link
    span = link.node.destination_span
    if forms is None or link.identity.kind is not Kind.ARXIV or span is None:
        return None
    clear, found = forms.expected(entry), link_form(link.url)
    if clear is None or clear.value == found or clear.value not in {"abs", "pdf"}:
        return None
    wanted = f"https://arxiv.org/{clear.value}/{link.identity.value}"
    fix = Fix(f"link {wanted}", (Edit(span, wanted),), Safety.UNSAFE, Effect.TARGET)
    message = (
        f"expected {wanted}, the form of {clear.count} of the {clear.total} other arXiv links, "
        f"found {link.url}"
    )
    return Finding(span, message, entry.subject, fix=fix)


def _dirt(entry: Entry, link: EntryLink) -> Iterator[Finding]:
    span = link.node.destination_span
    if span is None or not link.node.exact:
        return
    written = entry.source.slice(span)
    wanted, what = written, ""
    tracking = has_tracking(written)
    if tracking:
        wanted = without_tracking(written)
        what = f"the tracking parameter{'s' * (len(tracking) > 1)} {', '.join(tracking)}"
    elif "//dx.doi.org/" in written:
        wanted, what = written.replace("//dx.doi.org/", "//doi.org/", 1), "dx.doi.org"
    if wanted != written:
        fix = Fix(f"link {wanted}", (Edit(span, wanted),), effect=Effect.TARGET)
        yield Finding(span, f"expected {wanted}, found {what}", entry.subject, fix=fix)

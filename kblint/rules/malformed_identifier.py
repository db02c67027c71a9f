"""Identifiers that cannot be: an arXiv number of month 13, a DOI without its suffix."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Severity
from kblint.knowledge import Document
from kblint.knowledge.identities.faults import fault
from kblint.rule import Rule

_MAY_BE_WRONG = ("arxiv", "doi.org/", "youtu", "openreview")


@dataclass(frozen=True)
class MalformedIdentifier(Rule):
    """A URL bears an identifier that cannot be: an arXiv number, a DOI, a video's."""

    code = "KB308"
    name = "malformed-identifier"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        said: set[tuple[str, str]] = set()
        for link in document.links:
            if not any(part in link.url for part in _MAY_BE_WRONG):
                continue
            message = fault(link.url)
            subject = document.source.line_text(link.start)
            if message and (subject, message) not in said:
                said.add((subject, message))
                yield Finding(link.destination_span or link.span, message, subject)

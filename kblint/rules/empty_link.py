"""Links without a target, or without a text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document
from kblint.markdown import HtmlInline, Image, Link, TableCell
from kblint.rule import Rule

_LATER = re.compile(r"\b(?:coming|comin|soon|later|tb[ad]|todo|to be|under)\b", re.IGNORECASE)


@dataclass(frozen=True)
class EmptyLink(Rule):
    """A link has no target, or no text to click on.

    Where more than `habit` links with one text have no target, they are placeholders: one finding
    speaks of all of them, and as information if all are cells of tables.
    """

    code = "KB307"
    name = "empty-link"
    severity = Severity.WARNING

    habit: int = 3

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.source.text
        if "]()" not in text and "[](" not in text:
            return
        waiting: dict[str, list[Link]] = defaultdict(list)
        for link in document.links:
            if isinstance(link, Image) or link.style != "inline":
                continue
            if not link.url.strip():
                waiting[" ".join(link.text.split())].append(link)
            elif not _has_text(link):
                message = f"expected a text for the link to {link.url}, found none"
                yield _finding(document, link, message)
        for links in waiting.values():
            first, *others = links
            if len(links) > self.habit:
                subject = _without_target(first)  # whichever of them comes first
                message = f"{subject}, here and in {len(others)} more places"
                finding = replace(_finding(document, first, message, others), subject=subject)
                is_filler = all(
                    isinstance(document.block_at(link.start), TableCell) for link in links
                )
                yield replace(finding, severity=Severity.INFO) if is_filler else finding
                continue
            for link in links:
                yield _finding(document, link, _without_target(link))


def _without_target(link: Link) -> str:
    if not _has_text(link):
        return "expected a text and a target, found an empty link"
    return f'expected a target for "{link.text}", found none'


def _has_text(link: Link) -> bool:
    """Whether there is something to click on: words, a picture, or HTML that may be one."""
    is_shown = any(isinstance(child, Image | HtmlInline) for child in link.children)
    return is_shown or bool(link.text.strip())


def _finding(document: Document, link: Link, message: str, others: Sequence[Link] = ()) -> Finding:
    severity = Severity.INFO if _LATER.search(link.text) else None
    related = tuple(Related(document.path, each.span, "so is this") for each in others)
    subject = document.source.line_text(link.start)
    return Finding(link.span, message, subject, severity, related=related)

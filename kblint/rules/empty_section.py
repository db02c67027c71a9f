"""Headings with nothing below them."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Severity
from kblint.knowledge import Document, Section
from kblint.knowledge.conventions import are_slips
from kblint.markdown import HtmlBlock, Link, ThematicBreak
from kblint.markdown.comments import is_for_kblint
from kblint.rule import Rule

_MOST_WORDS = 10  # of a heading; what is longer is a note in large or small type


@dataclass(frozen=True)
class EmptySection(Rule):
    """A heading has nothing below it.

    A list with many such headings has them ready for what will come.
    """

    code = "KB603"
    name = "empty-section"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        found = [section for section in document.sections[1:] if _is_empty(section)]
        is_bare = len(found) + 1 == len(document.sections)  # a title that waits for its list
        if is_bare or not are_slips(len(found), len(document.sections)):
            return
        for section in found:
            if section.heading and not _says_enough(section):
                message = f'expected something below "{section.title}", found nothing'
                if not section.title:
                    message = "expected a title, found a heading without one and nothing below it"
                yield Finding(section.heading.span, message, section.subject)


def _is_empty(section: Section) -> bool:
    """Whether nothing stands there but rules, and anchors that are the next heading's."""
    return not section.subsections and all(
        isinstance(block, ThematicBreak)
        or is_for_kblint(block)
        or (isinstance(block, HtmlBlock) and all(tag.name == "a" for tag in block.tags))
        for block in section.blocks
    )


def _says_enough(section: Section) -> bool:
    """Whether the heading is a note or leads elsewhere, so that nothing needs to follow."""
    heading = section.heading
    is_note = len(section.title.split()) > _MOST_WORDS
    return heading is None or is_note or any(isinstance(node, Link) for node in heading.walk())

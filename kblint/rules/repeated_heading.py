"""Sections that bear one title side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document, Section
from kblint.markdown import Link
from kblint.rule import Rule


@dataclass(frozen=True)
class RepeatedHeading(Rule):
    """Two sections below one heading bear the same title."""

    code = "KB602"
    name = "repeated-heading"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        is_contents = cache(_is_contents)
        for parent in document.sections:
            firsts: dict[tuple[str, Section | None], Section] = {}
            for section in parent.subsections:
                if section.heading is None or section.year or not section.title:
                    continue
                # below "### 2022", of its own level, "### Journals" may stand as below "### 2021"
                first = firsts.setdefault((section.title.casefold(), section.dated), section)
                if first is section or first.heading is None or is_contents(first):
                    continue
                line = document.source.line(first.heading.start)
                message = f'expected each heading once, found "{section.title}" again (line {line})'
                related = (Related(document.path, first.heading.span, "the first one"),)
                yield Finding(section.heading.span, message, section.subject, related=related)


def _is_contents(section: Section) -> bool:
    """Whether it only leads to others of the page: part of a table of contents with headings."""
    links = [
        node
        for below in section.walk()
        for block in (below.heading, *below.blocks)
        if block
        for node in block.walk()
        if isinstance(node, Link)
    ]
    return bool(links) and all(link.url.startswith("#") for link in links)

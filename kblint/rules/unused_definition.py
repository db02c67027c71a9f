"""Link definitions that no link uses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Related, Safety, Severity
from kblint.knowledge import Document
from kblint.markdown import Definition
from kblint.rule import Rule
from kblint.text import Span

_REMARK = re.compile(r"//|comment.*|[\W_]*", re.IGNORECASE)  # labels of what is no definition
_TARGET = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|.*[./]|#.")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+")


@dataclass(frozen=True)
class UnusedDefinition(Rule):
    """A link definition that nothing refers to, or the second one of a label: neither is seen.

    Definitions that are comments, such as `[//]: # (…)`, are left alone.
    """

    code = "KB315"
    name = "unused-definition"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        definitions = document.root.definitions
        if not definitions:
            return
        meant = {found.meant for found in document.undefined_references}
        for each in definitions:
            if _REMARK.fullmatch(each.label) or not _TARGET.match(each.url):
                continue
            if each.repeated:
                yield _repeated(document, each)
            elif not each.used and each not in meant:
                yield _unused(document, each)


def _repeated(document: Document, again: Definition) -> Finding:
    first = again.piece.labels.definition(again.label)
    same = first is not None and first.url == again.url
    found = "it twice" if same else "another: only the first of a label counts"
    message = f"expected one definition of [{again.label}], found {found}"
    related = (Related(document.path, first.span, again.label),) if first else ()
    return _finding(document, again, message, related)


def _unused(document: Document, each: Definition) -> Finding:
    line = document.source.line_span(document.source.line(each.start))
    before = document.source.slice(Span(line.start, each.start))
    if not _ITEM.fullmatch(before):
        return _finding(document, each, f"expected a link that uses [{each.label}], found none")
    message = f"expected [{each.label}](url), found a definition: nothing is shown of it"
    fix = None
    if not each.title and each.exact:
        edits = (Edit(each.span, f"[{each.label}]({each.raw_url})"),)
        fix = Fix("make it a link", edits, Safety.UNSAFE, Effect.ADDED)
    return Finding(each.span, message, document.source.line_text(each.start), fix=fix)


def _finding(
    document: Document, each: Definition, message: str, related: tuple[Related, ...] = ()
) -> Finding:
    source = document.source
    first, last = (source.line_span(source.line(place)) for place in each.span)
    lines = Span(first.start, min(last.end + 1, len(source.text)))
    fix = None
    if source.slice(lines).strip() == each.source_text.strip():
        fix = Fix("delete it", (Edit(lines, ""),), Safety.UNSAFE, Effect.DELETED)
    return Finding(each.span, message, source.line_text(each.start), fix=fix, related=related)

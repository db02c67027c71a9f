"""Sections that the schema asks for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document, Section, SectionSchema
from kblint.rule import Rule
from kblint.text import Span

_Below = Mapping[tuple[str, ...], Sequence[Section]]


@dataclass(frozen=True)
class MissingSection(Rule):
    """A section that the schema requires is not there, or not in the order of the schema."""

    code = "KB605"
    name = "missing-section"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        promised = document.schema.sections
        if not any(each.required or each.ordered for each in promised):
            return
        below = defaultdict[tuple[str, ...], list[Section]](list)
        for section in document.sections:
            if section.path:
                below[section.path[:-1]].append(section)
        for each in promised:
            if each.required:
                yield from _missing(document, each, below)
        ordered = [each for each in promised if each.ordered]
        for siblings in below.values():
            yield from _out_of_order(document, siblings, ordered)


def _missing(document: Document, promised: SectionSchema, below: _Below) -> Iterator[Finding]:
    parents = {section.path: section for section in document.sections}  # the single H1 for ()
    for path, parent in parents.items():
        if not promised.belongs_in(path):
            continue
        found = document.sections if "**" in promised.path else below.get(path, ())
        if any(promised.matches(section.path) for section in found):
            continue
        name = promised.path if "*" in promised.heading else promised.heading
        from difflib import get_close_matches

        near = get_close_matches(name, [section.title for section in found], 1, 0.8)
        hint = f'; "{near[0]}" comes nearest' if near else ""
        message = f'expected a section "{name}", found none{hint}'
        span = parent.heading.span if parent.heading else Span(0, 0)
        yield Finding(span, message, "/".join((*path, name)))


def _out_of_order(
    document: Document, siblings: Sequence[Section], ordered: Sequence[SectionSchema]
) -> Iterator[Finding]:
    """Those that stand behind one that the schema lists later."""
    last, furthest = -1, None
    for section in siblings:
        place = next((i for i, each in enumerate(ordered) if each.matches(section.path)), None)
        if place is None or section.heading is None:
            continue
        if furthest is None or furthest.heading is None or place >= last:
            last, furthest = place, section
            continue
        message = (
            f'expected "{section.title}" above "{furthest.title}", as in the schema, found it below'
        )
        related = (Related(document.path, furthest.heading.span, "below this one"),)
        yield Finding(section.heading.span, message, section.subject, related=related)

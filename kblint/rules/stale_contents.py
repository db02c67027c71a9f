"""Tables of contents that are no longer those of the text."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Related, Safety, Severity
from kblint.knowledge import Document
from kblint.knowledge.likeness.slips import is_slip
from kblint.knowledge.local.anchors import Anchor, slug
from kblint.knowledge.local.contents import Line, out_of_order
from kblint.rule import Rule
from kblint.text import Span

_FEWEST = 4  # sections side by side that are listed, before one that is not was forgotten
_SHARE = 0.1  # of sections that may be forgotten, or out of order; more of them are meant so
_ITEM = re.compile(r"[ \t>]*(?:(?:[-*+|]|[\d.]+[.)]?)[ \t]|<(?:li|td|tr)\b)")
_OMITTED = re.compile(r"<!--.*toc.*-->|\{.*ignore.*\}", re.IGNORECASE)  # for tools that write it
_LINE = re.compile(r"([ \t]*[-*+][ \t]+)\[[^\[\]]+\]\(#[^()\s]+\)[ \t]*")
_PLAIN = re.compile(r"[^\[\]*_`<>|\\]+")
# Words of sections about the list itself, which many contents leave out.
_ASIDE = frozenset(
    (
        "about", "acknowledgement", "acknowledgements", "acknowledgment", "acknowledgments",
        "changelog", "citation", "citing", "conduct", "contact", "contents", "contribute",
        "contributing", "contribution", "contributions", "contributor", "contributors", "credits",
        "disclaimer", "feedback", "introduction", "legend", "licence", "license", "licenses",
        "news", "note", "notes", "related", "sponsors", "star", "thanks", "toc", "todo", "updates",
    )
)  # fmt: skip


@dataclass(frozen=True)
class StaleContents(Rule):
    """A table of contents lacks a section, or has one twice, out of order or misspelled.

    A section lacks only where at least four beside it are listed, and 9 in 10 of all. One without
    entries may be left out.
    """

    code = "KB604"
    name = "stale-contents"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        tables: list[Line] = []
        for contents in document.contents:
            if sum(_is_item(document, line) for line in contents) < 0.8 * len(contents):
                continue  # a bar of links, which is a choice
            tables += contents
            lines = [each for each in contents if each.heading is not None and each.meant is None]
            yield from _twice(document, lines)
            yield from _out_of_order(document, lines)
            yield from _otherwise_named(document, lines)
        if tables:
            yield from _Lacking(document, tables).findings()


def _is_item(document: Document, line: Line) -> bool:
    source = document.source
    return _ITEM.match(source.slice(source.line_span(source.line(line.link.start)))) is not None


def _twice(document: Document, lines: Sequence[Line]) -> Iterator[Finding]:
    """Lines that lead where an earlier one with the same text does."""
    seen: dict[tuple[int | None, str], Line] = {}
    for line in lines:
        first = seen.setdefault((line.heading, line.link.text), line)
        if first is not line:
            message = f'expected "{line.link.text}" once in the contents, found it twice'
            yield _finding(document, line, message, first)


def _out_of_order(document: Document, lines: Sequence[Line]) -> Iterator[Finding]:
    """The few lines without which the others follow the text."""
    order = [line.heading or 0 for line in lines]
    odd, kept = out_of_order(order)
    rising = [order[place] for place in kept]
    in_place = set(rising)
    odd = [place for place in odd if order[place] not in in_place]  # others are said again
    if len(kept) < _FEWEST or len(odd) > max(1, _SHARE * len(order)):
        return
    for place in odd:
        at = bisect_left(rising, order[place])
        neighbour = lines[kept[at - 1] if at else kept[0]]
        where = f'{"after" if at else "before"} "{neighbour.link.text}"'
        found = f'after "{lines[place - 1].link.text}"' if place else "first"
        message = f'expected "{lines[place].link.text}" {where}, as in the text, found it {found}'
        yield _finding(document, lines[place], message, neighbour)


def _otherwise_named(document: Document, lines: Sequence[Line]) -> Iterator[Finding]:
    """Lines in which one word differs from the heading's by a slip."""
    for line in lines:
        title = document.anchors.headings[line.heading or 0].title
        ours, theirs = slug(line.link.text).split("-"), slug(title).split("-")
        odd = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
        if len(ours) == len(theirs) and len(odd) == 1 and is_slip(*odd[0]):
            message = f'expected one spelling, found "{line.link.text}" for the heading "{title}"'
            yield _finding(document, line, message)


def _finding(document: Document, line: Line, message: str, other: Line | None = None) -> Finding:
    link = line.link
    related = (Related(document.path, other.link.span, other.link.text),) if other else ()
    subject = document.source.line_text(link.start)
    return Finding(Span(link.start, link.span.end), message, subject, related=related)


class _Lacking:
    """Sections that are not listed, though nearly all beside them are."""

    def __init__(self, document: Document, table: Sequence[Line]) -> None:
        self.document = document
        self.headings = document.anchors.headings
        self.entries = [entry.start for entry in document.entries]
        self.begin = table[0].link.start
        self.named = {slug(line.link.text) for line in table}
        self.lost = [line.link.start for line in table if line.heading is line.meant is None]
        self.lines: dict[int, Line] = {}
        for line in table:
            for number in (line.heading, line.meant):
                if number is not None:
                    self.lines.setdefault(number, line)
        self.listed = sorted(self.lines)

    def findings(self) -> Iterator[Finding]:
        for group in self._siblings():
            listed = [number for number in group if number in self.lines]
            if not _FEWEST <= len(listed) < len(group):
                continue
            lacking = [number for number in group if self._is_lacking(number, last=group[-1])]
            if len(lacking) <= max(1, _SHARE * (len(listed) + len(lacking))):
                for number in lacking:
                    if not self._is_renamed(number, listed):
                        yield self._finding(number, listed)

    def _siblings(self) -> Iterator[list[int]]:
        """The numbers of the headings that stand side by side under one."""
        groups: dict[int, list[int]] = defaultdict(list)
        above: list[int] = []
        for number, heading in enumerate(self.headings):
            while above and self.headings[above[-1]].level >= heading.level:
                above.pop()
            groups[above[-1] if above else -1].append(number)
            above.append(number)
        yield from groups.values()

    def _is_lacking(self, number: int, *, last: int) -> bool:
        """Whether a section is of the list itself: it has entries, the last one two or more."""
        heading, source = self.headings[number], self.document.source
        name = slug(heading.title)
        if number in self.lines or heading.start < self.begin or name in self.named:
            return False
        line = source.slice(source.line_span(source.line(heading.start)))
        if _OMITTED.search(line) or not _ASIDE.isdisjoint(name.split("-")):
            return False
        first = bisect_left(self.entries, heading.start)
        return bisect_left(self.entries, self._end(number)) - first > (number == last)

    def _end(self, number: int) -> int:
        level = self.headings[number].level
        behind = number + 1
        while behind < len(self.headings) and self.headings[behind].level > level:
            behind += 1
        if behind < len(self.headings):
            return self.headings[behind].start
        return len(self.document.source.text)

    def _is_renamed(self, number: int, listed: Sequence[int]) -> bool:
        """Whether a line that leads nowhere is in its place: another rule speaks of that."""
        place = bisect_left(listed, number)
        begin = self.lines[listed[place - 1]].link.start if place else 0
        at = bisect_left(self.lost, begin)
        if at == len(self.lost) or place == len(listed):
            return at < len(self.lost)
        return self.lost[at] < self.lines[listed[place]].link.start

    def _finding(self, number: int, listed: Sequence[int]) -> Finding:
        source, heading = self.document.source, self.headings[number]
        place = bisect_left(listed, number)
        beside = self.lines[listed[place - 1 if place else 0]].link
        message = (
            f'expected "{heading.title}" in the contents as the {len(listed)} sections beside it, '
            "found it missing"
        )
        span = source.line_span(source.line(heading.start))
        related = (Related(self.document.path, beside.span, beside.text),)
        fix = self._fix(heading, number, beside.start) if place else None
        return Finding(span, message, source.line_text(heading.start), fix=fix, related=related)

    def _fix(self, heading: Anchor, number: int, beside: int) -> Fix | None:
        """A line behind those of the section before, written as the line beside it is."""
        source = self.document.source
        before = self.lines[self.listed[bisect_left(self.listed, number) - 1]].link.start
        model = _LINE.fullmatch(source.slice(source.line_span(source.line(beside))))
        if not model or not heading.name or not _PLAIN.fullmatch(heading.title):
            return None
        end = source.line_span(source.line(before)).end
        edits = (Edit(Span(end, end), f"\n{model[1]}[{heading.title}](#{heading.name})"),)
        return Fix("add it to the contents", edits, Safety.UNSAFE, Effect.ADDED)

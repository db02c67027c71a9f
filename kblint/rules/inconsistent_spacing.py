"""Blanks that are too many, too few, or other than those of the lines around."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
from kblint.knowledge import Document, Entry, Shape
from kblint.knowledge.conventions import are_slips
from kblint.knowledge.lines.indents import odd_indents
from kblint.knowledge.lines.stray_bullets import stray_bullets
from kblint.rule import Rule
from kblint.text import Span

_SEPARATORS = " \t-–—:|"
# Below such a line nothing is read otherwise once it is an item: the end, a blank line or a bullet.
_ENDS_ITEM = re.compile(r".*(?:\Z|\n(?:\Z|[ \t]*+\n| {0,3}(?:[-*+]|\d{1,9}[.)])))")
_SPACES = re.compile(r"[ \t]{2,}|\t")


@dataclass(frozen=True)
class InconsistentSpacing(Rule):
    """Blanks make text of an item, or differ before its bullet or between the parts of an entry.

    A bullet that begins no item is an error: its line runs on in the one above.
    """

    code = "KB503"
    name = "inconsistent-spacing"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        yield from _merged(document)
        yield from _indented(document)
        beside, count = list[Finding](), 0
        for entry in document.entries:
            scores = sorted(
                f.span for f in entry.scores if entry.tail.start <= f.span.start < entry.tail.end
            )
            for gap in _before_scores(entry, scores):
                yield from _in_gap(entry, gap, "before the score")
            separator = _separator(entry, scores)
            if separator:
                count += 1
                beside += _in_gap(entry, separator, "beside the separator")
        if are_slips(len(beside), count):
            yield from beside


def _merged(document: Document) -> Iterator[Finding]:
    """Lines that were meant as items, and are text."""
    blocks = [block for section in document.sections for block in section.blocks]
    for stray in stray_bullets(blocks):
        sign, end = document.source.slice(stray.span), stray.span.end
        fix = None
        why = f'the blanks before "{sign}" fit no list'
        if stray.is_glued:
            why = f'no blank follows "{sign}"'
            if _ENDS_ITEM.match(document.source.text, end):
                fix = Fix("add the blank", (Edit(Span(end, end), " "),), effect=Effect.ITEM_MADE)
        elif sign[0].isdigit():
            why = f'no blank line stands above "{sign}"'
        text = "text that runs on in the line above" if stray.runs_on else "text"
        message = f"expected an item, found {text}: {why}"
        subject = document.source.line_text(stray.span.start)
        yield Finding(stray.span, message, subject, Severity.ERROR, fix)


def _indented(document: Document) -> Iterator[Finding]:
    """Items beside their like, and yet indented otherwise."""
    for odd in odd_indents(document.source, document.sections):
        start, wanted = odd.item.start, " " * int(str(odd.expected.value))
        # with other neighbours, or more lines, it might come to lie in another list
        safety, effect = Safety.SAFE, Effect.NONE
        if not odd.is_between:
            safety, effect = Safety.UNSAFE, Effect.ITEM_MADE
        fix = Fix("indent it like the others", (Edit(odd.blanks, wanted),), safety, effect)
        message = (
            f"expected the item to be indented by {len(wanted)}, as {odd.expected.count} of "
            f"{odd.expected.total} others are, found {odd.blanks.end - odd.blanks.start}"
        )
        subject = document.source.line_text(start)
        yield Finding(Span(start, start + 1), message, subject, fix=fix)


def _before_scores(entry: Entry, scores: Sequence[Span]) -> Iterator[Span]:
    """The blanks between the title and its scores."""
    at = entry.tail.start
    for score in scores:
        if not entry.source.text[at : score.start].strip():
            yield Span(at, score.start)
        at = score.end


def _separator(entry: Entry, scores: Sequence[Span]) -> Span | None:
    """What parts title and scores from the description on their line."""
    if entry.shape is not Shape.ONE_LINE or entry.description_span is None:
        return None
    at = scores[-1].end if scores else entry.tail.start
    beside = entry.source.text[at : entry.description_span.start]
    at += len(beside.rstrip(_SEPARATORS).rstrip()) if re.search(r"\w", beside) else 0
    return Span(at, entry.description_span.start)


def _in_gap(entry: Entry, gap: Span, what: str) -> Iterator[Finding]:
    for match in _SPACES.finditer(entry.source.text, gap.start, gap.end):
        found = len(match[0]) if "\t" not in match[0] else "a tab"
        message = f"expected 1 space {what}, found {found}"
        span = Span(*match.span())
        fix = Fix("leave one space", (Edit(span, " "),)) if entry.leaf.exact else None
        yield Finding(span, message, entry.subject, fix=fix)

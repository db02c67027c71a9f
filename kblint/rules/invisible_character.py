"""Characters that cannot be seen, or that look like others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
from kblint.knowledge import Document
from kblint.knowledge.lines import strays
from kblint.knowledge.lines.blanks import misplaced_blanks
from kblint.knowledge.lines.strays import Stray
from kblint.markdown import Heading, Paragraph
from kblint.rule import Rule
from kblint.text import Span
from kblint.text.characters import FULL_WIDTH, LIGATURES, name

_EFFECTS = MappingProxyType(
    {
        "heading": Effect.HEADING_MADE,
        "block": Effect.ITEM_MADE,
        "target": Effect.TARGET,
    }
)
_BARE_URL = re.compile(r"(?<![(<\"])https?://")
_UNSAFE = frozenset(("block", "order"))
_LONGEST_WORD = 30


@dataclass(frozen=True)
class InvisibleCharacter(Rule):
    """A character that cannot be seen, or looks like another, hides what the text says."""

    code = "KB508"
    name = "invisible-character"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        source = document.source
        if source.has_mark:
            message = "expected the file to begin with its text, found a byte-order mark"
            yield Finding(Span(0, 0), message, "byte-order mark", Severity.INFO)
        text = source.text
        if not strays.ANY.search(text):
            return
        prose = document.prose
        for expected, severity, found in (
            ("no control of direction", Severity.ERROR, strays.directions(text)),
            ("no invisible character", None, strays.unseen(text, prose)),
            ("a target of visible characters", None, strays.in_targets(text, prose)),
            ("plain spaces", None, misplaced_blanks(prose)),
            ('"{}" in letters of their own', None, strays.ligatures(prose)),
            ('"{}", as elsewhere in this file', None, strays.full_width(prose)),
        ):
            for _, on_line in groupby(found, key=lambda stray: source.line(stray.span.start)):
                yield _finding(document, expected, severity, list(on_line))


def _finding(
    document: Document, expected: str, severity: Severity | None, found: Sequence[Stray]
) -> Finding:
    """All of a kind on one line."""
    source, span = document.source, found[0].span
    character = source.text[span.start]
    plain = LIGATURES.get(character) or FULL_WIDTH.get(character)
    message = f"expected {expected.format(plain)}, found {name(character)} {_place(document, span)}"
    if len(found) > 1:
        message += f", and {len(found) - 1} more on this line"
    return Finding(span, message, source.line_text(span.start), severity, _fix(document, found))


def _place(document: Document, span: Span) -> str:
    """The word before, for a reader who cannot see what the finding is about."""
    source = document.source
    line = source.line_span(source.line(span.start))
    before = source.text[max(line.start, span.start - _LONGEST_WORD) : span.start]
    words = strays.ANY.sub("", before).split()
    if not words:
        return "at the beginning of the line"
    word = words[-1]
    if len(word) == _LONGEST_WORD:
        word = "…" + word[_LONGEST_WORD // 2 :]
    return f'after "{word}"'


def _fix(document: Document, found: Sequence[Stray]) -> Fix | None:
    if any(stray.wanted is None for stray in found):
        return None
    edits = tuple(Edit(stray.span, stray.wanted or "") for stray in found)
    makes = {stray.makes for stray in found}
    source, block = document.source, document.block_at(found[0].span.start)
    if "heading" in makes and (
        not isinstance(block, Paragraph) or "\n" in document.source.slice(block.span)
    ):
        return None  # what follows may be something else below a heading
    if block and not strays.ANY.sub("", block.source_text).strip():
        return None  # a paragraph would go
    in_heading = isinstance(block, Heading)  # whose text makes its anchor
    safety = Safety.UNSAFE if in_heading or makes & _UNSAFE else Safety.SAFE
    effect = next((_EFFECTS[each] for each in makes if each in _EFFECTS), Effect.TEXT)
    if effect is Effect.TEXT and _BARE_URL.search(source.line_text(found[0].span.start)):
        effect = Effect.LINK_MADE  # which may begin or end elsewhere then
    return Fix("leave plain characters", edits, safety, effect)

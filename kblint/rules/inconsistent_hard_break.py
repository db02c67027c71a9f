"""Hard breaks written otherwise than by two spaces, and backslashes that break nothing."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document
from kblint.knowledge.conventions import majority
from kblint.markdown import HardBreak, Leaf
from kblint.rule import Rule
from kblint.text import Span

_BREAK = re.compile(r"(?:  |\\)\n")
_IDLE = re.compile(r"\\(?=[ \t]*(?:\n|\Z))")


@dataclass(frozen=True)
class InconsistentHardBreak(Rule):
    """A hard break has three spaces or more, is a backslash among spaces, or breaks nothing.

    Where more breaks have three spaces or more than have two, that is the list's habit.
    """

    code = "KB502"
    name = "inconsistent-hard-break"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        by_kind: dict[str, list[HardBreak]] = {"two": [], "more": [], "backslash": []}
        for node in _breaks(document):
            by_kind[_kind(node)].append(node)
        two, more, backslashes = by_kind.values()
        for node in more if len(more) <= max(1, len(two)) else ():
            yield _odd(document, node, f"{len(node.marker)} spaces")
        counts = Counter[Hashable]({"spaces": len(two) + len(more), "none": len(backslashes)})
        clear = majority(counts, ("none",)) if backslashes else None
        for node in backslashes if clear and clear.value == "spaces" else ():
            yield _odd(document, node, "a backslash")
        for match in _IDLE.finditer(document.source.text):
            if _is_idle(document, match.start()):
                yield _idle(document, match.start())


def _breaks(document: Document) -> Iterator[HardBreak]:
    for leaf in document.root.leaves():
        if leaf.exact and _BREAK.search(leaf.source_text):
            yield from (node for node in leaf.walk() if isinstance(node, HardBreak))


def _kind(node: HardBreak) -> str:
    if node.marker.endswith("\\"):
        return "backslash"
    return "two" if node.marker == "  " else "more"


def _odd(document: Document, node: HardBreak, found: str) -> Finding:
    text, end = document.source.text, node.end - 1
    start = _blanks_before(text, node.start)
    fix = None
    if text[start - 1 : start] not in {"", "\n"}:  # else a blank line would part blocks
        fix = Fix("end the line with two spaces", (Edit(Span(start, end), "  "),))
    message = f"expected a hard break of two spaces, found {found}"
    return Finding(Span(start, end), message, document.source.line_text(start), fix=fix)


def _is_idle(document: Document, offset: int) -> bool:
    """Whether a backslash behind a blank ends a paragraph, or a heading."""
    block = document.block_at(offset)
    is_last = isinstance(block, Leaf) and block.exact and block.end == offset + 1
    return is_last and block.start < offset and document.source.text[offset - 1] in " \t"


def _idle(document: Document, offset: int) -> Finding:
    start, fix = _blanks_before(document.source.text, offset), None
    if document.source.text[start - 1 : start] not in {"", "\n"}:  # else the line would be blank
        edit = Edit(Span(start, offset + 1), "")
        fix = Fix("delete the backslash", (edit,), effect=Effect.TEXT)
    message = "expected no hard break where the paragraph ends, found a backslash, which is shown"
    return Finding(Span(offset, offset + 1), message, document.source.line_text(offset), fix=fix)


def _blanks_before(text: str, offset: int) -> int:
    while offset and text[offset - 1] in " \t":
        offset -= 1
    return offset

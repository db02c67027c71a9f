"""Lines that want the bullet which their like have."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from itertools import pairwise
from typing import NamedTuple

from kblint.knowledge.conventions import Clear, majority
from kblint.knowledge.lines.lists import Placed
from kblint.knowledge.reading.labels import is_label
from kblint.markdown import HardBreak, Leaf, Link, Paragraph, SoftBreak
from kblint.text import Source, Span

# "Paper: https://…", "- **Code**: [a](b)"; the label stands alone before its link
_FIELD = re.compile(
    r"^(?P<indent>[ \t]*)(?P<bullet>[-*+] +)?"
    r"[*_]{0,3}(?P<label>[^\W\d_](?:[\w ]{0,20}\w)?)[*_]{0,3} ?[:：](?!//)[*_]{0,3}"
    r" *(?=\[|<|https?://)",
    re.MULTILINE,
)
_TAIL = re.compile(r" *(?:--?|–|—|:|,|\||\() *|$")


class Unmarked(NamedTuple):
    """A line's indentation, where a bullet is missing, what should stand there, and for whom."""

    span: Span
    wanted: str
    clear: Clear | None


def merged_items(source: Source, placed: Placed) -> Iterator[Unmarked]:
    """Linked titles at the beginning of lines that go on with the item above.

    What follows the link is written as it is behind the item's own.
    """
    if placed.node.ordered:
        return
    for item in placed.items:
        first = item.children[0] if item.children else None
        if not isinstance(first, Paragraph) or "\n" not in first.source_text or not first.exact:
            continue
        column = source.position(item.start).column - 1
        for link in _links_on_lines(source, first):
            blanks = Span(source.text.rfind("\n", 0, link.start) + 1, link.start)
            if blanks.end - blanks.start <= column:
                yield Unmarked(blanks, " " * column + placed.node.bullet + " ", None)


def _links_on_lines(source: Source, leaf: Leaf) -> Iterator[Link]:
    """The links that begin the lines below the first, where they are titles as the first's is."""
    first, *below = leaf.children
    if type(first) is not Link or is_label(first.text):
        return
    tail = _tail(source, first)
    for before, node in pairwise(below):
        if (
            isinstance(before, SoftBreak | HardBreak)
            and type(node) is Link
            and not is_label(node.text)
            and _tail(source, node) == tail
        ):
            yield node


def _tail(source: Source, link: Link) -> str | None:
    """What parts a link from what follows on its line; None where words follow at once."""
    end = source.text.find("\n", link.end)
    match = _TAIL.match(source.text, link.end, end if end >= 0 else len(source.text))
    return match[0].strip() if match else None


def unmarked_fields(source: Source) -> Iterator[Unmarked]:
    """Labels with links at the beginning of lines, where nine in ten of the label have a bullet."""
    counts = defaultdict[str, Counter[Hashable]](Counter)
    found = list(_FIELD.finditer(source.text))
    for match in found:
        counts[match["label"]][(match["bullet"] or "").strip()] += 1
    for match in found:
        clear = majority(counts[match["label"]], ("",)) if not match["bullet"] else None
        if clear and clear.value:
            yield Unmarked(Span(*match.span("indent")), f"{clear.value} ", clear)

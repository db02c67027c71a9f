"""Lists as they lie in the sections, and what one trait of their items is as a rule."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from kblint.knowledge.conventions import Clear, majority
from kblint.knowledge.sections import Section
from kblint.markdown import List, ListItem, Node


class Placed(NamedTuple):
    """A list, its section, how deep it lies in other lists, and the lists it touches.

    Lists touch where nothing but their bullets parts them.
    """

    section: Section
    depth: int
    node: List
    beside: Sequence[List]

    @property
    def items(self) -> Sequence[ListItem]:
        """Its items."""
        return [item for item in self.node.children if isinstance(item, ListItem)]


def lists_in(sections: Sequence[Section]) -> Iterator[Placed]:
    """All lists, each before those within it."""
    for section in sections:
        yield from _below(section, section.blocks, 0)


def _below(section: Section, blocks: Sequence[Node], depth: int) -> Iterator[Placed]:
    for i, node in enumerate(blocks):
        if isinstance(node, List):
            touched = (*blocks[max(0, i - 1) : i], *blocks[i + 1 : i + 2])
            yield Placed(section, depth, node, [o for o in touched if isinstance(o, List)])
            for item in node.children:
                yield from _below(section, item.children, depth + 1)


class ListHabit:
    """One trait of items, counted by depth in each section with all below it."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._counts: dict[tuple[Section, int], Counter[Hashable]] = {}

    def count(self, placed: Placed, value: Hashable, times: int = 1) -> None:
        """Count a value for items of a list."""
        for around in placed.section.lineage():
            self._counts.setdefault((around, placed.depth), Counter())[value] += times

    def expected(self, placed: Placed, left_out: Sequence[Hashable]) -> Clear | None:
        """What nine in ten of the others do, in the smallest section that is clear."""
        for around in placed.section.lineage():
            clear = majority(self._counts.get((around, placed.depth), Counter()), left_out)
            if clear:
                return clear
        return None

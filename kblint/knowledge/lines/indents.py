"""Items that are indented otherwise than their like, though they are of one list with them."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from kblint.knowledge.conventions import Clear, are_slips, majority
from kblint.knowledge.lines.lists import ListHabit, Placed, lists_in
from kblint.knowledge.sections import Section
from kblint.markdown import ListItem
from kblint.text import Source, Span


class OddIndent(NamedTuple):
    """An item, the blanks before its bullet, and how many there should be.

    `is_between` says that it stands between two that have as many, and has one line.
    """

    item: ListItem
    blanks: Span
    expected: Clear
    is_between: bool


def odd_indents(source: Source, sections: Sequence[Section]) -> Sequence[OddIndent]:
    """The items without a number that are slips; too many are a habit."""
    lists = [
        (placed, blanks)
        for placed in lists_in(sections)
        if not placed.node.ordered and (blanks := _blanks(source, placed))
    ]
    if all(len(set(map(_width, blanks))) == 1 for _, blanks in lists):
        return ()
    habit = ListHabit()
    for placed, blanks in lists:
        for width, times in Counter(map(_width, blanks)).items():
            habit.count(placed, width, times)
    found = [odd for placed, blanks in lists for odd in _odd_ones(placed, blanks, habit)]
    return found if are_slips(len(found), sum(len(blanks) for _, blanks in lists)) else ()


def _width(blanks: Span) -> int:
    return blanks.end - blanks.start


def _blanks(source: Source, placed: Placed) -> list[Span]:
    """What stands before each bullet of a list; nothing where that is a tab or another's marker."""
    found = [Span(source.text.rfind("\n", 0, i.start) + 1, i.start) for i in placed.items]
    return [] if any(source.slice(span).strip(" ") for span in found) else found


def _odd_ones(placed: Placed, blanks: Sequence[Span], habit: ListHabit) -> Iterator[OddIndent]:
    """The items that depart from the others of the list; if these are few, from those around."""
    counts = Counter[Hashable](map(_width, blanks))
    if len(counts) == 1:
        return
    usual = {own: majority(counts, (own,)) or habit.expected(placed, (own,)) for own in counts}
    for i, (item, span) in enumerate(zip(placed.items, blanks, strict=True)):
        clear = usual[_width(span)]
        if clear and clear.value in counts and clear.value != _width(span):
            beside = (*blanks[max(0, i - 1) : i], *blanks[i + 1 : i + 2])
            is_between = [_width(span) for span in beside] == [clear.value, clear.value]
            yield OddIndent(item, span, clear, is_between and "\n" not in item.source_text)

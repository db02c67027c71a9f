"""Applying fixes to a source: those that can be applied together."""

from bisect import bisect, insort
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from kblint.finding import Edit, Fix
from kblint.text import Source

T = TypeVar("T")


def together(owners: Iterable[T], fix_of: Callable[[T], Fix]) -> Iterator[T]:
    """Of all owners of a fix those whose fixes do not touch one another, as many as come first.

    Of fixes that touch the same characters the one that begins first is taken and the others
    are left out whole; an insertion at the border of another edit counts as touching it.
    """
    taken: list[Edit] = []  # in order of the text
    for owner in sorted(owners, key=lambda owner: min(fix_of(owner).edits)):
        edits = fix_of(owner).edits
        if not any(_collides(edit, taken) for edit in edits):
            for edit in edits:
                insort(taken, edit)
            yield owner


def applied(source: Source, fixes: Iterable[Fix]) -> Source:
    """The source with the edits of the fixes made that can be applied together."""
    return source.edited(edit for fix in together(fixes, lambda fix: fix) for edit in fix.edits)


def _collides(edit: Edit, taken: list[Edit]) -> bool:
    """Whether the edit touches one of those taken, of which only its neighbours can."""
    at = bisect(taken, edit)
    return any(_touch(edit, other) for other in taken[max(0, at - 1) : at + 1])


def _touch(one: Edit, other: Edit) -> bool:
    (a, b), (c, d) = one.span, other.span
    if a == b or c == d:
        return a <= d and c <= b
    return a < d and c < b

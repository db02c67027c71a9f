"""Applying fixes to a text."""

from bisect import bisect, insort
from collections.abc import Iterable

from kblint.finding import Edit, Fix


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with the fixes' edits made.

    Of fixes that touch the same characters the one that begins first is applied and the others
    are left out whole; an insertion at the border of another edit counts as touching it.
    """
    taken: list[Edit] = []  # in order of the text
    for fix in sorted(fixes, key=lambda fix: min(fix.edits)):
        if any(_collides(edit, taken) for edit in fix.edits):
            continue
        for edit in fix.edits:
            insort(taken, edit)
    parts, at = [], 0
    for edit in taken:
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join(parts) + text[at:]


def _collides(edit: Edit, taken: list[Edit]) -> bool:
    """Whether the edit touches one of those taken, of which only its neighbours can."""
    at = bisect(taken, edit)
    return any(_touch(edit, other) for other in taken[max(0, at - 1) : at + 1])


def _touch(one: Edit, other: Edit) -> bool:
    (a, b), (c, d) = one.span, other.span
    if a == b or c == d:
        return a <= d and c <= b
    return a < d and c < b

"""Applying fixes to a text."""

from collections.abc import Iterable

from kblint.finding import Edit, Fix


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with the fixes' edits made.

    Of fixes that touch the same characters the one that begins first is applied and the others
    are left out whole; an insertion at the border of another edit counts as touching it.
    """
    taken: list[Edit] = []
    for fix in sorted(fixes, key=lambda fix: min(fix.edits)):
        if not any(_touch(edit, other) for edit in fix.edits for other in taken):
            taken += fix.edits
    for edit in sorted(taken, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _touch(one: Edit, other: Edit) -> bool:
    (a, b), (c, d) = one.span, other.span
    if a == b or c == d:
        return a <= d and c <= b
    return a < d and c < b

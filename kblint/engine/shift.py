"""Where places of a text are once edits are made in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from kblint.finding import Edit, Fix
from kblint.text import Span


class Shift:
    """The edits of fixes that do not touch one another, in order of the text."""

    def __init__(self, fixes: Iterable[Fix]) -> None:
        """Sort them, and sum up how far each moves what is behind it."""
        edits = ((edit, fix) for fix in fixes for edit in fix.edits)
        self._edits = sorted(edits, key=itemgetter(0))
        self._starts = [edit.span.start for edit, _ in self._edits]
        self._ends = [edit.span.end for edit, _ in self._edits]
        self._shifts = [0]
        for edit, _ in self._edits:
            grown = len(edit.text) - (edit.span.end - edit.span.start)
            self._shifts.append(self._shifts[-1] + grown)

    @property
    def all(self) -> list[tuple[Edit, Fix]]:
        """Each edit with its fix."""
        return self._edits

    @property
    def written(self) -> Sequence[Span]:
        """Where the edits' new text stands afterwards."""
        shifted = zip(self._starts, self._shifts, self._edits, strict=False)
        return [Span(s + by, s + by + len(edit.text)) for s, by, (edit, _) in shifted]

    def moved(self, offset: int) -> int:
        """Where a place is afterwards; one within an edit is where that begins."""
        at = bisect_right(self._ends, offset)
        if at < len(self._starts) and self._starts[at] < offset:
            offset = self._starts[at]
        return offset + self._shifts[at]

    def within(self, span: Span) -> list[tuple[Edit, Fix]]:
        """The edits that touch a span, be it at its border."""
        first, last = bisect_left(self._ends, span.start), bisect_right(self._starts, span.end)
        return self._edits[first:last]

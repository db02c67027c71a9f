"""In which order things stand: the longest run that keeps it, and what stands out of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

FEWEST_STEPS = 3  # from one value to another, for a run to show an order


class Run:
    """The most of a row of values that run one way; equal ones may follow each other."""

    def __init__(self, values: Sequence[Any], *, descending: bool = False) -> None:
        """Find the longest run; of several, one that keeps earlier values."""
        sign = -1 if descending else 1
        ranks = {value: sign * i for i, value in enumerate(sorted(set(values)))}
        self._ranks = [ranks[value] for value in values]
        self.kept = _longest(self._ranks)
        self._kept_ranks = [self._ranks[i] for i in self.kept]

    @property
    def odd(self) -> list[int]:
        """Where the values stand that are out of order."""
        kept = set(self.kept)
        return [i for i in range(len(self._ranks)) if i not in kept]

    @property
    def steps(self) -> int:
        """How often the run goes on to another value."""
        return len(set(self._kept_ranks)) - 1

    @property
    def is_clear(self) -> bool:
        """Whether of each that is out of order nine in ten others keep it."""
        others_out = len(self._ranks) - len(self.kept) - 1
        return others_out <= (len(self._ranks) - 1) // 10

    def home(self, i: int) -> tuple[int | None, int | None]:
        """Which of the run the value belongs behind, and which before."""
        return self._around(bisect_right(self._kept_ranks, self._ranks[i]))

    def beside(self, i: int) -> tuple[int | None, int | None]:
        """Which of the run the value stands behind now, and which before."""
        return self._around(bisect_left(self.kept, i))

    def violated(self, i: int) -> int:
        """The nearest of the run that stands on the wrong side of the value."""
        _, follows = self.home(i)
        before, after = self.beside(i)
        found = before if follows is not None and follows < i else after
        return i if found is None else found

    def _around(self, n: int) -> tuple[int | None, int | None]:
        return self.kept[n - 1] if n else None, self.kept[n] if n < len(self.kept) else None


def _longest(ranks: Sequence[int]) -> list[int]:
    """The longest run without a fall, found from the end: so earlier ones are kept."""
    backwards = [-rank for rank in reversed(ranks)]
    lowest: list[int] = []  # of the runs of each length, how low the end of one may be
    ends: list[int] = []  # and where that stands
    before: list[int | None] = []
    for i, rank in enumerate(backwards):
        n = bisect_right(lowest, rank)
        before.append(ends[n - 1] if n else None)
        lowest[n : n + 1] = [rank]
        ends[n : n + 1] = [i]
    kept: list[int] = []
    at = ends[-1] if ends else None
    while at is not None:
        kept.append(len(ranks) - 1 - at)
        at = before[at]
    return kept

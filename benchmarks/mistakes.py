"""Mistakes that people mended by hand, and how what a linter says is held against them."""

from __future__ import annotations

import json
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

TALLEST = 13  # lines: who marks more than that points at nothing
FAILED = "failed"


class Said(NamedTuple):
    """A finding by its lines, those of its related places among them."""

    code: str
    severity: str
    height: int
    lines: frozenset[int]

    @property
    def counts(self) -> bool:
        """Whether it fails a check; information does not."""
        return self.severity != "info"


Findings = Sequence[Said] | None
"""What was said of a file; None where the linter failed."""


class Pair(NamedTuple):
    """What was said of a file before somebody mended it, and of the mended one."""

    before: Findings
    after: Findings


class Label(NamedTuple):
    """One mistake; `after` is the number of its mended line, None where the line was deleted."""

    case: str
    kind: str
    before: int
    after: int | None


@dataclass
class Recall:
    """How many mistakes there are of each class, and how many which code found."""

    total: Counter[str] = field(default_factory=Counter)
    by_code: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    missed: list[Label] = field(default_factory=list)

    @property
    def found(self) -> int:
        """Of all classes together."""
        return self.total.total() - len(self.missed)


class Noise(NamedTuple):
    """What is said of the mended files: by code, and for every 1,000 lines of each repository."""

    codes: Counter[str]
    rate: float
    layout: float
    rates: Sequence[float]

    @property
    def median(self) -> float:
        """Of the repositories: two loud ones can make half of the rest."""
        return statistics.median(self.rates)


def labels_in(folder: Path) -> list[Label]:
    """The labelled mistakes of a folder that has one more for each case."""
    rows = map(json.loads, (folder / "defects.jsonl").read_text("utf-8").splitlines())
    return [Label(r["case"], r["class"], r["before_line_no"], r["after_line_no"]) for r in rows]


def recall_of(
    labels: Iterable[Label], pairs: Mapping[str, Pair], fitting: Mapping[str, tuple[str, ...]]
) -> Recall:
    """Which mistakes are found; `fitting` has the beginnings of the codes that may name a class."""
    recall = Recall()
    for label in labels:
        recall.total[label.kind] += 1
        code = _code_that_names(label, pairs[label.case], fitting[label.kind])
        if code is None:
            recall.missed.append(label)
        else:
            recall.by_code[label.kind][code] += 1
    return recall


def noise_of(
    pairs: Mapping[str, Pair], line_counts: Mapping[str, int], layout: Iterable[str] = ()
) -> Noise:
    """What is said of mended files; the codes of layout are counted apart."""
    codes: Counter[str] = Counter()
    aside = frozenset(layout)
    said: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for case, pair in pairs.items():
        repository = case.rpartition("__")[0]
        here = [FAILED] if pair.after is None else [each.code for each in pair.after if each.counts]
        codes.update(here)
        said[repository] += sum(code not in aside for code in here)
        lines[repository] += line_counts[case]
    everything = lines.total()
    return Noise(
        codes,
        1000 * said.total() / everything,
        1000 * (codes.total() - said.total()) / everything,
        [1000 * said[repository] / lines[repository] for repository in lines],
    )


def _code_that_names(label: Label, pair: Pair, fitting: tuple[str, ...]) -> str | None:
    """The first that touches the mistake's line and is gone once it is mended."""
    if pair.before is None or pair.after is None:
        return None
    for said in pair.before:
        if (
            said.counts
            and said.height <= TALLEST
            and said.code.startswith(fitting)
            and label.before in said.lines
            and _is_gone(said.code, label, pair.before, pair.after)
        ):
            return said.code
    return None


def _is_gone(code: str, label: Label, before: Sequence[Said], after: Sequence[Said]) -> bool:
    """Whether the mended line is free of the code; of a deleted line, whether fewer are left."""
    if label.after is None:
        return sum(s.code == code for s in after) < sum(s.code == code for s in before)
    return not any(said.code == code and label.after in said.lines for said in after)

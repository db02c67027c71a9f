"""What each default rule costs, as a share of the whole check.

    python benchmarks/costs.py [--runs N] [FILE...]

Much is worked out when it is first asked for and then kept, so the first to ask pays for all. Each
run asks in another order, and a rule's best run counts: what it alone uses is charged to it, while
what it shares with others stands in a line of its own. The lists are those of the project's shared
data, in ../shared/data or the folder that KBLINT_DATA names, unless files are given.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from data import DATA, ROOT

from kblint import Document, ProjectRule, Rule, Source
from kblint.engine.select import select
from kblint.markdown.collector import resting_collector
from kblint.rules.registry import RULES

BUDGET = 0.1  # of the whole, for any rule
LEAST = 0.01  # of the whole, to stand in a line of its own

BLOCKS = "blocks"
ENTRIES = "sections and entries"
FACTS = "facts for rules that judge many documents"
SHARED = "what several rules ask for: inline text, fields, habits"


@contextmanager
def charged(spent: dict[str, float], part: str) -> Iterator[None]:
    """Add the CPU seconds that pass to a part."""
    began = time.process_time()
    yield
    spent[part] += time.process_time() - began


def parts_of_check(source: Source, rules: Sequence[Rule]) -> Mapping[str, float]:
    """The seconds that each part of a check takes."""
    spent: dict[str, float] = defaultdict(float)
    document = Document(source)
    with resting_collector():
        with charged(spent, BLOCKS):
            _ = document.root
        with charged(spent, ENTRIES):
            _ = document.entries
        for rule in rules:
            with charged(spent, rule.code):
                list(rule.check(document))
        with charged(spent, FACTS):
            facts = {document.path: document.facts}
        for rule in rules:
            if isinstance(rule, ProjectRule):
                with charged(spent, rule.code):
                    list(rule.judge(facts))
    return spent


def one_run(files: Sequence[Path], run: int) -> list[Mapping[str, float]]:
    """Check each file: forwards, backwards, then shuffled; of two rules each goes first in one."""
    rules = select(["default"])
    if run == 1:
        rules.reverse()
    elif run:
        random.Random(run).shuffle(rules)
    return [parts_of_check(Source.decode(file.read_bytes(), file), rules) for file in files]


def best_of(runs: Sequence[Sequence[Mapping[str, float]]]) -> dict[str, float]:
    """What each part costs; whatever of the best whole is then left, several parts share."""
    best: dict[str, float] = defaultdict(float)
    whole = 0.0
    for of_file in zip(*runs, strict=True):
        for part in of_file[0]:
            best[part] += min(spent[part] for spent in of_file)
        whole += min(sum(spent.values()) for spent in of_file)
    best[SHARED] = whole - sum(best.values())
    return best


def report(best: Mapping[str, float]) -> None:
    """Print the table; rules that cost next to nothing stand together."""
    names = {rule.code: f"{rule.code} {rule.name}" for rule in RULES}
    whole = sum(best.values())
    little = {part: cost for part, cost in best.items() if part in names and cost < LEAST * whole}
    rows = [(names.get(part, part), cost) for part, cost in best.items() if part not in little]
    rows.sort(key=lambda row: -row[1])
    if little:
        rows.append((f"{len(little)} more rules, each below {LEAST:.0%}", sum(little.values())))
    print("| | CPU, ms | of the whole |\n|---|---|---|")
    for name, cost in [*rows, ("the whole check", whole)]:
        print(f"| {name} | {cost * 1000:.0f} | {cost / whole:.1%} |")
    dearest = max(names.keys() & best.keys(), key=lambda code: best[code])
    print(f"\nbudget: {BUDGET:.0%} for any rule; the dearest takes {best[dearest] / whole:.1%}")


def main() -> int:
    """Measure, with a process for each run so that nothing is known from the run before."""
    parser = argparse.ArgumentParser(description="Time each rule as a share of the whole check.")
    parser.add_argument("files", nargs="*", type=Path, help="the lists to check")
    parser.add_argument("--runs", type=int, default=7, help="runs, of which the best count (7)")
    options = parser.parse_args()
    files = options.files or sorted((DATA / "lists").glob("*.md"))
    if not files:
        print("notice: no data in ../shared/data, nor in KBLINT_DATA: the examples stand in")
        files = sorted((ROOT / "examples").rglob("*.md"))
    missing = [file for file in files if not file.is_file()]
    if missing:
        print(f"costs.py: {missing[0]} is missing", file=sys.stderr)
        return 2
    with ProcessPoolExecutor(1, max_tasks_per_child=1) as pool:
        runs = list(pool.map(partial(one_run, files), range(max(2, options.runs))))
    size = sum(file.stat().st_size for file in files)
    print(f"{len(files)} files, {size / 1e6:.2f} MB, best of {len(runs)}\n")
    report(best_of(runs))
    return 0


if __name__ == "__main__":
    sys.exit(main())

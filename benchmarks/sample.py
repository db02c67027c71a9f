"""Draw findings on real lists for people to judge, as the skeleton of a table.

    python benchmarks/sample.py [--size N] [--seed N] [--context]

Errors and warnings are drawn; each rule has its share, for either severity. A finding's place in
the queue hangs on the seed and on itself alone: when rules change, what they still say and was
judged stays in the draw. The lists are those of the project's shared data, in ../shared/data or the
folder that KBLINT_DATA names; each is checked alone, by the default rules.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from data import DATA

from kblint import Severity, Source, check_paths

LEAST = 5  # of each rule and severity, where it has as many
MESSAGE = 120  # characters of it in the table
AROUND = 3  # lines before and after a finding
LINE = 400  # characters of a line around it


Key = tuple[str, str]
"""A rule's code and a severity."""


class Drawn(NamedTuple):
    """A finding, as the table shows it."""

    file: str
    line: int
    code: str
    severity: str
    message: str


def findings_in(path: Path) -> list[Drawn]:
    """What the default rules say of a list."""
    report = check_paths([path])
    return [
        Drawn(path.name, report.sources[d.path].line(d.span.start), d.code, d.severity, d.message)
        for d in report.diagnostics
        if d.severity is not Severity.INFO
    ]


def draw(findings: Iterable[Drawn], size: int, seed: int) -> list[Drawn]:
    """As many as asked for, or more where the least of each rule are more."""
    queues: dict[tuple[str, str], list[Drawn]] = defaultdict(list)
    for finding in sorted(findings, key=lambda finding: _lot(finding, seed)):
        queues[finding.code, finding.severity].append(finding)
    shares = shares_of({key: len(queue) for key, queue in queues.items()}, size)
    drawn = [finding for key, queue in queues.items() for finding in queue[: shares[key]]]
    return sorted(drawn, key=lambda finding: (finding.code, finding))


def shares_of(counts: Mapping[Key, int], size: int) -> dict[Key, int]:
    """How many of each kind: the least, and the rest in proportion to what each says."""
    shares = {key: min(count, LEAST) for key, count in counts.items()}
    open_ones = [key for key in sorted(counts) if shares[key] < counts[key]]
    while open_ones and sum(shares.values()) < size:
        key = max(open_ones, key=lambda key: counts[key] / (shares[key] + 1))
        shares[key] += 1
        if shares[key] == counts[key]:
            open_ones.remove(key)
    return shares


def _lot(finding: Drawn, seed: int) -> bytes:
    return blake2b(repr((seed, finding)).encode()).digest()


def table(drawn: Iterable[Drawn]) -> str:
    """A row for each finding; the verdict and why are left to whoever reads the list."""
    rows = ["| file | line | code | severity | message | verdict | why |", "|---" * 7 + "|"]
    for file, line, code, severity, message in drawn:
        rows.append(f"| {file} | {line} | {code} | {severity} | {_verbatim(message)} | | |")
    return "\n".join(rows)


def _verbatim(message: str) -> str:
    """As code, for it may quote the list's Markdown; only a bar must be escaped in a table."""
    text = message if len(message) <= MESSAGE else f"{message[: MESSAGE - 1]}…"
    fence = "``" if "`" in text else "`"
    blank = " " if "`" in text else ""
    return f"{fence}{blank}{' '.join(text.split())}{blank}{fence}".replace("|", "\\|")


def context(finding: Drawn, source: Source) -> str:
    """The finding in full and the lines around it, for the judge alone."""
    first = max(1, finding.line - AROUND)
    last = min(source.line_count, finding.line + AROUND)
    shown = [f"\n{finding.file}:{finding.line} {finding.severity} {finding.code} {finding.message}"]
    for number in range(first, last + 1):
        text = source.slice(source.line_span(number))
        mark = ">" if number == finding.line else " "
        shown.append(f"{mark}{number:6} {text if len(text) <= LINE else text[:LINE] + '…'}")
    return "\n".join(shown)


def main() -> int:
    """Print the table, and what is around each finding if asked for."""
    parser = argparse.ArgumentParser(description="Draw findings on real lists to be judged.")
    parser.add_argument("--size", type=int, default=200, help="how many (default 200)")
    parser.add_argument("--seed", type=int, default=1, help="of the draw (default 1)")
    parser.add_argument("--context", action="store_true", help="show the lines around each too")
    options = parser.parse_args()
    lists = DATA / "lists"
    paths = sorted(lists.glob("*.md"))
    if not paths:
        print(f"sample.py: no lists in {lists}", file=sys.stderr)
        return 2
    with ProcessPoolExecutor() as pool:
        findings = [finding for found in pool.map(findings_in, paths) for finding in found]
    drawn = draw(findings, options.size, options.seed)
    print(table(drawn))
    for finding in drawn if options.context else ():
        source = Source.decode((lists / finding.file).read_bytes())
        print(context(finding, source))
    return 0


if __name__ == "__main__":
    sys.exit(main())

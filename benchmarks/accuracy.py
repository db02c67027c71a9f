"""How much of what people mended by hand kblint finds, and what it says besides.

    python benchmarks/accuracy.py [--data FOLDER] [--misses] [--peer]

The lists and the labelled mistakes are those of the project's shared data, in ../shared/data or the
folder that KBLINT_DATA names. Each file is checked alone, by the default rules.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path

from data import DATA
from mistakes import Findings, Label, Pair, Recall, Said, labels_in, noise_of, recall_of
from peers import AWESOME_LINT, CACHE, RUMDL, node_package, python_program, say

from kblint import Severity, check_paths
from kblint.rules.registry import RULES

# For each class of mistakes the beginnings of the codes that may name one.
FITTING = {
    "broken-anchor": "KB305 KB306 KB312 KB604",
    "dead-link": "KB305 KB311 KB703",
    "duplicate-entry": "KB301 KB302 KB304",
    "inconsistent-format": "KB103 KB105 KB2 KB306 KB4 KB5 KB6",
    "insecure-http": "KB309 KB310",
    "malformed-link": "KB305 KB306 KB307 KB308 KB314 KB316 KB503 KB509",
    "mismatched-link": "KB204 KB207 KB301 KB302 KB303 KB304 KB305 KB308 KB7",
    "missing-field": "KB101 KB307 KB4 KB603",
    "moved-link": "KB301 KB309 KB310 KB704",
    "non-canonical": "KB305 KB308 KB309",
    "other": "KB",
    "out-of-order": "KB201 KB202 KB206 KB404",
    "table-cells": "KB510",
    "tracking-params": "KB309 KB311",
    "unbalanced": "KB305 KB306 KB509 KB510",
    "unicode": "KB001 KB305 KB306 KB409 KB504 KB508",
    "wrong-title-or-typo": "KB302 KB303 KB304 KB312 KB4 KB5 KB604",
    "wrong-year-or-section": "KB2 KB301 KB602",
}
OWN = {kind: tuple(codes.split()) for kind, codes in FITTING.items()}
ANY = dict.fromkeys(FITTING, ("",))
LAYOUT = ("KB502", "KB503", "KB504", "KB505", "KB506", "KB507", "KB511")
# What tells of files beside this one, which are not there when a list stands alone.
OF_NEIGHBOURS = {"KB313", "MD057"}
LOUDEST = 12
PROCESSES = 2

Look = Callable[[Sequence[Path]], Iterable[Findings]]

# awesome-lint has a command for one file a time; most of it would be the start of Node.
RUN_AWESOME_LINT = """
const [entry, ...files] = process.argv.slice(1);
const {default: lint} = await import(entry);
for (const file of files) {
    let said = null;
    try {
        const [{messages}] = await lint({filename: file});
        said = messages.filter(each => each.line).map(
            each => [each.ruleId, each.line, each.endLine ?? each.line]);
    } catch (error) {
        console.error(`${file}: ${error.message}`);
    }
    console.log(JSON.stringify([file, said]));
}
"""


def check(path: Path) -> Findings:
    """What the default rules say of a file that stands alone."""
    report = check_paths([path])
    undecodable = any(d.code == "KB001" for d in report.diagnostics)
    if not report.is_whole and not undecodable:
        return None
    found = []
    for diagnostic in report.diagnostics:
        if diagnostic.code in OF_NEIGHBOURS:
            continue
        line = report.sources[diagnostic.path].line
        here = [r.span for r in diagnostic.finding.related if r.path == diagnostic.path]
        rows = [range(line(span.start), line(span.end) + 1) for span in (diagnostic.span, *here)]
        lines = frozenset(chain.from_iterable(rows))
        found.append(Said(diagnostic.code, diagnostic.severity, len(rows[0]), lines))
    return found


def passes_layout(path: Path) -> bool:
    """Whether a check of the layout alone would end with 0."""
    rules = [registration.load()() for registration in RULES if registration.code in LAYOUT]
    found = check_paths([path], rules).diagnostics
    return all(diagnostic.severity is Severity.INFO for diagnostic in found)


def paired(folder: Path, cases: Collection[str], look: Look) -> dict[str, Pair]:
    """What is said of each case's two files."""
    files = [folder / case / name for case in cases for name in ("before.md", "after.md")]
    said = iter(look(files))
    return {case: Pair(next(said), next(said)) for case in cases}


def tell_mistakes(recall: Recall) -> None:
    """Print what was found of each class."""
    print("\n| class | mistakes | found | share | by |\n|---|---|---|---|---|")
    for kind, total in recall.total.most_common():
        codes = recall.by_code[kind]
        found = codes.total()
        print(f"| {kind} | {total} | {found} | {found / total:.1%} | {_loudest(codes)} |")
    total = recall.total.total()
    print(f"| all | {total} | {recall.found} | {recall.found / total:.1%} | - |")


def tell_noise(pairs: Mapping[str, Pair], line_counts: Mapping[str, int]) -> None:
    """Print what is left to say of mended files."""
    noise = noise_of(pairs, line_counts, LAYOUT)
    print("\n| errors and warnings after the fix | a 1,000 lines |\n|---|---|")
    print(f"| all but layout | {noise.rate:.2f} |")
    print(f"| the same, median of {len(noise.rates)} repositories | {noise.median:.2f} |")
    print(f"| layout ({', '.join(LAYOUT)}) | {noise.layout:.2f} |")
    print(f"\nloudest: {_loudest(noise.codes, LOUDEST)}")
    print(f"files on which it failed: {_failed(pairs)}")


def tell_suspects(data: Path, pool: Executor) -> None:
    """Print which pairs of entries with one link, judged by reading, have an error."""
    rows = map(json.loads, (data / "suspects.jsonl").read_text("utf-8").splitlines())
    by_list = defaultdict(list)
    for row in rows:
        by_list[data / "lists" / f"{row['repo'].replace('/', '__')}.md"].append(row)
    lists = [path for path in by_list if path.is_file()]
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    codes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path, said in zip(lists, pool.map(check, lists), strict=True):
        for row in by_list[path]:
            verdict, lines = row["verdict_by_reading"], {row["line_a"], row["line_b"]}
            errors = [each for each in said or () if each.severity == "error"]
            here = {each.code for each in errors if each.lines & lines}
            total[verdict] += 1
            found[verdict] += bool(here)
            codes[verdict].update(here)
    print("\n| two entries with one link, judged by reading | pairs | with an error | by |")
    print("|---|---|---|---|")
    for verdict, count in total.most_common():
        print(f"| {verdict} | {count} | {found[verdict]} | {_loudest(codes[verdict])} |")


def tell_layout(lists: Sequence[Path], pool: Executor) -> None:
    """Print how many lists are left in peace by the rules that are most a matter of taste."""
    passed = sum(pool.map(passes_layout, lists, chunksize=4))
    print(f"\n{passed} of {len(lists)} lists pass with the layout rules alone; the goal is half")


def tell_peers(
    folder: Path, labels: Sequence[Label], own: dict[str, Pair], line_counts: Mapping[str, int]
) -> None:
    """Print what other linters find of the same mistakes, whatever rule says it."""
    looks: dict[str, Look] = {}
    rumdl = python_program(CACHE, RUMDL, "rumdl")
    if rumdl:
        looks["rumdl, default rules"] = partial(by_rumdl, rumdl, ())
        looks["rumdl, all rules"] = partial(by_rumdl, rumdl, ("--enable=all",))
    awesome_lint = node_package(CACHE, AWESOME_LINT)
    if awesome_lint:
        looks["awesome-lint"] = partial(by_awesome_lint, *awesome_lint)
    everyone = {"kblint": own}
    for name, look in looks.items():
        say(f"notice: running {name}")
        try:
            everyone[name] = paired(folder, own, look)
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            say(f"notice: left out: {error}")
    print("\n| | found, by any rule | share | left, a 1,000 lines | median | mostly found by |")
    print("|---|---|---|---|---|---|")
    for name, pairs in everyone.items():
        recall, noise = recall_of(labels, pairs, ANY), noise_of(pairs, line_counts)
        figures = f"{recall.found / len(labels):.1%} | {noise.rate:.2f} | {noise.median:.2f}"
        by = _loudest(sum(recall.by_code.values(), Counter()), 3)
        print(f"| {name} | {recall.found} | {figures} | {by} |")
    for name, pairs in everyone.items():
        print(f"files on which {name} failed: {_failed(pairs)}")


def by_rumdl(program: Path, flags: Iterable[str], files: Sequence[Path]) -> list[Findings]:
    """What rumdl says."""
    always = ("check", "--isolated", "--no-cache", "--show-full-path", "--output-format=json")
    done = subprocess.run([program, *always, *flags, *files], capture_output=True, check=False)
    found: dict[str, list[Said]] = defaultdict(list)
    for each in json.loads(done.stdout):
        if each["rule"] not in OF_NEIGHBOURS:
            line = frozenset((each["line"],))
            found[each["file"]].append(Said(each["rule"], each["severity"], 1, line))
    return [found[str(file)] for file in files]


def by_awesome_lint(node: str, package: Path, files: Sequence[Path]) -> list[Findings]:
    """What awesome-lint says of lines; what it says of the repository is left out."""
    start = (node, "--input-type=module", f"--eval={RUN_AWESOME_LINT}", str(package / "index.js"))

    def look(part: Sequence[Path]) -> list[str]:
        return subprocess.check_output([*start, *map(str, part)], text=True).splitlines()

    with ThreadPoolExecutor(PROCESSES) as pool:
        parts = pool.map(look, (files[i::PROCESSES] for i in range(PROCESSES)))
        said = dict(json.loads(line) for part in parts for line in part)
    return [_of_awesome_lint(said.get(str(file))) for file in files]


def _of_awesome_lint(said: Sequence[tuple[str, int, int]] | None) -> Findings:
    if said is None:
        return None
    return [
        Said(rule, "error", last - first + 1, frozenset(range(first, last + 1)))
        for rule, first, last in said
    ]


def _failed(pairs: Mapping[str, Pair]) -> int:
    return sum(said is None for pair in pairs.values() for said in pair)


def _loudest(codes: Counter[str], most: int | None = None) -> str:
    return ", ".join(f"{code} {count}" for code, count in codes.most_common(most)) or "-"


def main() -> int:
    """Print the tables; nothing where the lists are absent."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=DATA, help="where defects/ and lists/ are")
    parser.add_argument("--misses", action="store_true", help="name the mistakes not found")
    parser.add_argument("--peer", action="store_true", help="measure other linters too")
    options = parser.parse_args()
    defects, lists = options.data / "defects", options.data / "lists"
    if not (defects.is_dir() and lists.is_dir()):
        print(f"notice: no lists in {options.data}: nothing was measured")
        return 0
    labels = labels_in(defects)
    cases = sorted({label.case for label in labels})
    line_counts = {
        case: len((defects / case / "after.md").read_bytes().splitlines()) for case in cases
    }
    with ProcessPoolExecutor(PROCESSES) as pool:
        pairs = paired(defects, cases, partial(pool.map, check, chunksize=8))
        recall = recall_of(labels, pairs, OWN)
        tell_mistakes(recall)
        tell_noise(pairs, line_counts)
        if (options.data / "suspects.jsonl").is_file():
            tell_suspects(options.data, pool)
        tell_layout(sorted(lists.glob("*.md")), pool)
    for label in recall.missed if options.misses else ():
        print(f"missed: {label.kind} {label.case} line {label.before}")
    if options.peer:
        tell_peers(defects, labels, pairs, line_counts)
    return 0


if __name__ == "__main__":
    sys.exit(main())

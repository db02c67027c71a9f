"""Time and weigh the parser beside the bare one that it stands on: ratios of one run.

    python benchmarks/parse.py [--runs N] [--size N] [FILE]

The second table parses text made to be hard at two sizes, one four times the other: where the cost
is linear so is the ratio of the times.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import mistune
from data import DATA, ROOT

from kblint.markdown import Root, parse
from kblint.markdown.parsing import parse_whole
from kblint.markdown.pieces import cuts
from kblint.text import Source

PLUGINS = ["strikethrough", "footnotes", "table", "url", "task_lists"]
GROWTH = 4

# Each at a size n; the largest at n = 100,000 are those that the goals name.
DEGENERATE: dict[str, Callable[[int], str]] = {
    "one line of 100 n characters": lambda n: "a" * (100 * n),
    "n words in one line": lambda n: "word " * n,
    "n headings": lambda n: "# a\n" * n,
    "n entries": lambda n: "- [a](http://b.c/d) - text **WR=2**\n" * n,
    "n definitions": lambda n: "".join(f"[a{i}]: /u\n" for i in range(n)),
    "n definitions in items": lambda n: "".join(f"[a{i}]: /u\n\n- [b{i}]: /u\n" for i in range(n)),
    "n footnotes": lambda n: "".join(f"a[^{i}]\n\n[^{i}]: b\n\n" for i in range(n)),
    "n references": lambda n: "[a][b] " * n + "\n\n[b]: /u\n",
    "one row of n cells": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|b" * n + "|\n",
    "n rows": lambda n: "|a|b|\n|-|-|\n" + "|c|d|\n" * n,
    "n quotes in one another": lambda n: "> " * n + "a\n",
    "n lists in one another": lambda n: "- " * n + "a\n",
    "lists forty deep": lambda n: "".join("  " * (i % 40) + "- a\n" for i in range(n)),
    "quotes and lists in turns": lambda n: "> a\n- b\n" * n,
    "brackets that open": lambda n: "[" * n + "\n\n[a]: /u\n",
    "brackets in one another": lambda n: "[" * n + "a" + "]" * n + "\n\n[a]: /u\n",
    "images in one another": lambda n: "![" * n + "a" + "](u)" * n,
    "destinations that do not end": lambda n: "[a](<b" * n,
    "titles that do not end": lambda n: "[a](b 'c " * n,
    "definitions' titles that do not end": lambda n: "[a]: /u 'b\n[c]: /u \"d\n" * n,
    "one run of backticks": lambda n: "`" * n,
    "backticks of two lengths": lambda n: "`a``b " * n,
    "backtick runs that grow": lambda n: " ".join("`" * i for i in range(1, int((2 * n) ** 0.5))),
    "asterisks that open": lambda n: "*a **b " * n,
    "asterisks that close": lambda n: "**a " * n + "b* " * n,
    "one run of asterisks, twice": lambda n: "*" * n + "a" + "*" * n,
    "emphasis side by side": lambda n: "**a** _b_ " * n,
    "two kinds of emphasis in turns": lambda n: "*a _b " * n + "c* d_ " * n,
    "tildes": lambda n: "~~a " * n,
    "tags that do not end": lambda n: "x <a b=" + "\tc" * n,
    "comments that do not end": lambda n: "x <!-- " * n,
    "lone tags in a paragraph": lambda n: "x\n" + "<a>\n" * n,
    "bare URLs": lambda n: "http://a.bc/d " * n,
    "addresses": lambda n: "a@b.c " * n,
    "parentheses after a URL": lambda n: "http://a.bc/" + ")" * n,
    "blanks in a heading": lambda n: "# a" + " " * n + "b\n",
    "blanks after dashes": lambda n: "x\n--" + " " * n + "x|\n",
    "fences in list items": lambda n: "- a\n\n" + "  ```\n  b\n  ```\n" * n,
    "fences in no list": lambda n: "a\n\n" + "  ```\n  b\n  ```\n" * n,
    "lines that are no items": lambda n: "x\n" + "2. a\n" * n,
    "hard breaks": lambda n: "a  \n" * n,
    "escapes": lambda n: "\\*" * n,
}


@dataclass(frozen=True)
class Measure:
    """One way to spend time on the text; `budget` is how much of the bare parse it may take."""

    title: str
    run: Callable[[], object]
    budget: float | None


def walk(root: Root) -> None:
    """Parse all that is still to be parsed."""
    for _ in root.walk():
        pass


def edits(text: str) -> Callable[[], object]:
    """Change one word of an open document at a time, a little further down for each."""
    state = {"text": text, "root": parse(text), "at": 0}
    walk(state["root"])

    def edit() -> None:
        text = state["text"]
        state["at"] = (state["at"] + len(text) // 7) % len(text)
        at = text.find("\n- ", state["at"])
        at = at + 3 if at >= 0 else text.find(" ") + 1
        state["text"] = text[:at] + "x" + text[at:]
        state["root"] = parse(state["text"], state["root"])

    return edit


def seconds(run: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    gc.collect()
    began = time.process_time()
    run()
    return time.process_time() - began


def weight(make: Callable[[], object]) -> int:
    """Bytes that what is made holds."""
    gc.collect()
    tracemalloc.start()
    kept = make()
    gc.collect()
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del kept
    return held


def whole_tree(text: str) -> Root:
    """The tree with every leaf parsed."""
    root = parse(text)
    walk(root)
    return root


def compare(text: str, runs: int) -> None:
    """Print what the parser costs beside the bare one, interleaved, as medians."""
    bare = mistune.create_markdown(renderer=None, plugins=PLUGINS)
    measures = [
        Measure("mistune, bare", lambda: bare(text), None),
        Measure("finding where to cut", lambda: cuts(text), None),
        Measure("blocks with spans", lambda: parse(text), 0.1),
        Measure("blocks with spans, in one piece", lambda: parse_whole(text), None),
        Measure("everything, all nodes walked", lambda: whole_tree(text), 1.0),
        Measure("one edit of an open document", edits(text), 0.05),
    ]
    times: dict[str, list[float]] = {measure.title: [] for measure in measures}
    for turn in range(runs):
        for measure in measures if turn % 2 == 0 else reversed(measures):
            times[measure.title].append(seconds(measure.run))
    base = statistics.median(times[measures[0].title])
    print("| | CPU, ms | of a bare parse | budget |\n|---|---|---|---|")
    for measure in measures:
        median = statistics.median(times[measure.title])
        budget = "" if measure.budget is None else str(measure.budget)
        print(f"| {measure.title} | {median * 1000:.1f} | {median / base:.3f} | {budget} |")
    tokens = weight(lambda: bare(text))
    print("\n| | memory, MB | of mistune's tokens | budget |\n|---|---|---|---|")
    print(f"| mistune's tokens | {tokens / 1e6:.1f} | 1.00 | |")
    for title, make in (("blocks", parse), ("the whole tree", whole_tree)):
        held = weight(lambda make=make: make(text))
        print(f"| {title} | {held / 1e6:.1f} | {held / tokens:.2f} | 1.0 |")


def stress(size: int) -> None:
    """Print how the cost of hard text grows with its size."""
    print(f"\n| text, n = {size} | CPU, ms | at {GROWTH} n, ms | growth |\n|---|---|---|---|")
    worst = 0.0
    for title, make in DEGENERATE.items():
        texts = make(size), make(GROWTH * size)
        small, large = (
            min(seconds(lambda text=text: whole_tree(text)) for _ in range(3)) for text in texts
        )
        growth = large / max(small, 1e-4)
        worst = max(worst, growth)
        print(f"| {title} | {small * 1000:.1f} | {large * 1000:.1f} | {growth:.1f} |", flush=True)
    print(f"\nlinear is {GROWTH}; the greatest found is {worst:.1f}")


def main() -> int:
    """Measure one list, then text that no list holds."""
    parser = argparse.ArgumentParser(description="Time the parser beside bare mistune.")
    parser.add_argument("file", nargs="?", type=Path, help="the list to parse")
    parser.add_argument("--runs", type=int, default=11, help="timed runs of each (default 11)")
    parser.add_argument("--size", type=int, default=5000, help="n of the second table")
    options = parser.parse_args()
    file = options.file or DATA / "lists" / "diff-usion__Awesome-Diffusion-Models.md"
    if not file.is_file() and options.file is None:
        print("notice: no data in ../shared/data, nor in KBLINT_DATA: an example stands in")
        file = ROOT / "examples" / "sound" / "papers.md"
    if not file.is_file():
        print(f"parse.py: {file} is missing", file=sys.stderr)
        return 2
    text = Source.decode(file.read_bytes()).text
    print(
        f"{file.name}, {len(text) / 1e6:.2f} million characters, {len(parse(text).parts)} pieces\n"
    )
    compare(text, max(1, options.runs))
    stress(max(1, options.size))
    return 0


if __name__ == "__main__":
    sys.exit(main())

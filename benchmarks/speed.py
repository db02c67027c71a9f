"""Time kblint beside its peers: whole processes, interleaved, medians and ratios of one run.

    python benchmarks/speed.py [--runs N] [--cache FOLDER]

The figures of two runs do not compare, for machines differ and are busy; the ratios within one do.
"""

from __future__ import annotations

import argparse
import compileall
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from data import DATA, ROOT
from peers import (
    CACHE,
    MARKDOWNLINT,
    MDFORMAT,
    PYMARKDOWN,
    RUMDL,
    node_package,
    python_program,
    run_quietly,
    say,
)

WARM_UPS = 2

# What a program that only parses the list costs: the floor for anything that stands on mistune.
BARE_PARSE = """
import sys, mistune
plugins = ["strikethrough", "footnotes", "table", "url", "task_lists"]
parse = mistune.create_markdown(renderer=None, plugins=plugins)
parse(open(sys.argv[1], encoding="utf-8").read())
"""


class CannotRunError(Exception):
    """Nothing can be measured here, and why."""


@dataclass(frozen=True)
class Contender:
    """A command to time on a file, and what it is called in the table."""

    name: str
    command: tuple[str, ...]


@dataclass
class Times:
    """What the runs of one contender took, in seconds."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Task:
    """One file, those who are timed on it, and how much of the rival's wall time kblint may take.

    The budget is shown and never judged.
    """

    title: str
    file: Path
    contenders: tuple[str, ...]
    rival: str
    budget: float


def tasks() -> list[Task]:
    """The two files of the goals, or the examples where the shared data is absent."""
    small = DATA / "seed" / "diffusion-models.md"
    large = DATA / "lists" / "diff-usion__Awesome-Diffusion-Models.md"
    if not (small.is_file() and large.is_file()):
        say("notice: no data in ../shared/data, nor in KBLINT_DATA: the examples stand in,")
        say("and the ratios are not those of the goals")
        small = ROOT / "examples" / "faulty.md"
        large = ROOT / "examples" / "sound" / "papers.md"
    if not small.is_file():
        raise CannotRunError(f"no file to measure: {small} is missing")
    everyone = ("kblint", "markdownlint-cli2", "rumdl", "pymarkdown", "mdformat")
    # PyMarkdown takes minutes and mdformat much of one on the large list.
    fast = ("kblint", "bare mistune parse", "markdownlint-cli2", "rumdl")
    return [
        Task("beside other linters", small, everyone, "markdownlint-cli2", 0.4),
        Task("beside a bare parse of the file", large, fast, "bare mistune parse", 1.5),
    ]


def node_peers(cache: Path) -> list[Contender]:
    """Markdownlint-cli2, called without the starter script that npx would add."""
    installed = node_package(cache, MARKDOWNLINT)
    if installed is None:
        return []
    node, package = installed
    return [Contender("markdownlint-cli2", (node, str(package / "markdownlint-cli2-bin.mjs")))]


def python_peers(cache: Path) -> list[Contender]:
    """The Python peers that could be installed."""
    commands = (
        (RUMDL, ("rumdl", "check", "--no-cache")),
        (PYMARKDOWN, ("pymarkdown", "scan")),
        (MDFORMAT, ("mdformat", "--check")),
    )
    found = []
    for requirement, (script, *flags) in commands:
        program = python_program(cache, requirement, script)
        if program:
            found.append(Contender(script, (str(program), *flags)))
    return found


def gather(cache: Path) -> dict[str, Contender]:
    """Whoever could be installed. kblint itself must be there, and is run as a user runs it."""
    if not hasattr(os, "wait4"):
        raise CannotRunError("needs os.wait4, which Windows lacks")
    for module in ("kblint", "mistune"):
        if importlib.util.find_spec(module) is None:
            raise CannotRunError(f"{sys.executable} has no {module}: install the project first")
    compileall.compile_dir(ROOT / "kblint", quiet=1)  # as an installation would
    cache.mkdir(parents=True, exist_ok=True)
    own = [
        Contender("kblint", (sys.executable, "-m", "kblint", "check", "--no-cache")),
        Contender("bare mistune parse", (sys.executable, "-c", BARE_PARSE)),
    ]
    everyone = own + node_peers(cache) + python_peers(cache)
    return {contender.name: contender for contender in everyone}


def time_once(contender: Contender, file: Path) -> tuple[float, float]:
    """Wall and CPU seconds of one whole process, its children included."""
    command = [*contender.command, file.name]
    quiet = subprocess.DEVNULL
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=file.parent, stdin=quiet, stdout=quiet, stderr=quiet)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:  # 1: there are findings
        raise CannotRunError(f"{contender.name} ended with {process.returncode} on {file.name}")
    return wall, usage.ru_utime + usage.ru_stime


def measure(contenders: list[Contender], file: Path, runs: int) -> dict[str, Times]:
    """Time everyone in turns, there and back again, so that a busy moment hits all alike."""
    times: dict[str, Times] = {}
    for contender in contenders:
        try:
            for _ in range(WARM_UPS):
                time_once(contender, file)
        except (CannotRunError, OSError) as error:
            if contender.name == "kblint":
                raise
            say(f"notice: left out: {error}")
        else:
            times[contender.name] = Times()
    present = [contender for contender in contenders if contender.name in times]
    for turn in range(runs):
        for contender in present if turn % 2 == 0 else reversed(present):
            wall, cpu = time_once(contender, file)
            times[contender.name].wall.append(wall)
            times[contender.name].cpu.append(cpu)
    return times


def report(task: Task, times: dict[str, Times], runs: int) -> None:
    """Print the table of one task, as Markdown that can be pasted into the README beside."""
    size = f"{task.file.stat().st_size / 1000:.1f} kB"
    say(f"\n## {task.title}: {task.file.name} ({size}), median of {runs}\n")
    say("| | wall, ms | spread, ms | CPU, ms | kblint / it, wall | kblint / it, CPU |")
    say("|---|---|---|---|---|---|")
    median, own = statistics.median, times["kblint"]
    for name, its in times.items():
        spread = f"{min(its.wall) * 1000:.0f} to {max(its.wall) * 1000:.0f}"
        wall, cpu = median(own.wall) / median(its.wall), median(own.cpu) / median(its.cpu)
        say(
            f"| {name} | {median(its.wall) * 1000:.1f} | {spread} | {median(its.cpu) * 1000:.1f} "
            f"| {wall:.2f} | {cpu:.2f} |"
        )
    if task.rival in times:
        ratio = median(own.wall) / median(times[task.rival].wall)
        say(f"\nbudget: {task.budget} of {task.rival}, wall; found {ratio:.2f}")
    else:
        say(f"\nbudget: {task.budget} of {task.rival}, which is not here")


def main() -> int:
    """Measure every task, with copies in a repository of their own so that no settings are met."""
    parser = argparse.ArgumentParser(description="Time kblint beside its peers.")
    parser.add_argument("--runs", type=int, default=21, help="timed runs of each (default 21)")
    parser.add_argument("--cache", type=Path, default=CACHE)
    options = parser.parse_args()
    runs = max(1, options.runs)
    try:
        todo, known = tasks(), gather(options.cache)
        with tempfile.TemporaryDirectory(prefix="kblint-speed-") as folder:
            run_quietly(["git", "init", "--quiet", folder])
            for task in todo:
                file = Path(shutil.copy(task.file, folder))
                here = [known[name] for name in task.contenders if name in known]
                report(task, measure(here, file, runs), runs)
    except CannotRunError as error:
        print(f"speed.py: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

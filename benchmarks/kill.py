"""Whether files stay whole when a fixing run is killed, or when two run at once.

    python benchmarks/kill.py [--files N] [--times N] [--mode killed|together]

Makes a tree of lists with faults that `kblint check --fix` mends, and learns from an undisturbed
run what each file should become. Then, again and again on the tree as it was: a run is killed at a
random moment, most often while it writes; or two runs start together. After each time every file
must be, to the byte, either what it was or what it should become. POSIX only: it needs SIGKILL.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
ENTRY = "- [The Title of Work {0}](https://arxiv.org/abs/{1}) - Said of the work{2}\n"
ENTRIES = 20
UNIFORM = 4  # one kill of so many comes at any moment of the run, not while it writes

Tree = Mapping[Path, bytes]


class Seconds(NamedTuple):
    """How long an undisturbed run takes, and of that from its first write on."""

    whole: float
    writing: float


def faulty(number: int) -> bytes:
    """A list with blanks at line ends and no last newline, perhaps with CRLF or a mark."""
    lines = [
        ENTRY.format(i, f"20{number % 90 + 10:02}.{i:05}", "  " if i % 4 == 0 else "")
        for i in range(ENTRIES)
    ]
    text = f"# List {number}\n\n" + "".join(lines).rstrip()
    if number % 3 == 0:
        text = text.replace("\n", "\r\n")
    return text.encode("utf-8-sig" if number % 5 == 0 else "utf-8")


def put(tree: Tree) -> None:
    """Write the files as they are to be, and remove what else is there."""
    for folder in {path.parent for path in tree}:
        for path in folder.iterdir():
            if path.is_file():
                path.unlink()
    for path, data in tree.items():
        path.write_bytes(data)


def start(folder: Path) -> subprocess.Popen[bytes]:
    """A run that fixes all files below a folder, in a group of its own."""
    command = (sys.executable, "-m", "kblint", "check", "--fix", "--no-cache", "--isolated", ".")
    return subprocess.Popen(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def inodes(folder: Path) -> frozenset[int]:
    """Which files there are, by what no rewriting keeps."""
    with os.scandir(folder) as found:
        return frozenset(each.inode() for each in found)


def wait_for_writing(run: subprocess.Popen[bytes], folder: Path) -> None:
    """Until the run replaces its first file, or has ended."""
    before = inodes(folder)
    while run.poll() is None and inodes(folder) == before:
        time.sleep(0.001)


def state(old: Tree, new: Tree) -> Counter[str]:
    """How many files are as they were, as they should become, and neither."""
    found: Counter[str] = Counter()
    for path, data in old.items():
        now = path.read_bytes() if path.exists() else b""
        found["old" if now == data else "new" if now == new[path] else "broken"] += 1
    return found


def leftovers(folder: Path) -> list[Path]:
    """Files that a killed run left behind."""
    return [path for path in folder.iterdir() if path.suffix == ".tmp"]


def killed(folder: Path, old: Tree, new: Tree, times: int, seconds: Seconds) -> int:
    """Kill runs at random moments; how many files were broken."""
    chance, total, midway, left = random.Random(1), Counter[str](), 0, 0
    for i in range(times):
        put(old)
        run = start(folder)
        if i % UNIFORM:
            wait_for_writing(run, folder)
            time.sleep(chance.uniform(0, seconds.writing))
        else:
            time.sleep(chance.uniform(0, seconds.whole))
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        found = state(old, new)
        midway += found["old"] > 0 and found["new"] > 0
        left += len(leftovers(folder))
        total += found
    start(folder).communicate()
    mended = state(old, new)["new"]
    print(
        f"killed: {times} runs over {len(old)} files, {midway} of them midway: "
        f"{total['old']} files as they were, {total['new']} mended, {total['broken']} broken; "
        f"{left} temporary files left; a run after the last kill mends {mended} of {len(old)}"
    )
    return total["broken"] + len(old) - mended


def together(folder: Path, old: Tree, new: Tree, times: int) -> int:
    """Start two runs at once; how many files were broken."""
    total, codes, refused, left = Counter[str](), Counter[int](), 0, 0
    for _ in range(times):
        put(old)
        runs = [start(folder), start(folder)]
        for run in runs:
            _, said = run.communicate()
            codes[run.returncode] += 1
            refused += said.count(b"as it was read")
        total += state(old, new)
        left += len(leftovers(folder))
    print(
        f"together: {times} times two runs over {len(old)} files: "
        f"{total['old']} files as they were, {total['new']} mended, {total['broken']} broken; "
        f"{left} temporary files left; {refused} files left to the other run; exit codes "
        + ", ".join(f"{code} ({count} times)" for code, count in sorted(codes.items()))
    )
    return total["broken"] + total["old"]


def main() -> int:
    """Exit code 1 where a file was broken."""
    parser = argparse.ArgumentParser(description="Kill fixing runs and look at the files.")
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--mode", choices=("killed", "together"), help="(default: both)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        old = {folder / f"{number}.md": faulty(number) for number in range(options.files)}
        put(old)
        began = time.perf_counter()
        run = start(folder)
        wait_for_writing(run, folder)
        wrote = time.perf_counter()
        _, said = run.communicate()
        ended = time.perf_counter()
        new = {path: path.read_bytes() for path in old}
        same = sum(new[path] == data for path, data in old.items())
        if same:
            print(f"kill.py: {same} files were not mended: {said.decode()}", file=sys.stderr)
            return 2
        seconds = Seconds(ended - began, ended - wrote)
        print(
            f"undisturbed: {seconds.whole:.1f} s, {seconds.writing:.1f} s from the first write on"
        )
        broken = 0
        if options.mode != "together":
            broken += killed(folder, old, new, options.times, seconds)
        if options.mode != "killed":
            broken += together(folder, old, new, options.times)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

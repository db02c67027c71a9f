"""Other linters to measure beside kblint, each in a folder of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from data import ROOT

CACHE = ROOT / "build" / "benchmarks"

AWESOME_LINT = "awesome-lint@2.3.0"
MARKDOWNLINT = "markdownlint-cli2@0.24.1"
MDFORMAT = "mdformat==1.0.0"
PYMARKDOWN = "pymarkdownlnt==0.9.41"
RUMDL = "rumdl==0.3.0"


def say(text: str) -> None:
    """Print at once, for an installer may take its time after it."""
    print(text, flush=True)


def run_quietly(command: list[str]) -> bool:
    """Run an installer; where it fails, say so with its last words and go on without."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    except (OSError, subprocess.TimeoutExpired) as error:
        say(f"notice: {command[0]} did not run: {error}")
        return False
    if done.returncode:
        last = (done.stderr or done.stdout).strip().rsplit("\n", 1)[-1]
        say(f"notice: {' '.join(command[:3])} ... failed: {last}")
    return done.returncode == 0


def python_program(cache: Path, requirement: str, script: str) -> Path | None:
    """A program of a Python package, installed unless it is there; None where it cannot be."""
    home = cache / requirement.replace("==", "-")
    program = home / "bin" / script
    if not program.exists():
        pip = [str(home / "bin" / "pip"), "install", "--quiet", requirement]
        if not run_quietly([sys.executable, "-m", "venv", str(home)]) or not run_quietly(pip):
            return None
    return program


def node_package(cache: Path, requirement: str) -> tuple[str, Path] | None:
    """Node and the folder of a package, installed unless it is there; None where it cannot be."""
    npm, node = shutil.which("npm"), shutil.which("node")
    name = requirement.partition("@")[0]
    if npm is None or node is None:
        say(f"notice: no npm or no node: {name} is left out")
        return None
    home = cache / requirement.replace("@", "-")
    package = home / "node_modules" / name
    flags = ["--no-audit", "--no-fund", "--loglevel=error"]
    install = [npm, "install", "--prefix", str(home), *flags, requirement]
    if not (package / "package.json").exists() and not run_quietly(install):
        return None
    return node, package

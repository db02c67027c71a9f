"""Repositories made for a test: this checkout as it is now, and small ones that use it."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# git's own variables would point a child at the repository of the commit under way (these tests
# may run in a hook), and a user's settings may sign commits or name another first branch.
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
CLEAN |= {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "A Keeper",
    "GIT_AUTHOR_EMAIL": "keeper@example.org",
    "GIT_COMMITTER_NAME": "A Keeper",
    "GIT_COMMITTER_EMAIL": "keeper@example.org",
}


def run(*command: str, cwd: Path, env: dict[str, str] | None = None):
    """Run a command and keep what it says; the test decides what its exit code means."""
    return subprocess.run(
        command,
        cwd=cwd,
        env=CLEAN if env is None else env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="backslashreplace",
        check=False,
        timeout=600,
    )


def git(*arguments: str, cwd: Path) -> str:
    done = run("git", *arguments, cwd=cwd)
    assert done.returncode == 0, done.stdout
    return done.stdout


def new_repository(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    git("init", "--quiet", cwd=folder)
    git("config", "core.autocrlf", "false", cwd=folder)
    return folder


def commit_all(repository: Path) -> None:
    git("add", "--all", cwd=repository)
    git("commit", "--quiet", "--no-verify", "--message", "Keep", cwd=repository)


def copy_of_checkout(folder: Path) -> Path:
    """Commit this checkout, uncommitted changes included, to a repository made in `folder`."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, so there is nothing to install from")
    new_repository(folder)
    listed = git("ls-files", "-co", "--exclude-standard", "-z", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    commit_all(folder)
    return folder


@cache
def index_is_reached(folder: Path) -> bool:
    """Whether pip can fetch the build backend, as every installation from source must."""
    fetch = ("-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), "hatchling")
    return run(sys.executable, *fetch, cwd=folder).returncode == 0


def need_index(folder: Path) -> None:
    if not index_is_reached(folder):
        pytest.skip("pip reaches no package index, and this installs from source")

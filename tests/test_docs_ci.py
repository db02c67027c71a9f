"""The workflow that docs/ci.md shows is run, line by line."""

import os
import re
import shlex
import shutil
import sys

import pytest
import yaml
from checkouts import CLEAN, ROOT, commit_all, copy_of_checkout, need_index, new_repository, run

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
ADDRESS = re.compile(r"git\+https://[^\s\"']+")


def fenced(word: str) -> str:
    """The one YAML block of the page that has `word` in it."""
    [block] = [
        block for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if word in block
    ]
    return block


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """What the runner's Python would be: an environment with nothing but pip in it."""
    folder = tmp_path_factory.mktemp("runner")
    need_index(folder)
    made = run(sys.executable, "-m", "venv", str(folder / "venv"), cwd=folder)
    assert made.returncode == 0, made.stdout
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    return CLEAN | {"PATH": f"{programs}{os.pathsep}{CLEAN['PATH']}", "CI": "true"}


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    """The workflow's commands; the one change is where kblint comes from: this checkout."""
    workflow = yaml.safe_load(fenced("pull_request"))
    [job] = workflow["jobs"].values()
    found = [step["run"] for step in job["steps"] if "run" in step]
    assert sum(len(ADDRESS.findall(line)) for line in found) == 1
    checkout = copy_of_checkout(tmp_path_factory.mktemp("kblint"))
    return [ADDRESS.sub(f"git+{checkout.as_uri()}", line) for line in found]


def test_the_workflow_is_ten_lines() -> None:
    assert len(fenced("pull_request").splitlines()) == 10


@pytest.mark.skipif(os.name == "nt", reason="the workflow's runner is Linux")
def test_the_workflow_refuses_the_faulty_list_and_passes_the_sound_one(
    tmp_path, environment, lines
) -> None:
    repository = new_repository(tmp_path / "repository")
    shutil.copytree(ROOT / "examples" / "sound", repository / "lists")
    commit_all(repository)

    *installs, check = lines
    for line in installs:
        done = run("bash", "-e", "-c", line, cwd=repository, env=environment)
        assert done.returncode == 0, done.stdout
    sound = run("bash", "-e", "-c", check, cwd=repository, env=environment)
    assert (sound.returncode, "::error" in sound.stdout) == (0, False), sound.stdout

    shutil.copy(ROOT / "examples" / "faulty.md", repository / "lists")
    commit_all(repository)
    faulty = run("bash", "-e", "-c", check, cwd=repository, env=environment)
    assert faulty.returncode == 1, faulty.stdout
    assert re.search(r"^::error .*file=lists/faulty\.md,line=8,", faulty.stdout, re.MULTILINE)
    assert "papers.md" not in faulty.stdout


def test_the_hook_that_the_page_shows_exists() -> None:
    config = yaml.safe_load(fenced("rev:"))
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    shown = {hook["id"] for repo in config["repos"] for hook in repo["hooks"]}
    assert shown <= {hook["id"] for hook in offered}
    assert all(f"`{hook['id']}`" in PAGE for hook in offered)


def test_the_check_is_the_command_that_the_hooks_run(lines) -> None:
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["entry"] for hook in offered} == {"kblint check --force-exclude"}
    assert shlex.split(lines[-1])[:2] == ["kblint", "check"]

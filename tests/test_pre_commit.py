"""The hooks that this repository offers, installed by pre-commit and met by real commits."""

import re
import shutil
import sys

import pytest
from checkouts import (
    CLEAN,
    ROOT,
    commit_all,
    copy_of_checkout,
    git,
    need_index,
    new_repository,
    run,
)

pytest.importorskip("pre_commit")

SOUND = [ROOT / "examples" / "sound" / name for name in ("papers.md", "tools.md")]
FAULTY = ROOT / "examples" / "faulty.md"
HOOKS = {"kblint": "kblint", "kblint-project": r"kblint \(whole knowledge base\)"}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    need_index(tmp_path_factory.mktemp("index"))
    return copy_of_checkout(tmp_path_factory.mktemp("kblint"))


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """Keep the hooks' environments apart from the user's own, and for this module only."""
    return CLEAN | {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit"))}


def pre_commit(*arguments, cwd, env):
    return run(sys.executable, "-m", "pre_commit", *arguments, cwd=cwd, env=env)


def outcome(output: str, hook: str) -> str:
    """What pre-commit prints at the end of the hook's line of dots."""
    return re.search(rf"^{HOOKS[hook]}\.+(\S+)$", output, re.MULTILINE)[1]


@pytest.mark.parametrize(
    ("lists", "verdict"),
    [
        pytest.param(SOUND, "Passed", id="sound lists are let through"),
        pytest.param([*SOUND, FAULTY], "Failed", id="a faulty list is refused"),
    ],
)
def test_try_repo(tmp_path, checkout, environment, lists, verdict) -> None:
    repository = new_repository(tmp_path / "repository")
    for file in lists:
        shutil.copy(file, repository)
    git("add", "--all", cwd=repository)

    done = pre_commit("try-repo", str(checkout), cwd=repository, env=environment)

    assert {hook: outcome(done.stdout, hook) for hook in HOOKS} == dict.fromkeys(HOOKS, verdict)
    assert ("KB302" in done.stdout) == (verdict == "Failed")
    assert done.returncode == (verdict == "Failed")


def keep(repository, checkout, hook, environment) -> None:
    """Install one of the hooks as docs/ci.md says, beside a list that has findings already."""
    revision = git("rev-parse", "HEAD", cwd=checkout).strip()
    config = f"repos: [{{repo: '{checkout.as_posix()}', rev: {revision}, hooks: [{{id: {hook}}}]}}]"
    (repository / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    shutil.copy(FAULTY, repository / "old.md")
    commit_all(repository)
    installed = pre_commit("install", cwd=repository, env=environment)
    assert installed.returncode == 0, installed.stdout


@pytest.mark.parametrize("hook", HOOKS)
def test_commits(tmp_path, checkout, environment, hook) -> None:
    repository = new_repository(tmp_path / "repository")
    keep(repository, checkout, hook, environment)

    def commit():
        git("add", "--all", cwd=repository)
        return run("git", "commit", "--message", "Add a list", cwd=repository, env=environment)

    (repository / "notes.txt").write_text("No list.\n", encoding="utf-8")
    assert commit().returncode == 0, "no list in the commit, nothing to check"

    (repository / "new.md").write_bytes(FAULTY.read_bytes().replace(b"WR=3", b"WR=2"))
    refused = commit()
    assert (refused.returncode, outcome(refused.stdout, hook)) == (1, "Failed"), refused.stdout
    assert "new.md:8:" in refused.stdout

    (repository / "new.md").unlink()
    for file in SOUND:
        shutil.copy(file, repository)
    done = commit()
    whole = hook == "kblint-project"  # sees old.md, which is not in the commit
    assert done.returncode == whole, done.stdout
    assert ("old.md:8:" in done.stdout) == whole

    (repository / "old.md").unlink()
    assert commit().returncode == 0, "nothing faulty is left"


def test_a_hook_that_fixes_stops_the_commit_once_and_passes_by_what_is_excluded(
    tmp_path, checkout, environment
) -> None:
    repository = new_repository(tmp_path / "repository")
    keep(repository, checkout, "kblint, args: [--fix]", environment)
    (repository / "kblint.toml").write_text('exclude = ["archive/"]\n', encoding="utf-8")
    (repository / "archive").mkdir()
    shutil.copy(FAULTY, repository / "archive" / "faulty.md")
    for file in SOUND:
        shutil.copy(file, repository)
    sound = SOUND[0].read_bytes()
    new = repository / SOUND[0].name
    new.write_bytes(sound + b"\n\n")  # more newlines than one at its end

    def commit():
        git("add", "--all", cwd=repository)
        return run("git", "commit", "--message", "Add a list", cwd=repository, env=environment)

    stopped = commit()
    assert stopped.returncode == 1, stopped.stdout
    assert "files were modified by this hook" in stopped.stdout
    assert new.read_bytes() == sound
    assert (repository / "archive" / "faulty.md").read_bytes() == FAULTY.read_bytes()

    done = commit()
    assert done.returncode == 0, done.stdout

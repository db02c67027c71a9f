"""Taking kblint up in a list that has faults: baselines, changes and configuration by the command."""

from pathlib import Path

import pytest
from checkouts import commit_all, git, new_repository

from kblint.cli import main

FAULTY = "# List\n\n## Papers\n\n- [Raft](https://raft.github.io/raft.pdf) of the the kind\n"
ANOTHER = "- [Paxos](https://doi.org/10.1145/279227.279229) for for all\n"
SOUND = FAULTY.replace("the the", "the")
BASELINE = ["--baseline", "known.json"]


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kb.md").write_text(FAULTY, "utf-8")
    return tmp_path


def test_what_is_recorded_is_not_told_and_what_is_new_is(here, capsys):
    assert main(["check", *BASELINE, "--write-baseline", "kb.md"]) == 0
    assert capsys.readouterr().out == "known.json: 1 finding recorded\n"
    assert main(["check", *BASELINE, "kb.md"]) == 0
    (here / "kb.md").write_text(FAULTY + ANOTHER, "utf-8")
    assert main(["check", *BASELINE, "kb.md"]) == 1
    out = capsys.readouterr().out
    assert 'expected "for" once' in out
    assert "1 finding:" in out


def test_what_is_recorded_and_gone_is_told_and_taken_out_on_demand(here, capsys):
    main(["check", *BASELINE, "--write-baseline", "kb.md"])
    (here / "kb.md").write_text(SOUND, "utf-8")
    assert main(["check", *BASELINE, "kb.md"]) == 0
    assert "known.json: 1 known finding is there no more; --prune" in capsys.readouterr().err
    assert main(["check", *BASELINE, "--prune-baseline", "kb.md"]) == 0
    capsys.readouterr()
    (here / "kb.md").write_text(FAULTY, "utf-8")
    assert main(["check", *BASELINE, "kb.md"]) == 1


def test_the_configuration_may_name_the_baseline_and_isolated_ignores_it(here, capsys):
    (here / "kblint.toml").write_text('baseline = "known.json"\n', "utf-8")
    assert main(["check", "kb.md"]) == 2
    assert "known.json: expected a baseline, found no such file" in capsys.readouterr().err
    assert main(["check", "--write-baseline", "kb.md"]) == 0
    assert main(["check", "kb.md"]) == 0
    capsys.readouterr()
    assert main(["check", "--isolated", "kb.md"]) == 1
    assert "known.json" not in capsys.readouterr().err


def test_a_baseline_that_is_nowhere_named_cannot_be_written(here, capsys):
    assert main(["check", "--write-baseline", "kb.md"]) == 2
    assert "kb.md: expected --baseline FILE" in capsys.readouterr().err


def test_a_named_baseline_and_isolated_contradict_each_other(here, capsys):
    assert main(["check", "--isolated", *BASELINE, "kb.md"]) == 2
    assert "--baseline" in capsys.readouterr().err


def test_known_findings_are_not_fixed(here):
    text = SOUND + "\n\n\n"
    (here / "kb.md").write_text(text, "utf-8")
    main(["check", *BASELINE, "--write-baseline", "kb.md"])
    assert main(["check", *BASELINE, "--fix", "kb.md"]) == 0
    assert (here / "kb.md").read_text("utf-8") == text


def test_only_what_a_branch_changed_is_told(tmp_path, monkeypatch, capsys):
    repository = new_repository(tmp_path / "repository")
    monkeypatch.chdir(repository)
    (repository / "kb.md").write_text(FAULTY, "utf-8")
    commit_all(repository)
    assert main(["check", "--changed-since", "HEAD", "."]) == 0
    (repository / "kb.md").write_text(FAULTY + ANOTHER, "utf-8")
    capsys.readouterr()
    assert main(["check", "--changed-since", "HEAD", "."]) == 1
    assert capsys.readouterr().out.startswith("kb.md:6:")
    branch = git("rev-parse", "--abbrev-ref", "HEAD", cwd=repository).strip()
    assert main(["check", "--changed-since", branch[:-1] + "x", "."]) == 2
    assert f"did you mean '{branch}'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param([], 1, id="none"),
        pytest.param(["--config", "ignore = ['repeated-word']"], 0, id="a key"),
        pytest.param(["--config", "other.toml"], 0, id="a file"),
        pytest.param(["--config", "rules.repeated-word.severity = 'info'"], 0, id="milder"),
        pytest.param(["--select", "years", "--extend-select", "KB410"], 1, id="selected besides"),
        pytest.param(["--select", "years"], 0, id="not selected"),
        pytest.param(["--config", "exclude = ['kb.md']"], 1, id="excluded, and yet named"),
        pytest.param(["--config", "exclude = ['kb.md']", "--force-exclude"], 0, id="by force"),
    ],
)
def test_options_of_configuration(here, arguments, code):
    (here / "other.toml").write_text('[per-file-ignores]\n"kb.md" = ["KB410"]\n', "utf-8")
    assert main(["check", *arguments, "kb.md"]) == code


def test_what_holds_for_a_file_is_told_with_its_line(here, capsys):
    (here / "kblint.toml").write_text("# ours\nignore = ['KB410']\n", "utf-8")
    assert main(["config", "kb.md"]) == 0
    out = capsys.readouterr().out
    assert 'ignore = ["KB410"]' in out
    assert "kblint.toml:2" in out
    assert "KB410 repeated-word" not in out


def test_no_control_character_of_a_configuration_reaches_the_terminal(here, capsys):
    (here / "kblint.toml").write_text('select = ["\\u001b[31m"]\n', "utf-8")
    assert main(["check", "kb.md"]) == 2
    assert "\x1b" not in capsys.readouterr().err

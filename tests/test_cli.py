"""The command as a person or a hook runs it, bad input above all."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from kblint.cli import main

SOUND = "- [A fine title](https://example.org/a)\n"
FAULTY = SOUND.rstrip()


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kblint(*arguments: str, **options) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "kblint", *arguments],
        capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}, **options,
    )  # fmt: skip


def test_a_clean_file_exits_with_0(here, capsys):
    (here / "kb.md").write_text(SOUND, "utf-8")
    assert main(["check", "kb.md"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "1 file, 1 entry, no findings\n"
    assert captured.err == ""


def test_findings_exit_with_1_and_go_to_standard_output(here, capsys):
    (here / "kb.md").write_text(FAULTY, "utf-8")
    assert main(["check", "kb.md"]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("kb.md:1:40: warning KB506 missing-final-newline: ")
    assert captured.err == ""


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        pytest.param(["--fail-on", "error"], 0, id="warnings are no errors"),
        pytest.param(["--fail-on", "info"], 1, id="warnings are more than notes"),
        pytest.param(["--fail-on", "never"], 0, id="never"),
        pytest.param(["--exit-zero"], 0, id="exit zero"),
        pytest.param(["--ignore", "formatting"], 0, id="the family is ignored"),
        pytest.param(["--select", "KB1,KB506"], 1, id="chosen with a comma"),
        pytest.param(["--select", "scores"], 0, id="another family is chosen"),
        pytest.param(["--isolated", "--no-cache"], 1, id="accepted already"),
    ],
)
def test_flags_decide_what_counts(here, flags, code):
    (here / "kb.md").write_text(FAULTY, "utf-8")
    assert main(["check", *flags, "kb.md"]) == code


def test_paths_may_stand_on_both_sides_of_an_option(here, capsys):
    (here / "a.md").write_text(SOUND, "utf-8")
    (here / "b.md").write_text(FAULTY, "utf-8")
    assert main(["check", "a.md", "--fail-on", "error", "b.md"]) == 0
    assert "2 files, 2 entries, 1 finding" in capsys.readouterr().out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_output_that_cannot_be_written_is_no_finding(here):
    (here / "kb.md").write_text(SOUND, "utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kblint", "check", "kb.md"],
            stdout=full, stderr=subprocess.PIPE, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    assert done.returncode == 2
    assert b"the output could not be written" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no shell that closes streams")
@pytest.mark.parametrize(("closed", "code"), [("<&-", 2), (">&-", 2), ("2>&-", 0)])
def test_a_closed_stream_is_no_traceback(here, closed, code):
    (here / "kb.md").write_text(SOUND, "utf-8")
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m kblint check - kb.md {closed}', sys.executable],
        capture_output=True, check=False, stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == code
    assert b"Traceback" not in done.stderr + done.stdout


def test_a_note_does_not_fail_a_check_by_itself(here):
    (here / "kb.md").write_text("- [A fine title](https://dx.doi.org/10.1145/3)\n", "utf-8")
    assert main(["check", "kb.md"]) == 0
    assert main(["check", "--fail-on", "info", "kb.md"]) == 1


def test_notes_are_counted_and_shown_to_those_who_ask(here, capsys):
    (here / "kb.md").write_text("- [A fine title](https://dx.doi.org/10.1145/3)\n", "utf-8")
    main(["check", "kb.md"])
    out = capsys.readouterr().out
    assert out == "1 file, 1 entry, 1 finding: 1 note\n'--fail-on info' shows the notes too.\n"
    main(["check", "--fail-on", "info", "kb.md"])
    out = capsys.readouterr().out
    assert "info KB309" in out
    assert "1 finding: 1 note; 1 can be fixed" in out


def test_the_working_directory_is_the_default(here, capsys):
    (here / "kb.md").write_text(SOUND, "utf-8")
    assert main(["check"]) == 0
    assert "1 file, 1 entry" in capsys.readouterr().out


def test_standard_input_is_checked_under_the_name_it_is_given(here):
    done = kblint("check", "-", "--stdin-filename", "docs/kb.md", input=FAULTY.encode())
    assert done.returncode == 1
    assert done.stdout.decode().startswith("docs/kb.md:1:40: ")


def test_standard_input_without_a_name(here):
    done = kblint("check", "-", "--output-format", "json", input=FAULTY.encode())
    assert json.loads(done.stdout)[0]["filename"] == "-"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["check", "nowhere.md"], "nowhere.md: no such file or folder", id="no file"),
        pytest.param(["check", "--select", "KB999"], "unknown rule 'KB999'", id="no such rule"),
        pytest.param(["check", "--stdin-filename", "x.md"], "goes with '-'", id="a name for none"),
        pytest.param(
            ["check", "--statistics", "--output-format", "json"],
            "goes with --output-format text",
            id="statistics as JSON",
        ),
        pytest.param(["rule", "nonsense"], "unknown rule 'nonsense'", id="no such page"),
        pytest.param(["tree", "nowhere.md"], "nowhere.md: no such file", id="no tree"),
        pytest.param(["entries", "nowhere.md"], "nowhere.md: no such file", id="no entries"),
        pytest.param(["conventions", "."], "expected a file", id="a folder has no conventions"),
        pytest.param(["check", "a\0b"], "NUL character", id="a path that cannot be"),
        pytest.param(["check", ""], "'': no such file or folder", id="a path that is empty"),
        pytest.param(["check", "--select", ","], "expected the names", id="an empty choice"),
        pytest.param(["check", "--ignore", "all"], "no rule is left", id="no rule"),
        pytest.param(["check", "--ignore", "KB001"], "always speaks", id="the engine's own"),
    ],
)
def test_what_cannot_be_done_is_said_with_exit_code_2(arguments, message, capsys):
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""


@pytest.mark.parametrize("arguments", [["nonsense"], ["check", "--nonsense"], []])
def test_wrong_usage_exits_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_an_undecodable_file_is_told_with_its_place_and_the_others_are_checked(here, capsys):
    (here / "a.md").write_bytes(b"fine\n\xff\xfe\n")
    (here / "b.md").write_text(FAULTY, "utf-8")
    assert main(["check", "."]) == 2
    out = capsys.readouterr().out
    assert "a.md:2:1: error KB001 undecodable-text: expected UTF-8, found the byte 0xff" in out
    assert "b.md:1:40: warning KB506" in out
    assert "1 file, 1 entry" in out


def test_a_binary_is_no_text(here, capsys):
    (here / "a.md").write_bytes(bytes(range(32)) * 100)
    assert main(["check", "a.md"]) == 2
    assert "KB001" in capsys.readouterr().out


def test_a_folder_without_markdown_is_said_and_is_no_failure(here, capsys):
    (here / "empty").mkdir()
    (here / "empty" / "a.txt").write_text("x", "utf-8")
    assert main(["check", "empty"]) == 0
    captured = capsys.readouterr()
    assert "empty: no Markdown files in this folder" in captured.err


def test_an_enormous_file_is_refused(here, capsys):
    with (here / "a.md").open("wb") as file:
        file.truncate(50_000_000)
    assert main(["check", "a.md"]) == 2
    assert "a.md: expected at most 20 MB" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="permission bits are not Windows's")
def test_a_file_without_permission_is_told_and_the_others_are_checked(here):
    (here / "a.md").write_text(SOUND, "utf-8")
    (here / "b.md").write_text(FAULTY, "utf-8")
    (here / "a.md").chmod(0)
    here.chmod(0o755)
    options = {}
    if os.geteuid() == 0:  # root may read all; nobody may not
        if not all(os.access(p, os.X_OK) for p in here.parents):
            pytest.skip("the temporary folder is root's alone")
        options = {"user": 65534, "group": 65534, "extra_groups": []}
        probe = [sys.executable, "-c", "import mistune"]
        for parent in list(here.parents)[:-1]:
            if not parent.stat().st_mode & 0o001:
                pytest.skip("the temporary folder is root's alone")
        try:
            found = subprocess.run(probe, check=False, capture_output=True, **options).returncode
        except PermissionError:  # its folder cannot even be entered
            found = 1
        if found:
            pytest.skip("the interpreter is root's alone")
    done = kblint("check", "a.md", "b.md", **options)
    assert done.returncode == 2
    assert b"a.md: no permission to read it" in done.stderr
    assert b"b.md:1:40" in done.stdout


def symlink(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no symbolic links here")


def test_a_loop_of_links_in_folders_ends(here, capsys):
    (here / "a").mkdir()
    (here / "a" / "kb.md").write_text(SOUND, "utf-8")
    symlink(here / "a" / "again", here / "a")
    assert main(["check", "a"]) == 0
    assert "1 file, 1 entry" in capsys.readouterr().out


def test_a_link_that_leads_to_itself_is_an_error(here, capsys):
    symlink(here / "a.md", here / "a.md")
    assert main(["check", "a.md"]) == 2
    assert "a.md: " in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_file(here, capsys):
    os.mkfifo(here / "a.md")
    assert main(["check", "a.md"]) == 2
    assert "expected a file or a folder" in capsys.readouterr().err


def test_links_without_entries_are_no_false_comfort(here, capsys):
    (here / "kb.md").write_text("See [this](https://example.org/a) and more.\n", "utf-8")
    assert main(["check", "kb.md"]) == 0
    assert "kb.md: links, but no entry that kblint recognises" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error_message(here):
    (here / "kb.md").write_text("\n".join(f"{SOUND}x " for _ in range(3000)), "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "kblint", "tree", "kb.md"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    process.stdout.readline()
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait()


def test_every_rules_page_can_be_read(capsys):
    assert main(["rule"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "KB302 conflicting-titles" in lines
    assert "KB310 insecure-link (not by default)" in lines
    for line in lines:
        code, name, *_ = line.split()
        assert main(["rule", code]) == 0
        by_code = capsys.readouterr().out
        assert main(["rule", name]) == 0
        assert capsys.readouterr().out == by_code
        assert by_code.startswith(f"# {code} {name}\n")


def test_the_tree_is_nested_json_whatever_its_depth(here, capsys):
    (here / "kb.md").write_text("> " * 300 + "deep\n\n## A *b*\n", "utf-8")
    assert main(["tree", "kb.md", "--output-format", "json"]) == 0
    tree = json.loads(capsys.readouterr().out)
    heading = tree["children"][-1]
    assert (heading["type"], heading["level"], heading["exact"]) == ("heading", 2, True)
    assert heading["location"] == {"row": 3, "column": 1}
    assert [child["type"] for child in heading["children"]] == ["text", "emphasis"]


def test_entries_go_into_a_spreadsheet_and_are_no_formula_there(here, capsys):
    text = "- [=1+1 is not two](https://a.b) - Says, and *why*.\n- [B title](https://c.d)\n"
    (here / "kb.md").write_text(text)
    assert main(["entries", "kb.md", "--output-format", "csv"]) == 0
    first, second = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (first["title"], first["row"], first["shape"]) == ("'=1+1 is not two", "1", "one-line")
    assert first["description"] == "Says, and *why*."
    assert second["url"] == "https://c.d"


def test_entries_are_a_line_each_as_jsonl(here, capsys):
    text = "# L\n\n## Papers\n\n### 2021\n\n- [A fine title](https://arxiv.org/abs/2101.00001) **WR=2**\n"
    (here / "kb.md").write_text(text, "utf-8")
    assert main(["entries", "kb.md", "--output-format", "jsonl"]) == 0
    entry = json.loads(capsys.readouterr().out)
    assert entry == {
        "title": "A fine title",
        "url": "https://arxiv.org/abs/2101.00001",
        "identity": {"kind": "arxiv", "value": "2101.00001", "version": None},
        "fields": {"WR": 2},
        "year": 2021,
        "section": ["Papers", "2021"],
        "links": [
            {
                "url": "https://arxiv.org/abs/2101.00001",
                "text": "A fine title",
                "role": "primary",
                "says": "",
            }
        ],
        "description": "",
        "shape": "bare",
        "filename": "kb.md",
        "location": {"row": 7, "column": 1},
        "end_location": {"row": 7, "column": 60},
    }


def test_conventions_come_with_their_evidence(capsys):
    assert main(["conventions", str(ROOT / "examples" / "faulty.md")]) == 0
    out = capsys.readouterr().out
    assert "declared score in Papers: WR from 1 to 3 (22 of 22)\n" in out
    assert "break between title and description: hard break (27 of 28)\n" in out


def test_output_is_utf8_whatever_the_locale(here):
    (here / "kb.md").write_text("- [Ünïcode 漢字 title](https://a.b?utm_source=x)\n", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "kblint", "entries", "kb.md"],
        capture_output=True, check=True, env=environment,
    )  # fmt: skip
    assert "Ünïcode 漢字 title" in done.stdout.decode()


def test_the_text_of_a_stranger_is_escaped(here, capsys):
    (here / "kb.md").write_text("- [A \x1b[31m title](https://a.b)  - x", "utf-8")
    main(["check", "kb.md"])
    main(["entries", "kb.md"])
    main(["tree", "kb.md"])
    assert "\x1b" not in capsys.readouterr().out


def test_stdin_that_is_no_text_is_told(monkeypatch, capsys):
    class Input:
        buffer = io.BytesIO(b"\xff")

    monkeypatch.setattr(sys, "stdin", Input)
    assert main(["check", "-"]) == 2
    assert "-:1:1: error KB001" in capsys.readouterr().out

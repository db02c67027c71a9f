import subprocess
from pathlib import Path

import pytest

from kblint.config import Configuration
from kblint.config.explain import explain
from kblint.text import Source

LIST = """# A list

## Papers

### 2023

- [A](https://example.org/a) - text.

### 2022/2021

## Talks
"""


@pytest.fixture(autouse=True)
def base(tmp_path, monkeypatch):
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)


def explained(configuration, path="docs/list.md"):
    return "\n".join(explain(configuration, Source(LIST, path and Path(path))))


def write(text, name="kblint.toml"):
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, "utf-8")


def test_without_a_file_all_is_by_default():
    told = explained(Configuration()).splitlines()
    assert told[:4] == [
        "file: docs/list.md",
        "configuration: none",
        "settings:",
        '  select = ["default"]   # default',
    ]
    assert "  KB204 year-mismatch" in told
    assert not any(line.startswith("sections") for line in told)


def test_text_that_is_no_file():
    write("exclude = ['**']\n[per-file-ignores]\n'*' = ['KB2']\n")
    told = explained(Configuration(), None)
    assert told.startswith("file: -\nconfiguration: kblint.toml\nsettings:\n")


def test_each_setting_has_its_place():
    write(
        "# mine\nselect = ['KB2', 'KB3']\nbaseline = 'a \"b\"'\n[duplicates]\nacross-files = true\n"
        "[per-file-ignores]\n'a.md' = ['KB302']\n"
    )
    told = explained(Configuration(["force-exclude=true"], ignore=["KB303", "KB304"]))
    places = {
        tuple(part.strip() for part in line.split("  # "))
        for line in told.splitlines()
        if "  # " in line
    }
    assert places == {
        ('select = ["KB2", "KB3"]', "kblint.toml:2"),
        ("extend-select = []", "default"),
        ("ignore = []", "default"),
        ("exclude = []", "default"),
        ("force-exclude = true", "--config 'force-exclude=true'"),
        ('baseline = "a \\"b\\""', "kblint.toml:3"),
        ("duplicates.across-files = true", "kblint.toml:5"),
        ('per-file-ignores."a.md" = ["KB302"]', "kblint.toml:7"),
        ("--ignore KB303,KB304", "command line"),
    }


def test_select_goes_before_the_file():
    write("select = ['KB2']\n")
    told = explained(Configuration(select=["KB302"], extend_select=["KB303"]))
    assert "  --select KB302         # command line, instead of select and extend-select\n" in told
    assert "rules that run: 2\n  KB302 conflicting-titles\n  KB303 mismatched-target" in told


def test_files_that_are_passed_over_are_told_with_the_reason():
    write("", "docs/.kblint.toml")
    write("[project]\n", "docs/pyproject.toml")
    write("[broken", "kblint.toml")
    assert explained(Configuration()).splitlines()[1:5] == [
        "configuration: docs/.kblint.toml",
        "  passed over: docs/pyproject.toml (it has no [tool.kblint])",
        "  passed over: kblint.toml (another is nearer)",
        "settings:",
    ]
    assert "passed over: kblint.toml (--isolated)" in explained(Configuration(isolated=True))
    write("", "strict.toml")
    assert "kblint.toml (--config names another)" in explained(Configuration(["strict.toml"]))


def test_what_excludes_a_file():
    write("exclude = [\n'a',\n'docs']\n")
    why = 'excluded by "docs" (kblint.toml:3)'
    assert f"\n{why}, unless the file itself is named\n" in explained(Configuration())
    assert f"\n{why}\n" in explained(Configuration(force_exclude=True))
    assert "excluded" not in explained(Configuration(), "list.md")


def test_rules_are_told_with_what_is_set_and_differs():
    write(
        "select = ['KB2']\n[per-file-ignores]\n'docs' = ['KB201']\n'list.md' = ['KB3']\n"
        "[rules.KB204]\ntolerance = 2\n[rules.KB207]\ntolerance = 1\n[rules.KB203]\nseverity = 'info'\n"
        "[rules.KB302]\nnear = 3\n"
    )
    told = explained(Configuration(["rules.year-mismatch.severity='error'"]))
    assert (
        "KB204 year-mismatch: tolerance = 2 (1 by default; kblint.toml:6), "
        "severity = \"error\" (--config 'rules.year-mismatch.severity='error'')\n"
    ) in told
    assert "KB207 inline-date-mismatch\n" in told
    assert 'KB203 implausible-year: severity = "info" (kblint.toml:10)\n' in told
    assert (
        'rules that do not run here, by "docs" (kblint.toml:3):\n  KB201 unordered-years\n'
        "rules with settings, but not selected:\n  KB302 conflicting-titles"
    ) in told


def test_sections_are_told_with_the_headings_that_they_mean():
    write(
        "[[sections]]\npath = 'Papers/**'\nyears = 'descending'\n"
        "[[sections]]\npath = 'Paper'\nfields.WR = { min = 1, required = true }\n"
    )
    assert explained(Configuration()).partition("\nsections:\n")[2].splitlines() == [
        '  "Papers/**" (kblint.toml:1): years = "descending"',
        "    3: Papers",
        "    5: Papers/2023",
        "    9: Papers/2022\\/2021",
        '  "Paper" (kblint.toml:4): fields = { WR = { min = 1, required = true } }',
        "    no heading of this file; did you mean 'Papers'?",
    ]

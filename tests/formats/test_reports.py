import io
import json
import re

import pytest

from kblint.engine.report import Report
from kblint.engine.run import check_paths
from kblint.finding import Diagnostic, Finding, Severity
from kblint.formats.github import write_github
from kblint.formats.json import write_json
from kblint.formats.text import summary, write_statistics, write_text
from kblint.text import Source, Span

LIST = """\
# List

- [One Fine Title](https://arxiv.org/abs/1706.03762)
- [Quite Another Name](https://arxiv.org/abs/1706.03762)
"""


@pytest.fixture
def report(tmp_path, monkeypatch) -> Report:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "kb.md").write_text(LIST, "utf-8")
    return check_paths(["docs"])


def written(write, report: Report, *, terminal: bool = False) -> str:
    out = io.StringIO()
    out.isatty = lambda: terminal
    write(report, out)
    return out.getvalue()


def made(*said: tuple[Severity, str]) -> Report:
    source = Source("text\nmore\n")
    found = tuple(
        Diagnostic(None, "XY1", "x-y", severity, Finding(Span(0, 4), message, message))
        for severity, message in said
    )
    return Report(found, {None: source}, 1, 2)


def test_json_is_the_contract(report):
    (said,) = json.loads(written(write_json, report))
    assert said.pop("message").startswith("expected one title for arXiv 1706.03762")
    assert re.fullmatch("[0-9a-f]{32}", said.pop("fingerprint"))
    assert said == {
        "code": "KB302",
        "name": "conflicting-titles",
        "severity": "error",
        "filename": "docs/kb.md",
        "location": {"row": 4, "column": 3},
        "end_location": {"row": 4, "column": 57},
        "related": [
            {
                "filename": "docs/kb.md",
                "location": {"row": 3, "column": 3},
                "end_location": {"row": 3, "column": 53},
                "message": '"One Fine Title"',
            }
        ],
        "fix": None,
        "url": None,
    }


def test_json_of_a_clean_run_is_an_empty_array():
    assert json.loads(written(write_json, made())) == []


def test_a_fix_is_told_with_its_edits(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kb.md").write_text("# List", "utf-8")
    (said,) = json.loads(written(write_json, check_paths(["kb.md"])))
    place = {"location": {"row": 1, "column": 7}, "end_location": {"row": 1, "column": 7}}
    assert said["fix"] == {
        "title": "end the file with one newline",
        "applicability": "safe",
        "edits": [{"content": "\n", **place}],
    }


def test_a_fingerprint_stays_when_lines_move(report, tmp_path):
    before = json.loads(written(write_json, report))[0]["fingerprint"]
    (tmp_path / "docs" / "kb.md").write_text(LIST.replace("# List", "# List\n\nNew."), "utf-8")
    (said,) = json.loads(written(write_json, check_paths(["docs"])))
    assert said["location"]["row"] == 6
    assert said["fingerprint"] == before


def test_text_is_plain_where_it_is_piped(report):
    text = written(write_text, report)
    assert "\x1b" not in text
    assert "^" not in text
    assert text.startswith("docs/kb.md:4:3: error KB302 conflicting-titles: expected one title")
    assert '    docs/kb.md:3:3: "One Fine Title"\n' in text
    assert "1 file, 2 entries, 1 finding: 1 error\n" in text


def test_on_a_terminal_the_line_is_shown_with_carets_below(report, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    lines = written(write_text, report, terminal=True).split("\n")
    assert lines[1] == "     4 | - [Quite Another Name](https://arxiv.org/abs/1706.03762)"
    assert lines[2] == "       |   " + "^" * 54


def test_colour_is_for_terminals_that_want_it(report, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;31merror\x1b[0m" in written(write_text, report, terminal=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in written(write_text, report, terminal=True)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param([], "1 file, 2 entries, no findings", id="clean"),
        pytest.param([(Severity.INFO, "a")], "1 file, 2 entries, 1 finding: 1 note", id="a note"),
        pytest.param(
            [(Severity.ERROR, "a"), (Severity.WARNING, "b"), (Severity.WARNING, "c")],
            "1 file, 2 entries, 3 findings: 1 error, 2 warnings",
            id="several",
        ),
    ],
)
def test_the_summary_counts(said, expected):
    assert summary(made(*said)) == expected


def test_statistics_count_by_rule(report):
    assert written(write_statistics, report).startswith("     1 KB302 conflicting-titles\n")


def test_annotations_bear_place_and_title(report):
    first = written(write_github, report).split("\n")[0]
    assert first.startswith(
        "::error file=docs/kb.md,line=4,endLine=4,col=3,endColumn=57,"
        "title=KB302 conflicting-titles::expected one title"
    )


def test_annotations_are_escaped_so_that_a_list_cannot_command_the_runner():
    text = written(write_github, made((Severity.ERROR, "100%\n::set-output name=x::y\u202e")))
    first, *_ = text.split("\n")
    assert first.endswith("::100%25\\n::set-output name=x::y\\u202e")


def test_a_files_name_is_escaped_in_properties(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a,b%c.md").write_text("# List", "utf-8")
    assert "file=a%2Cb%25c.md," in written(write_github, check_paths(["."]))


def test_at_most_ten_annotations_of_a_level_the_gravest_first_and_the_rest_is_told():
    said = [(Severity.WARNING, f"w{i}") for i in range(15)] + [(Severity.ERROR, "e")]
    lines = written(write_github, made(*said)).split("\n")
    assert lines[0].startswith("::error ")
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert "5 of them not shown here" in lines[-2]


def test_columns_are_left_out_where_a_finding_spans_lines():
    source = Source("text\nmore\n")
    found = Diagnostic(None, "X", "x", Severity.ERROR, Finding(Span(0, 7), "m", "s"))
    line = written(write_github, Report((found,), {None: source}, 1, 0)).split("\n")[0]
    assert "line=1,endLine=2,title=" in line

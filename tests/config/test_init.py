"""`kblint init`: what is promised was kept already, and is read back as it was meant."""

import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT, data_files, data_folder
from hypothesis import given
from hypothesis import strategies as st

from kblint import Document, Source
from kblint.cli import main
from kblint.config import Configuration
from kblint.config.infer import Promise, Promised, glob_of
from kblint.config.init import _section, configuration_of
from kblint.engine.run import Run
from kblint.errors import KblintError
from kblint.knowledge import SectionSchema
from kblint.promises import Schema

SOUND = ROOT / "examples" / "sound"
FAULTY = ROOT / "examples" / "faulty.md"
SEED = data_folder() / "seed" / "diffusion-models.md"
ITEM = "- [Title {0}](https://example.org/{0}) - Says something.\n"
LIST = "# A list\n\n## Tools\n\n" + "".join(map(ITEM.format, range(6)))


@pytest.fixture
def here(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()  # nothing above it holds
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(path: Path | str, **options) -> Counter[tuple[str, int, int]]:
    """The findings of a file by code and place."""
    run = Run.of_paths([path], (), Configuration(**options))
    return Counter((d.code, *d.span) for d in run.report().diagnostics)


def held(*texts: str) -> str:
    return configuration_of([Document(Source(text)) for text in texts])


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(FAULTY, id="example"),
        pytest.param(
            SEED,
            id="seed",
            marks=pytest.mark.skipif(not SEED.exists(), reason=f"no {SEED}: set KBLINT_DATA"),
        ),
    ],
)
def test_the_list_that_this_was_made_for_is_told_of_the_same_22(here, capsys, file):
    (here / "list.md").write_bytes(file.read_bytes())
    before = said("list.md", isolated=True)
    assert before.total() == 22
    assert main(["init"]) == 0
    out = capsys.readouterr().out
    assert "1 file, 28 entries, 22 findings" in out
    assert out.endswith("none of them through the promises alone\n")
    assert said("list.md") == before
    schema = Schema.load(here / "kblint.toml")
    score = schema.field(("Papers", "Foundations", "2022"), "WR")
    assert score
    assert (score.min, score.max, score.required, score.format) == (1, 3, True, "**WR={value}**")
    assert schema.years(("Papers", "Foundations")) == "descending"
    assert schema.description(()) == "required"


def test_sound_lists_keep_what_they_promise(here, capsys):
    for path in SOUND.glob("*.md"):
        (here / path.name).write_bytes(path.read_bytes())
    assert main(["init", "."]) == 0
    assert "no findings\n" in capsys.readouterr().out
    assert main(["check"]) == 0


@pytest.mark.parametrize("file", data_files("lists/[ky]*.md"))
def test_promises_make_few_new_findings_in_real_lists(file):
    text = held(file.read_bytes().decode())
    before = said(file, isolated=True)
    with_promises = said(file, config=[f"ignore = []\n{text}"], isolated=True)
    assert (with_promises - before).total() <= 5


def test_each_promise_stands_below_its_numbers():
    assert '# 6 of 6 entries have one\ndescription = "required"\n' in held(LIST)
    assert '# 6 of 6 descriptions follow it\nseparator = " - "\n' in held(LIST)


def test_where_one_in_three_does_otherwise_nothing_is_promised():
    bare = "".join(f"- [Another title {n}](https://example.org/o{n})\n" for n in range(3))
    assert "description" not in tomllib.loads(held(LIST + bare)).get("sections", [{}])[0]


def test_what_two_lists_do_otherwise_is_not_promised():
    (own,) = tomllib.loads(held(LIST))["sections"]
    assert own["separator"] == " - "
    other = LIST.replace(" - Says", ": Says").replace("example.org", "example.net")
    (both,) = tomllib.loads(held(LIST, other))["sections"]
    assert "separator" not in both
    assert both["description"] == "required"


def test_too_few_entries_show_nothing(here, capsys):
    (here / "list.md").write_text("".join(map(ITEM.format, range(4))), "utf-8")
    assert main(["init"]) == 2
    assert "at least 5 entries" in capsys.readouterr().err
    assert not (here / "kblint.toml").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("kblint.toml", "ignore = []\n"),
        (".kblint.toml", ""),
        ("pyproject.toml", "[tool.kblint]\n"),
    ],
)
def test_a_configuration_that_is_there_is_left_as_it_is(here, capsys, name, text):
    (here / "list.md").write_text(LIST, "utf-8")
    (here / name).write_text(text, "utf-8")
    assert main(["init"]) == 2
    assert name in capsys.readouterr().err
    assert (here / name).read_text("utf-8") == text
    assert sorted(each.name for each in here.iterdir()) == sorted([".git", "list.md", name])


def test_a_dry_run_prints_the_file_and_writes_none(here, capsys):
    (here / "list.md").write_text(LIST, "utf-8")
    assert main(["init", "--dry-run"]) == 0
    captured = capsys.readouterr()
    assert "1 file, 6 entries" in captured.err
    assert not (here / "kblint.toml").exists()
    assert main(["init"]) == 0
    assert captured.out == (here / "kblint.toml").read_text("utf-8")


def test_a_list_for_which_the_file_would_not_hold_is_refused(here, capsys):
    (here / "list.md").write_text(LIST, "utf-8")
    (here / "below").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(here / "below")
        assert main(["init", "../list.md"]) == 2
    assert "../list.md" in capsys.readouterr().err


def test_a_list_that_is_not_there_is_refused(here, capsys):
    assert main(["init", "none.md"]) == 2
    assert "none.md" in capsys.readouterr().err


def test_the_file_is_what_the_json_schema_takes(here):
    (here / "kblint.toml").write_text(held(FAULTY.read_text("utf-8")), "utf-8")
    schema = ROOT / "kblint.schema.json"
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, "kblint.toml"],
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0, done.stdout


HEADINGS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.text("*?[]\\/\"'# \x7f\t", max_size=6),
    max_size=4,
)


@given(HEADINGS, st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_what_is_written_is_read_back_whatever_the_headings(headings, separator):
    promises = [
        Promise({"separator": separator, "shapes": ["row"]}, "1 of 1"),
        Promise({"min": 1, "required": True}, "1 of 1", "WR"),
    ]
    text = _section(Promised(glob_of(headings), promises))
    (table,) = tomllib.loads(text)["sections"]
    assert table["path"] == glob_of(headings)
    assert table["separator"] == separator
    assert table["fields"] == {"WR": {"min": 1, "required": True}}
    assert SectionSchema(table["path"]).matches(headings)
    assert SectionSchema(table["path"]).matches([*headings, "below"])


@given(HEADINGS.filter(len), st.text("ab", min_size=1))
def test_another_heading_is_not_meant(headings, other):
    path = [f"{headings[0]}{other}", *headings[1:]]
    assert not SectionSchema(glob_of(headings)).matches(path)


def test_no_list_at_all_is_told():
    with pytest.raises(KblintError, match="at least 5 entries"):
        held("# Nothing\n")

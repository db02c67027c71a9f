"""The schema as a file."""

from pathlib import Path

import pytest
from conftest import ROOT

from kblint import Document, KblintError, Source
from kblint.promises import RULES, Schema
from kblint.rules.registry import RULES as REGISTERED

PROMISE = '[[sections]]\npath = "**"\ndescription = "required"\n'
LIST = "- [LLVM](https://llvm.org)\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("kblint.toml", 'select = ["default"]\n' + PROMISE, id="a configuration"),
        pytest.param(".kblint.toml", PROMISE, id="a hidden one"),
        pytest.param("pyproject.toml", '[project]\nname = "x"\n'
                     + PROMISE.replace("sections", "tool.kblint.sections"), id="a project's"),
        pytest.param("list.toml", "\ufeff" + PROMISE, id="any TOML, with a byte-order mark"),
    ],
)  # fmt: skip
def test_promises_are_read_from(tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")
    (said,) = Schema.load(tmp_path / name).check(Document(Source(LIST)))
    assert said.message == "expected a description, as the schema requires, found none"


def test_duplicates_are_read_too(tmp_path):
    (tmp_path / "kblint.toml").write_text("[duplicates]\nacross-sections = false\n", "utf-8")
    text = f"## A\n\n{LIST}\n## B\n\n{LIST}"
    document = Document(Source(text, Path("a.md")))
    (said,) = Schema.load(str(tmp_path / "kblint.toml")).check(document)
    assert (said.name, said.path) == ("duplicate-link", Path("a.md"))
    assert [related.path for related in said.finding.related] == [Path("a.md")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param(
            "k.toml", b"[[sections]]\npath = 3\n", ":2: .*expected a string", id="a value"
        ),
        pytest.param("k.toml", b"[[sections]\n", ":1: expected", id="no TOML"),
        pytest.param("k.toml", b"\xff", ":1: expected UTF-8", id="not UTF-8"),
        pytest.param(
            "pyproject.toml", b"[tool]\nkblint = 3\n", ":2: expected a table", id="no table"
        ),
        pytest.param("pyproject.toml", b"tool = 3\n", ": expected a table", id="no table of tools"),
        pytest.param("missing.toml", None, ": no such file", id="no file"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name(tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(KblintError, match=rf"{name}{message}"):
        Schema.load(tmp_path / name)


def test_a_configuration_without_promises_promises_nothing(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.kblint]\nignore = ['KB410']\n", "utf-8")
    assert Schema.load(tmp_path / "pyproject.toml") == Schema()


def test_every_rule_that_reads_a_schema_is_asked():
    folder = ROOT / "kblint" / "rules"
    readers = {
        each.name
        for each in REGISTERED
        if "schema" in (folder / f"{each.name.replace('-', '_')}.py").read_text("utf-8").casefold()
    }
    assert readers <= set(RULES) <= {each.name for each in REGISTERED}
    assert set(RULES) - readers <= {"malformed-score", "score-out-of-range", "unordered-years",
                                    "unsorted-entries", "duplicate-link"}  # fmt: skip

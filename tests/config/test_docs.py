"""docs/configuration.md says what is there, and its examples are read."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from conftest import ROOT

from kblint.config import Configuration
from kblint.config.settings import Common, Settings
from kblint.errors import KblintError
from kblint.knowledge.schema import DuplicatePolicy, FieldSchema, SectionSchema
from kblint.markdown import CodeBlock, parse
from kblint.rules.registry import RULES
from kblint.tables import keys

PAGE = (ROOT / "docs" / "configuration.md").read_text("utf-8")
BLOCKS = [block for block in parse(PAGE).children if isinstance(block, CodeBlock)]


def examples():
    """The configurations on the page, each with the name of the file that it is for."""
    names = {"toml": "kblint.toml", "toml pyproject": "pyproject.toml"}
    return [(names[block.info], block.content) for block in BLOCKS if block.info in names]


def first_cells(heading):
    """What is named in the first column of the tables below a heading."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| ((?:`[^`]+`(?:, )?)+) \|", section, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


@pytest.mark.parametrize(("name", "text"), examples())
def test_each_example_is_a_configuration(tmp_path, monkeypatch, name, text):
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text, "utf-8")
    demands = Configuration().demands(Path("list.md"))
    assert demands.rules
    assert demands.root == tmp_path


def test_the_examples_show_every_setting():
    text = "\n".join(text for _, text in examples())
    for key in (*keys(Settings), *keys(SectionSchema), *keys(DuplicatePolicy), *keys(Common)):
        assert re.search(rf"(?m)^\[*[\w.]*{key}\b", text), key


def test_every_setting_is_in_a_table():
    listed = first_cells("Which rules run") | first_cells("Which files are checked")
    listed |= first_cells("Known findings")
    assert listed >= set(keys(Settings)) - {"rules", "sections", "duplicates"}
    assert first_cells("What sections promise") == {*keys(SectionSchema), *keys(FieldSchema)}
    assert first_cells("Works that are listed twice on purpose") == set(keys(DuplicatePolicy))


def test_every_option_of_a_rule_is_in_the_table_with_its_default():
    shown = re.findall(r"^\| `([a-z-]+)` \| `([a-z-]+)` \| `([^`]+)` \|", PAGE, re.MULTILINE)
    options = [
        (rule.name, key, str(field.default))
        for rule in RULES
        for key, field in zip(keys(rule.load()), fields(rule.load()), strict=True)
    ]
    assert sorted(shown) == sorted(options)


def test_the_message_on_the_page_is_what_is_said(tmp_path, monkeypatch):
    (shown,) = [block.content.strip() for block in BLOCKS if block.info == "text"]
    monkeypatch.chdir(tmp_path)
    text = "\n" * 9 + "[[sections]]\npath = 'Papers'\nyears = 'desc'\n"
    Path("kblint.toml").write_text(text, "utf-8")
    with pytest.raises(KblintError) as told:
        Configuration().demands(None)
    assert str(told.value) == shown

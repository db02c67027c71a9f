"""The example of docs/schema.md is what it says."""

import re
import tomllib
from typing import get_args

import pytest
from conftest import ROOT

from kblint import Document, Source
from kblint.knowledge import DuplicatePolicy, FieldSchema, SectionSchema, Shape
from kblint.knowledge.field_schema import LINK_FIELDS, STATED_FIELDS, FieldType
from kblint.markdown import CodeBlock, parse
from kblint.promises import Schema
from kblint.rules.registry import RULES
from kblint.tables import schema as json_schema

TEXT = (ROOT / "docs" / "schema.md").read_text("utf-8")
TOML, KEPT, BROKEN, SAID, PYTHON = (b for b in parse(TEXT).children if isinstance(b, CodeBlock))
PROMISED = Schema.from_tables(tomllib.loads(TOML.content))


def found_in(text: str) -> str:
    source = Source(text)
    places = [(source.position(d.span.start), d) for d in PROMISED.check(Document(source))]
    return "".join(f"{at.line}:{at.column} {d.name}: {d.message}\n" for at, d in places)


def test_the_list_that_keeps_it_is_let_pass():
    assert found_in(KEPT.content) == ""


def test_of_the_other_is_said_what_the_page_shows():
    assert found_in(BROKEN.content) == SAID.content


def test_the_python_example_prints_it_too(tmp_path, monkeypatch, capsys):
    (tmp_path / "kblint.toml").write_text(TOML.content, "utf-8")
    (tmp_path / "README.md").write_text(BROKEN.content, "utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(PYTHON.content, "docs/schema.md", "exec", dont_inherit=True), {})
    assert len(capsys.readouterr().out.splitlines()) == len(SAID.content.splitlines())


@pytest.mark.parametrize("kind", [SectionSchema, FieldSchema, DuplicatePolicy])
def test_every_key_stands_on_the_page(kind):
    keys = set(json_schema(kind)["properties"]) - {"path", "fields"}
    assert [key for key in sorted(keys) if f"`{key}`" not in TEXT] == []


def test_every_name_and_type_stands_on_the_page():
    names = {*STATED_FIELDS, *LINK_FIELDS, *(shape.value for shape in Shape)}
    assert [name for name in sorted(names) if f"`{name}`" not in TEXT] == []
    assert [kind for kind in get_args(FieldType) if f'`"{kind}"`' not in TEXT] == []


def test_every_rule_that_is_named_is_there():
    named = set(re.findall(r"\.\./rules/([a-z-]+)\.md", TEXT))
    assert named <= {rule.name for rule in RULES}

"""What may be a description, authors or a date though it is not read as such."""

import pytest

from kblint import check_text
from kblint.knowledge import Schema
from kblint.rules import MissingDescription, MissingField


def cited(*tails):
    return "".join(
        f"- **A Title of Note {i}.** {tail} [[paper](https://example.org/{i})]\n"
        for i, tail in enumerate(tails)
    )


USUAL = ["Ada Lovelace and Alan Turing. AAAI 2020."] * 4


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param("Ada Lovelace and Alan Turing. AAAI-20.", id="a year of two figures"),
        pytest.param("Ada Lovelace and Alan Turing. Preprint.", id="no date to be known"),
        pytest.param("Natural Language Group, Some Company. AAAI 2020.", id="a group"),
        pytest.param("Plato.", id="a single name"),
    ],
)
def test_no_field_is_missing_where_something_may_be_it(odd):
    assert check_text(cited(*USUAL, odd), rules=[MissingField()]) == ()


def test_authors_below_the_title_are_seen():
    text = "".join(
        f"- **A Title {i} (AAAI 2020)**\n  - Ada Lovelace, Alan Turing\n"
        f"  - [[paper]](https://example.org/{i})\n"
        for i in "abcd"
    )
    text += (
        "- **A Title e (AAAI 2020)**\n  - A group of many people\n"
        "  - [[paper]](https://example.org/e)\n"
    )
    assert check_text(text, rules=[MissingField()]) == ()


def test_what_the_schema_requires_is_said_once():
    schema = Schema.from_sections([{"path": "**", "fields": {"date": {"required": True}}}])
    text = cited(*USUAL, "Ada Lovelace and Alan Turing.")
    (found,) = check_text(text, rules=[MissingField()], schema=schema)
    assert found.message == "expected a date, as the schema requires, found none"


def test_a_work_of_its_own_is_a_paper():
    schema = Schema.from_sections([{"path": "**", "fields": {"paper": {"required": True}}}])
    text = "- [A Title](https://arxiv.org/abs/1706.03762)\n- [A Tool](https://example.org)\n"
    (found,) = check_text(text, rules=[MissingField()], schema=schema)
    assert "A Tool" in found.finding.subject


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(" helps with what you do", id="words without a separator"),
        pytest.param(", Ada Lovelace and Alan Turing, 2020", id="a citation"),
        pytest.param(" (archived)", id="a remark"),
    ],
)
def test_no_description_is_missing_where_something_is_said(odd):
    text = "".join(f"- [A Tool {i}](https://e.org/{i}) - what it does\n" for i in "abcd")
    text += f"- [A Tool e](https://e.org/e){odd}\n"
    assert check_text(text, rules=[MissingDescription()]) == ()

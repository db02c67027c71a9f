"""What may be authors or a date though it is not read as such."""

import pytest

from kblint import check_text
from kblint.knowledge import Schema
from kblint.rules import MissingField


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


def test_what_stands_in_the_place_of_a_venue():
    text = "".join(f"- [[CVPR 2020](https://e.org/{i})] A Title of Note {i}\n" for i in "abcd")
    text += "- [[Survey](https://e.org/e)] A Title of Note e\n"
    assert check_text(text, rules=[MissingField()]) == ()


def test_a_tag_may_be_a_venue_but_is_no_date():
    text = "".join(f"- [A Title {i}](https://e.org/{i}) `Some Company` `2020`\n" for i in "abcd")
    (found,) = check_text(
        text + "- [A Title e](https://e.org/e) `Some Company`\n", rules=[MissingField()]
    )
    assert found.message == "expected a date, as 4 of 4 others have, found none"


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

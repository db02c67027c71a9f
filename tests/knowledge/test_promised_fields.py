"""Fields that are read because a schema names them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kblint.knowledge import Document, Schema, Shape
from kblint.text import Source

WORK = "- [Scaling Laws for Neural Models](https://arxiv.org/abs/2001.08361)"
TABLE = "| Title | {} |\n|---|---|\n| [Scaling Laws for Neural Models](https://arxiv.org/abs/2001.08361) | {} |\n"


def entry_of(text, **fields):
    document = Document(Source(text), Schema.from_sections([{"path": "**", "fields": fields}]))
    (entry,) = document.entries
    return entry


def field_of(text, name, **promised):
    found = [field for field in entry_of(text, **{name: promised}).fields if field.name == name]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("tail", "raw", "value"),
    [
        pytest.param(" **Status=done**", "**Status=done**", "done", id="bold, with an equals sign"),
        pytest.param(" **Status:** done", "**Status:** done", "done", id="a bold label"),
        pytest.param(" **Status**: done", "**Status**: done", "done", id="a sign behind the bold label"),
        pytest.param(" | Status: done | 2020", "Status: done", "done", id="between bars"),
        pytest.param(" - Status: done - a word", "Status: done", "done", id="between dashes"),
        pytest.param(" (Status: done)", "Status: done", "done", id="in brackets"),
        pytest.param(" `Status: done`", "Status: done", "done", id="as code"),
        pytest.param("\n  Status: done", "Status: done", "done", id="on a line of its own"),
        pytest.param("\n  - Status: done", "Status: done", "done", id="as an item below"),
        pytest.param(" - A word. Status: done. More.", "Status: done", "done", id="as a sentence"),
        pytest.param(" | status：done", "status：done", "done", id="another case, a full-width colon"),
        pytest.param(" | Status: [done](https://x.org)", "Status: [done](https://x.org)", "done",
                     id="a link"),
        pytest.param(" | Status: done **WR=3**", "Status: done", "done", id="before what is bold"),
        pytest.param(" | Status: done [[pdf](https://x.org/a.pdf)]", "Status: done", "done",
                     id="before a link"),
        pytest.param(" | Status: done, in part, Where: home", "Status: done, in part", "done, in part",
                     id="with a comma, before another label"),
    ],
)  # fmt: skip
def test_a_label_is_read_as_lists_write_it(tail, raw, value):
    field = field_of(WORK + tail, "Status", type="text")
    assert field is not None
    assert (field.raw, field.value) == (raw, value)
    assert (WORK + tail)[slice(*field.span)] == raw


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param(" - a paper on the Status: done", id="in a sentence"),
        pytest.param(" - see [Status: done](https://example.org)", id="a link's text"),
        pytest.param(" - <https://example.org/?Status=done>", id="within a URL"),
        pytest.param(" - the non-Status: done", id="within a word"),
        pytest.param(" <!-- Status: done -->", id="a comment"),
        pytest.param(" | Status:", id="nothing behind it"),
        pytest.param(" | Statuses: done", id="another label"),
    ],
)
def test_what_only_looks_like_a_label_is_no_field(tail):
    assert field_of(WORK + tail, "Status", type="text") is None


def test_nothing_is_looked_for_that_has_no_type_or_is_not_named():
    text = WORK + " | Status: done"
    assert field_of(text, "Status") is None
    assert "Status" not in {field.name for field in Document(Source(text)).entries[0].fields}


def test_a_title_that_begins_with_the_label_is_no_field():
    text = "- Status: A History of Rank [[pdf](https://example.org/a.pdf)]\n"
    assert field_of(text, "Status", type="text") is None


@pytest.mark.parametrize(
    ("header", "cell", "kind", "value"),
    [
        pytest.param("Status", "done", "text", "done", id="text"),
        pytest.param("status", "done", "text", "done", id="another case"),
        pytest.param("WR", "3", "int", "3", id="a number"),
        pytest.param("Read on", "2021-05-03", "date", "2021-05-03", id="a header of two words"),
        pytest.param("Slides", "[here](https://x.org/s)", "url", "https://x.org/s", id="a link"),
        pytest.param("Slides", "[here](https://x.org/s)", "text", "here", id="a link's text"),
    ],
)
def test_a_column_is_read_by_its_header(header, cell, kind, value):
    name = "Read on" if header == "Read on" else {"status": "Status"}.get(header, header)
    field = field_of(TABLE.format(header, cell), name, type=kind)
    assert field is not None
    assert (field.raw.strip(), field.value) == (cell, value)


def test_an_empty_cell_and_another_column_are_none():
    assert field_of(TABLE.format("Status", " "), "Status", type="text") is None
    assert field_of(TABLE.format("State", "done"), "Status", type="text") is None


@pytest.mark.parametrize(
    ("form", "tail", "raw", "value"),
    [
        pytest.param("[WR {value}]", " [WR 3]", "[WR 3]", "3", id="in brackets"),
        pytest.param("WR {value}", " - WR 3 - good", "WR 3", "3", id="nothing behind it"),
        pytest.param("{value} of 5", " - 3 of 5", "3 of 5", "3", id="nothing before it"),
        pytest.param("`WR {value}`", " `WR 3`", "`WR 3`", "3", id="code"),
        pytest.param("![WR](https://img.org/{value}.svg)", " ![WR](https://img.org/3.svg)",
                     "![WR](https://img.org/3.svg)", "3", id="a badge"),
        pytest.param("({value}/5)", " (good) (3/5)", "(3/5)", "3", id="signs alone"),
    ],
)  # fmt: skip
def test_a_form_is_found_wherever_it_stands(form, tail, raw, value):
    field = field_of(WORK + tail, "WR", type="int", format=form)
    assert field is not None
    assert (field.raw, field.value, field.number, field.strict) == (raw, value, 3.0, True)


@pytest.mark.parametrize(
    ("form", "tail"),
    [
        pytest.param("WR={value}", " https://example.org/?WR=3", id="within a URL"),
        pytest.param("WR {value}", " - AWR 3", id="within a word"),
        pytest.param("[{value}]", " [[pdf](https://example.org/a)]", id="the text of a link"),
        pytest.param("({value})", " (good)", id="signs around no number"),
    ],
)
def test_a_form_is_not_found_where_it_only_seems_to_be(form, tail):
    assert field_of(WORK + tail, "WR", type="int", format=form) is None


def test_a_score_in_another_form_than_the_promised_one_is_not_strict():
    field = field_of(WORK + " **WR=3**", "WR", type="int", format="[WR {value}]")
    assert field is not None
    assert (field.number, field.strict) == (3.0, False)


def test_a_field_is_no_description_and_no_venue():
    entry = entry_of(WORK + " - Added: May 2021", Added={"type": "date"})
    assert (entry.description, entry.shape) == ("", Shape.BARE)
    assert [field.name for field in entry.fields] == ["Added"]


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param(" - Status: done - {} | Pages: 30", id="before and behind"),
        pytest.param(" (Status: done; Pages: 30) - {}", id="in brackets"),
        pytest.param(" | Status: done | Pages: 30 - {}", id="between bars"),
        pytest.param(" - {} Status: done. Pages: 30", id="sentences at the end"),
    ],
)
def test_a_description_is_what_stands_between_fields(tail):
    text = WORK + tail.format("How loss falls with size.")
    entry = entry_of(text, Status={"type": "text"}, Pages={"type": "int"})
    assert entry.description == "How loss falls with size."
    assert entry.shape is Shape.ONE_LINE


@given(
    st.text("Sta:=*[]()|-,. `\\\n<>!1é", max_size=60),
    st.sampled_from(["text", "date", "url", "int"]),
    st.sampled_from([None, "**Sta={value}**", "Sta {value}", "{value} Sta", "({value})"]),
)
def test_every_field_is_what_stands_at_its_span(tail, kind, form):
    promised = {"type": kind} | ({"format": form} if form else {})
    schema = Schema.from_sections([{"path": "**", "fields": {"Sta": promised}}])
    document = Document(Source(WORK + tail), schema)
    for entry in document.entries:
        for field in entry.labelled:
            assert entry.source.slice(field.span) == field.raw
            assert field.value

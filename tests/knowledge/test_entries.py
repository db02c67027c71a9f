import pytest

from kblint.knowledge import Document, Shape
from kblint.text import Source


def read(text: str) -> Document:
    return Document(Source(text))


def only_entry(text: str):
    (entry,) = read(text).entries
    return entry


@pytest.mark.parametrize(
    ("text", "shape", "description"),
    [
        pytest.param("- [A title](https://a.b)  \n  Said.\n", Shape.NEXT_LINE, "Said.", id="break"),
        pytest.param("- [A title](https://a.b)  \nSaid.\n", Shape.NEXT_LINE, "Said.", id="lazy"),
        pytest.param("- [A title](https://a.b)\n\n  Said.\n", Shape.NEXT_LINE, "Said.",
                     id="a paragraph of its own"),
        pytest.param("- [A title](https://a.b) - Said.\n", Shape.ONE_LINE, "Said.", id="hyphen"),
        pytest.param("- [A title](https://a.b) — Said.\n", Shape.ONE_LINE, "Said.", id="dash"),
        pytest.param("- [A title](https://a.b): Said.\n", Shape.ONE_LINE, "Said.", id="colon"),
        pytest.param("- [A title](https://a.b) **WR=2** - Said.\n", Shape.ONE_LINE, "Said.",
                     id="after a score"),
        pytest.param("- [A title](https://a.b)\n", Shape.BARE, "", id="nothing said"),
        pytest.param("1. **[A title](https://a.b)** - Said.\n", Shape.ONE_LINE, "Said.",
                     id="numbered and bold"),
    ],
)  # fmt: skip
def test_an_item_that_begins_with_a_titled_link_is_an_entry(text, shape, description):
    entry = only_entry(text)
    assert (entry.title, entry.link.url) == ("A title", "https://a.b")
    assert (entry.shape, entry.description) == (shape, description)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- [Section](#section)\n", id="a fragment"),
        pytest.param("- [Other file](./other.md)\n", id="a relative path"),
        pytest.param("- [Other file](other.md)\n", id="a file beside it"),
        pytest.param("- [pdf](https://a.b/c.pdf) of something\n", id="a label is no title"),
        pytest.param("- See [the thing](https://a.b) for more\n", id="a link in prose"),
        pytest.param("- [![Badge](https://a.b/c.svg)](https://a.b)\n", id="a badge"),
        pytest.param("## Contents\n\n- [A title](https://a.b)\n", id="contents"),
        pytest.param("## License\n\n### More\n\n- [A title](https://a.b)\n", id="below a licence"),
        pytest.param("A [title](https://a.b) in a paragraph.\n", id="a paragraph"),
    ],
)
def test_what_recommends_nothing_is_no_entry(text):
    assert read(text).entries == ()


def test_items_below_a_grouping_item_are_entries_those_below_an_entry_are_its_details():
    document = read(
        "- Group\n  - [One title](https://a.b)\n- [Two titles](https://c.d)\n  - [More](https://e.f)\n"
    )
    assert [entry.title for entry in document.entries] == ["One title", "Two titles"]


def test_links_know_the_part_they_play():
    entry = only_entry(
        "- [A title](https://a.b) [code](https://c.d) - See [this fine thing](https://e.f).\n"
    )
    assert [(link.role, link.url) for link in entry.links] == [
        ("primary", "https://a.b"), ("code", "https://c.d"), ("description", "https://e.f"),
    ]  # fmt: skip


def test_a_subject_is_stable_when_lines_move_and_tells_equals_apart():
    text = "- [A title](https://a.b)\n- [A title](https://a.b)\n"
    first, second = (e.subject for e in read(text).entries)
    moved = read("# New\n\nText.\n\n" + text)
    assert first != second
    assert [e.subject for e in moved.entries] == [first, second]


def test_spans_are_those_of_the_text():
    text = "# H\n\n- [A title](https://a.b) **WR=2**  \n  Said.\n"
    entry = only_entry(text)
    assert text[slice(*entry.span)] == "- [A title](https://a.b) **WR=2**  \n  Said."
    assert text[slice(*entry.title_span)] == "A title"
    assert text[slice(*entry.tail)] == " **WR=2**"
    assert text[slice(*entry.description_span)] == "Said."
    assert [text[slice(*field.span)] for field in entry.scores] == ["**WR=2**"]
    assert entry.line == 3


def test_an_entry_is_of_the_year_of_the_nearest_year_heading():
    document = read("## 2021\n\n### Sub\n\n- [A title](https://a.b)\n")
    assert document.entries[0].year == 2021

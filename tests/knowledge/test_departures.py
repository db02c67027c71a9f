"""Whom an entry is compared with, and when it is odd."""

from kblint.knowledge import Document
from kblint.knowledge.habits.departures import Departures
from kblint.text import Source


def odd_ones(text):
    """The odd titles, with how many of how many others do otherwise; titles are "small" or not."""
    document = Document(Source(text))
    found = Departures(document.entries, lambda entry: {"case": entry.title.islower()})
    return [
        (entry.title, departure.others) for entry, departures in found for departure in departures
    ]


def items(*titles, indent=""):
    return "".join(f"{indent}- [{title}](https://e.org/{title})\n" for title in titles)


def test_the_entry_itself_is_left_out():
    assert odd_ones(items("aa", "bb", "cc", "dd", "XX")) == [("XX", "4 of 4 others")]
    assert odd_ones(items("aa", "bb", "cc", "XX")) == []


def test_the_evidence_is_counted_as_far_around_as_it_holds():
    text = "# L\n\n## A\n\n" + items("aa", "bb", "cc", "dd", "XX")
    text += "\n## B\n\n" + items("ee", "ff")
    assert odd_ones(text) == [("XX", "6 of 6 others")]


def test_a_section_that_does_so_is_left_its_way():
    text = "## A\n\n" + items(*"abcdefghij") + "\n## B\n\n" + items("XX", "YY")
    assert odd_ones(text) == []


def test_an_only_entry_is_judged_by_the_other_years_but_by_no_other_section():
    text = "## P\n\n### 2021\n\n" + items("aa", "bb", "cc", "dd") + "\n### 2020\n\n" + items("XX")
    assert odd_ones(text) == [("XX", "4 of 4 others")]
    assert odd_ones(text.replace("2020", "Talks")) == []


def test_items_of_another_depth_are_of_another_kind():
    text = "".join(f"- Group {i}\n" + items(i * 2, indent="  ") for i in "abcde") + items(
        "XX", "YY"
    )
    assert odd_ones(text) == []

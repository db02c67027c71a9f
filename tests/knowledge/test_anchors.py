"""Anchors as GitHub makes them: the cases are those that its pages were seen to have."""

import pickle

import pytest

from kblint.knowledge.local.anchors import Anchors, anchors_of, slug
from kblint.markdown import parse


def anchors(text: str) -> Anchors:
    return anchors_of(parse(text), text)


def names(text: str) -> list[str]:
    return [heading.name for heading in anchors(text).headings]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Getting started", "getting-started"),
        ("heading with a - dash", "heading-with-a---dash"),
        ("heading with an _ underscore", "heading-with-an-_-underscore"),
        ("Search & Ranking", "search--ranking"),
        ("What is Docker ?", "what-is-docker-"),
        ("CI/CD", "cicd"),
        ("en–dash", "endash"),
        ("I ♥ unicode", "i--unicode"),
        ("😄 unicode emoji", "-unicode-emoji"),
        (":smile: - a gemoji", "smile---a-gemoji"),
        ("Привет non-latin 你好", "привет-non-latin-你好"),
        ("Part Ⅳ, area in m²", "part-ⅳ-area-in-m"),
    ],
)
def test_slug_of_a_title(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_repeated_names_are_numbered_until_nobody_has_them() -> None:
    text = "".join(f"# {title}\n\n" for title in ("echo", "echo", "echo 1", "echo-1", "echo"))
    assert names(text) == ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2"]


def test_a_number_that_a_heading_took_is_left_out() -> None:
    assert names("# foxtrot-1\n# foxtrot\n# foxtrot\n") == ["foxtrot-1", "foxtrot", "foxtrot-2"]


def test_blank_beside_an_image_counts_and_need_not() -> None:
    found = anchors("# Awesome ![badge](badge.svg)\n")
    assert found.headings[0].name == "awesome-"
    assert found.find("awesome") == found.find("awesome-") == 0


@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param("below", id="a name before the heading"),
        pytest.param("inside", id="a name within it"),
        pytest.param("user-content-inside", id="GitHub's own prefix"),
        pytest.param("behind", id="an id right behind it"),
        pytest.param("own", id="an id in braces"),
        pytest.param("nets-own", id="what GitHub makes of that heading"),
    ],
)
def test_names_lead_to_the_heading_they_stand_at(fragment: str) -> None:
    text = (
        'Text.\n\n<a name="below"></a>\n\n## <a id="inside"></a>Nets {#own}\n<p id="behind"></p>\n'
    )
    found = anchors(text)
    assert found.find(fragment) == found.headings[0].start


def test_name_between_two_headings_belongs_to_the_second() -> None:
    found = anchors('# A\n\n<a name="b"></a>\n\n# B\n')
    assert found.find("b") == found.headings[1].start


def test_headings_of_html_are_counted_with_the_others() -> None:
    assert names("# Data\n\n<h2 align='center'>Data</h2>\n\n# Data\n") == [
        "data", "data-1", "data-2",
    ]  # fmt: skip


def test_emoji_with_and_without_its_invisible_mark_is_one() -> None:
    found = anchors("# ⚙️ Tools\n")
    assert found.find("-tools") == found.find("%EF%B8%8F-tools") == 0


def test_what_lacks_the_blank_of_a_heading_can_be_linked_to() -> None:
    found = anchors("##Tools\n")
    assert (found.headings, found.find("tools")) == ((), 0)


def test_anchors_travel_between_processes() -> None:
    found = pickle.loads(pickle.dumps(anchors("# A\n\n# A\n")))
    assert found.find("a-1") == 5

import pytest

from kblint import check_text
from kblint.rules import StaleContents

RULES = [StaleContents()]


def said(text: str) -> list[str]:
    return [each.message for each in check_text(text, RULES)]


def contents(names: str, bullet: str = "- ") -> str:
    return "## Contents\n\n" + "".join(f"{bullet}[{n}](#{n.lower()})\n" for n in names) + "\n"


def sections(names: str) -> str:
    return "".join(f"## {n}\n\n- [Work {n}](https://example.org/{n})\n\n" for n in names)


LACKS_F = ['expected "F" in the contents as the 5 sections beside it, found it missing']


def test_section_that_was_forgotten() -> None:
    assert said(contents("ABCDE") + sections("ABCFDE")) == LACKS_F


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(contents("ABC") + sections("ABCF"), id="too few to tell"),
        pytest.param(contents("ABCDE") + sections("ABCDE" + "XYZUV"), id="a choice of sections"),
        pytest.param(contents("ABCDE") + sections("ABCDEF"), id="the last one, with one entry"),
        pytest.param(sections("F") + contents("ABCDE") + sections("ABCDE"), id="before the contents"),
        pytest.param(contents("ABCDE") + sections("ABC") + "## F\n\nText.\n\n" + sections("DE"),
                     id="no entries in it"),
        pytest.param(contents("ABCDE") + sections("ABCFDE").replace("## F", "## F <!-- omit in toc -->"),
                     id="left out on purpose"),
        pytest.param(contents("ABCDE") + sections("ABCFDE").replace("## F", "## How to contribute"),
                     id="about the list itself"),
        pytest.param(contents("ABCXDE") + sections("ABCFDE"), id="renamed: its line leads nowhere"),
        pytest.param(contents("ABCDE", "| ") + sections("ABCFDE").replace("## F", "### F"),
                     id="another level"),
        pytest.param(" ".join(f"[{n}](#{n.lower()}) |" for n in "ABCDE") + "\n\n" + sections("ABCFDE"),
                     id="a bar of links"),
        pytest.param(contents("EDCBA") + sections("ABCDE"), id="an order of its own"),
    ],
)  # fmt: skip
def test_silence(text: str) -> None:
    assert said(text) == []


def test_line_at_another_place() -> None:
    assert said(contents("ABDEC") + sections("ABCDE")) == [
        'expected "C" after "B", as in the text, found it after "E"'
    ]


def test_line_that_stands_twice() -> None:
    assert said(contents("ABCDEA") + sections("ABCDE")) == [
        'expected "A" once in the contents, found it twice'
    ]


@pytest.mark.parametrize(
    ("line", "is_slip"),
    [("Survye", True), ("Surveys", False), ("Survay", True), ("Reviews", False), ("Surrvey", True)],
)
def test_misspelled_line(line: str, *, is_slip: bool) -> None:
    text = contents("ABCDE").replace("[C](#c)", f"[{line}](#survey)")
    found = said(text + sections("ABCDE").replace("## C", "## Survey"))
    expected = [f'expected one spelling, found "{line}" for the heading "Survey"']
    assert found == (expected if is_slip else [])


def test_contents_of_raw_html() -> None:
    lines = "".join(f'<li><a href="#{n.lower()}">{n}</a></li>\n' for n in "ABCDE")
    assert said(f"<ul>\n{lines}</ul>\n\n" + sections("ABCFDE")) == LACKS_F

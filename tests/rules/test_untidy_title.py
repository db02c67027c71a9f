"""What may stand at a title's ends."""

import pytest

from kblint import check_text
from kblint.rules import UntidyTitle


def titled(*titles):
    return "".join(f"- [{title}](https://e.org/{i})\n" for i, title in enumerate(titles))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(titled(*["A Fine Title"] * 4, "Some Publisher of Books Inc."), id="Inc."),
        pytest.param(titled(*["A Fine Title"] * 4, "The Works of J. D."), id="an initial"),
        pytest.param(titled(*["A Fine Title"] * 4, "awwwards."), id="a name"),
        pytest.param(titled(*["A Fine Title"] * 4, "And so it goes on..."), id="an ellipsis"),
        pytest.param(titled(*["A Fine Title."] * 4, "Another Title"), id="a full stop as a habit"),
        pytest.param(titled(*[" Some One "] * 3, "Another One"), id="blanks as a habit"),
        pytest.param("- A Title [[code](https://e.org/a)]\n", id="no brackets"),
        pytest.param(titled("A title\\\n  of two lines"), id="a break that is meant"),
    ],
)
def test_titles_may_be_so(text):
    assert check_text(text, rules=[UntidyTitle()]) == ()


def test_blanks_in_the_brackets_of_a_plain_title():
    text = "- [ A Title of Note ] [[code](https://e.org/a)]\n"
    (found,) = check_text(text, rules=[UntidyTitle()])
    assert found.message == (
        "expected the title right between its brackets, found blanks beside it"
    )
    assert [text[slice(*edit.span)] for edit in found.finding.fix.edits] == [" ", " "]

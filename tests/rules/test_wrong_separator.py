"""What may stand between two parts though the others have something else there."""

import pytest

from kblint import check_text
from kblint.rules import WrongSeparator


def said(text):
    return [d.message for d in check_text(text, rules=[WrongSeparator()])]


def described(*gaps):
    return "".join(
        f"- [Some Tool {i}](https://example.org/{i}){gap}what it is good for\n"
        for i, gap in enumerate(gaps)
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(described(*[" - "] * 4, "\n  "), id="a line break is another rule's"),
        pytest.param(described(*[" - "] * 4, " 🔥 - "), id="an emoji is a mark"),
        pytest.param(described(*[" - "] * 4, "  -  "), id="several blanks are another rule's"),
        pytest.param(described(*[" - "] * 3, ": "), id="three others are too few"),
        pytest.param(
            "".join(f"- [A {i}](https://e.org/{i}) ([code](https://e.org/{i}))\n" for i in "abcd")
            + "- [A e](https://e.org/e), (which has a name that goes on for very long) "
            "([code](https://e.org/e))\n",
            id="many words between two links",
        ),
        pytest.param(described(*[" - "] * 20, ": ", ": ", ": ").replace(
            "- [Some Tool 20]", "\n## Other\n\n- [Some Tool 20]"
        ), id="a section of its own habit"),
        pytest.param(
            "".join(f"- **A Title of Note {i}.** [[code](https://e.org/{i})]\n" for i in "abcd")
            + "- **What Is This Title?** [[code](https://e.org/e)]\n",
            id="a question mark needs no full stop",
        ),
        pytest.param(
            "".join(
                f"- **A Title of Note {i}** (2020) [[code](https://e.org/{i})]\n" for i in "abcd"
            )
            + "- **A Title of Note e** (2020 [[code](https://e.org/e)]\n",
            id="a bracket that is missing is another rule's",
        ),
    ],
)  # fmt: skip
def test_silence(text):
    assert said(text) == []


def test_words_that_follow_without_a_sign_are_a_description():
    assert said(described(*[" - "] * 4, " ")) == [
        'expected " - " between title and description, as 4 of 4 others have, found " "'
    ]


def test_an_aside_is_no_description():
    text = described(*[" - "] * 4, " (once called so, and ")
    assert said(text) == []


def test_no_fix_that_would_unbalance_what_is_bold():
    text = "".join(f"- **A Title {i}**, 2020 [[code](https://e.org/{i})]\n" for i in "abcd")
    text += "- **A Title e** 2020 [[code](https://e.org/e)]\n"
    (found,) = check_text(text, rules=[WrongSeparator()])
    assert 'expected ", " between title and date' in found.message
    assert found.finding.fix is None


def test_quotes_are_shown_in_quotes():
    text = "".join(
        f"- Ada Lovelace, Alan Turing, *A Title of Note {i}*, 1843 [[paper](https://e.org/{i})]\n"
        for i in "abcd"
    )
    text += '- Ada Lovelace, Alan Turing, "A Title of Note e", 1843 [[paper](https://e.org/e)]\n'
    assert any("'" in message and '"' in message for message in said(text))


def test_one_finding_for_an_entry_that_is_parted_otherwise_throughout():
    text = "".join(f"- **A Title {i}** (2020). [[code](https://e.org/{i})]\n" for i in "abcd")
    text += "- **A Title e**, 2020 [[code](https://e.org/e)]\n"
    assert len(said(text)) == 1

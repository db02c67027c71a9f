"""What may end a title or a description."""

import pytest

from kblint import Severity, check_text
from kblint.rules import InconsistentEnding, UntidyTitle


def titled(*titles):
    return "".join(f"- [{title}](https://e.org/{i})\n" for i, title in enumerate(titles))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(titled(*["A Fine Title"] * 4, "Some Publisher of Books Inc."), id="Inc."),
        pytest.param(titled(*["A Fine Title"] * 4, "The Works of J. D."), id="an initial"),
        pytest.param(titled(*["A Fine Title"] * 4, "awwwards."), id="a name"),
        pytest.param(titled(*["A Fine Title"] * 4, "And so it goes on..."), id="an ellipsis"),
        pytest.param(titled(*[" Some One "] * 3, "Another One"), id="blanks as a habit"),
        pytest.param(titled("A title\\\n  of two lines"), id="a break that is meant"),
    ],
)
def test_titles_may_be_so(text):
    assert check_text(text, rules=[UntidyTitle()]) == ()


def described(*endings):
    return "".join(
        f"- [A Tool {i}](https://e.org/{i}) - What it is good{ending}\n"
        for i, ending in enumerate(endings)
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(described(*[" for."] * 4, " for ([code](https://e.org/c))"), id="a link"),
        pytest.param(described(*[" for."] * 4, " for `MIT`"), id="a tag"),
        pytest.param(described(*[" for."] * 4, " at https://e.org/c"), id="a URL"),
        pytest.param(described(*[" for"] * 4, " for. It is more."), id="two sentences"),
        pytest.param(described(*[" for"] * 4, " for, e.g."), id="an abbreviation"),
        pytest.param(described(*[" for"] * 4, " for?"), id="a question"),
    ],
)
def test_descriptions_may_end_so(text):
    assert check_text(text, rules=[InconsistentEnding()]) == ()


@pytest.mark.parametrize(
    ("count", "severity"), [(9, Severity.INFO), (10, Severity.WARNING)], ids=["few", "many"]
)
def test_ten_others_make_it_a_warning(count, severity):
    text = described(*[" for."] * count, " for")
    (found,) = check_text(text, rules=[InconsistentEnding()])
    assert found.severity is severity

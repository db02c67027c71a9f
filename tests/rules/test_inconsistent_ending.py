"""How a description may end."""

import pytest

from kblint import Severity, check_text
from kblint.rules import InconsistentEnding


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


def test_it_is_information_however_many_agree():
    (found,) = check_text(described(*[" for."] * 40, " for"), rules=[InconsistentEnding()])
    assert found.severity is Severity.INFO

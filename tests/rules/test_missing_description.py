"""What may be a description though it is not read as such."""

import pytest

from kblint import check_text
from kblint.rules import MissingDescription


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(" helps with what you do", id="words without a separator"),
        pytest.param(", Ada Lovelace and Alan Turing, 2020", id="a citation"),
        pytest.param(" (archived)", id="a remark"),
    ],
)
def test_no_description_is_missing_where_something_is_said(odd):
    text = "".join(f"- [A Tool {i}](https://e.org/{i}) - what it does\n" for i in "abcd")
    text += f"- [A Tool e](https://e.org/e){odd}\n"
    assert check_text(text, rules=[MissingDescription()]) == ()

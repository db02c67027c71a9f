"""Corners of what was meant as a link."""

import pytest

from kblint import check_text
from kblint.rules import MalformedLink


def messages(text: str) -> list[str]:
    return [said.message for said in check_text(text, rules=[MalformedLink()])]


@pytest.mark.parametrize(
    "text",
    [
        "- as [1] (https://example.org) says\n",
        "- [x] (https://example.org)\n",
        "- [paper] https://example.org and more\n",
        "- [MLSys] https://example.org\n",
        "- [a reference][label]\n\n[label]: https://example.org\n",
        "- `[text] (https://example.org)`\n",
        "<p>[text] (https://example.org)</p>\n",
        "- f[i](x)\n",
        r"- \[2020\](https://example.org)" + "\n",
    ],
    ids=[
        "a numbered reference", "a box", "a URL in a sentence", "a label of one word",
        "a reference link", "code", "HTML", "no URL", "escaped brackets",
    ],
)  # fmt: skip
def test_what_was_not_meant_as_a_link_is_none(text):
    assert messages(text) == []


def test_one_mistake_a_line_is_reported_for_the_others_follow_from_it():
    assert len(messages("- [a] (https://a.b) [c] (https://d.e)\n- [f] (https://g.h)\n")) == 2


def test_a_long_line_of_mistakes_is_one_mistake():
    for part in ("[a] (http://b.c) ", "](http://a.b ", "[a(http://b.c)] ", "(a)[http://b.c] "):
        assert len(messages(part * 20_000)) == 1  # and quadratic work would not come back

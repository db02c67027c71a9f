"""Corners of what balances."""

import pytest

from kblint import check_text
from kblint.rules import UnbalancedMarkup


def signs(text: str) -> list[tuple[str, int]]:
    found = check_text(text, rules=[UnbalancedMarkup()])
    return [(text[said.span.start : said.span.end], said.span.start) for said in found]


@pytest.mark.parametrize(
    "text",
    [
        "a :) (b :( c) d ;-)",
        "in [0, 1) and (0, 1]",
        "1) one, b) two, iv) four",
        "``as TeX quotes''",
        "Jane*, Joe**, Jim***",
        "files in src/**/*.md, 2**8",
        r"\[2020] is closed",
        "（全角) 括号",
        "wrapped (over\nlines)",
    ],
)
def test_is_no_stray_sign(text):
    assert signs(text) == []


@pytest.mark.parametrize(
    ("text", "sign", "place"),
    [
        ("(a (b)", "(", 0),
        ("a] b", "]", 1),
        ("**a", "**", 0),
        ("a `b", "`", 2),
        ("word) b", ")", 4),
    ],
)
def test_stray_sign_is_found_where_it_stands_in_the_first_line_too(text, sign, place):
    assert signs(text) == [(sign, place)]

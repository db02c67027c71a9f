"""What must hold of every text, however strange."""

import re

import pyromark
from hypothesis import given, settings
from hypothesis import strategies as st

from kblint import Safety, Source, check_text
from kblint.engine.fixes import applied
from kblint.finding import Effect

PARTS = st.sampled_from(
    [
        "# List\n", "## Papers\n", "### 2021\n", "### 2020\n", "### 2O19\n", "#### CVPR 2018\n",
        "**WR** scale from 1 to 3.\n", "- [A fine title](https://arxiv.org/abs/2101.00001)",
        "* [Another good name](https://arxiv.org/pdf/2101.00001v2)", "- [x](y)", "1. ",
        "- [The code](https://github.com/a/b?utm_source=c) ", " **WR=2**", "  **WR:9** ", "WR=",
        " - said", " (2019)", "[[pdf](https://a.b/c.pdf)]", "  \n", "    \n", "\\\n", "\n", "\n\n",
        "  more", "\t", "漢字 é", "> ", "```\n", "| a | b |\n|---|---|\n", "<!-- c -->", "*", "`",
        "[", "](", ")", "\r\n", "\u00a0", "---\n", "&amp;", "[^1]: n\n", "[r]: https://a.b\n",
    ]
)  # fmt: skip
TEXT = st.lists(PARTS, max_size=40).map("".join)


@settings(max_examples=500, deadline=None)
@given(TEXT)
def test_no_rule_fails_and_every_place_is_within_the_text(text):
    size = len(text.replace("\r\n", "\n"))
    for said in check_text(text):
        assert said.code != "KB000", said.message
        spans = [said.span, *(r.span for r in said.finding.related)]
        spans += [edit.span for edit in (said.finding.fix.edits if said.finding.fix else ())]
        for start, end in spans:
            assert 0 <= start <= end <= size


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_a_check_says_the_same_twice_and_with_other_line_ends(text):
    plain = text.replace("\r\n", "\n")
    once = [(d.code, d.span, d.message) for d in check_text(plain)]
    assert [(d.code, d.span, d.message) for d in check_text(plain)] == once
    assert [(d.code, d.span, d.message) for d in check_text(plain.replace("\n", "\r\n"))] == once


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_safe_fixes_come_to_an_end(text):
    text = text.replace("\r\n", "\n")
    for _ in range(10):
        fixes = [
            d.finding.fix
            for d in check_text(text)
            if d.finding.fix and d.finding.fix.safety is Safety.SAFE
        ]
        mended = applied(Source(text), fixes).text
        if mended == text:
            return
        text = mended
    raise AssertionError(text)


OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES


def rendered(text: str) -> str:
    """What a reader sees: blanks that a browser folds are folded."""
    html = re.sub(r"\s+", " ", pyromark.html(text, options=OPTIONS))
    return re.sub(
        r" ?(<!--.*?-->|</?(?:p|li|ul|ol|h\d|br ?/|blockquote|td|th|tr|pre|code)>) ?", r"\1", html
    ).strip()


@settings(max_examples=600, deadline=None)
@given(TEXT)
def test_a_safe_fix_without_effect_changes_nothing_that_a_reader_sees(text):
    # a line of a no-break space alone is blank for one parser and text for the other
    text = text.replace("\r\n", "\n").replace("\u00a0", "x")
    for said in check_text(text):
        fix = said.finding.fix
        if fix and fix.safety is Safety.SAFE and fix.effect is Effect.NONE:
            assert rendered(applied(Source(text), [fix]).text) == rendered(text), (said.code, text)

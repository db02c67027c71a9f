"""Words that may follow themselves, and those that may not."""

import pytest

from kblint import Source, check_text
from kblint.engine.fixes import applied
from kblint.rules import RepeatedWord


def said(text):
    return check_text(text, rules=[RepeatedWord()])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("That that had had been, Bora Bora, Chen Chen, very very old", id="may be so"),
        pytest.param("the The Times, in In Defense of Food", id="a name begins"),
        pytest.param("the **the** and `a` a, $for$ for", id="markup between"),
        pytest.param("learn in in-context ways, log-in in time, it it's", id="parts of words"),
        pytest.param("| the | the |\n|---|---|\n| of | of |", id="cells"),
        pytest.param("# What it is for\nfor all", id="a heading ends"),
        pytest.param("- what for\n- for all", id="an item ends"),
        pytest.param("what for  \nfor all", id="a hard break"),
        pytest.param("vectors a a b b", id="letters"),
        pytest.param("https://example.org/the the.html", id="an address"),
    ],
)
def test_silence(text):
    assert said(text + "\n") == ()


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("Over over all", "Over all", id="a sentence begins"),
        pytest.param("it is a a test", "it is a test", id="one letter"),
        pytest.param("> of the\n> the end", "> of the\n> end", id="in a quote, across its lines"),
        pytest.param("all of of.", "all of.", id="at the end"),
    ],
)
def test_fixes(text, fixed):
    (diagnostic,) = said(text + "\n")
    assert applied(Source(text), [diagnostic.finding.fix]).text == fixed


def test_a_line_is_not_left_blank():
    (diagnostic,) = said("of the\nthe\nend\n")
    assert diagnostic.finding.fix is None

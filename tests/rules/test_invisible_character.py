"""What nobody sees and must not be touched, and what is one finding."""

import pytest

from kblint import Safety, Severity, Source, check_text
from kblint.engine.fixes import applied
from kblint.rules import InvisibleCharacter

PLAIN = "A plain line (with brackets) of words, here: and there (too).\n" * 5


def said(text):
    return check_text(text, rules=[InvisibleCharacter()])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "\U0001f469\U0001f3fd\u200d\U0001f4bb and \u2764\ufe0f\u200d\U0001f525", id="emoji"
        ),
        pytest.param(
            "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", id="a flag"
        ),
        pytest.param("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", id="Persian"),
        pytest.param("\u0e20\u0e32\u0e29\u0e32\u200b\u0e44\u0e17\u0e22", id="Thai"),
        pytest.param("\u05e9\u05dc\u05d5\u05dd (C++)\u200f \u05e2\u05d5\u05dc\u05dd", id="Hebrew"),
        pytest.param(
            "**\u300c\u8ad6\u6587\u300d**\u200b\u306e\u8981\u7d04", id="emphasis in Japanese"
        ),
        pytest.param("thanks to @\u200bnobody", id="no mention"),
        pytest.param(
            "10\u00a0km, Fig.\u00a03, Dr.\u00a0Who and J.\u00a0R. Doe", id="figures and names"
        ),
        pytest.param(
            "Le titre\u00a0: un essai\u00a0! Rien\u00a0d\u2019autre, et\u00a0puis voil\u00e0",
            id="French",
        ),
        pytest.param("[A](https://a.org)\u00a0\u2022\u00a0[B](https://b.org)", id="between links"),
        pytest.param("\u00a0\u00a0\u00a0\u00a0Set in on purpose", id="several in a row"),
        pytest.param("a\n\n\u00a0\n\nb", id="a blank line that is kept"),
        pytest.param("`a\u00a0b` and\n\n```\n\u251c\u2500\u2500\u00a0tree\n```", id="code"),
        pytest.param(
            PLAIN + "\u56fe\u50cf\uff08images\uff09\uff0cand more", id="a line in Chinese"
        ),
        pytest.param("Cells\uff08one\uff09\uff0cand more\n" * 5, id="full width throughout"),
        pytest.param(PLAIN + "[A]\uff08https://a.org\uff09", id="a malformed link"),
        pytest.param(PLAIN + "[A](https://a.org\uff09", id="another"),
        pytest.param("a\n\f\nb", id="a page break"),
    ],
)
def test_what_has_a_part_is_left_alone(text):
    assert said(text + "\n") == ()


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param("zero\u200bwidth", "zerowidth", id="between letters"),
        pytest.param("Hybrid \u00a0Graph \u00a0Nets", "Hybrid Graph Nets", id="beside blanks"),
        pytest.param("the end\u00a0", "the end", id="at the line's end"),
        pytest.param("the end\u00a0  \nof it", "the end  \nof it", id="before a hard break"),
        pytest.param("*Some Name\u00a0* and", "*Some Name* and", id="which unmakes emphasis"),
        pytest.param(
            "of an\u00a0Open Learning\u00a0Task", "of an Open Learning Task", id="with another"
        ),
        pytest.param("#\u00a0Title", "# Title", id="no heading"),
        pytest.param(" \u00a0- item", "  - item", id="no item"),
        pytest.param("a\u2028b\u2028", "a b", id="a line's end of another kind"),
        pytest.param(
            PLAIN + "A Title\u3002 Names", PLAIN + "A Title. Names", id="a wide full stop"
        ),
        pytest.param(
            PLAIN + "A Title\uff082020\uff09next", PLAIN + "A Title (2020) next", id="a wide date"
        ),
        pytest.param("[a](https://a.org/\u200bb)", "[a](https://a.org/b)", id="in a target"),
    ],
)
def test_fixes(text, fixed):
    (diagnostic,) = said(text + "\n")
    assert applied(Source(text), [diagnostic.finding.fix]).text == fixed
    assert said(fixed + "\n") == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("model\x02based", id="it stood for a hyphen"),
        pytest.param("it\x92s", id="it was another encoding's apostrophe"),
        pytest.param("[a](https://a.org/b\u00a0c)", id="within a target"),
        pytest.param(PLAIN + "A Title \uff08\U0001f525", id="a bracket without its fellow"),
    ],
)
def test_no_fix_where_something_was_lost(text):
    (diagnostic,) = said(text + "\n")
    assert diagnostic.finding.fix is None


def test_a_fix_that_makes_an_item_or_an_anchor_is_unsafe():
    for text in ("*\u00a0item\n", "# Soft\u00adware\n", "\ufeff# Title\n"):
        (diagnostic,) = said("\n" + text)
        assert diagnostic.finding.fix.safety is Safety.UNSAFE


@pytest.mark.parametrize("text", ["safe \u202etxt.exe", "`\u2066code`", "<!-- \u202a -->"])
def test_controls_of_direction_are_errors_wherever_they_stand(text):
    (diagnostic,) = said(text + "\n")
    assert diagnostic.severity is Severity.ERROR
    assert not any("\u202a" <= character <= "\u2069" for character in diagnostic.message)


def test_a_byte_order_mark_is_information_at_the_start_and_more_within():
    first, second = said("\ufeff# A\n\n\ufeffB\n")
    assert (first.severity, first.span) == (Severity.INFO, (0, 0))
    assert second.severity is Severity.WARNING
    assert not Source("# A\n").has_mark


def test_one_finding_for_each_line_and_kind():
    found = said("so\u00adft and har\u00add, of\ufb01ce\nso\u00adft\n")
    assert [d.message.partition(", found ")[2][:6] for d in found] == ["U+00AD", "U+FB01", "U+00AD"]
    assert found[0].message.endswith("and 1 more on this line")

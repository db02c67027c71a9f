import pytest

from kblint.knowledge import Document
from kblint.text import Source

DECLARED = "# L\n\n## Papers\n\n**WR** (worth reading) scale from 1 to 3.\n\n"


def read(text: str) -> Document:
    return Document(Source(text))


@pytest.mark.parametrize(
    ("prose", "bounds"),
    [
        pytest.param("**WR** scale from 1 to 3", (1, 3), id="to"),
        pytest.param("__WR__: rating 1-5", (1, 5), id="hyphen and underscores"),
        pytest.param("The score **WR** is 0–10", (0, 10), id="dash"),
        pytest.param("**WR** score, 1 out of 5", (1, 5), id="out of"),
    ],
)
def test_a_paragraph_declares_a_scale_by_a_bold_label_and_two_numbers(prose, bounds):
    (scale,) = read(f"# L\n\n{prose}\n").scales
    assert (scale.label, scale.low, scale.high) == ("WR", *bounds)


@pytest.mark.parametrize(
    "prose",
    [
        pytest.param("**Note** that chapters 1 to 3 are long", id="no word of a scale"),
        pytest.param("WR scale from 1 to 3", id="no bold label"),
        pytest.param("**WR** scale from 3 to 1", id="numbers that fall"),
        pytest.param("**WR** (worth reading) scale", id="no numbers"),
        pytest.param("- **WR** scale from 1 to 3", id="within a list"),
    ],
)
def test_other_prose_declares_nothing(prose):
    assert read(f"# L\n\n{prose}\n").scales == ()


@pytest.mark.parametrize(
    ("tail", "value", "bold", "strict"),
    [
        pytest.param(" **WR=3**", "3", True, True, id="as it should be"),
        pytest.param(" __WR=3__", "3", True, True, id="the other bold"),
        pytest.param(" WR=3", "3", False, True, id="not bold"),
        pytest.param(" **WR:3**", "3", True, False, id="colon"),
        pytest.param(" **WR = 3**", "3", True, False, id="spaces"),
        pytest.param(" **wr=3**", "3", True, False, id="lower case"),
        pytest.param(" **WR=**", "", True, False, id="no value"),
        pytest.param(" **WR=three**", "three", True, False, id="a word"),
        pytest.param(" ** WR=3**", "3", True, False, id="a space inside"),
        pytest.param(" *WR=3*", "3", False, False, id="one star"),
        pytest.param(" **WR=2.5**", "2.5", True, True, id="a fraction is a number"),
    ],
)
def test_scores_are_read_however_they_are_spelled(tail, value, bold, strict):
    (entry,) = read(f"{DECLARED}- [A title](https://a.b){tail}\n").entries
    (field,) = entry.scores
    assert (field.value, field.bold, field.strict) == (value, bold, strict)
    assert field.raw == tail.strip()


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param(" - The WR: we like it", id="prose with a colon"),
        pytest.param("  \n  It got WR=3 from us", id="prose on the next line"),
        pytest.param(" `WR=3`", id="code"),
        pytest.param(" [x](https://a.b/?WR=3)", id="a URL"),
    ],
)
def test_what_is_no_score_is_not_taken_for_one(rest):
    (entry,) = read(f"{DECLARED}- [A title](https://a.b){rest}\n").entries
    assert entry.scores == ()


def test_a_declaration_holds_for_its_section_and_all_below_and_no_other():
    document = read(f"{DECLARED}### Deep\n\n## Other\n")
    held = {s.title: document.expects.scale(s, "WR") is not None for s in document.sections}
    assert held == {"": False, "L": False, "Papers": True, "Deep": True, "Other": False}

from hypothesis import given
from hypothesis import strategies as st

from kblint.engine.fixes import applied
from kblint.finding import Edit, Fix
from kblint.text import Source, Span

TEXT = "0123456789"


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("f", tuple(Edit(Span(start, end), text) for start, end, text in edits))


def test_fixes_apart_are_all_applied():
    assert applied(Source(TEXT), [fix((8, 9, "b")), fix((1, 2, "aa"))]).text == "0aa234567b9"


def test_of_fixes_that_overlap_the_first_is_applied():
    assert applied(Source(TEXT), [fix((3, 6, "b")), fix((1, 4, "a"))]).text == "0a456789"


def test_the_edits_of_one_fix_stand_or_fall_together():
    assert (
        applied(Source(TEXT), [fix((1, 4, "a")), fix((3, 4, "x"), (9, 10, "y"))]).text == "0a456789"
    )


def test_an_insertion_at_anothers_border_overlaps():
    assert applied(Source(TEXT), [fix((1, 3, "a")), fix((3, 3, "x"))]).text == "0a3456789"


EDITS = st.lists(
    st.tuples(st.integers(0, 10), st.integers(0, 10), st.sampled_from(["", "x", "yy"])).map(
        lambda e: fix((min(e[:2]), max(e[:2]), e[2]))
    ),
    max_size=6,
)


@given(EDITS)
def test_nothing_outside_the_edits_is_touched(fixes):
    touched = {i for f in fixes for edit in f.edits for i in range(*edit.span)}
    kept = [c for i, c in enumerate(TEXT) if i not in touched]
    left = [c for c in applied(Source(TEXT), fixes).text if c.isdigit()]
    assert [c for c in left if c in kept] == kept


@given(EDITS)
def test_the_order_in_which_fixes_come_does_not_matter(fixes):
    assert applied(Source(TEXT), fixes).text == applied(Source(TEXT), fixes[::-1]).text

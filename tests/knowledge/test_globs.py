from fnmatch import fnmatchcase

from hypothesis import given
from hypothesis import strategies as st

from kblint.knowledge.globs import is_glob, matches, matches_path

TEXTS = st.text("ab*?", max_size=12)


@given(TEXTS, st.text("ab", max_size=12))
def test_a_glob_matches_what_the_standard_library_says(glob, text):
    assert matches(glob, text) is fnmatchcase(text, glob)


@given(TEXTS)
def test_a_text_matches_itself(text):
    assert matches(text, text)
    assert is_glob(text) is ("*" in text)


def test_brackets_are_themselves():
    assert matches("[a]*", "[a] b")
    assert not matches("[a]*", "ab")


def test_many_stars_take_no_longer_than_the_two_lengths_allow():
    assert not matches("*a" * 100 + "b", "a" * 2000)
    assert not matches_path(["**"] * 50 + ["b"], ["a"] * 100)

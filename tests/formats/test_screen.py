import pytest
from hypothesis import given
from hypothesis import strategies as st

from kblint.formats.screen import marked, safe, width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\x1b[31mred", "\\x1b[31mred", id="a terminal's command"),
        pytest.param("a\u202eb", "a\\u202eb", id="text that turns its direction"),
        pytest.param("a\tb\nc", "a\\tb\\nc", id="blanks that move the cursor"),
        pytest.param("é漢😀", "é漢😀", id="letters of the world stay"),
        pytest.param("\x9b", "\\x9b", id="an eight-bit command"),
    ],
)
def test_text_of_strangers_never_commands_a_terminal(text, expected):
    assert safe(text) == expected


@pytest.mark.parametrize(
    ("line", "start", "end", "expected"),
    [
        pytest.param("ab cd", 3, 5, "   ^^", id="plain"),
        pytest.param("漢字 cd", 3, 5, "     ^^", id="wide characters take two columns"),
        pytest.param("e\u0301 cd", 3, 5, "  ^^", id="a combining mark takes none"),
        pytest.param("ab", 2, 2, "  ^", id="an empty place has one caret"),
        pytest.param("\tcd", 1, 3, "  ^^", id="a tab is shown as an escape"),
    ],
)
def test_carets_stand_below_what_is_meant(line, start, end, expected):
    assert marked(line, start, end, 80)[1] == expected


@given(st.text(max_size=300), st.data())
def test_a_line_of_any_length_is_cut_to_the_terminal_with_its_place_in_it(line, data):
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown, carets = marked(line, start, end, 40)
    assert width(shown) <= 41
    assert "^" in carets
    assert len(carets) <= 42

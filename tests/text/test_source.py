import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kblint.text import Position, Source, Span, UndecodableTextError

LINES = st.text(alphabet=st.sampled_from("ab \t\n\r\v\f\x1c\u2028\x85é漢😀\ufeff"), max_size=40)


@given(LINES)
def test_unedited_text_encodes_to_the_very_bytes_that_were_read(text):
    data = text.encode()
    assert Source.decode(data).encode() == data


@given(LINES)
def test_lines_end_at_cr_lf_and_crlf_only(text):
    source = Source(text)
    expected = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    assert source.text == "\n".join(expected)
    count = len(expected) - (expected[-1] == "")
    assert source.line_count == count
    assert [source.slice(source.line_span(i + 1)) for i in range(count)] == expected[:count]


@given(LINES, st.data())
def test_a_position_counts_its_line_and_what_stands_before_it_in_each_unit(text, data):
    source = Source(text)
    offset = data.draw(st.integers(0, len(source.text)))
    before = source.text[:offset]
    line, column = before.count("\n") + 1, before.rpartition("\n")[2]
    assert source.position(offset) == Position(line, len(column) + 1)
    assert source.utf8(offset) == Position(line, len(column.encode()) + 1)
    assert source.utf16(offset) == Position(line, len(column.encode("utf-16-le")) // 2 + 1)


def test_a_byte_order_mark_is_no_column_and_is_kept():
    source = Source.decode(b"\xef\xbb\xbfa\r\nb\n")
    assert source.text == "a\nb\n"
    assert source.position(0) == Position(1, 1)
    assert source.encode() == b"\xef\xbb\xbfa\r\nb\n"


def test_mixed_line_ends_are_kept_a_line_at_a_time():
    data = b"a\r\nb\nc\rd"
    source = Source.decode(data)
    assert source.text == "a\nb\nc\nd"
    assert source.encode() == data


@pytest.mark.parametrize(
    ("data", "line", "column", "shown"),
    [
        pytest.param(b"ok\nb\xffd", 2, 2, "0xff", id="a byte that begins nothing"),
        pytest.param(b"\xc3", 1, 1, "0xc3", id="a character cut off at the end"),
        pytest.param("é".encode() + b"\xe9", 1, 2, "0xe9", id="Latin-1 after UTF-8"),
        pytest.param(b"\xff\xfea\x00", 1, 1, "0xff", id="UTF-16"),
        pytest.param(b"a\r\n\x00", 2, 1, "NUL", id="a NUL byte"),
    ],
)
def test_what_is_no_text_is_refused_where_that_shows(data, line, column, shown):
    with pytest.raises(UndecodableTextError, match=shown) as caught:
        Source.decode(data)
    error = caught.value
    assert error.source.position(error.span.start) == Position(line, column)
    assert error.span == Span(error.span.start, error.span.start + 1)


@st.composite
def edited_sources(draw):
    """A source and edits of it that do not overlap, in any order."""
    source = Source.decode(draw(LINES).encode())
    offset = st.integers(0, len(source.text))
    borders = sorted(draw(st.lists(offset, max_size=8, unique=True)))
    spans = [Span(a, b) for a, b in zip(borders[::2], borders[1::2], strict=False)]
    return source, draw(st.permutations([(span, draw(LINES)) for span in spans]))


def applied(text: str, edits) -> str:
    for span, new in sorted(edits, reverse=True):
        text = text[: span.start] + re.sub("\r\n|\r", "\n", new) + text[span.end :]
    return text


class TestEdited:
    @given(LINES)
    def test_no_edit_changes_no_byte(self, text):
        data = text.encode()
        assert Source.decode(data).edited([]).encode() == data

    @given(edited_sources())
    def test_edits_change_their_spans_and_nothing_else(self, case):
        source, edits = case
        edited = source.edited(edits)
        assert edited.text == applied(source.text, edits)
        assert edited.has_mark == source.has_mark

    @given(edited_sources())
    def test_what_is_written_is_read_as_the_edited_text(self, case):
        source, edits = case
        edited = source.edited(edits)
        again = Source.decode(edited.encode()).text
        # without a byte-order mark, a U+FEFF that comes to stand first is read as one
        assert again == (edited.text if edited.has_mark else edited.text.removeprefix("\ufeff"))

    @given(edited_sources())
    def test_bytes_before_the_first_and_after_the_last_edit_are_kept(self, case):
        source, edits = case
        edited = source.edited(edits)
        first = min((span.start for span, _ in edits), default=0)
        last = max((span.end for span, _ in edits), default=len(source.text))
        before = source.edited([(Span(first, len(source.text)), "")]).encode()
        assert edited.encode().startswith(before)
        tail = len(source.text) - last
        moved = len(edited.text) - tail
        kept = [source.ending(n) for n in line_ends(source.text, last)]
        now = [edited.ending(n) for n in line_ends(edited.text, moved)]
        assert now[1:] == kept[1:]
        assert now[:1] == kept[:1] or (kept[:1], now[:1]) == (["\n"], ["\r"])

    @pytest.mark.parametrize(
        ("data", "edit", "expected"),
        [
            pytest.param(b"a\r\nb\r\nc", (4, 4, "\n"), b"a\r\nb\r\n\r\nc", id="CRLF throughout"),
            pytest.param(b"a\r\nb\nc\n", (6, 6, "d\n"), b"a\r\nb\nc\nd\n", id="mostly LF"),
            pytest.param(b"a\r\nb\nc", (5, 5, "\n"), b"a\r\nb\nc\r\n", id="a tie, CRLF first"),
            pytest.param(b"a\nb\r\nc", (5, 5, "\n"), b"a\nb\r\nc\n", id="a tie, LF first"),
            pytest.param(b"a", (1, 1, "\n"), b"a\n", id="no line end yet"),
            pytest.param(b"", (0, 0, "a\n"), b"a\n", id="an empty file"),
            pytest.param(b"a\nb\r\nc\n", (3, 4, "\n"), b"a\nb\nc\n", id="an odd ending replaced"),
            pytest.param(b"a\r\nb\r\n", (2, 2, "x\r\n"), b"a\r\nx\r\nb\r\n", id="CRLF in an edit"),
            pytest.param(b"a\nb\r\nc\nd\n", (1, 2, " "), b"a b\r\nc\nd\n", id="lines joined"),
            pytest.param(b"\xef\xbb\xbfa\r\n", (0, 1, "b"), b"\xef\xbb\xbfb\r\n", id="a mark"),
            pytest.param(b"a\rx\nb\n", (2, 3, ""), b"a\r\rb\n", id="LF after a lone CR"),
        ],
    )
    def test_newlines_of_an_edit_end_as_most_of_the_files_do(self, data, edit, expected):
        start, end, text = edit
        assert Source.decode(data).edited([(Span(start, end), text)]).encode() == expected

    def test_the_path_is_kept(self):
        path = Path("kb.md")
        assert Source("a", path).edited([(Span(0, 1), "b")]).path == path

    @pytest.mark.parametrize(
        "spans",
        [
            pytest.param([(0, 2), (1, 3)], id="one begins within another"),
            pytest.param([(2, 9)], id="beyond the end"),
            pytest.param([(2, 1)], id="the end before the start"),
        ],
    )
    def test_edits_that_cannot_be_made_are_refused(self, spans):
        with pytest.raises(ValueError, match="edits within the text and apart"):
            Source("abc").edited([(Span(*span), "") for span in spans])


def line_ends(text: str, start: int) -> list[int]:
    """The numbers of the lines that end from an offset on."""
    first = text.count("\n", 0, start) + 1
    return list(range(first, text.count("\n") + 1))

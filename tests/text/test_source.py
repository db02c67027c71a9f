import re

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

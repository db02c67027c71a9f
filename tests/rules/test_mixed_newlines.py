from hypothesis import given
from hypothesis import strategies as st

from kblint.engine.fixes import applied
from kblint.knowledge import Document
from kblint.rules import MixedNewlines
from kblint.text import Source

LINES = st.lists(st.sampled_from(["a", "", "é", "- b", "\r\n", "\n", "\r"]), max_size=20)


@given(LINES.map("".join))
def test_all_lines_end_alike_once_it_is_fixed_and_no_reader_sees_it(text):
    source = Source.decode(text.encode())
    found = list(MixedNewlines().check(Document(source)))
    assert len(found) == (len(source.endings) > 1)
    for finding in found:
        mended = Source.decode(applied(source, [finding.fix]).encode())
        assert mended.text == source.text
        assert len(mended.endings) == 1
        assert list(MixedNewlines().check(Document(mended))) == []

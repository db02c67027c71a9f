"""A document's words alone stand where they stand in its text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kblint.markdown import parse
from kblint.markdown.prose import CLOSE, ESCAPED, IMAGE, MARKER, OPAQUE, OPEN, STRAY, URL, prose

SIGNS = frozenset((OPAQUE, OPEN, CLOSE, IMAGE, URL, MARKER, ESCAPED, STRAY))
PARTS = st.sampled_from(
    ["# h\n", "- ", "> ", "word ", "漢字 ", '[t](http://a.b "c")', "[t] (u)", "![i](u)", "`c` ",
     "**b** ", "*e", "$x_(1$ ", "$5 ", "\\[", "<b>", "<!-- c -->", "www.a.b/c(d) ", "http://x]",
     "\n", "\n\n", "    code\n", "```\n", "| a | b |\n|---|---|\n", "[r]: u\n", "\ue001", "\t"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=30).map("".join))
def test_every_character_is_that_of_the_text_or_a_sign_and_newlines_stay(text):
    words = prose(parse(text))
    assert len(words) == len(text)
    assert all(w == c or (w in SIGNS and c != "\n") for w, c in zip(words, text, strict=True))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a [t](u) b", f"a {OPEN}t{CLOSE * 4} b"),
        ("a ![t](u) b", f"a {IMAGE * 7} b"),
        ("**a** `b`", f"{MARKER * 2}a{MARKER * 2} {OPAQUE * 3}"),
        (r"\[a\]", f"{ESCAPED * 2}a{ESCAPED * 2}"),
        ("(see http://a.b/c_(d))", f"(see {URL * 16})"),
        ("<http://a.b>", URL * 12),
        ("[t][http://a.b]", f"[t][{URL * 10}]"),
        ("a $x_(1$ b $5 and $6", f"a {OPAQUE * 6} b $5 and $6"),
        ("<b>a</b><!-- ( -->", f"{OPAQUE * 3}a{OPAQUE * 14}"),
        ("a\n\n    code (\n", f"a\n\n{OPAQUE * 10}\n"),
        ("[r]: http://a.b", OPAQUE * 15),
        ("\ue004 a", f"{STRAY} a"),
    ],
)
def test_what_is_no_prose_is_overwritten(text, words):
    assert prose(parse(text)) == words

"""The tags of raw HTML, and where their attributes' values are written."""

import pytest

from kblint.markdown import HtmlBlock, HtmlInline, parse
from kblint.markdown.html import tags


def read(text: str) -> list[tuple[str, bool, dict[str, str]]]:
    return [(t.name, t.closing, {a.name: a.value for a in t.attributes}) for t in tags(text, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('<a href="/b">', [("a", False, {"href": "/b"})], id="double quotes"),
        pytest.param("<a href='/b'>", [("a", False, {"href": "/b"})], id="single quotes"),
        pytest.param("<a href=/b/>", [("a", False, {"href": "/b/"})], id="no quotes"),
        pytest.param("<A HREF = /b >", [("a", False, {"href": "/b"})], id="capitals and blanks"),
        pytest.param("<a\nhref\n=\n'/b'\n>", [("a", False, {"href": "/b"})], id="over lines"),
        pytest.param("<a hidden>", [("a", False, {"hidden": ""})], id="an attribute without value"),
        pytest.param("<img src=x />", [("img", False, {"src": "x"})], id="closed by itself"),
        pytest.param("</a >", [("a", True, {})], id="a closing tag"),
        pytest.param("<a href='?b=1&amp;c'>", [("a", False, {"href": "?b=1&c"})], id="a reference"),
        pytest.param("<a href='?b&copy=1'>", [("a", False, {"href": "?b&copy=1"})],
                     id="a reference without its semicolon is none"),
        pytest.param("<a title='>' href=b>", [("a", False, {"title": ">", "href": "b"})],
                     id="a quoted bracket ends no tag"),
        pytest.param("<!-- <a href=b> --><i>", [("i", False, {})], id="none in a comment"),
        pytest.param("<!-- <a>", [], id="none in a comment that does not end"),
        pytest.param("<?x <a> ?><i>", [("i", False, {})], id="none in an instruction"),
        pytest.param("<![CDATA[<a>]]><i>", [("i", False, {})], id="none in CDATA"),
        pytest.param("<script>'<a>'</Script><i>", [("script", False, {}), ("script", True, {}),
                     ("i", False, {})], id="none in a script"),
        pytest.param("<style><a>", [("style", False, {})], id="none in a style that does not end"),
        pytest.param("<pre><a></pre>", [("pre", False, {}), ("a", False, {}), ("pre", True, {})],
                     id="in preformatted text"),
        pytest.param("<a <b>", [("b", False, {})], id="a tag that does not end"),
        pytest.param("a < b <= c", [], id="less than"),
    ],
)  # fmt: skip
def test_tags_are_read_as_a_browser_reads_them(text, expected):
    assert read(text) == expected


def test_a_browser_takes_the_first_of_two_attributes_and_so_does_attribute():
    (tag,) = tags("<a href=b HREF=c>", 0)
    assert tag.attribute("href") == ("href", "b", (8, 9))
    assert tag.attribute("id") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param('# h\n\nx <a id="k" href="a&amp;b">y\n', HtmlInline, id="in a line"),
        pytest.param('# h\n\n<p>\n<a id=k href="a&amp;b">\n', HtmlBlock, id="in a block"),
        pytest.param("# h\n\n- > x\n  > <i id='k' href='a&amp;b'>\n", HtmlInline, id="in a quote"),
    ],
)
def test_values_and_tags_are_placed_in_the_document(text, kind):
    (node,) = [node for node in parse(text).walk() if isinstance(node, kind)]
    tag = node.tags[-1]
    assert text[slice(*tag.span)].startswith("<")
    assert text[slice(*tag.span)].endswith(">")
    assert [text[slice(*tag.attribute(name).span)] for name in ("id", "href")] == ["k", "a&amp;b"]
    assert tag.attribute("href").value == "a&b"


@pytest.mark.parametrize(
    ("text", "block"),
    [
        pytest.param("<pre>\n\na</PRE> b\nc\n", "<pre>\n\na</PRE> b", id="to any raw kind's end"),
        pytest.param("<!--> a\nb\n", "<!--> a", id="a comment that ends as it begins"),
        pytest.param(
            "<!doctype html>\na\n", "<!doctype html>", id="a declaration in small letters"
        ),
        pytest.param("<a />\nb\n\nc\n", "<a />\nb", id="a lone tag closed by itself"),
        pytest.param("<div\n\na\n", "<div", id="a tag of a block that does not end"),
        pytest.param("a\n<!-- b\n\n-->\nc\n", "<!-- b\n\n-->", id="one that interrupts"),
    ],
)
def test_a_block_of_html_ends_where_its_kind_ends(text, block):
    found = [n for n in parse(text).children if n.type in {"block_html", "comment"}]
    assert [node.source_text for node in found] == [block]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a\n<b>\nc\n", id="a lone tag in a paragraph"),
        pytest.param("<p.a>\n", id="a name that only begins like one"),
        pytest.param("<a> b\n", id="a tag and text"),
        pytest.param("<a\nhref=b>\n", id="a tag over two lines"),
        pytest.param("<a b='c>\n", id="a quote that does not end"),
    ],
)
def test_no_block_of_html_begins(text):
    assert [node.type for node in parse(text).children] == ["paragraph"]

"""The tree's shape and places where a reader of the code would not expect them."""

import gc

import pytest
from hypothesis import given, settings
from markdown.shapes import MARKDOWN, assert_nested

from kblint.markdown import (
    CodeSpan,
    Comment,
    Definition,
    FootnoteDefinition,
    FootnoteReference,
    FrontMatter,
    HardBreak,
    Heading,
    Leaf,
    Link,
    ListItem,
    Node,
    Paragraph,
    SoftBreak,
    Table,
    TableCell,
    Text,
    parse,
)  # fmt: skip


def nodes(text: str, kind: type[Node]) -> list[Node]:
    return [node for node in parse(text).walk() if isinstance(node, kind)]


def slices(text: str, kind: type[Node]) -> list[str]:
    return [text[node.start : node.end] for node in nodes(text, kind)]


@settings(max_examples=400, deadline=None)
@given(MARKDOWN)
def test_whatever_the_text_nodes_nest_and_siblings_do_not_overlap(text):
    assert_nested(parse(text))


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_an_exact_links_slice_parsed_alone_is_that_link_again(text):
    for link in nodes(text, Link):
        alone = text[link.start : link.end]
        if not link.exact or link.style == "reference" or "\n" in alone:
            continue
        again = [n for n in parse(alone + "\n").walk() if isinstance(n, Link)]
        assert [(n.url, n.text) for n in again[:1]] == [(link.url, link.text)]


def test_the_block_phase_parses_no_inlines():
    root = parse("# *h*\n\n- [a](b) `c`\n")
    leaves = [n for n in _blocks(root) if isinstance(n, Leaf)]
    assert leaves
    assert all(callable(leaf._inlines) for leaf in leaves)


def _blocks(node):
    yield node
    if not isinstance(node, Leaf):
        for child in node.children:
            yield from _blocks(child)


@pytest.mark.parametrize(
    ("text", "front"),
    [
        pytest.param("---\ntitle: x\ntags:\n  - a\n---\n# H\n", "---\ntitle: x\ntags:\n  - a\n---",
                     id="a mapping at the very top"),
        pytest.param("---\n## Heading\n---\n", None, id="a heading between two breaks is no YAML"),
        pytest.param("---\ntitle: x\n", None, id="no closing line"),
        pytest.param("x\n\n---\ntitle: x\n---\n", None, id="not at the top"),
        pytest.param("---\n---\n", None, id="nothing between"),
    ],
)  # fmt: skip
def test_front_matter_is_a_mapping_at_the_very_top(text, front):
    assert slices(text, FrontMatter) == ([front] if front else [])


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("| a | b |\n|---|---|\n| c | d |\n", ["a", "b", "c", "d"], id="plain"),
        pytest.param("a | b\n-|-\nc | d\n", ["a", "b", "c", "d"], id="no outer pipes"),
        pytest.param("x\n\n| a |\n|---|\n| c | d | e |\n| f\n", ["a", "c", "d", "e", "f"],
                     id="ragged rows keep the cells they have"),
        pytest.param("| a \\| b |\n|---|\n| `c \\| d` |\n", ["a \\| b", "`c \\| d`"],
                     id="an escaped pipe parts no cells"),
        pytest.param("- | a |\n  |---|\n  | c |\n", ["a", "c"], id="in a list item"),
        pytest.param("> | a |\n> |---|\n> | c |\n", ["a", "c"], id="in a quote"),
        pytest.param("- x\n| a |\n|---|\n", [], id="lines that are in an item by laziness"),
        pytest.param("> x\n| a |\n|---|\n", [], id="lines that are in a quote by laziness"),
        pytest.param("text\n| a |\n|---|\n", ["a"], id="a paragraph above the header stays one"),
        pytest.param("| a | b |\n|---|\n", [], id="a delimiter row of another width makes none"),
        pytest.param("| a |  | c |\n|--|--|--|\n", ["a", "", "c"], id="an empty cell"),
        pytest.param("| é | 漢 |\n|:-|-:|\n|é|漢|\n", ["é", "漢", "é", "漢"], id="wide characters"),
    ],
)  # fmt: skip
def test_tables_are_gfms(text, cells):
    assert slices(text, TableCell) == cells


def test_a_table_ends_where_another_block_begins():
    text = "| a |\n|---|\n| b |\n# H\n"
    assert slices(text, Table) == ["| a |\n|---|\n| b |"]
    assert slices(text, Heading) == ["# H"]


def test_alignments_are_read_from_the_delimiter_row():
    (table,) = nodes("|a|b|c|d|\n|:-|-:|:-:|-|\n", Table)
    assert table.alignments == ("left", "right", "center", None)


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        pytest.param("see https://a.bc/d.", ["https://a.bc/d"], id="the full stop is prose"),
        pytest.param("(https://a.bc/d_(e))", ["https://a.bc/d_(e)"], id="balanced parentheses"),
        pytest.param("www.a.bc x", ["http://www.a.bc"], id="www"),
        pytest.param("**https://a.bc**", ["https://a.bc"], id="emphasis is not swallowed"),
        pytest.param("[Paper] (https://a.bc/d)", ["https://a.bc/d"], id="after a closed bracket"),
        pytest.param("[Paper https://a.bc/d]", [], id="within brackets GFM links nothing"),
        pytest.param("[https://a.bc/](https://d.ef)", [], id="a link's text is no link"),
        pytest.param("![https://a.bc/](d.png)", [], id="nor is an image's"),
        pytest.param("`https://a.bc`", [], id="nor is code"),
        pytest.param("Https://A.bc/D", ["Https://A.bc/D"], id="case does not matter"),
        pytest.param("mail me@x.org now", ["mailto:me@x.org"], id="an address"),
        pytest.param("http://a.bc/?x=1&copy;", ["http://a.bc/?x=1"], id="an entity at the end"),
        pytest.param("xhttps://a.bc", [], id="a letter before the scheme"),
        pytest.param("https://", [], id="no host"),
    ],
)  # fmt: skip
def test_bare_urls_are_gfms(text, urls):
    found = [n for n in nodes(text + "\n", Link) if n.style == "bare"]
    assert [link.url for link in found] == urls


def test_a_link_knows_its_destination_as_it_is_written():
    text = 'a [b](<c d> "t") [e](f\\_g) [h]\n\n[h]: <i j> "k"\n'
    one, two, three = nodes(text, Link)
    assert (text[slice(*one.destination_span)], one.url, one.title) == ("c d", "c d", "t")
    assert (text[slice(*two.destination_span)], two.url) == ("f\\_g", "f_g")
    assert (three.destination_span, three.url, three.style) == (None, "i j", "reference")
    (definition,) = nodes(text, Definition)
    assert text[slice(*definition.destination_span)] == "i j"
    assert (definition.label, definition.title) == ("h", "k")


def test_entities_are_decoded_and_their_source_is_kept():
    text = "[R&amp;D \\[x\\]](a?b&amp;c)\n"
    (link,) = nodes(text, Link)
    assert (link.text, link.url) == ("R&D [x]", "a?b&c")
    assert text[slice(*link.destination_span)] == "a?b&amp;c"


def test_footnotes_stand_where_they_are_written():
    text = "a[^n]\n\n[^n]: the *note*\n    more\n\n[^unused]: x\n"
    assert slices(text, FootnoteDefinition) == ["[^n]: the *note*\n    more", "[^unused]: x"]


def test_comments_are_nodes_as_blocks_and_in_a_line():
    text = "<!-- a -->\n\nx <!-- b --> y\n"
    assert [c.content for c in nodes(text, Comment)] == [" a ", " b "]


def test_a_task_item_is_ticked_or_not_and_its_text_comes_after_the_box():
    text = "- [x] a\n- [ ] b\n- c\n"
    assert [item.checked for item in nodes(text, ListItem)] == [True, False, None]
    assert slices(text, Paragraph) == ["a", "b", "c"]


def test_a_list_ends_at_an_html_block():
    text = "- a\n<details>\n- b\n</details>\n"
    assert slices(text, ListItem) == ["- a"]


def test_a_hard_break_knows_what_makes_it():
    text = "- a   \n  b\\\n  c \n  d\n"
    assert [n.marker for n in nodes(text, HardBreak)] == ["   ", "\\"]
    assert slices(text, SoftBreak) == [" \n"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- \n  x\n", id="an item whose first line is its marker alone"),
        pytest.param("> a\n- b\n> c\n", id="blocks that the parser yields out of order"),
        pytest.param("* a\xa0\n", id="a no-break space is content"),
        pytest.param("- [ ] \n", id="a task with no text"),
        pytest.param("- > \t\t\n", id="code wider than its line"),
        pytest.param("-\n\xe9\n", id="lazy text after an empty item"),
        pytest.param("> a\nlazy *b*\n", id="a lazy line"),
        pytest.param("1. a\n\n   > b\n   > - `c`\n", id="containers in containers"),
        pytest.param("[^1]:\n    a\n", id="a footnote that begins on the next line"),
    ],
)  # fmt: skip
def test_known_pitfalls_are_placed_exactly(text):
    root = parse(text)
    assert_nested(root)
    for node in root.walk():
        assert node.exact
        if isinstance(node, Text):
            assert node.text in text


def test_text_after_a_quote_is_not_moved_into_the_paragraph_before_it():
    text = "!\n>\tq\n- \n"
    assert slices(text, Paragraph) == ["!", "q"]
    assert slices(text, ListItem) == ["-"]


def test_where_a_leaf_cannot_be_proven_its_nodes_bear_its_own_span():
    text = "a [b](c) ![d][e] *f* `g` <h> ~~i~~[^j]  \nk\n\n[e]: /u\n[^j]: l\n"
    leaf = parse(text).children[0]
    leaf.exact = False  # as if the parser had changed the text in a way that is not known yet
    below = [node for node in leaf.walk() if node is not leaf]
    assert {node.span for node in below} == {leaf.span}
    assert not any(node.exact for node in below)
    assert [node.url for node in below if isinstance(node, Link)] == ["c", "/u"]


def test_code_spans_hold_their_content_without_the_backticks():
    assert [n.text for n in nodes("`` a`b `` `c`\n", CodeSpan)] == ["a`b", "c"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 20_000, id="brackets"),
        pytest.param("> " * 5_000 + "x", id="quotes"),
        pytest.param("*a " * 20_000, id="emphasis"),
        pytest.param("- " * 2_000 + "x", id="lists"),
        pytest.param("a" * 500_000, id="one long line"),
        pytest.param("|" * 20_000 + "\n" + "|-" * 10_000 + "\n", id="pipes"),
        pytest.param("`" * 20_000 + "\n", id="backticks"),
        pytest.param("https://a.b/" + ")" * 50_000 + "\n", id="closing parentheses after a URL"),
        pytest.param("a@" * 20_000 + "\n", id="at signs"),
        pytest.param("\\\n" * 20_000, id="breaks"),
    ],
)
def test_hostile_text_is_parsed_to_the_end(text):
    assert parse(text).end == len(text)
    for _ in parse(text).walk():
        pass


def test_a_link_knows_how_its_destination_is_spelt_and_the_definition_it_uses():
    text = "[a](b%20&amp;c) <http://d> http://e?f=1&amp;g ![h][I]\n\n[i]: <j\\_k> 'l'\n"
    root = parse(text)
    links = [node for node in root.walk() if isinstance(node, Link)]
    assert [link.raw_url for link in links] == [
        "b%20&amp;c", "http://d", "http://e?f=1&amp;g", None,
    ]  # fmt: skip
    assert [link.definition for link in links] == [None, None, None, *root.definitions]
    (definition,) = root.definitions
    assert (definition.raw_url, definition.url) == ("j\\_k", "j_k")
    assert text[slice(*definition.destination_span)] == "j\\_k"


def test_definitions_are_told_in_order_with_whether_they_are_used_or_repeated():
    text = "> [b]: /1\n- [a]: /2\n\n[c][A]\n\n[B]: /3\n\n[^n]: x\n[^m]: y[^n]\n"
    root = parse(text)
    assert [(d.label, d.used, d.repeated) for d in root.definitions] == [
        ("b", False, False), ("a", True, False), ("B", False, True),
    ]  # fmt: skip
    assert [(n.label, n.used, n.repeated) for n in root.footnotes] == [
        ("n", True, False), ("m", False, False),
    ]  # fmt: skip
    (reference,) = [node for node in root.walk() if isinstance(node, FootnoteReference)]
    assert reference.definition is root.footnotes[0]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param("[a]: /u 'b\nc'\n", ("/u", "b\nc"), id="a title over two lines"),
        pytest.param("[a]:\n  /u\n  'b'\n", ("/u", "b"), id="each on its line"),
        pytest.param("[a]: /u\n'b\n\nc'\n", ("/u", ""), id="a title that a blank line breaks"),
        pytest.param("[a]: /u\n'b\n# c'\n", ("/u", ""), id="a title that a heading breaks"),
        pytest.param("[a]: /u\n'b' c\n", ("/u", ""), id="a title with more on its line"),
        pytest.param("[a]: /u\n\n'b'\n", ("/u", ""), id="a title too far below"),
    ],
)
def test_a_definition_ends_where_its_paragraph_would_end(text, facts):
    (definition,) = parse(text).definitions
    assert (definition.url, definition.title) == facts


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[a]: /u 'b\n\nc'\n", id="a title on its line that does not end there"),
        pytest.param("[a\n\nb]: /u\n", id="a label with a blank line"),
        pytest.param("[a\n- b]: /u\n", id="a label that a list breaks"),
        pytest.param("[a]: /u b\n", id="text after the destination"),
        pytest.param("[ ]: /u\n", id="no label"),
        pytest.param("[a]:\n", id="no destination"),
        pytest.param("a\n[b]: /u\n", id="in a paragraph"),
    ],
)
def test_what_is_no_definition(text):
    assert parse(text).definitions == ()


def test_quotes_and_lists_in_turns_do_not_exhaust_the_stack():
    text = "> a\n- b\n" * 3_000
    assert [node.type for node in parse(text).children[:4]] == ["block_quote", "list"] * 2
    assert len(parse(text).children) == 6_000


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("**b****b******a", "<2>b<2><2>b</2></2></2>a", id="runs closed in parts"),
        pytest.param("_*__)_x__*_*", "<1><1>_<1>)<1>x</1></1></1></1>*", id="two kinds in turns"),
        pytest.param("*a **b*", "*a *<1>b</1>", id="part of a run opens nothing"),
        pytest.param("a_b_c *d*", "a_b_c <1>d</1>", id="within a word"),
        pytest.param("*[a*](b)", "*[a*]", id="a link binds more tightly"),
        pytest.param("*a\\*", "*a*", id="an escaped run"),
        pytest.param("[^a*b] c*", "[^a*b] c*", id="in the mark of a footnote that is not there"),
    ],
)
def test_emphasis_is_commonmarks(text, html):
    def told(node):
        if node.type == "text":
            return node.text
        inner = "".join(map(told, node.children))
        marks = {"emphasis": ("<1>", "</1>"), "strong": ("<2>", "</2>"), "link": ("[", "]")}
        before, after = marks.get(node.type, ("", ""))
        return before + inner + after

    assert told(parse(text)) == html


def test_emphasis_is_nested_no_deeper_than_twenty():
    def depth(node):
        below = max(map(depth, node.children), default=0)
        return below + (node.type == "emphasis")

    assert depth(parse("*a " * 100 + "b* " * 100)) == 20


def test_the_collector_is_left_as_it_was_found():
    was = gc.isenabled()
    try:
        for enabled in (True, False):
            (gc.enable if enabled else gc.disable)()
            parse("a")
            with pytest.raises(TypeError):
                parse(None)
            assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()


def test_footnotes_are_nested_no_deeper_than_other_containers():
    root = parse("[^a]: " * 100 + "b\n")
    assert len(root.footnotes) == 20
    assert_nested(root)

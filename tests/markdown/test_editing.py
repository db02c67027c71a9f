"""An edited text parsed with the tree of what it was is the edited text parsed afresh."""

import pytest
from conftest import data_files, example_files
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.shapes import FRAGMENTS, MARKDOWN, shape

from kblint.markdown import Definition, Leaf, Link, parse
from kblint.text import Source

EDIT = st.tuples(
    st.integers(0, 200), st.integers(0, 12), st.sampled_from(("", *FRAGMENTS)), st.booleans()
)


def labelled(root) -> list[tuple[object, ...]]:
    nodes = (*root.definitions, *root.footnotes)
    return [(*node.span, node.label, node.used, node.repeated) for node in nodes]


@settings(max_examples=800, deadline=None)
@given(MARKDOWN, st.lists(EDIT, min_size=1, max_size=5))
def test_whatever_is_edited_the_tree_is_that_of_a_fresh_parse(text, edits):
    tree = parse(text)
    for place, width, put, looked_at in edits:
        if looked_at:  # leaves that are parsed already must be as right as those that are not
            shape(tree)
        at = place % (len(text) + 1)
        text = text[:at] + put + text[at + width :]
        tree = parse(text, tree)
    assert shape(tree) == shape(parse(text))
    assert labelled(tree) == labelled(parse(text))


@pytest.mark.parametrize("path", [*example_files(), *data_files("lists/*.md")])
def test_edits_of_a_real_list_leave_the_tree_of_a_fresh_parse(path):
    text = Source.decode(path.read_bytes()).text
    tree = parse(text)
    shape(tree)
    for at in range(len(text) // 7, len(text), len(text) // 3 + 1):
        text = text[:at] + "\n# New *heading*\n\n- [entry][new]\n\n[new]: /u\n\n" + text[at + 9 :]
        tree = parse(text, tree)
    assert shape(tree) == shape(parse(text))


def leaves(root) -> dict[str, Leaf]:
    return {node.source_text: node for node in root.walk() if isinstance(node, Leaf)}


def test_what_no_edit_touches_is_taken_over_with_its_inlines():
    tree = parse("# a\n\n*b*\n\n# c\n\n*d*\n")
    before = leaves(tree)
    after = leaves(parse("# a\n\n*x*\n\n# c\n\n*d*\n", tree))
    assert after["*d*"] is before["*d*"]
    assert after["*d*"].children[0].type == "emphasis"


def test_of_equal_pieces_each_is_taken_over_once():
    tree = parse("# a\n# a\n")
    assert [n.start for n in parse("x\n# a\n# a\n# a\n", tree).children] == [0, 2, 6, 10]


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("[Some label]", id="as it is written"),
        pytest.param("[some\n  LABEL]", id="in another case and over two lines"),
        pytest.param("> [some\n> label]", id="over two lines of a quote"),
        pytest.param("- > a [b][some\n  > label]", id="as another text's label, in containers"),
        pytest.param("![some label]", id="as an image"),
    ],
)
def test_a_piece_is_parsed_anew_where_it_may_use_a_definition_that_changed(use):
    text = f"# a\n\n{use}\n\n# b\n\nc\n\n# d\n\n[some label]: /old\n"
    tree = parse(text)
    other = leaves(tree)["c"]
    tree = parse(text.replace("/old", "/new"), tree)
    assert [n.url for n in tree.walk() if isinstance(n, Link)] == ["/new"]
    assert leaves(tree)["c"] is other
    tree = parse(text.replace("[some label]:", "[another]:"), tree)
    assert [n.url for n in tree.walk() if isinstance(n, Link)] == []


def test_a_footnotes_reference_comes_and_goes_with_the_footnote():
    with_note, without = "# a\n\n[^n]\n\n# b\n\n[^n]: c\n", "# a\n\n[^n]\n\n# b\n\n"
    tree = parse(without, parse(with_note))
    assert "footnote_ref" not in [node.type for node in tree.walk()]
    tree = parse(with_note, tree)
    assert "footnote_ref" in [node.type for node in tree.walk()]


def test_when_many_definitions_change_all_that_may_use_them_is_parsed_anew():
    text = "# a\n\n[l7]\n\n# b\n\n" + "".join(f"[l{i}]: /old{i}\n" for i in range(100))
    tree = parse(text.replace("/old", "/new"), parse(text))
    assert [n.url for n in tree.walk() if isinstance(n, Link)] == ["/new7"]


def test_a_definition_that_an_edit_adds_above_takes_the_place_of_one_below():
    text = "# a\n\n[x]\n\n# b\n\n[x]: /2\n"
    tree = parse(text)
    tree = parse("[x]: /1\n\n" + text, tree)
    assert [n.url for n in tree.walk() if isinstance(n, Link)] == ["/1"]
    first, second = (node for node in tree.walk() if isinstance(node, Definition))
    assert (first.used, first.repeated) == (True, False)
    assert (second.used, second.repeated) == (False, True)

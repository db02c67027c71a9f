"""A text parsed in pieces is the text parsed at once."""

import json
from itertools import pairwise

import pytest
from conftest import data_files, example_files
from hypothesis import given, settings
from markdown.shapes import MARKDOWN, shape

from kblint.markdown import parse
from kblint.markdown.parsing import parse_whole
from kblint.markdown.pieces import cuts
from kblint.text import Source


@settings(max_examples=1500, deadline=None)
@given(MARKDOWN)
def test_whatever_the_text_its_pieces_make_the_tree_of_the_whole(text):
    assert shape(parse(text)) == shape(parse_whole(text))


@pytest.mark.parametrize("path", [*example_files(), *data_files("lists/*.md")])
def test_the_pieces_of_a_real_list_make_the_tree_of_the_whole(path):
    text = Source.decode(path.read_bytes()).text
    assert shape(parse(text)) == shape(parse_whole(text))


@pytest.mark.parametrize("path", [*example_files(), *data_files("lists/*.md")])
def test_a_real_list_is_cut_at_every_heading_of_its_first_column(path):
    text = Source.decode(path.read_bytes()).text
    headings = [n.start for n in parse(text).children if n.type == "heading" and n.style == "atx"]
    expected = [at for at in headings if at and text[at] == "#" and text[at - 1] == "\n"]
    assert cuts(text) == expected


@pytest.mark.parametrize("path", data_files("commonmark/examples.json"))
def test_the_pieces_of_the_specifications_examples_make_the_tree_of_the_whole(path):
    examples = [example["markdown"] for example in json.loads(path.read_text("utf-8"))]
    texts = examples + [a + b for a, b in pairwise(examples)]
    assert [text for text in texts if shape(parse(text)) != shape(parse_whole(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# a\nb\n|# c\n\n|## d\n", id="at each heading, blank line or not"),
        pytest.param("```\n# a\n```\n|# b\n", id="not in a fenced block but after it"),
        pytest.param("````\n```\n# a\n", id="not after a shorter fence"),
        pytest.param("~~~\n```\n# a\n~~~\n|# b\n", id="not after another fence"),
        pytest.param("- ```\n|# a\n", id="a fence in a list ends with the list"),
        pytest.param("- a\n\n  ```\n  b\n  ```\n|# c\n", id="a block of code in a list item"),
        pytest.param("- a\n  ```\n# b\n  ```\n# c\n", id="a fence that a heading leaves open"),
        pytest.param("- a\n  ```\nb\n  ```\n# c\n", id="a fence that a paragraph leaves open"),
        pytest.param("  ```\n# a\n  ```\n|# b\n", id="an indented fence where there is no list"),
        pytest.param("[^1]: a\n  ```\n      b\n  ```\n# c\n", id="a fence after a footnote"),
        pytest.param("<!-- a\n\n# b -->\n|# c\n", id="not in a comment"),
        pytest.param("<?a\n\n# b ?>\n|# c\n", id="not in a processing instruction"),
        pytest.param("<![CDATA[\n\n# b ]]>\n|# c\n", id="not in CDATA"),
        pytest.param("<!DOCTYPE\n\n# b >\n|# c\n", id="not in a declaration"),
        pytest.param("<pre>\n\n# b </PRE>\n|# c\n", id="not in a block of another kind of text"),
        pytest.param("<div>\n# b\n\n|# c\n", id="not in an HTML block"),
        pytest.param("<a name=x>\n# b\n\n|# c\n", id="not in a lone tag's block"),
        pytest.param("a\n<a name=x>\n# b\n\n|# c\n", id="not where a lone tag may be a block"),
        pytest.param("a <!--\n|# b\n", id="a comment that begins in a line is none"),
        pytest.param("<b>a</b>\n|# c\n", id="tags in a paragraph"),
        pytest.param('[a]: /b "c\n|# d\n"\n', id="a title that a heading ends"),
        pytest.param("[a\n|# b\n]: /c\n", id="a label that a heading ends"),
        pytest.param("[^1]:\n|# b\n", id="a footnote without text"),
        pytest.param("> a\n|# b\n", id="a heading is no lazy line of a quote"),
        pytest.param("- a\n\n  # b\n\n # c\n", id="not at a heading that is indented"),
        pytest.param("---\na: b\n# c\n---\n|# d\n", id="not in front matter"),
        pytest.param("#a\n#######\n", id="not where there is no heading"),
    ],
)
def test_a_text_is_cut_where_a_heading_stands_at_the_top_for_sure(text):
    joined = text.replace("|", "")
    assert pieces(joined) == text.split("|")
    assert shape(parse(joined)) == shape(parse_whole(joined))


def pieces(text: str) -> list[str]:
    return [part.piece.text for part in parse(text).parts]


def test_labels_are_known_in_all_pieces_and_the_first_definition_counts():
    text = "# a\n\n[x] [^n] [y]\n\n# b\n\n[x]: /1\n\n# c\n\n[x]: /2\n[^n]: note\n\n[y]\n"
    root = parse(text)
    assert len(root.parts) == 3
    (link,) = [node for node in root.walk() if node.type == "link"]
    assert link.url == "/1"
    assert [node.type for node in root.walk()].count("footnote_ref") == 1

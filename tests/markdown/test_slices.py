"""A block's own lines, parsed by themselves, are that block again."""

import json
import re
from itertools import pairwise

import pytest
from conftest import data_files, example_files
from hypothesis import given, settings
from markdown.shapes import MARKDOWN

from kblint.markdown import Leaf, Node, parse
from kblint.text import Source

# A header's line may be indented like code: it was part of the paragraph above the table.
HEADER_LIKE_CODE = re.compile(r"(?: {4}| *\t)[^\n]*\|")


def blocks(node: Node, offset: int) -> list[tuple[str, int, int]]:
    found = [(node.type, node.start - offset, node.end - offset)]
    if not isinstance(node, Leaf):
        for child in node.children:
            found += blocks(child, offset)
    return found


def assert_blocks_stand_alone(text: str) -> None:
    nodes = parse(text).children
    begins = [text.rfind("\n", 0, node.start) + 1 for node in nodes]
    for node, (begin, end) in zip(nodes, pairwise([*begins, len(text)]), strict=True):
        lines = text[begin:end]
        if node.type == "table" and HEADER_LIKE_CODE.match(lines):
            continue
        alone = [block for child in parse(lines).children for block in blocks(child, 0)]
        assert alone == blocks(node, begin), node


@settings(max_examples=600, deadline=None)
@given(MARKDOWN)
def test_whatever_the_text_its_blocks_stand_alone(text):
    assert_blocks_stand_alone(text)


@pytest.mark.parametrize("path", [*example_files(), *data_files("lists/*.md")])
def test_the_blocks_of_a_real_list_stand_alone(path):
    assert_blocks_stand_alone(Source.decode(path.read_bytes()).text)


@pytest.mark.parametrize("path", data_files("commonmark/examples.json"))
def test_the_blocks_of_the_specifications_examples_stand_alone(path):
    for example in json.loads(path.read_text("utf-8")):
        assert_blocks_stand_alone(example["markdown"])


@pytest.mark.parametrize("text", ["     \na\n", "# a\n     \n", "\t \n", "- a\n\n       \n  b\n"])
def test_a_blank_line_is_no_code_however_long(text):
    assert "block_code" not in [node.type for node in parse(text).walk()]

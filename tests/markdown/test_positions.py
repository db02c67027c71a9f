"""Exact places, judged by pyromark, an independent parser that reports byte ranges."""

import json
import re
from bisect import bisect_right
from collections import Counter

import pyromark
import pytest
from conftest import data_files, example_files
from markdown.shapes import assert_nested

from kblint.markdown import Heading, Link, parse
from kblint.text import Source

KINDS = {
    "Link": "link", "Image": "image", "Heading": "heading", "Emphasis": "emphasis",
    "Strong": "strong", "Strikethrough": "strikethrough",
}  # fmt: skip
# Without YAML blocks: this judge takes them anywhere in a document, not at its top alone.
OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
)
CLOSING = re.compile(r"(?:[ \t]+#+)?[ \t]*$")

# The judge ends `[x][]` before its empty label.
JUDGE_DROPS_EMPTY_LABEL = re.compile(r"\]\[\]")


def judged(text: str) -> Counter:
    raw = text.encode()
    offsets = [0]  # of each code point, in bytes
    for character in text:
        offsets.append(offsets[-1] + len(character.encode()))
    found = Counter()
    for event, span in pyromark.events_with_range(text, options=OPTIONS):
        kind = _kind(event)
        if not kind:
            continue
        start, end = (bisect_right(offsets, span[key]) - 1 for key in ("start", "end"))
        if kind == "heading":
            if raw[span["start"] : span["start"] + 1] != b"#":
                continue  # setext headings are told otherwise: underline in or out
            line_end = text.find("\n", start)
            line = text[start : line_end if line_end >= 0 else len(text)]
            end = start + len(CLOSING.sub("", line))
        found[kind, start, end] += 1
    return found


def _kind(event) -> str | None:
    if not isinstance(event, dict):
        return None
    key, value = next(iter(event.items()))
    if key == "Code":
        return "codespan"
    if key != "Start":
        return None
    return KINDS.get(value if isinstance(value, str) else next(iter(value), ""))


def ours(text: str) -> Counter:
    found = Counter()
    for node in parse(text).walk():
        if node.type not in {*KINDS.values(), "codespan"}:
            continue
        if isinstance(node, Link) and node.style == "bare":
            continue
        if isinstance(node, Heading) and node.style == "setext":
            continue
        found[node.type, node.start, node.end] += 1
    return found


@pytest.mark.parametrize("path", [*example_files(), *data_files("lists/*.md")])
def test_every_span_is_where_an_independent_parser_has_it(path):
    text = Source.decode(path.read_bytes()).text
    assert ours(text) == judged(text)


@pytest.mark.parametrize("path", data_files("commonmark/examples.json"))
def test_the_specifications_examples_are_placed_as_the_judge_does(path):
    differing = []
    for example in json.loads(path.read_text("utf-8")):
        text = example["markdown"]
        if JUDGE_DROPS_EMPTY_LABEL.search(text):
            continue
        if ours(text) != judged(text):
            differing.append(example["example"])
    assert differing == []


@pytest.mark.parametrize("path", [*example_files(), *data_files("lists/*.md")])
def test_no_leaf_of_a_real_list_is_inexact(path):
    root = parse(Source.decode(path.read_bytes()).text)
    assert [node for node in root.walk() if not node.exact] == []


@pytest.mark.parametrize("path", [*example_files(), *data_files("lists/*.md")])
def test_spans_lie_within_their_parents_and_siblings_do_not_overlap(path):
    assert_nested(parse(Source.decode(path.read_bytes()).text))

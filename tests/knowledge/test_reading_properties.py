"""What must hold of the entries of every text, however strange."""

import re
from html import unescape

from fuzz.parse import RARE
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.shapes import FRAGMENTS

from kblint.knowledge import Document, Entry
from kblint.knowledge.reading.flat import HARD, LINK, SOFT, flatten
from kblint.markdown import CodeSpan, Image, Leaf, Link, Node, Text
from kblint.text import Source, Span

TYPICAL = (
    "- [Folding Boats from Noise](https://a.b/1)", "* [Sailing Kites](https://arxiv.org/abs/2101.00001)",
    "- **Wearing Hats in Rain.** ", "1. Folding Boats, ", '"Sailing Kites at Dawn" ', "**BoatNet**: ",
    "Ada Quill, Bo Marsh", "Quill, A. and Marsh, B., 2019. ", " et al.", " by Cy Dent", ". ", ", ", ": ",
    "CVPR 2021", "(ICML'18)", "[2023/06] ", "2023.04 - ", "[[Paper](https://a.b/1.pdf)]",
    " [code](https://github.com/c/d)", "[[code]](https://github.com/c/d) ", "Paper: https://a.b/2",
    "- Code: <https://github.com/c/d>\n", "[https://a.b/3]", "[![Code](https://a.b/x.svg)](https://a.b/4)",
    "[Boats](#boats)", "[Kites](notes/kites.md)", "[CVPR](https://a.b/5)", " | ", " - It folds.", "<br>",
    "<b>", "</b>", "  \n", " \\\n", "\n", "\n\n", "\n  ", "\n\n  ", "\n  - ", "\n    - ", "\n- ", "\n> ",
    "\n## Papers\n\n", "\n#### [Boats](https://a.b/6) [4.0]\n\n", "\n### Kites at Sea\n\n", "## Contents\n\n",
    "| Title | Authors | Code | Recom |\n|---|---|---|---|\n", "| [Boats](https://a.b/7) | Ada Quill | - | ⭐⭐ |\n",
    "| Kites | x \\| y | [code](https://a.b/8) |\n", "| `a|b` [Hats](https://a.b/9)", "**WR** scale from 1 to 3.\n\n",
    " **WR=2**", "**WR=3** ", "⭐ must read\n🔥 hot now\n\n", "⭐", "🔥 ", ":star:", "*", "**", "_", "`", "[", "]",
    "(", ")", "&amp;", "\\[", "漢字", "e\u0301", "\v", "<!-- c -->", "[^1]", "[r]", "[r]: https://a.b\n",
)  # fmt: skip
PARTS = st.sampled_from(TYPICAL) | st.sampled_from(TYPICAL) | st.sampled_from((*FRAGMENTS, *RARE))
TEXT = st.lists(PARTS, max_size=40).map("".join)
PLAIN = TEXT.map(lambda text: re.sub(r"\r\n?", "\n", text))

MANY = settings(max_examples=300, deadline=None)


def entries(text: str) -> tuple[Entry, ...]:
    return Document(Source(text)).entries


def within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start <= inner.end <= outer.end


def everything(entry: Entry, moved: int = 0) -> tuple[object, ...]:
    """All that is read of an entry, places counted from `moved` on."""

    def at(span: Span | None) -> Span | None:
        return span and Span(span.start - moved, span.end - moved)

    return (
        entry.title, entry.shape, entry.holder, entry.description, entry.subject, entry.year,
        [(link.role, link.says, link.url, link.text, at(link.span)) for link in entry.links],
        [(field.name, field.raw, field.value, at(field.span)) for field in entry.fields],
        [at(span) for span in (entry.span, entry.title_span, entry.description_span)],
        [at(span) for span in (entry.line_span, entry.tail, *entry.opaque_spans)],
    )  # fmt: skip


@MANY
@given(TEXT)
def test_all_places_of_an_entry_are_its_own(text):
    for entry in entries(text):
        assert within(entry.span, Span(0, len(entry.source.text)))
        assert within(entry.title_span, entry.span), entry
        assert entry.title_span.start < entry.title_span.end, entry
        for link in entry.links:
            assert within(link.span, entry.span), (entry, link)
        for field in entry.fields:
            assert within(field.span, entry.span), (entry, field)
        if entry.description_span:
            assert within(entry.description_span, entry.span), entry


@MANY
@given(TEXT)
def test_a_link_is_named_once_and_the_first_is_primary(text):
    for entry in entries(text):
        assert [link.role == "primary" for link in entry.links].index(True) == 0
        assert sum(link.role == "primary" for link in entry.links) == 1
        spans = [link.span for link in entry.links]
        assert len(set(spans)) == len(spans), entry


def letters(text: str) -> str:
    """Letters and figures alone: no markup, and no matter how a character is written."""
    return "".join(re.findall(r"\w", unescape(text))).replace("_", "")


def said_in(node: Node, span: Span, *, pictures: bool) -> str:
    """The text in a place as it is written, without markup."""
    if isinstance(node, Text | CodeSpan):
        start, end = max(node.start, span.start), min(node.end, span.end)
        return node.source_text[start - node.start : end - node.start] if start < end else ""
    if isinstance(node, Image) and not pictures:
        return ""
    return "".join(said_in(child, span, pictures=pictures) for child in node.children)


@MANY
@given(TEXT)
def test_a_title_is_what_stands_at_its_place(text):
    for entry in entries(text):
        # a link's text tells what its pictures are, words beside a picture do not
        said = said_in(entry.leaf, entry.title_span, pictures=entry.title_link is not None)
        assert letters(said) == letters(entry.title), (entry, said)
        assert entry.title == " ".join(entry.title.split())


def test_a_character_of_private_use_is_one_like_any_other():
    (entry,) = entries("- Boats \ue000 Kites [[Paper](https://a.b/1)]\n")
    assert entry.title == "Boats \ue000 Kites"


@MANY
@given(TEXT)
def test_entries_of_a_section_lie_side_by_side_or_one_within_the_other(text):
    for section in Document(Source(text)).sections:
        spans = sorted((e.span for e in section.entries), key=lambda s: (s.start, -s.end))
        for i, outer in enumerate(spans):
            for inner in spans[i + 1 :]:
                assert outer.end <= inner.start or within(inner, outer), (outer, inner)
                assert outer != inner


@MANY
@given(TEXT)
def test_entries_come_in_order_of_the_text(text):
    starts = [entry.title_span.start for entry in entries(text)]
    assert starts == sorted(set(starts))


def leaves(node: Node):
    if isinstance(node, Leaf):
        yield node
    else:
        for child in node.children:
            yield from leaves(child)


def texts_outside_links(node: Node):
    for child in node.children:
        if isinstance(child, Text):
            yield child
        elif not isinstance(child, Link | Image):
            yield from texts_outside_links(child)


@MANY
@given(TEXT)
def test_a_leaf_laid_out_is_as_long_and_every_character_stands_at_its_place(text):
    source = Source(text)
    for leaf in leaves(Document(source).root):
        flat = flatten(leaf)
        written = source.text[leaf.start : leaf.end]
        assert len(flat.text) == len(written)
        for laid, char in zip(flat.text, written, strict=True):
            assert laid in {char, " ", LINK, HARD, SOFT}
        for node in texts_outside_links(leaf):
            said = node.source_text.replace("\n", SOFT)
            said = re.sub(r"(?<=\[)https?://[^\s\[\]<>]+(?=\])", lambda m: LINK * len(m[0]), said)
            start = node.start - leaf.start
            assert flat.text[start : start + len(said)] == said
        for first, last, link in flat.links:
            assert flat.text[first:last] == LINK * (last - first)
            assert link.span == flat.span(first, last)


@MANY
@given(PLAIN)
def test_lines_of_a_leaf_keep_their_places(text):
    source = Source(text)
    for leaf in leaves(Document(source).root):
        flat = flatten(leaf)
        for line in flat.lines():
            start = line.start - flat.start
            assert flat.text[start : start + len(line.text)] == line.text
            for first, last, link in line.links:
                assert link.span == line.span(first, last)


@MANY
@given(PLAIN)
def test_reading_is_the_same_with_other_line_ends(text):
    once = [everything(entry) for entry in entries(text)]
    assert [everything(entry) for entry in entries(text.replace("\n", "\r\n"))] == once
    assert [everything(entry) for entry in entries(text.replace("\n", "\r"))] == once


@MANY
@given(PLAIN)
@example("- [Folding Boats](https://a.b/1) **WR=2**\n")
def test_a_paragraph_before_it_all_moves_places_only(text):
    text, before = f"# List\n\n{text}", "Of boats and kites.\n\n"
    once = [everything(entry) for entry in entries(text)]
    assert [everything(entry, len(before)) for entry in entries(before + text)] == once

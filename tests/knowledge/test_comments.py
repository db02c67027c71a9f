"""Comments count as nothing: with one put into an entry, all else is read and found as before."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import data_files, example_files

from kblint.engine.select import select
from kblint.finding import Finding
from kblint.knowledge import Document, Entry
from kblint.knowledge.reading.candidate import Holder
from kblint.rule import ProjectRule
from kblint.text import Source, Span

COMMENT = "<!-- kblint-disable-line KB303: mirror -->"
EVERY = 7  # of a list's entries one has a comment: so the others are still the habit
SAMPLE = (
    "sobieskibj__kbdm", "kjw0612__awesome-rnn", "jason718__awesome-self-supervised-learning",
    "thunlp__KRLPapers", "BradyFU__Awesome-Multimodal-Large-Language-Models",
)  # fmt: skip
BULLET = re.compile(r"(?:[-*+]|\d+[.)]) ")
_TAG = re.compile(r"[ \t]*</?br ?/?>\Z")


@pytest.fixture(autouse=True)
def _it_is_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


class Insertion(NamedTuple):
    at: int
    text: str


def after_the_title(entry: Entry) -> Insertion | None:
    """At the end of the title's line, before what makes a hard break."""
    if entry.holder is Holder.ROW:
        return None
    text = entry.source.text
    end = text.find("\n", entry.line_span.end)
    line = text[: end if end >= 0 else len(text)].rstrip(" \t")
    if line.endswith("\\"):
        line = line[:-1].rstrip(" \t")
    tag = _TAG.search(line, len(line) - 12)
    return Insertion(tag.start() if tag else len(line), f" {COMMENT}")


def at_the_end(entry: Entry) -> Insertion | None:
    """At the end of the last line."""
    if entry.holder is Holder.ROW:
        return None
    return Insertion(len(entry.source.text[: entry.end].rstrip()), f" {COMMENT}")


def behind_the_link(entry: Entry) -> Insertion | None:
    if entry.holder is Holder.ROW or entry.title_link is None:
        return None
    return Insertion(entry.title_link.end, f" {COMMENT}")


def in_the_last_cell(entry: Entry) -> Insertion | None:
    if entry.holder is not Holder.ROW:
        return None
    return Insertion(entry.block.children[-1].end, f" {COMMENT}")


def on_a_line_of_its_own(entry: Entry) -> Insertion | None:
    """Below the last line of an item without a list in it, indented as its text is."""
    text, start = entry.source.text, entry.start
    line = text.rfind("\n", 0, start) + 1
    bullet = BULLET.match(text, start)
    if entry.holder is not Holder.ITEM or not bullet or text[line:start].strip(" "):
        return None
    if any(child.type == "list" for child in entry.block.children):
        return None
    end = text.find("\n", len(text[: entry.end].rstrip()))
    indent = " " * (bullet.end() - line)
    return Insertion(end if end >= 0 else len(text), f"\n{indent}{COMMENT}")


PLACES = [
    after_the_title, at_the_end, behind_the_link, in_the_last_cell, on_a_line_of_its_own
]  # fmt: skip


class Commented:
    """A document with comments put into some of its entries, and where its places were before."""

    def __init__(self, before: Document, insertions: Sequence[Insertion]) -> None:
        parts, at, length = [], 0, 0
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.places: list[int] = []
        for place, text in insertions:
            parts += [before.source.text[at:place], text]
            length += place - at
            self.starts.append(length)
            length += len(text)
            self.ends.append(length)
            self.places.append(place)
            at = place
        text = "".join([*parts, before.source.text[at:]])
        self.document = Document(Source(text, before.source.path))

    def before(self, place: int) -> int:
        i = bisect_right(self.starts, place) - 1
        if i < 0:
            return place
        return self.places[i] + max(0, place - self.ends[i])


def read(document: Document, was: Callable[[int], int]) -> Iterator[tuple[object, ...]]:
    def at(span: Span | None) -> Span | None:
        return span and Span(was(span.start), was(span.end))

    for entry in document.entries:
        yield (
            entry.title, entry.shape, entry.holder, entry.description, entry.subject,
            [(link.role, link.says, link.url, link.text, at(link.span)) for link in entry.links],
            [(field.name, field.raw, field.value, at(field.span)) for field in entry.fields],
            at(entry.title_span), at(entry.description_span), was(entry.start),
        )  # fmt: skip


def found(
    document: Document, was: Callable[[int], int], *, with_fixes: bool
) -> Counter[tuple[object, ...]]:
    rules = select(["all"], ["misspelling"])  # which needs another package
    return Counter(
        said(rule.code, finding, was, with_fixes=with_fixes)
        for rule in rules
        for finding in (
            [each for _, each in rule.judge({document.path: document.facts})]
            if isinstance(rule, ProjectRule)
            else rule.check(document)
        )
    )


def said(
    code: str, finding: Finding, was: Callable[[int], int], *, with_fixes: bool
) -> tuple[object, ...]:
    def unnumbered(message: str) -> str:
        return re.sub(r"line \d+", "line", message)

    start, end = finding.span
    related = tuple((was(r.span.start), unnumbered(r.message)) for r in finding.related)
    fix = finding.fix
    edits = tuple(
        (was(e.span.start), was(e.span.end), "".join(e.text.split(COMMENT)).split())
        for e in (fix.edits if fix else ())
    )
    return (
        code, was(start), was(end), unnumbered(finding.message), finding.subject, related,
        str(edits) if with_fixes else None,
    )  # fmt: skip


def assert_comments_are_nothing(path: Path, place: Callable[[Entry], Insertion | None]) -> None:
    source = Source.decode(path.read_bytes(), path)
    before = Document(source)
    places = sorted({each for entry in before.entries if (each := place(entry))})
    if not places:
        pytest.skip("no entry of this kind")
    after = Commented(before, places[::EVERY])
    assert list(read(after.document, after.before)) == list(read(before, lambda at: at))
    # a fix that would move what is before a comment to behind it is not offered
    with_fixes = place not in {behind_the_link, on_a_line_of_its_own}
    assert found(after.document, after.before, with_fixes=with_fixes) == found(
        before, lambda at: at, with_fixes=with_fixes
    )


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@pytest.mark.parametrize("path", example_files())
def test_examples_are_read_and_judged_as_without_comments(
    path: Path, place: Callable[[Entry], Insertion | None]
) -> None:
    assert_comments_are_nothing(path, place)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@pytest.mark.parametrize(
    "path", [p for p in data_files("lists/*.md") if p.id in {"absent", *SAMPLE}]  # type: ignore[attr-defined]
)  # fmt: skip
def test_lists_are_read_and_judged_as_without_comments(
    path: Path, place: Callable[[Entry], Insertion | None]
) -> None:
    assert_comments_are_nothing(path, place)


def entry(text: str) -> Entry:
    (only,) = Document(Source(text)).entries
    return only


class TestEntry:
    def test_description_ends_before_a_comment(self) -> None:
        read = entry(f"- [Boats](https://a.b) - They float. {COMMENT}\n")
        assert read.description == "They float."
        assert read.source.slice(read.description_span) == "They float."

    def test_description_is_told_without_a_comment_in_it(self) -> None:
        read = entry(f"- [Boats](https://a.b) - They float {COMMENT} or sink{COMMENT}.\n")
        assert read.description == "They float or sink."

    def test_a_comment_alone_is_no_description(self) -> None:
        assert entry(f"- [Boats](https://a.b) - {COMMENT}\n").description == ""
        assert entry(f"- [Boats](https://a.b)\n  {COMMENT}\n").description == ""

    def test_comment_lines_are_of_the_entry(self) -> None:
        read = entry(f"- [Boats](https://a.b)\n  {COMMENT}\n")
        assert read.source.slice(read.span).endswith(COMMENT)


class TestDocument:
    def of(self, text: str) -> Document:
        return Document(Source(text))

    def comments(self, text: str) -> list[str]:
        document = self.of(text)
        return [document.source.slice(span) for span in document.comments.spans]

    @pytest.mark.parametrize(
        "text",
        [
            "a <!-- c -->\n", "<!-- c -->\n", "- a\n  <!-- c -->\n", "> <!-- c -->\n",
            "# a <!-- c --> #\n", "| a |\n|---|\n| b <!-- c --> |\n", "[a <!-- c -->](b)\n",
            "**a <!-- c -->**\n", "<details>\n<!-- c -->\n</details>\n", "<!-- c --> <b>d</b>\n",
            "[^1]: a <!-- c -->\n", "- > a <!-- c -->\n", "<pre>\n<!-- c -->\n</pre>\n",
        ],
    )  # fmt: skip
    def test_comments_are_found_wherever_they_stand(self, text: str) -> None:
        assert self.comments(text) == ["<!-- c -->"]

    @pytest.mark.parametrize(
        "text",
        [
            "`<!-- c -->`\n", "```\n<!-- c -->\n```\n", "    <!-- c -->\n", "\\<!-- c -->\n",
            "<script>\n<!-- c -->\n</script>\n", "<p title='<!-- c -->'>\n", "a <b c='<!-- d -->'>\n",
            "---\na: <!-- c -->\n---\n", "<!-- c\n", "a <!-- c\n\n-->\n",
        ],
    )  # fmt: skip
    def test_what_is_no_comment_is_not_found(self, text: str) -> None:
        assert self.comments(text) == []

    def test_blanked_text_is_as_long_and_keeps_its_lines(self) -> None:
        text = "a <!-- b\nc --> d\n"
        assert self.of(text).comments.blanked == "a       \n      d\n"
        assert self.of("a\n").comments.blanked == "a\n"

    def test_line_is_the_same_line_with_a_comment(self) -> None:
        source = Source(f"- a b {COMMENT}\n- a b\n- a b <!-- other -->\n")
        assert source.line_text(0) == source.line_text(len(source.text) - 25) == "- a b"
        assert source.line_text(len(source.text) - 3) == "- a b <!-- other -->"

    def test_section_with_nothing_but_a_comment_is_empty(self) -> None:
        (rule,) = select(["empty-section"])
        filled = "".join(f"## S{n}\n\ntext\n\n" for n in range(9))
        text = f"{filled}## Boats\n\n{COMMENT}\n\n## Kites\n\ntext\n"
        assert [each.subject for each in rule.check(self.of(text))] == ["Boats"]

    def test_heading_is_found_by_its_name_without_a_comment(self) -> None:
        (rule,) = select(["broken-anchor"])
        text = f"[a](#boats), [b](#kites)\n\n## Boats{COMMENT}\n\na\n\n## Kites {COMMENT}\n\na\n"
        document = self.of(text)
        assert isinstance(rule, ProjectRule)
        assert list(rule.judge({None: document.facts})) == []
        assert [section.title for section in document.sections[1:]] == ["Boats", "Kites"]

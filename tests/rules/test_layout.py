"""Blanks, bullets, breaks and headings: corners that would only make the pages longer."""

import pytest

from kblint import check_text
from kblint.rules import (
    ConflictMarker,
    EmptySection,
    HeadingSpace,
    InconsistentBlankLines,
    InconsistentBullet,
    InconsistentHardBreak,
    InconsistentSpacing,
    MissingFinalNewline,
    MissingHardBreak,
    MixedNewlines,
    RepeatedHeading,
    SkippedLevel,
    TrailingSpace,
)


def said(rule, text):
    """The lines that the rule speaks of, and what it says."""
    found = check_text(text, rules=[rule()])
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return [(text.count("\n", 0, each.span.start) + 1, each.message) for each in found]


def lines(rule, text):
    return [line for line, _ in said(rule, text)]


def items(count, line="- [Thing {0}](https://example.org/{0})\n"):
    return "".join(line.format(i) for i in range(count))


def records(count, *ends):
    """Records of three lines; the first has the given ends, the others break with a backslash."""
    out = []
    for i in range(count):
        a, b = ends if i == 0 else (" \\", " \\")
        out.append(
            f"**Some Title of Note {i}**{a}\n*Ann Author, Bob Other*{b}\n"
            f"arXiv 2020. [[Paper](https://arxiv.org/abs/2001.0000{i})]\n\n"
        )
    return "".join(out)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        pytest.param(ConflictMarker, "> > > > > > > deep\n", id="KB004: quotes within quotes"),
        pytest.param(ConflictMarker, "    <<<<<<< HEAD\n", id="KB004: indented code"),
        pytest.param(MissingHardBreak, records(8, " \\", "<br>"), id="KB501: a tag is a break too"),
        pytest.param(
            MissingHardBreak,
            records(8, " \\", " \\").replace("Bob Other* \\", "Bob Other*, who says\nmore \\", 1),
            id="KB501: a sentence that goes on",
        ),
        pytest.param(InconsistentHardBreak, "a\\\\\n\nb\n", id="KB502: an escaped backslash"),
        pytest.param(InconsistentHardBreak, "Stands in C:\\\n\nb\n", id="KB502: a path at the end"),
        pytest.param(InconsistentHardBreak, "a   \nb\n\nc    \nd\n", id="KB502: no other breaks"),
        pytest.param(InconsistentSpacing, "- cold\n-5 degrees\n", id="KB503: a negative number"),
        pytest.param(InconsistentSpacing, "- rules\n-- more\n", id="KB503: a dash"),
        pytest.param(InconsistentSpacing, "* a\n*Title* is emphasis\n", id="KB503: emphasis"),
        pytest.param(InconsistentSpacing, "- a `x\n  -Y` z\n", id="KB503: code over two lines"),
        pytest.param(InconsistentSpacing, "It was in\n2019. Then more.\n", id="KB503: a year"),
        pytest.param(InconsistentSpacing, items(4) + "\n" + items(4, " - [Other {0}](u{0})\n")
                     , id="KB503: half the items of a list"),
        pytest.param(InconsistentSpacing, "".join(f"{n:>2}. x\n" for n in range(1, 12)),
                     id="KB503: numbers set to the right"),
        pytest.param(TrailingSpace, "One line. \n\nAnother.\n", id="KB504: no break of spaces"),
        pytest.param(InconsistentBullet, items(6) + "[Code](https://example.org/c)\n",
                     id="KB505: a label below an item"),
        pytest.param(InconsistentBullet, items(6, "- [T {0}](https://e.org/{0}) - said\n")
                     + "[Another](https://e.org/x) is named in what was said\n",
                     id="KB505: prose that begins with a link"),
        pytest.param(InconsistentBullet, "- - a\n  - b\n", id="KB505: a list within a list"),
        pytest.param(InconsistentBullet, items(4) + items(4, "* [A Title](https://e.org/{0})\n"),
                     id="KB505: as many with the one as with the other"),
        pytest.param(InconsistentBlankLines, items(3) + "\n" + items(3) + "\n" + items(3), id="KB507: groups"),
        pytest.param(MissingFinalNewline, "a\n\n", id="KB506: one blank line"),
        pytest.param(MixedNewlines, "a\rb\rc", id="KB511: old ends, and a last line without one"),
        pytest.param(SkippedLevel, "### A\n\n#### B\n", id="KB601: nothing above the first"),
        pytest.param(
            RepeatedHeading,
            "## P\n\n### 2021\n\n### Journals\n\na\n\n### 2020\n\n### Journals\n\nb\n",
            id="KB602: below empty years of one level",
        ),
        pytest.param(
            RepeatedHeading,
            "# L\n\n## Papers\n\n- [a](#a)\n- [b](#b)\n\n## Papers\n\n- x\n",
            id="KB602: a part of the contents",
        ),
        pytest.param(EmptySection, "# A\n\n## [B](https://example.org)\n", id="KB603: a link"),
        pytest.param(HeadingSpace, "#deep-learning #vision\n", id="KB606: tags"),
        pytest.param(HeadingSpace, "#Deep #Vision\n", id="KB606: tags in capitals"),
        pytest.param(HeadingSpace, "- a\n\n      ##code\n", id="KB606: code in an item"),
    ],
)  # fmt: skip
def test_silence_where_nothing_is_wrong(rule, text):
    assert said(rule, text) == []


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        pytest.param(ConflictMarker, "<<<<<<< a\nx\n<<<<<<< b\ny\n>>>>>>> c\n", [1, 3],
                     id="KB004: one that does not end before the next"),
        pytest.param(MissingHardBreak, records(8, " \\", ""), [2], id="KB501: within a record"),
        pytest.param(
            MissingHardBreak,
            items(6, "{0}. [Title number {0}](https://example.org/{0}), 2020</br>\n\n")
            + "6. [Title number 6](https://example.org/6), 2020\n", [13],
            id="KB501: a tag at the end of every entry but one",
        ),
        pytest.param(InconsistentSpacing, "* a\n*[Title](https://example.org)\n", [2],
                     id="KB503: a star that begins no emphasis"),
        pytest.param(InconsistentSpacing, "1. a\n2.[Title](https://example.org)\n", [2],
                     id="KB503: a number without its blank"),
        pytest.param(InconsistentSpacing, "> quoted\n\n-[Title](https://example.org)\n", [3],
                     id="KB503: the first line of a paragraph"),
        pytest.param(InconsistentBlankLines, items(3) + "\n\n" + items(3), [6],
                     id="KB507: two blank lines at one place"),
        pytest.param(MixedNewlines, "a\r\nb\r\nc\nd\r", [3], id="KB511: the first that differs"),
        pytest.param(EmptySection, "# A\n\n##\n\n# B\n\nb\n", [3], id="KB603: no title either"),
        pytest.param(HeadingSpace, "text\n##Title\nmore\n", [2], id="KB606: within a paragraph"),
        pytest.param(HeadingSpace, "##标题\n", [1], id="KB606: a script without capitals"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(rule, text, expected):
    assert lines(rule, text) == expected


def test_a_lost_break_is_not_a_trailing_blank_as_well():
    text = items(6, "- [Title number {0}](https://example.org/{0})  \n  Said of it.\n")
    text = text.replace("/3)  ", "/3) ")
    found = check_text(text, rules=[MissingHardBreak(), TrailingSpace()])
    assert [each.code for each in found] == ["KB501"]


def test_many_slips_are_a_habit():
    other = "".join(f"## {i}\n\n* [A Fine Title](https://example.org/o{i})\n\n" for i in range(4))
    text = "## A\n\n" + items(60) + "\n"
    assert len(said(InconsistentBullet, text + other[: other.index("## 3")])) == 3
    assert said(InconsistentBullet, text + other) == []

"""The guard lets pass what a fix declares, and catches all that it does besides."""

import pytest

from kblint.engine.guard import harm, revealed
from kblint.finding import Edit, Effect, Fix
from kblint.knowledge import Schema
from kblint.text import Source, Span

BREAK = "- [A](https://a.b/a)  \n  said\n"
LISTS = "- [A](https://a.b/a)\n- [B](https://a.b/b)\n\ntext\n"


def replaced(text: str, *pairs: tuple[str, str], effect: Effect = Effect.NONE):
    """The text, what it becomes, and the fix that replaces the first of each old by its new."""
    edits = []
    for old, new in pairs:
        start = text.index(old)
        edits.append(Edit(Span(start, start + len(old)), new))
    fix = Fix("f", tuple(edits), effect=effect)
    before = Source(text)
    return before, before.edited(fix.edits), [fix]


@pytest.mark.parametrize(
    ("effect", "text", "pairs"),
    [
        pytest.param(Effect.NONE, "some text \n\nmore\n", [("text ", "text")], id="a blank at a line's end"),
        pytest.param(Effect.NONE, BREAK, [("  \n", "\\\n")], id="a hard break written otherwise"),
        pytest.param(Effect.NONE, "* a\n* b\n", [("* a", "- a"), ("* b", "- b")], id="all bullets of a list"),
        pytest.param(Effect.NONE, "a\n\n\n\nb\n", [("\n\n\n\n", "\n\n")], id="blank lines"),
        pytest.param(Effect.NONE, "[a]( https://a.b )\n", [("( https://a.b )", "(https://a.b)")], id="blanks in a target"),
        pytest.param(Effect.NONE, "a <!-- said --> b\n", [(" <!-- said -->", "")], id="a comment"),
        pytest.param(Effect.NONE, "see https://a.b/c for\n", [("https://a.b/c", "<https://a.b/c>")], id="a bare link in brackets"),
        pytest.param(Effect.BREAK_ADDED, "- a\n  b\n", [("a\n", "a  \n")], id="a hard break"),
        pytest.param(Effect.TEXT, "a **WR:2** b\n", [("WR:2", "WR=2")], id="words"),
        pytest.param(Effect.TEXT, "a *b* c\n", [("*b*", "b")], id="marks"),
        pytest.param(Effect.TARGET, "[a](http://a.b)\n", [("http:", "https:")], id="a target"),
        pytest.param(Effect.TARGET, "![a](http://a.b/c.png)\n", [("http:", "https:")], id="an image's target"),
        pytest.param(Effect.LINK_MADE, "[a] (https://a.b)\n", [("] (", "](")], id="a link"),
        pytest.param(Effect.HEADING_MADE, "##Papers\n\ntext\n", [("##", "## ")], id="a heading"),
        pytest.param(Effect.ITEM_MADE, "- a\n-b\n", [("-b", "- b")], id="an item"),
        pytest.param(Effect.LISTS_JOINED, "- a\n* b\n", [("* b", "- b")], id="two lists as one"),
        pytest.param(Effect.SPACING, "- a\n\n- b\n- c\n", [("\n\n", "\n")], id="an item closer to the next"),
        pytest.param(Effect.MOVED, "- **WR=2** [A](https://a.b)\n", [("**WR=2** ", ""), (")\n", ") **WR=2**\n")], id="a field elsewhere"),
        pytest.param(Effect.ADDED, "- a\n", [("- a\n", "- a\n- b\n")], id="an item more"),
        pytest.param(Effect.DELETED, "- a\n- b\n", [("- b\n", "")], id="an item less"),
    ],
)  # fmt: skip
def test_a_fix_that_keeps_to_what_it_declares_passes(effect, text, pairs):
    before, after, fixes = replaced(text, *pairs, effect=effect)
    assert after.text != before.text
    assert harm(before, after, fixes) is None
    assert revealed(before, after, fixes, Schema()) is None


@pytest.mark.parametrize(
    ("effect", "text", "pairs"),
    [
        pytest.param(Effect.NONE, BREAK, [("  \n", "\n")], id="a hard break deleted"),
        pytest.param(Effect.NONE, "- a\n  b\n", [("a\n", "a  \n")], id="a hard break made"),
        pytest.param(Effect.NONE, "some text\n", [("text", "texts")], id="a letter written"),
        pytest.param(Effect.NONE, "some, text\n", [(",", "")], id="a comma cut"),
        pytest.param(Effect.NONE, "a b\n", [("a b", "ab")], id="words glued"),
        pytest.param(Effect.NONE, "- a\n* b\n", [("* b", "- b")], id="two lists joined"),
        pytest.param(Effect.NONE, "- a\n- b\n", [("- b", "* b")], id="a list parted"),
        pytest.param(Effect.NONE, "a\n\nb\n", [("\n\n", "\n")], id="two paragraphs as one"),
        pytest.param(Effect.NONE, "a\n\nb\n", [("\n\n", "\n\n# ")], id="a heading unasked"),
        pytest.param(Effect.NONE, "a\n\nb\n", [("\n\n", "\n\n    ")], id="code of a paragraph"),
        pytest.param(Effect.NONE, "a\n\nb *c*\n", [("a", "```")], id="a fence that swallows what follows"),
        pytest.param(Effect.NONE, "- a\n- b\n\nc\n", [("\n\nc", "\nc")], id="text drawn into an item"),
        pytest.param(Effect.NONE, "a <b>c</b>\n", [("<b>", "<i>")], id="another tag"),
        pytest.param(Effect.NONE, "| a |\n|---|\n| b |\n", [("|---|", "|--:|")], id="a column aligned"),
        pytest.param(Effect.NONE, "# a\n", [("# a", "## a")], id="a heading of another level"),
        pytest.param(Effect.NONE, "- [ ] a\n", [("[ ]", "[x]")], id="a box ticked"),
        pytest.param(Effect.NONE, "`a b`\n", [("a b", "a  b")], id="code altered"),
        pytest.param(Effect.NONE, "a <!-- said --> b\n", [("<!-- said -->", "said")], id="a comment shown"),
        pytest.param(Effect.BREAK_ADDED, "- a\n  b\n", [("a\n", "ax  \n")], id="a break, and a letter"),
        pytest.param(Effect.BREAK_ADDED, BREAK, [("  \n", "\n")], id="a break lost instead"),
        pytest.param(Effect.BREAK_ADDED, "- a\n  b\n", [("a\n", "a\n\n")], id="a paragraph instead"),
        pytest.param(Effect.TARGET, "[some a](http://a.b)\n", [("some ", ""), ("http:", "https:")], id="a target, and a word cut"),
        pytest.param(Effect.TARGET, "[a](http://a.b)\n", [("](", "] (")], id="a link lost for a target"),
        pytest.param(Effect.TARGET, '[a](b "c")\n', [('b "c"', 'b "c") d(')], id="text behind the target"),
        pytest.param(Effect.TEXT, "[a](https://a.b) c\n", [("](", "] (")], id="a link that vanishes"),
        pytest.param(Effect.TEXT, "a [b](https://a.b)\n", [("a.b", "a.c")], id="another target"),
        pytest.param(Effect.TEXT, BREAK, [("  \n", " \n")], id="a hard break lost with the words"),
        pytest.param(Effect.TEXT, "a b\n", [("a ", "a\n\n")], id="a paragraph parted"),
        pytest.param(Effect.TEXT, "a `b`\n", [("`b`", "b")], id="code as text"),
        pytest.param(Effect.LINK_MADE, "# a\n", [("# a", "[a](#a)")], id="a heading lost for a link"),
        pytest.param(Effect.LINK_MADE, "[a](https://a.b) c\n", [("](", "] (")], id="a link lost"),
        pytest.param(Effect.HEADING_MADE, "##[A](b)\n", [("##", "## "), ("(b)", "(c)")], id="a heading, and a target"),
        pytest.param(Effect.HEADING_MADE, "#A\n\n- b\n", [("#A\n\n- b", "# A\n\nb")], id="a heading, and an item lost"),
        pytest.param(Effect.ITEM_MADE, "a\n-b\n", [("a\n-b", "a\n=\n\n- b")], id="an item, and a heading"),
        pytest.param(Effect.ITEM_MADE, "- [a](b)\n-c\n", [("-c", "- c"), ("](", "] (")], id="an item, and a link lost"),
        pytest.param(Effect.LISTS_JOINED, "- a\n* b\n", [("* b", "- c")], id="lists joined, and a word"),
        pytest.param(Effect.LISTS_JOINED, "- a\n* b\n", [("* b", "  b")], id="an item lost to the one above") ,
        pytest.param(Effect.SPACING, "- a\n\n- b\n", [("\n\n- b", "\n  b")], id="a lost item"),
        pytest.param(Effect.SPACING, "- a\n\n- b\n", [("- b", "- b  \n  c")], id="more than spacing"),
        pytest.param(Effect.MOVED, "- **WR=2** [A](https://a.b)\n", [("**WR=2** ", "")], id="moved nowhere"),
        pytest.param(Effect.MOVED, "- **WR=2** [A](https://a.b)\n", [("**WR=2** ", ""), (")\n", ") **WR=3**\n")], id="altered on the way"),
        pytest.param(Effect.ADDED, "- a\n- b\n", [("- b\n", "- c\n")], id="one added, one lost"),
        pytest.param(Effect.DELETED, "- a\n- b\n", [("- b\n", "- c\n")], id="one lost, one added"),
        pytest.param(Effect.DELETED, "[a][r] b\n\n[r]: https://a.b\n", [("\n[r]: https://a.b\n", "")], id="a definition that is used"),
        pytest.param(Effect.NONE, "[r]: https://a.b\n\ntext\n\n[a][r]\n", [("a.b", "a.c")], id="a definition used elsewhere leads elsewhere"),
    ],
)  # fmt: skip
def test_a_fix_that_does_more_is_caught(effect, text, pairs):
    before, after, fixes = replaced(text, *pairs, effect=effect)
    assert after.text != before.text
    assert harm(before, after, fixes) is not None


def test_harm_names_the_line_and_what_is_shown_otherwise():
    before, after, fixes = replaced("# List\n\n" + BREAK, ("  \n", "\n"))
    assert harm(before, after, fixes) == "line 3: 'break' is shown otherwise"


def test_a_definition_that_nothing_uses_may_be_deleted():
    text = "a\n\n[r]: https://a.b\n[s]: https://a.c\n"
    before, after, fixes = replaced(text, ("[s]: https://a.c\n", ""), effect=Effect.DELETED)
    assert harm(before, after, fixes) is None


def test_a_block_that_no_edit_touches_is_seen_when_it_changes():
    """The fence that an edit opens ends at one far below."""
    text = "a\n\nb\n\n```\ncode\n```\n\nc\n"
    before, after, fixes = replaced(text, ("a\n", "```\n"), effect=Effect.TEXT)
    assert harm(before, after, fixes) is not None


def test_a_block_merged_by_the_edit_of_its_neighbour_is_seen():
    text = "- a\n\nb\n\nc\n"
    before, after, fixes = replaced(text, ("a\n\nb", "a\nb"), effect=Effect.SPACING)
    assert harm(before, after, fixes) is not None


SECTIONS = (
    "# L\n\n## 2020\n\n- [A](https://a.b/a)\n\n## 2021\n\n- [B](https://a.b/b)\n\n## Else\n\ntext\n"
)


def test_a_section_moved_by_two_edits_of_one_fix_passes():
    section = "## 2020\n\n- [A](https://a.b/a)\n\n"
    before, after, fixes = replaced(SECTIONS, (section, ""), ("## Else", section + "## Else"), effect=Effect.MOVED)  # fmt: skip
    assert after.text.index("2021") < after.text.index("2020")
    assert harm(before, after, fixes) is None


def test_a_section_moved_without_one_of_its_entries_is_caught():
    section = "## 2020\n\n- [A](https://a.b/a)\n\n"
    before, after, fixes = replaced(SECTIONS, (section, ""), ("## Else", "## 2020\n\n## Else"), effect=Effect.MOVED)  # fmt: skip
    assert harm(before, after, fixes) is not None


def test_one_fix_does_not_excuse_another_elsewhere():
    text = "[a](http://a.b)\n\n- one\n\nsome text\n"
    before = Source(text)
    at = text.index("some")
    fixes = [
        Fix("f", (Edit(Span(4, 8), "https"),), effect=Effect.TARGET),
        Fix("g", (Edit(Span(at, at + 5), ""),), effect=Effect.NONE),
    ]
    after = before.edited(edit for fix in fixes for edit in fix.edits)
    assert harm(before, after, fixes[:1]) is not None
    assert harm(before, after, fixes) == "line 5: 'text some' is shown otherwise"


def test_one_fix_does_not_excuse_another_in_the_next_block():
    before = Source("harm some\n\none\n")
    fixes = [
        Fix("f", (Edit(Span(0, 4), "help"),), effect=Effect.NONE),
        Fix("g", (Edit(Span(11, 14), "two"),), effect=Effect.TEXT),
    ]
    after = before.edited(edit for fix in fixes for edit in fix.edits)
    assert harm(before, after, fixes[1:]) is not None
    assert harm(before, after, fixes) == "line 1: 'text harm' is shown otherwise"


def test_letters_come_and_go_only_where_edits_write_and_cut():
    """Under TEXT all words are free, but a word that no edit cut is not."""
    text = "a <span b> c\n"
    before, _, fixes = replaced(text, ("a ", "a <!-- "), effect=Effect.TEXT)
    odd = Source("a d\n")
    assert harm(before, odd, fixes) is not None


def test_a_fix_that_reveals_a_mistake_of_syntax_is_caught():
    text = "- a\n"
    before, after, fixes = replaced(text, ("a", "[a] (https://a.b)"), effect=Effect.TEXT)
    said = revealed(before, after, fixes, Schema())
    assert said is not None
    assert said.startswith("line 1: it makes KB306 ")


def test_a_mistake_that_was_there_is_not_held_against_a_fix():
    text = "- [a] (https://a.b) c\n"
    before, after, fixes = replaced(text, (" c", " d"), effect=Effect.TEXT)
    assert revealed(before, after, fixes, Schema()) is None


def test_no_fixes_do_no_harm():
    before = Source(SECTIONS)
    assert harm(before, before, []) is None
    assert revealed(before, before, [], Schema()) is None

"""Comments for kblint leave no trace on the page, as cmark-gfm renders it, which GitHub's is."""

import re
import shutil
import subprocess

import pytest
from conftest import ROOT

from kblint.engine.suppress import suppressions
from kblint.knowledge import Document
from kblint.markdown import CodeBlock, parse
from kblint.text import Source

PROGRAM = shutil.which("cmark-gfm")
EXTENSIONS = ("table", "strikethrough", "autolink", "tasklist")
COMMAND = [str(PROGRAM), "--unsafe", *(word for name in EXTENSIONS for word in ("-e", name))]
OWN_LINE = re.compile(r"^[ \t]*<!-- kblint-[^\n]*?-->[ \t]*\n", re.MULTILINE)
COMMENT = re.compile(r"[ \t]*<!-- kblint-[^\n]*?-->")
BLOCK = r"(?:p|ul|ol|li|h\d|table|thead|tbody|tr|td|th|blockquote|details|summary|pre)"

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no program cmark-gfm")

DOCUMENTED = [
    block.content
    for block in parse((ROOT / "docs" / "suppression.md").read_text("utf-8")).children
    if isinstance(block, CodeBlock) and block.info == "markdown"
]
C = "<!-- kblint-disable-line KB305, KB303: mirror of an old page -->"
E = C.replace("-line", "-entry")
FORMS = [
    f"- [A](u) **WR=3** {C}  \n  text\n- [B](v)  \n  text\n",
    f"- [A](u) **WR=3** {C}\\\n  text\n- [B](v)\\\n  text\n",
    f"- [A](u) {C}<br>\n  text\n- [B](v)<br>\n  text\n",
    f"- [A](u) - text {C}\n- [B](v) - text\n",
    f"- [A](u) - text{C}.\n- [B](v) - text.\n",
    f"- [A](u) - text\n  {E}\n- [B](v) - text\n",
    f"- [A](u)  \n  text\n  {E}\n- [B](v)  \n  text\n",
    f"- [A](u)\n  - [B](v)\n    {E}\n  {E}\n- [C](w)\n",
    f"1. [A](u) {C}\n2. [B](v)\n   {E}\n3. [C](w)\n",
    f"- [x] [A](u) {C}\n- [ ] [B](v)\n",
    f"**T** {C}  \nAda Quill  \n[[paper](u)] {C}\n",
    f"| A | B |\n|---|:-:|\n| [a](u) | b {C} |\n| c | d {C}|\n",
    f"## [A](u){C}\n\ntext\n",
    f"[A](u) {C}\n---\n\ntext\n",
    f"> text {C}  \n> text\n",
]


def rendered(text: str) -> str:
    done = subprocess.run(COMMAND, input=text, capture_output=True, check=True, encoding="utf-8")
    return done.stdout


def seen(html: str) -> str:
    """What a browser shows: blanks at the ends of blocks are nothing, and others are one."""
    html = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
    html = re.sub(r"[ \t\n]+", " ", html)
    return re.sub(rf" ?(</?{BLOCK}\b[^>]*>|<br ?/?>) ?", r"\1", html).strip()


def parted(text: str) -> str:
    """What is shown of text with its blanks, to be told from other blanks."""
    return re.sub(r"<[^>]*>", "", seen(rendered(text)))


@pytest.mark.parametrize("text", [*DOCUMENTED, *FORMS])
class TestForms:
    def test_nothing_of_the_comment_is_seen(self, text: str) -> None:
        shown = seen(rendered(text))
        assert "kblint" not in shown
        assert "--" not in shown
        assert "mirror" not in shown

    def test_page_is_the_same_without_the_comment(self, text: str) -> None:
        bare = COMMENT.sub("", OWN_LINE.sub("", text))
        assert "kblint" not in bare
        assert seen(rendered(text)) == seen(rendered(bare))

    def test_kblint_sees_the_comments_that_stand_in_the_text(self, text: str) -> None:
        comments = suppressions(Document(Source(text)))
        assert comments
        document = Document(Source(text))
        assert len(document.comments.spans) == text.count("<!--")


def test_documented_forms_are_all_of_them() -> None:
    everything = "".join(DOCUMENTED)
    for verb in ("-line", "-next-line", "-entry", "-file", ""):
        assert f"<!-- kblint-disable{verb} " in everything
    assert "<!-- kblint-enable" in everything


def test_hard_break_is_kept() -> None:
    (text,) = (each for each in DOCUMENTED if "-->  \n" in each)
    assert rendered(text).count("<br />") == 1


def test_items_stay_one_list() -> None:
    for text in FORMS:
        assert rendered(text).count("<ul>") <= (2 if "  - " in text else 1)


@pytest.mark.parametrize("reason", ["a -- b", "ends so-"])
def test_what_is_called_visible_is_shown(reason: str) -> None:
    """The reason why two hyphens are refused: this renderer shows such a comment as text."""
    end = "-->" if reason.endswith("-") else " -->"
    text = f"words <!-- kblint-disable-line KB305: {reason}{end}\n"
    assert "kblint-disable-line" in parted(text)
    comments = suppressions(Document(Source(text)))
    assert comments
    assert "GitHub shows" in comments.unknown[0].message


def test_a_bar_in_a_row_parts_the_comment() -> None:
    """The reason why the documentation wants none there."""
    text = "| A | B |\n|---|---|\n| a | b <!-- kblint-disable-line KB305: x | y --> |\n"
    assert "kblint" in parted(text)


def test_a_line_between_items_parts_their_list() -> None:
    """The reason why the end of the line is the place that is documented first."""
    text = "- a\n<!-- kblint-disable-next-line KB305: x -->\n- b\n"
    assert rendered(text).count("<ul>") == 2

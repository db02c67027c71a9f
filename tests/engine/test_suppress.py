"""What the comments of a list silence, and what is said of those that silence nothing."""

import pickle
import re
from pathlib import Path

import pytest
from conftest import ROOT

from kblint.engine.own import RULE_ERROR, UNKNOWN_SUPPRESSION, UNUSED_SUPPRESSION
from kblint.engine.rank import ranked
from kblint.engine.select import select
from kblint.engine.suppress import Applied, apply, suppressions
from kblint.finding import Diagnostic, Effect, Finding, Safety, Severity
from kblint.knowledge import Document
from kblint.markdown import CodeBlock, parse
from kblint.markdown.view import view
from kblint.rule import ProjectRule, Rule
from kblint.text import Source, Span

PAPER = "[Boats](https:/a.b/1)"  # KB305 speaks of the link
SOUND = "[Kites](https://a.b/2)"


def found_by(document: Document, rules: list[Rule]) -> list[Diagnostic]:
    findings = [
        (rule, finding)
        for rule in rules
        for finding in (
            [each for _, each in rule.judge({None: document.facts})]
            if isinstance(rule, ProjectRule)
            else rule.check(document)
        )
    ]
    return [
        Diagnostic(None, rule.code, rule.name, finding.severity or rule.severity, finding)
        for rule, finding in findings
    ]


def applied(text: str, *names: str, **options: object) -> Applied:
    """What is left of what the named rules, or else all default ones, say of a text."""
    rules = select(names or ["default"])
    document = Document(Source(text))
    comments = suppressions(document)
    assert comments
    raw = found_by(document, rules)
    codes = {rule.code for rule in rules}
    return apply(comments, raw, ranked(raw, rules), codes, **options)  # type: ignore[arg-type]


def said(text: str, *names: str, **options: object) -> list[str]:
    """What is left and what is said of the comments, as "line:column code"."""
    source = Source(text)
    result = applied(text, *names, **options)
    return [
        f"{source.position(each.span.start).line}:{source.position(each.span.start).column} {each.code}"
        for each in sorted((*result.kept, *result.own), key=lambda each: each.span)
    ]


def messages(text: str, *names: str) -> list[str]:
    return [each.message for each in applied(text, *names).own]


def fixed(text: str, *names: str) -> str:
    """The text with the fixes of what is said of its comments."""
    fixes = [each.finding.fix for each in applied(text, *names).own if each.finding.fix]
    for fix in fixes:
        assert (fix.safety, fix.effect) == (Safety.SAFE, Effect.NONE)
    edits = sorted(edit for fix in fixes for edit in fix.edits)
    return Source(text).edited(edits).text


class TestReach:
    @pytest.mark.parametrize(
        "text",
        [
            f"- {PAPER} <!-- kblint-disable-line KB305: why -->\n",
            f"- {PAPER}\n  <!-- kblint-disable-entry KB305: why -->\n",
            f"- {SOUND}\n  {PAPER} x <!-- kblint-disable-entry KB305: why -->\n",
            f"- {PAPER} <!-- kblint-disable-entry KB305 -->\n  more\n",
            f"<!-- kblint-disable-next-line KB305: why -->\n- {PAPER}\n",
            f"<!-- kblint-disable-next-line KB305 -->\n\n \n- {PAPER}\n",
            f"> <!-- kblint-disable-next-line KB305 -->\n>\n> {PAPER}\n",
            f"{PAPER}\n\n<!-- kblint-disable-file KB305: why -->\n",
            f"<!-- kblint-disable KB305: why -->\n\n- {PAPER}\n- {PAPER}\n",
            f"| Title |\n|---|\n| {PAPER} <!-- kblint-disable-line KB305: why --> |\n",
            f"## {PAPER}<!-- kblint-disable-line KB305: why -->\n",
            f"<details>\n<!-- kblint-disable-file KB305: why -->\n</details>\n\n{PAPER}\n",
            f"<!-- kblint-disable-file KB305 --> <b>x</b>\n\n{PAPER}\n",
            f"- x <!--kblint-disable-line malformed-url-->{PAPER}\n",
            f"- {PAPER} <!-- kblint-disable-line\n  KB305: why -->\n",
            f"- {PAPER} <!-- a --><!-- kblint-disable-line KB305 -->\n",
        ],
    )
    def test_finding_in_reach_is_silenced(self, text: str) -> None:
        assert said(text, "malformed-url") == []

    @pytest.mark.parametrize(
        ("text", "left"),
        [
            (f"- {PAPER}\n- {PAPER} <!-- kblint-disable-line KB305 -->\n", ["1:11 KB305"]),
            (f"- {PAPER}\n- {PAPER} <!-- kblint-disable-entry KB305 -->\n", ["1:11 KB305"]),
            (f"<!-- kblint-disable-next-line KB305 -->\n- {PAPER}\n- {PAPER}\n", ["3:11 KB305"]),
            (f"- {PAPER}\n\n<!-- kblint-disable KB305 -->\n\n- {PAPER}\n", ["1:11 KB305"]),
            (
                f"<!-- kblint-disable KB305 -->\n\n{PAPER}\n\n<!-- kblint-enable KB305 -->\n\n{PAPER}\n",
                ["7:9 KB305"],
            ),
            (
                f"<!-- kblint-disable KB305 -->\n\n{PAPER}\n\n<!-- kblint-enable -->\n\n{PAPER}\n",
                ["7:9 KB305"],
            ),
        ],
    )
    def test_finding_out_of_reach_stays(self, text: str, left: list[str]) -> None:
        assert said(text, "malformed-url") == left

    def test_innermost_entry_is_meant(self) -> None:
        text = (
            f"- {PAPER}\n  - {PAPER} <!-- kblint-disable-entry KB305 -->\n"
            f"  <!-- kblint-disable-entry KB305 -->\n- {PAPER}\n"
        )
        assert said(text, "malformed-url") == ["4:11 KB305"]
        inner = text.replace("  <!-- kblint-disable-entry KB305 -->\n-", "-")
        assert said(inner, "malformed-url") == ["1:11 KB305", "3:11 KB305"]

    def test_entry_reaches_from_the_first_of_its_lines_to_the_last(self) -> None:
        text = (
            "- **Folding Boats at Sea.**  \n  *Ada Quill, Bo Marsh.*  \n"
            "  [[paper](https:/a.b/1)] [[code](htps://github.com/a/b)]\n"
            "  <!-- kblint-disable-entry KB305 -->\n"
        )
        assert said(text, "malformed-url") == []

    @pytest.mark.parametrize(
        "entry",
        [
            "## [Boats at Sea](https:/a.b/{n}) <!-- kblint-disable-entry KB305 -->\n\nThey float.\n\n",
            "**Folding Boats {n}** [[paper](https:/a.b/{n})] <!-- kblint-disable-entry KB305 -->\n\n",
            "[Boats at Sea {n}](https:/a.b/{n}), Ada Quill, Bo Marsh <!-- kblint-disable-entry KB305 -->\n",
        ],
        ids=["headings", "paragraphs", "lines of one paragraph"],
    )
    def test_entries_without_a_bullet_can_be_meant(self, entry: str) -> None:
        text = "# Boats\n\n" + "".join(entry.replace("{n}", str(n)) for n in range(1, 7))
        assert len(Document(Source(text)).entries) == 6
        assert said(text, "malformed-url") == []

    def test_enable_with_names_ends_these_alone(self) -> None:
        text = (
            f"<!-- kblint-disable KB305 KB503 -->\n\n-  {PAPER}\n-Title\n\n"
            f"<!-- kblint-enable KB305 -->\n\n- {PAPER}\n"
        )
        assert "8:11 KB305" in said(text, "KB305")

    def test_missing_final_newline_is_in_reach_of_the_last_line(self) -> None:
        text = f"- {SOUND} <!-- kblint-disable-line missing-final-newline -->"
        assert said(text, "missing-final-newline") == []
        assert said(text.replace("-line", "-file"), "missing-final-newline") == []

    def test_code_is_no_comment(self) -> None:
        code = "<!-- kblint-disable-file KB305 -->"
        text = f"`{code}`\n\n```html\n{code}\n```\n\n    {code}\n\n<i title='{code}'>x</i>\n\n{PAPER}\n"
        assert said(text, "malformed-url") == ["11:9 KB305"]

    def test_a_text_without_comments_for_kblint_has_none(self) -> None:
        assert suppressions(Document(Source("- a <!-- b -->\n"))) is None


class TestRanking:
    def test_silencing_the_graver_does_not_bring_up_the_lesser(self) -> None:
        text = "- [Boats](<https:/a b>)\n"
        rules = select(["default"])
        grave = next(rule for rule in rules if rule.outranks)
        finding = Finding(Span(2, 7), "x", "s")
        both = [
            Diagnostic(None, code, code, Severity.ERROR, finding)
            for code in (grave.code, grave.outranks[0])
        ]
        comments = suppressions(
            Document(Source(f"{text[:-1]} <!-- kblint-disable-line {grave.code} -->\n"))
        )
        assert comments
        codes = {rule.code for rule in rules}
        assert ranked(both, rules) != both
        assert apply(comments, both, ranked(both, rules), codes) == ([], [])

    def test_naming_what_is_outranked_counts_as_used(self) -> None:
        rules = select(["default"])
        grave = next(rule for rule in rules if rule.outranks)
        lesser = grave.outranks[0]
        finding = Finding(Span(2, 7), "x", "s")
        both = [Diagnostic(None, c, c, Severity.ERROR, finding) for c in (grave.code, lesser)]
        comments = suppressions(Document(Source(f"- a <!-- kblint-disable-line {lesser} -->\n")))
        assert comments
        kept = ranked(both, rules)
        assert apply(comments, both, kept, {rule.code for rule in rules}) == (kept, [])


class TestUnused:
    def test_comment_that_silences_nothing_is_told(self) -> None:
        text = f"- {SOUND} <!-- kblint-disable-line KB305: no more -->\n"
        (unused,) = applied(text).own
        assert (unused.code, unused.severity) == ("KB002", Severity.WARNING)
        assert Source(text).slice(unused.span) == "<!-- kblint-disable-line KB305: no more -->"
        assert unused.message == (
            "expected a finding of KB305 malformed-url on this line to silence, found none"
        )

    def test_of_several_names_only_the_unused_are_named(self) -> None:
        text = f"- {PAPER} <!-- kblint-disable-line KB302, KB305 KB303: why -->\n"
        (message,) = messages(text)
        assert "KB302 conflicting-titles or KB303 mismatched-target" in message
        assert "KB305" not in message
        assert fixed(text) == f"- {PAPER} <!-- kblint-disable-line KB305: why -->\n"

    @pytest.mark.parametrize(
        ("names", "left"),
        [
            ("KB305, KB301, KB302", "KB305"),
            ("KB301, KB302, KB305", "KB305"),
            ("KB301 KB305 KB302", "KB305"),
            ("KB301, KB305, KB999", "KB305, KB999"),
            ("KB301,KB305", "KB305"),
        ],
    )
    def test_unused_names_go_with_what_parts_them(self, names: str, left: str) -> None:
        text = f"- {PAPER} <!-- kblint-disable-line {names}: why -->\n"
        assert fixed(text) == text.replace(names, left)

    def test_rules_that_did_not_run_are_not_judged(self) -> None:
        text = f"- {SOUND} <!-- kblint-disable-line KB303, KB305 -->\n"
        assert said(text, "KB302") == []
        assert fixed(text, "KB303") == f"- {SOUND} <!-- kblint-disable-line KB305 -->\n"

    def test_rules_that_did_not_see_all_files_are_not_judged(self) -> None:
        text = f"- {SOUND} <!-- kblint-disable-line KB301 -->\n"
        assert said(text, "KB301") == [f"1:{3 + len(SOUND) + 1} KB002"]
        assert said(text, "KB301", unjudged={"KB301"}) == []

    def test_nothing_is_unused_where_a_rule_raised(self) -> None:
        source = Source(f"- {SOUND} <!-- kblint-disable-line KB305 -->\n")
        comments = suppressions(Document(source))
        assert comments
        raised = RULE_ERROR.says(source, Finding(Span(0, 0), "raised", "KB305"))
        assert apply(comments, [raised], [raised], {"KB305"}) == ([raised], [])

    def test_either_kind_can_be_ignored(self) -> None:
        text = f"- {SOUND} <!-- kblint-disable-line KB305, KB999 -->\n"
        assert {each.code for each in applied(text).own} == {"KB002", "KB003"}
        for code, other in (("KB002", "KB003"), ("KB003", "KB002")):
            assert [each.code for each in applied(text, ignored={code}).own] == [other]

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            (f"- {SOUND}\n\n<!-- kblint-enable -->\n", 3),
            (f"- {SOUND}\n\n<!-- kblint-enable KB305 -->\n", 3),
            (f"<!-- kblint-disable KB305 -->\n\n{PAPER}\n\n<!-- kblint-enable KB301 -->\n", 5),
            (
                f"<!-- kblint-disable KB305 -->\n\n{PAPER}\n\n<!-- kblint-enable -->\n\n<!-- kblint-enable -->\n",
                7,
            ),
        ],
    )
    def test_enable_that_ends_nothing_is_unused(self, text: str, line: int) -> None:
        assert said(text, "malformed-url") == [f"{line}:1 KB002"]

    def test_names_that_an_enable_does_not_end_are_unused(self) -> None:
        text = f"<!-- kblint-disable KB305 -->\n\n{PAPER}\n\n<!-- kblint-enable KB301, KB305 -->\n"
        assert fixed(text, "KB305") == text.replace("KB301, ", "")


class TestSilencingWhatIsSaidOfComments:
    def test_unused_comment_can_be_silenced_by_name(self) -> None:
        text = f"- {SOUND} <!-- kblint-disable-line KB305: sometimes -->\n"
        assert said(f"<!-- kblint-disable-file unused-suppression: moves -->\n\n{text}") == []
        assert said(text.replace("KB305", "KB305, KB002")) == []

    def test_silencing_unused_comments_where_there_are_none_is_unused(self) -> None:
        text = f"- {PAPER} <!-- kblint-disable-line KB305, KB002 -->\n"
        assert fixed(text) == f"- {PAPER} <!-- kblint-disable-line KB305 -->\n"
        assert said("a <!-- kblint-disable-line KB002 -->\n") == ["1:3 KB002"]

    def test_unknown_names_can_be_silenced_by_name(self) -> None:
        text = f"- {PAPER} <!-- kblint-disable-line KB305, my-own-rule, KB003: of a plug-in -->\n"
        assert said(text) == []
        assert said(text.replace("my-own-rule, ", "")) == [f"1:{text.index('KB003') - 12} KB002"]


class TestUnknown:
    @pytest.mark.parametrize(
        ("comment", "word", "message"),
        [
            (
                "kblint-disable-nextline KB305: x", "kblint-disable-nextline",
                "expected kblint-disable-next-line, found 'kblint-disable-nextline'",
            ),
            (
                "kblint-x", "kblint-x",
                ("expected kblint-disable-line, kblint-disable-next-line, kblint-disable-entry, "
                 "kblint-disable-file, kblint-disable or kblint-enable, found 'kblint-x'"),
            ),
            (
                "kblint-disable-line confliting-titles", "confliting-titles",
                ("expected the name of a rule, found 'confliting-titles'; "
                 "did you mean 'conflicting-titles'?"),
            ),
            (
                "kblint-disable-line KB999", "KB999",
                "expected the name of a rule, found 'KB999'",
            ),
            (
                "kblint-disable", "kblint-disable",
                "expected the names of rules after kblint-disable, found none",
            ),
            (
                "kblint-disable-file: all of it", "kblint-disable-file",
                "expected the names of rules after kblint-disable-file, found none",
            ),
            (
                "kblint-disable-line all", "all",
                "expected the names of single rules, found 'all'",
            ),
            (
                "kblint-disable-line links", "links",
                "expected the names of single rules, found the family 'links'",
            ),
            (
                "kblint-disable-line KB3", "KB3",
                "expected the names of single rules, found 'KB3'",
            ),
            (
                "kblint-disable-line KB305 -- why", "--",
                ("expected a comment without two hyphens together, found '--': "
                 "GitHub shows such a comment as text"),
            ),
            (
                "kblint-disable-line KB305: why-", "-",
                ("expected a comment without two hyphens together, found one at its end: "
                 "GitHub shows such a comment as text"),
            ),
            (
                "kblint-disable-line rule-error", "rule-error",
                "expected a rule that can be silenced, found rule-error, which always speaks",
            ),
            (
                "kblint-disable-line KB001", "KB001",
                "expected a rule that can be silenced, found undecodable-text, which always speaks",
            ),
            (
                "kblint-disable-entry KB305", "kblint-disable-entry",
                "expected the comment within an entry, found it in none",
            ),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_told_at_the_word(self, comment: str, word: str, message: str) -> None:
        end = "-->" if comment.endswith("-") else " -->"
        text = f"Words <!-- {comment}{end}\n"
        (unknown,) = applied(text).own
        assert (unknown.code, unknown.severity) == ("KB003", Severity.WARNING)
        assert Source(text).slice(unknown.span) == word
        assert unknown.message == message
        if word == "-":
            assert text[unknown.span.end :].startswith("-->")

    def test_a_forgotten_colon_is_told_once(self) -> None:
        text = f"- {PAPER} <!-- kblint-disable-line KB305 same survey, two editions -->\n"
        assert messages(text) == ["expected a colon before the reason, found 'same'"]
        assert applied(text).kept == []

    def test_a_rule_named_twice_is_told(self) -> None:
        text = f"- {PAPER} <!-- kblint-disable-line KB305, malformed-url: why -->\n"
        assert messages(text) == ["expected each rule once, found KB305 malformed-url again"]
        assert said(text) == [f"1:{text.index('malformed') + 1} KB003"]
        thrice = text.replace(": why", " KB305")
        assert all("once" in message for message in messages(thrice))

    def test_the_names_that_are_known_count(self) -> None:
        text = f"- {PAPER} <!-- kblint-disable-line KB305, KB999: why -->\n"
        assert said(text) == [f"1:{text.index('KB999') + 1} KB003"]

    @pytest.mark.parametrize("name", ["KB305", "kb305", "malformed-url", "Malformed-URL"])
    def test_names_are_taken_in_any_case(self, name: str) -> None:
        assert said(f"- {PAPER} <!-- kblint-disable-line {name} -->\n", "KB305") == []

    def test_rules_that_run_can_be_named_though_nobody_registered_them(self) -> None:
        document = Document(Source("a <!-- kblint-disable-line my-own-rule -->\n"))

        class Own:
            code, name = "XY001", "my-own-rule"

        known = suppressions(document, [Own()])  # type: ignore[list-item]  # all that is asked
        unknown = suppressions(document)
        assert known
        assert unknown
        assert (len(known.unknown), len(unknown.unknown)) == (0, 1)

    def test_other_comments_are_left_alone(self) -> None:
        text = "a <!-- kblint is here --> <!-- see kblint-disable --> <!-- kblint-enable -->\n"
        assert [each.span.start for each in applied(text).own] == [text.index("<!-- kblint-e")]


class TestRemoval:
    """An unused comment goes where that certainly changes nothing for a reader."""

    NONE = "<!-- kblint-disable-line KB305 -->"

    @pytest.mark.parametrize(
        ("text", "left"),
        [
            ("- [A](b) c @  \n  d\n", "- [A](b) c  \n  d\n"),
            ("- [A](b) c @\\\n  d\n", "- [A](b) c\\\n  d\n"),
            ("- [A](b) c @", "- [A](b) c"),
            ("- [A](b) c   @\n", "- [A](b) c\n"),
            ("- [A](b) c@.\n", "- [A](b) c.\n"),
            ("- [A](b) @ c\n", "- [A](b) c\n"),
            ("| A | B |\n|---|---|\n| c | d @ |\n", "| A | B |\n|---|---|\n| c | d |\n"),
            ("| A | B |\n|---|---|\n| c | d @|\n", "| A | B |\n|---|---|\n| c | d|\n"),
            ("## A@\n", "## A\n"),
            ("- a\n  @\n- b\n", "- a\n- b\n"),
            ("- a\n  @\n", "- a\n"),
            ("- a\n  - b\n    @\n\nc\n", "- a\n  - b\n\nc\n"),
            ("@\n\n# A\n", "# A\n"),
            ("# A\n\n@\n\nb\n", "# A\n\nb\n"),
            ("# A\n@\nb\n", "# A\nb\n"),
            ("a\n\n@\n\n## B\n", "a\n\n## B\n"),
            ("a\n\n@\n## B\n", "a\n\n## B\n"),
            ("a\n\n@\n", "a\n\n"),
        ],
    )
    def test_comment_goes_with_the_blanks_before_it_or_its_line(self, text: str, left: str) -> None:
        text = text.replace("@", self.NONE)
        assert fixed(text, "KB305") == left
        assert view([parse(text)]) == view([parse(left)])

    @pytest.mark.parametrize(
        "text",
        [
            "a\n\n@\n\nb\n",
            "- a\n\n@\n\n- b\n",
            "- a\n@\n- b\n",
            "- a\n  @\nb\n",
            "- a\n\n  @\n- b\n",
            "- a\n  @\n  b\n",
            "@\n---\nb: c\n---\n",
            "a\n@\n---\n",
            "- @ a\n",
            "a\n--- @\nb\n",
            "*** @\n",
            "[a]: /b @\n",
            "# a # @\n",
            "## A @\n",
            "<b> @\n",
            "a\\ @\nb\n",
            "a\n    @ # b\n",
            "**a @**\n",
            "[a] @(b)\n",
            "[a](b)@c\n",
            "https://a.b@c\n",
            "&amp@; b\n",
            "1@. b\n",
            "> @\n> a\n",
            "<div>\n@\n</div>\n",
            "@ <b>x</b>\n",
            "| A |\n|---|\n| @ |\n",
        ],
    )
    def test_comment_stays_where_that_is_in_doubt(self, text: str) -> None:
        text = text.replace("@", self.NONE)
        (unused,) = applied(text, "KB305").own
        assert unused.code == "KB002"
        assert unused.finding.fix is None


def test_what_is_known_of_comments_can_be_sent_between_processes() -> None:
    source = Source(
        f"- {PAPER} <!-- kblint-disable-line KB305, KB999: why -->\n\n<!-- kblint-enable -->\n",
        Path("a.md"),
    )
    comments = suppressions(Document(source))
    assert comments
    assert pickle.loads(pickle.dumps(comments)) == comments
    result = apply(comments, [], [], {"KB305"})
    assert {each.path for each in result.own} == {Path("a.md")}


def test_subject_does_not_change_when_lines_move() -> None:
    text = f"- {SOUND} <!-- kblint-disable-line KB305 -->\n"
    (one,), (other,) = applied(text).own, applied(f"# A\n\n{text}").own
    assert one.finding.subject == other.finding.subject
    assert SOUND in one.finding.subject


def blocks(path: Path, *kinds: str) -> list[CodeBlock]:
    found = parse(path.read_text("utf-8")).walk()
    return [block for block in found if isinstance(block, CodeBlock) and block.info in kinds]


@pytest.mark.parametrize(
    "block", blocks(ROOT / "docs" / "suppression.md", "markdown"), ids=lambda block: block.start
)
class TestDocumentation:
    def test_example_silences_something_and_nothing_is_left(self, block: CodeBlock) -> None:
        assert said(block.content) == []

    def test_example_has_findings_without_its_comments(self, block: CodeBlock) -> None:
        text = re.sub("kblint-", "", block.content)
        assert found_by(Document(Source(text)), select(["default"]))


@pytest.mark.parametrize("kind", [UNUSED_SUPPRESSION, UNKNOWN_SUPPRESSION], ids=lambda k: k.name)
class TestPages:
    def test_bad_examples_show_what_is_said_and_done(self, kind: object) -> None:
        page = ROOT / "rules" / f"{kind.name}.md"  # type: ignore[attr-defined]
        found = blocks(page, "markdown bad", "text", "markdown fixed")
        shown = 0
        for block, after in zip(found, [*found[1:], None], strict=True):
            if block.info != "markdown bad":
                continue
            source, result = Source(block.content), applied(block.content)
            assert result.kept == []
            lines = [
                f"{source.position(each.span.start).line}:"
                f"{source.position(each.span.start).column} {each.message}\n"
                for each in sorted(result.own, key=lambda each: each.span)
            ]
            assert after
            assert after.content == "".join(lines)
            assert {each.code for each in result.own} == {kind.code}  # type: ignore[attr-defined]
            following = found[found.index(after) + 1 :][:1]
            text = fixed(block.content)
            if following and following[0].info == "markdown fixed":
                assert following[0].content == text
            else:
                assert text == block.content
            shown += 1
        assert shown

    def test_good_examples_are_silent(self, kind: object) -> None:
        page = ROOT / "rules" / f"{kind.name}.md"  # type: ignore[attr-defined]
        good = blocks(page, "markdown good")
        assert good
        for block in good:
            assert said(block.content) == []

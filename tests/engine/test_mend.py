"""Mending by rules that are made up, good ones and bad ones."""

import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from kblint import Edit, Finding, Fix, Rule, Severity, Source, Span
from kblint.engine.mend import Mending
from kblint.engine.run import Run, plan_of
from kblint.engine.workers import one_by_one, spread_over
from kblint.finding import Effect

OURS = "a mistake in kblint; the file is as it was"


@dataclass(frozen=True)
class Replaces(Rule):
    """Wants each match written otherwise, as TEXT; `code` and `name` are those of a subclass."""

    severity: ClassVar[Severity] = Severity.WARNING
    pattern: ClassVar[str]
    new: ClassVar[str]
    effect: ClassVar[Effect] = Effect.TEXT

    def check(self, document) -> Iterator[Finding]:
        for match in re.finditer(self.pattern, document.source.text):
            span = Span(*match.span())
            fix = Fix("f", (Edit(span, match.expand(self.new)),), effect=self.effect)
            yield Finding(span, f"expected {match.expand(self.new)!r}", self.pattern, fix=fix)


class OneToTwo(Replaces):
    code, name, pattern, new = "ZZ101", "one-to-two", r"\bone\b", "two"


class TwoToOne(Replaces):
    code, name, pattern, new = "ZZ102", "two-to-one", r"\btwo\b", "one"


class Grows(Replaces):
    code, name, pattern, new = "ZZ103", "grows", r"\bgrow(a*)\b", r"grow\1a"


class Harms(Replaces):
    code, name, pattern, new, effect = "ZZ104", "harms", r"\bharm\b", "help", Effect.NONE


class Tidies(Replaces):
    code, name, pattern, new, effect = "ZZ105", "tidies", r" +(?=\n)", "", Effect.NONE


@dataclass(frozen=True)
class MendsNothing(Rule):
    """Its fix writes elsewhere than where the finding is."""

    code, name, severity = "ZZ106", "mends-nothing", Severity.WARNING

    def check(self, document) -> Iterator[Finding]:
        text = document.source.text
        at = text.find("!")
        if "stay" in text and at >= 0:
            fix = Fix("f", (Edit(Span(at, at + 1), "."),), effect=Effect.TEXT)
            yield Finding(Span(0, 4), "expected to go", "stay", fix=fix)
        elif "stay" in text:
            yield Finding(Span(0, 4), "expected to go", "stay")


@dataclass(frozen=True)
class BothEnds(Rule):
    """One fix of two edits: `(word)` becomes `<word>`."""

    code, name, severity = "ZZ107", "both-ends", Severity.WARNING

    def check(self, document) -> Iterator[Finding]:
        for match in re.finditer(r"\(word\)", document.source.text):
            start, end = match.span()
            edits = (Edit(Span(start, start + 1), "{"), Edit(Span(end - 1, end), "}"))
            yield Finding(Span(start, end), "braces", "b", fix=Fix("f", edits, effect=Effect.TEXT))


class OpensOtherwise(Replaces):
    code, name, pattern, new = "ZZ108", "opens-otherwise", r"a \(", "b ("


def mended(text: str, *rules: Rule, unsafe: bool = False) -> tuple[Mending, str]:
    source = Source(text)
    mending = Mending(Run.of_text(source, plan_of(rules or None, None)), unsafe=unsafe)
    after = next((change.after for change in mending.changes), source)
    return mending, after.encode().decode()


def test_rules_that_undo_each_other_are_named_and_the_file_is_as_it_was():
    mending, after = mended("one\n", OneToTwo(), TwoToOne())
    assert after == "one\n"
    assert mending.problems == {
        None: f"the fixes of ZZ101 one-to-two and ZZ102 two-to-one undo one another: {OURS}"
    }
    report = mending.report
    assert not report.is_whole
    assert report.fixed == 0
    assert [d.code for d in report.diagnostics] == ["ZZ101"]


def test_a_rule_whose_fix_never_ends_is_named_after_ten_passes():
    mending, after = mended("grow\n", Grows())
    assert after == "grow\n"
    assert mending.problems == {None: f"the fixes of ZZ103 grows come to no end: {OURS}"}


def test_a_fix_that_mends_nothing_is_named():
    mending, after = mended("stay here!\n", MendsNothing())
    assert after == "stay here!\n"
    assert mending.problems == {None: f"the fix of ZZ106 mends-nothing mended nothing: {OURS}"}


def test_a_finding_that_moves_to_the_place_of_its_fixed_twin_is_another():
    """Two alike are fixed one after the other, for they touch."""
    mending, after = mended("oneone \n\none one\n", OneToTwo())
    assert not mending.problems
    assert after == "oneone \n\ntwo two\n"


def test_of_all_rules_only_the_culprit_is_named_and_nothing_of_the_file_is_mended():
    mending, after = mended("harm \n\nbetween\n\none\n", Harms(), OneToTwo(), Tidies())
    assert after == "harm \n\nbetween\n\none\n"
    said = mending.problems[None]
    assert said.startswith("the fixes of ZZ104 harms did harm: line 1: ")
    assert said.endswith(OURS)
    assert "ZZ101" not in said
    assert len(mending.report.diagnostics) == 3


def test_other_files_are_mended_where_one_comes_to_harm(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    texts = {"a.md": "one\n", "b.md": "harm\n\nbetween\n\none\n", "c.md": "one one \n"}
    for name, text in texts.items():
        Path(name).write_text(text, "utf-8", newline="")
    run = Run.of_paths(texts, (), plan_of([Harms(), OneToTwo()], None))
    mending = Mending(run)
    mending.write()
    assert Path("a.md").read_bytes() == b"two\n"
    assert Path("b.md").read_bytes() == b"harm\n\nbetween\n\none\n"
    assert Path("c.md").read_bytes() == b"two two \n"
    report = mending.report
    assert [problem.partition(": ")[0] for problem in report.problems] == ["b.md"]
    assert report.fixed == 3
    assert [(d.path.name, d.code) for d in report.diagnostics] == [("b.md", "ZZ104"), ("b.md", "ZZ101")]  # fmt: skip


def test_edits_of_one_fix_wait_together_for_another_that_is_in_the_way():
    """What overlaps is left out whole in the first pass, and made in the second."""
    mending, after = mended("a (word)\n", BothEnds(), OpensOtherwise())
    assert not mending.problems
    assert after == "b {word}\n"
    assert [d.code for d in mending.fixed] == ["ZZ108", "ZZ107"]
    first, second = mending._steps[None]
    assert (first.after.text, second.after.text) == ("b (word)\n", "b {word}\n")


def test_a_project_rules_unsafe_fix_deletes_the_second_of_two(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    entry = "- [The very same title](https://arxiv.org/abs/2101.00001)\n"
    Path("kb.md").write_text(f"# L\n\n{entry}- [Other title](https://a.b/c)\n{entry}", "utf-8", newline="")  # fmt: skip
    run = Run.of_paths(["kb.md"], (), plan_of(None, None))
    assert {d.code for d in run.said} & {"KB301"}
    assert not Mending(run).changes
    mending = Mending(run, unsafe=True)
    mending.write()
    assert not mending.problems
    assert Path("kb.md").read_text("utf-8").count(entry) == 1
    assert not mending.report.diagnostics


def test_a_pool_of_processes_mends_as_one_thread_does(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for i in range(8):
        Path(f"{i}.md").write_text(
            f"# L {i}\n\n- [A](https://a.b/{i})   \n- [B](https://b.c/{i}) one"
            + "\n" * (i % 3 + 2),
            "utf-8",
            newline="",
        )
    with ProcessPoolExecutor(2) as pool:
        runs = [
            Mending(Run.of_paths(["."], (), plan_of(None, None), spread))
            for spread in (one_by_one, spread_over(pool))
        ]
    one, other = ([(c.path, c.after.encode()) for c in each.changes] for each in runs)
    assert one == other
    assert len(one) > 3
    assert runs[0].report.diagnostics == runs[1].report.diagnostics


@pytest.mark.parametrize("name", ["ZZ101", "one-to-two"])
def test_what_is_silenced_is_not_fixed(name):
    text = f"one <!-- kblint-disable-line {name} -->\n\nbetween\n\none\n"
    mending, after = mended(text, OneToTwo())
    assert not mending.problems
    assert after == text.removesuffix("one\n") + "two\n"


def test_what_a_sieve_leaves_out_is_not_fixed():
    run = Run.of_text(Source("one\n\none\n"), plan_of([OneToTwo()], None))
    run.sieves.append(lambda found, _: [d for d in found if d.span.start > 0])
    mending = Mending(run)
    assert [change.after.text for change in mending.changes] == ["one\n\ntwo\n"]


def test_a_comment_that_silences_nothing_is_deleted():
    mending, after = mended("<!-- kblint-disable-line KB504 -->\n# L\n\ntext\n")
    assert [d.code for d in mending.fixed] == ["KB002"]
    assert after == "# L\n\ntext\n"


def test_two_such_comments_one_below_the_other_are_both_deleted():
    comment = "<!-- kblint-disable-line KB504 -->\n"
    mending, after = mended(f"{comment}{comment}# List\n")
    assert not mending.problems
    assert after == "# List\n"


def test_nothing_to_mend_is_no_change():
    mending, after = mended("fine\n", OneToTwo())
    assert not mending.changes
    assert not mending.fixed
    assert mending.report.is_whole
    assert after == "fine\n"

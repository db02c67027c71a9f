"""What was changed since a commit, asked of a real git, and what then is said of it."""

import os
import random
import subprocess
from pathlib import Path

import pytest
from checkouts import CLEAN, commit_all, git, new_repository

from kblint import check_paths
from kblint.engine.changed import Changes, changes, concerning, since
from kblint.engine.check import check_source
from kblint.engine.run import Run, plan_of
from kblint.errors import KblintError
from kblint.finding import Diagnostic, Edit, Finding, Fix, Related, Severity
from kblint.rules import RepeatedWord
from kblint.text import Source, Span

LINES = [f"line {n}" for n in range(1, 21)]


@pytest.fixture(autouse=True)
def _no_settings_of_ours(monkeypatch):
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in CLEAN.items():
        if name.startswith("GIT_"):
            monkeypatch.setenv(name, value)


@pytest.fixture
def tree(tmp_path, monkeypatch) -> Path:
    """A repository with one file of twenty lines, committed."""
    new_repository(tmp_path)
    git("symbolic-ref", "HEAD", "refs/heads/main", cwd=tmp_path)
    put(tmp_path / "kb.md", LINES)
    commit_all(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: Path, lines, newline="\n") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(line + newline for line in lines).encode())


def changed(name="kb.md", ref="HEAD", upto=30) -> list[int]:
    found = changes(Path(), ref)
    return [line for line in range(1, upto + 1) if found.touches(Path(name), line, line)]


class TestChanges:
    def test_nothing_is_changed_where_nothing_differs(self, tree):
        assert changed() == []

    def test_lines_that_were_changed_or_added(self, tree):
        put(tree / "kb.md", ["new", *LINES[:4], "other", *LINES[5:], "more", "more"])
        assert changed() == [1, 6, 22, 23]

    @pytest.mark.parametrize("state", ["in the index", "committed"])
    def test_wherever_the_change_is_by_now(self, tree, state):
        git("branch", "before", cwd=tree)
        put(tree / "kb.md", ["new", *LINES])
        if state == "in the index":
            git("add", "--all", cwd=tree)
        else:
            commit_all(tree)
        assert changed(ref="before") == [1]

    def test_a_span_of_several_lines_is_touched_by_any_of_them(self, tree):
        put(tree / "kb.md", [*LINES[:9], "new", "new", *LINES[11:]])
        found = changes(tree, "HEAD")
        spans = [(1, 9), (1, 10), (5, 20), (11, 11), (11, 20), (12, 20)]
        touched = [found.touches(Path("kb.md"), *span) for span in spans]
        assert touched == [False, True, True, True, True, False]

    def test_deleted_lines_leave_no_trace(self, tree):
        put(tree / "kb.md", LINES[:4] + LINES[8:])
        assert changed() == []

    def test_a_lost_newline_at_the_end_changes_the_last_line(self, tree):
        (tree / "kb.md").write_text("\n".join(LINES), "utf-8")
        assert changed() == [20]

    def test_what_the_other_branch_did_since_is_no_change_of_ours(self, tree):
        git("checkout", "--quiet", "-b", "ours", cwd=tree)
        put(tree / "kb.md", [*LINES, "ours"])
        commit_all(tree)
        git("checkout", "--quiet", "main", cwd=tree)
        put(tree / "kb.md", ["theirs", *LINES[1:]])
        commit_all(tree)
        git("checkout", "--quiet", "ours", cwd=tree)
        assert changed(ref="main") == [21]

    def test_of_a_renamed_file_only_its_changed_lines(self, tree):
        git("mv", "kb.md", "new name.md", cwd=tree)
        put(tree / "new name.md", [*LINES[:9], "new", *LINES[10:]])
        assert changed("new name.md") == [10]

    @pytest.mark.parametrize("state", ["untracked", "in the index", "ignored", "elsewhere"])
    def test_a_new_file_is_changed_throughout(self, tree, state, tmp_path_factory):
        path = tree / "new.md"
        if state == "elsewhere":
            path = tmp_path_factory.mktemp("elsewhere") / "new.md"
        put(path, LINES)
        if state == "in the index":
            git("add", "--all", cwd=tree)
        if state == "ignored":
            put(tree / ".gitignore", ["new.md"])
        assert changed(path, upto=20) == list(range(1, 21))

    def test_a_file_of_which_git_compares_no_lines_is_changed_throughout(self, tree):
        put(tree / ".gitattributes", ["*.md -diff"])
        put(tree / "same.md", LINES)
        commit_all(tree)
        put(tree / "kb.md", [*LINES, "new"])
        assert changed(upto=21) == list(range(1, 22))
        assert changed("same.md") == []

    @pytest.mark.skipif(os.name == "nt", reason="no such names there")
    @pytest.mark.parametrize(
        "name",
        [
            "two words.md", "漢字.md", 'quo"ted.md', "tab\there.md", "a\nb.md", "back\\slash.md",
            "diff --git a/kb.md b/kb.md", " b/ b/x.md", "sub/a.md", os.fsdecode(b"\xff.md"),
        ],
    )  # fmt: skip
    def test_names_of_any_kind(self, tree, name):
        put(tree / name, LINES)
        commit_all(tree)
        put(tree / name, ["new", *LINES])
        assert changed(name) == [1]
        assert changed() == []

    def test_lines_that_look_like_git_speaking(self, tree):
        odd = [
            "++ b/other.md",
            "-- a/kb.md",
            "@@ -1 +1,9 @@",
            "diff --git a/x b/x",
            "\\ No newline",
        ]
        put(tree / "kb.md", odd + LINES)
        commit_all(tree)
        put(tree / "kb.md", [line + "!" for line in odd] + LINES[:-1])
        with (tree / "kb.md").open("a") as file:
            file.write("@@ -1 +1,9 @@")
        assert changed() == [1, 2, 3, 4, 5, 25]

    def test_settings_of_a_person_change_nothing(self, tree):
        for name, value in {
            "diff.external": "false", "diff.noprefix": "true", "color.ui": "always",
            "diff.mnemonicPrefix": "true", "diff.interHunkContext": "9", "diff.context": "9",
            "diff.renames": "false", "core.quotePath": "true", "diff.md.textconv": "false",
            "diff.md.command": "false", "core.pager": "false", "diff.relative": "true",
        }.items():  # fmt: skip
            git("config", name, value, cwd=tree)
        put(tree / ".gitattributes", ["*.md diff=md"])
        git("mv", "kb.md", "é.md", cwd=tree)
        put(tree / "é.md", ["new", *LINES[:3], "new", *LINES[4:]])
        assert changed("é.md") == [1, 5]

    def test_line_ends_that_git_converts_are_no_change(self, tree):
        git("config", "core.autocrlf", "true", cwd=tree)
        put(tree / "kb.md", [*LINES[:4], "new", *LINES[5:]], "\r\n")
        assert changed() == [5]

    def test_a_file_in_conflict_is_compared_as_it_stands(self, tree):
        git("checkout", "--quiet", "-b", "ours", cwd=tree)
        put(tree / "kb.md", ["ours", *LINES[1:]])
        commit_all(tree)
        git("checkout", "--quiet", "main", cwd=tree)
        put(tree / "kb.md", ["theirs", *LINES[1:]])
        commit_all(tree)
        git("checkout", "--quiet", "ours", cwd=tree)
        subprocess.run(
            ["git", "merge", "--quiet", "main"], cwd=tree, check=False, capture_output=True
        )
        assert (tree / "kb.md").read_text("utf-8").startswith("<<<<<<<")
        assert {1, 2, 3, 4, 5} >= set(changed()) >= {1, 3, 4, 5}
        assert not set(changed(ref="main")) & set(range(6, 31))

    def test_a_link_that_became_a_file_is_changed_throughout(self, tree):
        (tree / "link.md").symlink_to("kb.md")
        commit_all(tree)
        (tree / "link.md").unlink()
        put(tree / "link.md", LINES)
        assert changed("link.md", upto=20) == list(range(1, 21))

    def test_from_a_folder_below_and_for_a_work_tree_apart(
        self, tree, monkeypatch, tmp_path_factory
    ):
        (tree / "sub").mkdir()
        put(tree / "kb.md", ["new", *LINES])
        monkeypatch.chdir(tree / "sub")
        assert changed("../kb.md") == [1]
        apart = tmp_path_factory.mktemp("apart") / "tree"
        git("worktree", "add", "--quiet", str(apart), cwd=tree)
        put(apart / "kb.md", [*LINES, "new"])
        monkeypatch.chdir(apart)
        assert changed() == [21]

    def test_the_index_is_left_alone(self, tree):
        os.utime(tree / "kb.md", (1, 1))  # git would note that nothing has changed but the time
        before = (tree / ".git" / "index").read_bytes()
        assert changed() == []
        assert (tree / ".git" / "index").read_bytes() == before


@pytest.mark.parametrize("seed", range(6))
def test_lines_that_are_written_anew_are_those_that_are_touched(tree, seed):
    chance = random.Random(seed)
    lines, expected = [], []
    for line in LINES:
        fate = chance.choice(["kept", "kept", "changed", "added", "gone"])
        if fate == "added":
            lines.append(f"added {chance.random()}")
            expected.append(len(lines))
        if fate != "gone":
            lines.append(f"{line} {chance.random()}" if fate == "changed" else line)
        if fate == "changed":
            expected.append(len(lines))
    put(tree / "kb.md", lines)
    assert changed() == expected


class TestRefusals:
    @pytest.mark.parametrize(
        ("ref", "expected"),
        [
            pytest.param("mian", "unknown commit 'mian'; did you mean 'main'?", id="mistyped"),
            pytest.param("HEDA", "did you mean 'HEAD'?", id="mistyped in capitals"),
            pytest.param("zzzzzz", "unknown commit 'zzzzzz'", id="nothing like it"),
            pytest.param("", "unknown commit ''", id="none"),
            pytest.param("--all", "unknown commit '--all'", id="an option"),
            pytest.param("a\0b", "unknown commit", id="no word at all"),
            pytest.param("HEAD:kb.md", "HEAD:kb.md", id="a file"),
        ],
    )
    def test_what_names_no_commit_is_refused(self, tree, ref, expected):
        with pytest.raises(KblintError) as caught:
            changes(tree, ref)
        assert expected in str(caught.value)

    def test_the_branch_of_a_remote_is_near(self, tree):
        git("update-ref", "refs/remotes/origin/trunk", "HEAD", cwd=tree)
        with pytest.raises(KblintError, match="did you mean 'origin/trunk'"):
            changes(tree, "trunk")

    def test_commits_with_nothing_in_common(self, tree):
        git("checkout", "--quiet", "--orphan", "other", cwd=tree)
        git("commit", "--quiet", "--message", "x", cwd=tree)
        with pytest.raises(KblintError, match="a commit that 'main' and HEAD have in common"):
            changes(tree, "main")

    def test_a_shallow_clone_is_told_what_it_lacks(self, tree, tmp_path_factory):
        clone = tmp_path_factory.mktemp("clone") / "c"
        put(tree / "kb.md", ["new", *LINES])
        commit_all(tree)
        git("clone", "--quiet", "--depth=1", tree.as_uri(), str(clone), cwd=tree)
        with pytest.raises(KblintError, match=r"unknown commit 'HEAD~1'.*this clone is shallow"):
            changes(clone, "HEAD~1")

    def test_outside_of_a_work_tree(self, tmp_path):
        with pytest.raises(KblintError, match="expected a git work tree to compare with 'main'"):
            changes(tmp_path, "main")

    def test_a_repository_without_a_commit(self, tmp_path):
        new_repository(tmp_path)
        with pytest.raises(KblintError, match="unknown commit 'HEAD'"):
            changes(tmp_path, "HEAD")

    def test_no_git(self, tree, monkeypatch):
        monkeypatch.setenv("PATH", str(tree))
        with pytest.raises(KblintError, match=r"git could not compare with 'HEAD': .*git"):
            changes(tree, "HEAD")


TEXT = "one\ntwo\nthree\nfour\nfive\n"
KB = Path("kb.md")


def touching(*lines: int, path=KB) -> Changes:
    ranges = tuple(range(line, line + 1) for line in lines)
    return Changes(os.path.realpath("."), {"kb.md": (), "b.md": (), path.as_posix(): ranges})


def at(word: str, *related: str, subject="s", path=KB, code="KB301", text=TEXT) -> Diagnostic:
    def span(each: str) -> Span:
        return Span(text.index(each), text.index(each) + len(each))

    fix = Fix("f", (Edit(span(word), ""),))
    ends = tuple(Related(KB, span(each), each) for each in related)
    return Diagnostic(
        path, code, "n", Severity.ERROR, Finding(span(word), "m", subject, None, fix, ends)
    )


def kept(found, changes, text=TEXT):
    sources = {KB: Source(text), Path("b.md"): Source(TEXT), None: Source(TEXT)}
    return concerning(found, sources, changes)


class TestConcerning:
    def test_what_stands_on_changed_lines_is_kept_and_the_rest_is_not(self):
        found = [at("four"), at("two\nthree"), at("one")]
        assert kept(found, touching(3, 4)) == [found[1], found[0]]

    def test_what_ends_with_a_changed_line_s_newline_does_not_reach_the_next(self):
        assert kept([at("two\n")], touching(3)) == []

    def test_what_names_a_changed_place_is_said_there(self):
        (turned,) = kept([at("two", "one", "four", "five")], touching(4, 5))
        assert turned.span == Span(TEXT.index("four"), TEXT.index("four") + 4)
        assert turned.message == "with line 2, which did not change: m"
        assert turned.finding.subject == "s"
        assert turned.finding.fix is None
        assert [r.message for r in turned.finding.related] == ["this did not change", "one", "five"]
        assert turned.finding.related[0].span == at("two").span

    def test_what_stands_in_another_file_is_named_with_it(self):
        (turned,) = kept([at("two", "four", path=Path("b.md"))], touching(4))
        assert turned.path == KB
        assert turned.message == "with b.md, line 2, which did not change: m"
        assert turned.finding.related[0].path == Path("b.md")

    def test_what_names_changed_places_and_is_one_stays(self):
        found = [at("two", "four")]
        assert kept(found, touching(2, 4)) == found

    @pytest.mark.parametrize("code", ["KB000", "KB001"])
    def test_what_keeps_the_job_from_being_done_is_kept(self, code):
        assert len(kept([at("two", code=code)], touching())) == 1

    def test_text_that_is_no_file_is_kept(self):
        assert len(kept([at("two", path=None)], touching())) == 1

    @pytest.mark.parametrize(
        ("line", "concerned"),
        [(2, False), (3, True), (4, True), (5, True), (6, False), (7, False)],
    )
    def test_what_is_said_of_an_entry_concerns_its_whole_item(self, line, concerned):
        text = "# A\n- [x](u)\n- [A title](v)\n  **WR=2**\n    - a part\n- [y](w)\n\n"
        found = [at("A title", subject="page:v|A title", text=text)]
        assert kept(found, touching(line), text) == found * concerned
        other = [at("A title", subject="- [A title](v)", text=text)]
        assert kept(other, touching(line), text) == other * (line == 3)

    def test_at_the_end_of_a_file_the_last_line_is_meant(self):
        end = Diagnostic(
            KB, "KB506", "n", Severity.ERROR, Finding(Span(24, 24), "m", "end of file")
        )
        assert kept([end], touching(5)) == [end]
        assert kept([end], touching(4)) == []

    def test_lines_that_end_with_a_lone_cr_are_none_for_git(self):
        text = "one\rtwo\nthree\r\nfour\nfive\n"
        assert kept([at("two")], touching(1), text) != []
        assert kept([at("three")], touching(2), text) != []
        assert kept([at("five")], touching(5), text) == []
        assert kept([at("five")], touching(4), text) != []


def test_in_a_pull_request_only_what_it_brought_is_told(tree):
    sound = "- [Title number {0}](https://example.org/{0}) - Said of it, as of others.\n"
    lines = [sound.format(n) for n in range(1, 30)]
    lines[4] = lines[4].replace("Said of it", "Said of of it")
    (tree / "kb.md").write_text("# L\n\n" + "".join(lines), "utf-8")
    commit_all(tree)
    lines[19] = lines[19].replace("as of", "as of of")
    lines.insert(2, lines[24])  # the entry on an unchanged line below is its duplicate
    (tree / "kb.md").write_text("# L\n\n" + "".join(lines), "utf-8")
    report = check_paths([Path("kb.md")])
    found = concerning(report.diagnostics, report.sources, changes(tree, "HEAD"))
    source = report.sources[Path("kb.md")]
    said = [(d.code, source.line(d.span.start)) for d in found]
    assert said == [("KB301", 5), ("KB410", 23)]
    assert found[0].message.startswith("with line 28, which did not change: expected ")
    assert len(report.diagnostics) == 3


class TestSince:
    """The sieve as the command uses it."""

    DOUBLE = "- [Title of work {0}](https://example.org/{0}) - Said of of it.\n"

    def run_on(self, *names: str) -> Run:
        return Run.of_paths(names, (), plan_of([RepeatedWord()], None))

    def lists(self, folder: Path, name="a.md") -> Path:
        path = folder / name
        path.write_text("# L\n\n" + "".join(map(self.DOUBLE.format, range(9))), "utf-8")
        return path

    def test_only_what_was_changed_is_told_and_the_sources_with_it(self, tree):
        path = self.lists(tree)
        commit_all(tree)
        path.write_text(path.read_text("utf-8") + self.DOUBLE.format(9), "utf-8")
        run = self.run_on("a.md")
        run.sieves.append(since("HEAD"))
        report = run.report()
        assert [report.sources[d.path].line(d.span.start) for d in report.diagnostics] == [12]

    def test_once_lines_are_moved_by_fixes_the_same_lines_count(self, tree):
        path = self.lists(tree)
        commit_all(tree)
        lines = path.read_text("utf-8").splitlines(keepends=True)
        lines[6] = lines[6].replace("Said", "Told")
        path.write_text("".join(lines), "utf-8")
        run = self.run_on("a.md")
        run.sieves.append(since("HEAD"))
        assert len(run.report().diagnostics) == 1
        edited = Source("".join(["# L\n", *lines[2:]]), Path("a.md"))
        run.replace({Path("a.md"): check_source(edited, run.plan.demands(Path("a.md")))})
        (left,) = run.report().diagnostics
        assert "Told" in edited.slice(edited.line_span(edited.line(left.span.start)))

    def test_each_file_is_compared_in_its_own_work_tree(self, tree, tmp_path_factory):
        other = new_repository(tmp_path_factory.mktemp("other"))
        self.lists(tree)
        there = self.lists(other, "b.md")
        commit_all(tree)
        commit_all(other)
        there.write_text(there.read_text("utf-8") + self.DOUBLE.format(9), "utf-8")
        run = self.run_on("a.md", str(there))
        run.sieves.append(since("HEAD"))
        assert [d.path for d in run.report().diagnostics] == [there]

    def test_a_wrong_reference_is_told_of_where_nothing_is_found_too(self, tree):
        run = self.run_on("kb.md")
        run.sieves.append(since("mian"))
        with pytest.raises(KblintError, match="did you mean 'main'"):
            run.report()

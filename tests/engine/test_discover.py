"""Which files are meant, in real git work trees and outside of them."""

import subprocess
from pathlib import Path

import pytest

from kblint.engine.demands import Demands, Same
from kblint.engine.discover import discover
from kblint.engine.run import check_paths

PLAN = Same(Demands(()))
ENTRY = "- [{}](https://arxiv.org/abs/{})\n"


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def tree(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.markdown", "c.txt", "sub/d.MD", ".hidden/e.md", "sub/.f.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# x\n", "utf-8")
    return tmp_path


def names(*paths: str) -> list[str]:
    return [path.as_posix() for path in discover(map(Path, paths), PLAN).files]


def test_outside_of_git_hidden_files_are_left_out(tree):
    assert names(".") == ["a.md", "b.markdown", "sub/d.MD"]


def test_inside_of_git_the_files_are_those_that_git_would_track(tree):
    git(tree, "init", "-q")
    (tree / ".gitignore").write_text("a.md\n", "utf-8")
    git(tree, "add", "sub/d.MD")
    assert names(".") == [".hidden/e.md", "b.markdown", "sub/.f.md", "sub/d.MD"]
    assert names("sub") == ["sub/.f.md", "sub/d.MD"]


def test_a_file_that_git_tracks_but_is_gone_is_left_out(tree):
    git(tree, "init", "-q")
    git(tree, "add", "-A")
    (tree / "a.md").unlink()
    assert "a.md" not in names(".")


def test_a_named_file_is_taken_whatever_its_name_and_once(tree):
    assert names("c.txt", "c.txt", "sub", "sub/d.MD") == ["c.txt", "sub/d.MD"]


def test_a_finding_between_two_files_is_reported_if_one_of_them_is_given(tree):
    git(tree, "init", "-q")
    (tree / "a.md").write_text(ENTRY.format("One Fine Title", "1706.03762"), "utf-8")
    (tree / "b.markdown").write_text("# b\n", "utf-8")
    (tree / "sub" / "d.MD").write_text(ENTRY.format("One Fine Title", "1706.03762"), "utf-8")
    others = "".join(ENTRY.format(f"Title number {i}", f"2001.0000{i}") for i in range(9))
    for name in ("a.md", "sub/d.MD"):
        own = others.replace("2001", "2002") if name == "a.md" else others
        path = tree / name
        path.write_text(path.read_text("utf-8") + own.replace("number", name), "utf-8")
    for given in ("a.md", "sub/d.MD", "."):
        report = check_paths([given])
        said = [(d.path.as_posix(), d.code) for d in report.diagnostics]
        assert said == [("sub/d.MD", "KB301")], given
    assert [d.code for d in check_paths(["b.markdown"]).diagnostics] == []


def test_outside_of_git_only_what_is_given_is_read(tree):
    (tree / "a.md").write_text(ENTRY.format("One Fine Title", "1706.03762"), "utf-8")
    (tree / "sub" / "d.MD").write_text(ENTRY.format("Another Good Name", "1706.03762"), "utf-8")
    assert check_paths(["a.md"]).diagnostics == ()

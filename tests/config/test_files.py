import subprocess
from pathlib import Path

import pytest

from kblint.config.files import Files, read_file
from kblint.errors import KblintError


def write(path, text="select = ['all']\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def holding(folder):
    file = Files().holding(str(folder))
    return file and file.path


@pytest.fixture(autouse=True)
def repository(tmp_path):
    (tmp_path / "repository").mkdir()
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "repository", check=True)
    return tmp_path / "repository"


def test_the_nearest_file_upward_holds(repository):
    above = write(repository / "kblint.toml")
    near = write(repository / "a" / "kblint.toml", "ignore = ['KB5']\n")
    (repository / "b" / "c").mkdir(parents=True)
    assert holding(repository / "a") == near
    assert holding(repository / "b" / "c") == above


def test_of_two_files_the_nearest_alone_holds(repository):
    write(repository / "kblint.toml", "select = ['all']\n")
    write(repository / "a" / "kblint.toml", "ignore = ['KB5']\n")
    assert Files().holding(str(repository / "a")).table == {"ignore": ["KB5"]}


def test_in_one_folder_there_is_an_order(repository):
    last = write(repository / "pyproject.toml", "[tool.kblint]\nselect = ['all']\n")
    assert holding(repository) == last
    hidden = write(repository / ".kblint.toml")
    assert holding(repository) == hidden
    first = write(repository / "kblint.toml")
    assert holding(repository) == first


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("[project]\ndependencies = ['kblint-md']\n", id="only names it"),
        pytest.param("tool = 3 # kblint\n", id="has no tools"),
        pytest.param("[broken\n", id="is broken, but does not speak of it"),
    ],
)
def test_a_pyproject_without_a_table_for_kblint_is_passed_over(repository, text):
    above = write(repository / "kblint.toml")
    write(repository / "a" / "pyproject.toml", text)
    assert holding(repository / "a") == above


def test_nothing_above_the_git_work_tree_holds(repository):
    write(repository.parent / "kblint.toml")
    (repository / "a").mkdir()
    assert holding(repository / "a") is None


def test_outside_of_a_work_tree_all_folders_above_are_looked_at(tmp_path):
    above = write(tmp_path / "kblint.toml")
    (tmp_path / "x" / "y").mkdir(parents=True)
    assert holding(tmp_path / "x" / "y") == above


def test_a_linked_work_tree_ends_the_search_too(tmp_path):
    write(tmp_path / "kblint.toml")
    write(tmp_path / "x" / ".git", "gitdir: elsewhere\n")
    assert holding(tmp_path / "x") is None


def test_a_file_is_read_once_for_all_folders(repository, monkeypatch):
    write(repository / "kblint.toml")
    asked = []
    monkeypatch.setattr("kblint.config.files._read", lambda path: asked.append(path) or object())
    files = Files()
    folders = [repository, repository / "a", repository / "a" / "b", repository / "c"]
    assert len({id(files.holding(str(folder))) for folder in [*reversed(folders), *folders]}) == 1
    assert asked == [repository / "kblint.toml"]


def test_a_mark_and_the_line_ends_of_windows_are_read(repository, monkeypatch):
    monkeypatch.chdir(repository)
    Path("kblint.toml").write_bytes(b"\xef\xbb\xbfselect = ['all']\r\n\r\nignore = []\r\n")
    file = Files().holding(str(repository))
    assert file.table == {"select": ["all"], "ignore": []}
    assert file.place(("ignore",)) == "kblint.toml:3"


def test_a_named_file_may_have_any_name(tmp_path):
    assert read_file(write(tmp_path / "strict.toml")).table == {"select": ["all"]}


def test_a_named_pyproject_must_speak_of_kblint(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KblintError, match=r"^pyproject\.toml: expected a table \[tool\.kblint\]"):
        read_file(write(Path("pyproject.toml"), "[project]\n"))

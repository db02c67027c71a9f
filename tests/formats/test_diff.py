"""A patch is what git takes: the names, the ends of lines and of the file."""

from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from checkouts import commit_all, git, new_repository

from kblint.formats.diff import write_diff
from kblint.text import Source

BEFORE = b"one\ntwo \nthree\nfour\nfive\nsix\nseven\neight \nnine\n"


def patch(name: str, before: bytes, after: bytes) -> bytes:
    data = BytesIO()
    out = TextIOWrapper(data, "utf-8", newline="\r\n")  # as Windows would have it
    write_diff([(Path(name), Source.decode(before), Source.decode(after))], out)
    out.flush()
    return data.getvalue()


def test_nothing_is_written_where_nothing_changed():
    out = StringIO()
    write_diff([], out)
    assert out.getvalue() == ""


@pytest.mark.parametrize(
    "name", ["a.md", "with blank.md", "ünïcode.md", 'quo"te.md', "back\\slash.md", "sub/deep.md"]
)
def test_git_takes_it_whatever_the_name(tmp_path, monkeypatch, name):
    repository = new_repository(tmp_path / "repository")
    file = repository / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(BEFORE)
    commit_all(repository)
    after = BEFORE.replace(b" \n", b"\n")
    monkeypatch.chdir(repository)
    (tmp_path / "patch").write_bytes(patch(name, BEFORE, after))
    git("apply", str(tmp_path / "patch"), cwd=repository)
    assert file.read_bytes() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"a \r\nb\r\n", b"a\r\nb\r\n", id="CRLF"),
        pytest.param(b"a \nb", b"a\nb\n", id="no newline at the end before"),
        pytest.param(b"a\nb\n\n", b"a\nb", id="none afterwards"),
        pytest.param(b"\xef\xbb\xbfa \nb\n", b"\xef\xbb\xbfa\nb\n", id="a byte-order mark"),
        pytest.param(b"a \rb\rc\n", b"a\rb\rc\n", id="lone CR"),
        pytest.param(b"a\nb\r\nc\n", b"a\nb\nc\n", id="one odd end"),
    ],
)
def test_git_makes_the_very_bytes(tmp_path, monkeypatch, before, after):
    repository = new_repository(tmp_path / "repository")
    (repository / "kb.md").write_bytes(before)
    commit_all(repository)
    monkeypatch.chdir(repository)
    (tmp_path / "patch").write_bytes(patch("kb.md", before, after))
    git("apply", str(tmp_path / "patch"), cwd=repository)
    assert (repository / "kb.md").read_bytes() == after

from pathlib import Path

import pytest

from kblint import check_paths, check_text
from kblint.rules import MissingFile

RULES = [MissingFile()]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A work tree with a file in a folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a page.md").write_text("")
    return tmp_path


def said(project: Path, text: str, name: str = "README.md") -> list[str]:
    path = project / name
    path.write_text(text)
    return [each.message for each in check_paths([path], RULES).diagnostics]


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("[a](docs/a%20page.md)", id="percent-encoded"),
        pytest.param("[a](<docs/a page.md>)", id="in angle brackets"),
        pytest.param("[a](docs/a%20page.md?raw=true#part)", id="with a query and a fragment"),
        pytest.param("[a](docs/)", id="a folder"),
        pytest.param("[a](/docs/a%20page.md)", id="from the root"),
        pytest.param("[a](docs/a%20page.html)", id="what a site makes of the file"),
        pytest.param("[a](docs/a%20page)", id="the same without its ending"),
        pytest.param("[a](../elsewhere.md)", id="outside the project"),
        pytest.param("[a](../../issues)", id="a page of GitHub outside"),
        pytest.param("[a](wiki/Home)", id="a page of GitHub beside the files"),
        pytest.param("[a](www.example.org)", id="a host without its scheme"),
        pytest.param("[a](example.org/page)", id="the same with a path"),
        pytest.param("[a]({{ site.url }}/page)", id="a template"),
        pytest.param("[a](link)", id="a word that stands for a link"),
        pytest.param("`[a](none.md)`", id="code"),
    ],
)
def test_silence(project: Path, link: str) -> None:
    assert said(project, f"{link}\n") == []


def test_text_that_is_no_file_is_not_judged() -> None:
    assert check_text("[a](none.md)\n", RULES) == ()


def test_images_and_raw_html_are_judged(project: Path) -> None:
    text = '![a](one.png)\n\n<img src="two.png"> <a href="three.md">c</a>\n'
    assert said(project, text) == [
        "expected a file called one.png, found none",
        "expected a file called two.png, found none",
        "expected a file called three.md, found none",
    ]


def test_links_are_followed_from_the_folder_of_their_file(project: Path) -> None:
    assert said(project, "[a](docs/a%20page.md)\n", "docs/index.md") == [
        "expected a folder called docs/docs, found none"
    ]


def test_one_missing_folder_is_one_finding(project: Path) -> None:
    text = "![a](img/1.png)\n![b](img/2.png)\n![c](./img/more/3.png)\n"
    (found,) = said(project, text)
    assert found == "expected a folder called img, found none, and 3 links lead into it"


def test_case_is_told_apart_on_every_system_and_mended(project: Path) -> None:
    path = project / "README.md"
    path.write_text("[a](./Docs/x/../b.md?plain=1#part)\n")
    (project / "docs/B.md").write_text("")
    (project / "docs/x").mkdir()
    (found,) = check_paths([path], RULES).diagnostics
    assert found.message == "expected docs/B.md, as the file is called, found ./Docs/x/../b.md"
    assert found.finding.fix
    assert found.finding.fix.edits[0].text == "docs/B.md?plain=1#part"


def test_file_in_a_submodule_that_was_not_fetched_is_taken_as_there(project: Path) -> None:
    (project / "lib").mkdir()
    assert said(project, "[a](lib/readme.md)\n") == []


def test_file_without_its_project_is_not_judged(tmp_path: Path) -> None:
    assert said(tmp_path, "[a](docs/a.md)\n") == []


def test_folder_is_the_project_where_there_is_no_work_tree(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("")
    assert said(tmp_path, "[a](a.md) [b](b.md) [c](../c.md) [d](/d.md)\n") == [
        "expected a file called a.md, found none"
    ]

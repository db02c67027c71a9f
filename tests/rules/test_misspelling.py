"""The list of misspellings, and what happens without it."""

import pytest

from kblint import KblintError, check_text
from kblint.cli import main
from kblint.knowledge import misspellings
from kblint.rules import Misspelling


def said(text):
    return [d.message for d in check_text(text, rules=[Misspelling()])]


@pytest.fixture
def without_the_extra(monkeypatch):
    monkeypatch.setattr(misspellings, "find_spec", lambda _: None)


def test_a_selected_rule_without_its_list_is_exit_code_2(without_the_extra, capsys):
    assert main(["check", "--select", "misspelling", "-"]) == 2
    assert "pip install 'kblint-md[spelling]'" in capsys.readouterr().err


def test_others_run_without_the_list(without_the_extra, tmp_path):
    (tmp_path / "a.md").write_text("- [A Title](https://example.org/)\n", "utf-8")
    assert main(["check", "--select", "all", "--ignore", "misspelling", str(tmp_path)]) == 0


def test_a_package_without_the_list_is_as_good_as_none(tmp_path, monkeypatch):
    (tmp_path / "codespell_lib").mkdir()
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    with pytest.raises(KblintError, match="the extra 'spelling'"):
        Misspelling()


def test_remarks_of_the_list_are_no_words(tmp_path, monkeypatch):
    data = tmp_path / "codespell_lib" / "data"
    data.mkdir(parents=True)
    lines = "aaaab->aaab, a name in C\naaaac->aac, aacc,\n# aaaad\n"
    (data / "dictionary.txt").write_text(lines, "utf-8")
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    misspellings.corrections.cache_clear()
    found = dict(misspellings.corrections())
    misspellings.corrections.cache_clear()
    assert found == {"aaaab": ("aaab",), "aaaac": ("aac", "aacc")}


def test_what_is_quoted_is_not_judged():
    text = (
        "- [An Eficient Teh](https://example.org/) by Sigal Teh, recieve Theis `recieve`\n"
        "- [redner](https://example.org/redner): redner and occured-x, ein Reciever\n"
    )
    assert said(text) == [
        'expected "receive", found "recieve"',
        'expected "Receiver", found "Reciever"',
    ]


def test_a_list_without_misspellings_is_not_searched_for_more():
    assert said("Nothing is wrong here.\n") == []

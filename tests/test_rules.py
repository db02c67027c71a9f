"""Corners that would only make the rules' pages longer."""

import pytest

from kblint import check_paths, check_text

SCALE = "**WR** (worth reading) scale from 1 to 3.\n\n"


def entries(*tails: str) -> str:
    return "".join(
        f"- [Title number {i} of many](https://example.org/{i}){tail}\n"
        for i, tail in enumerate(tails)
    )


def codes(text: str) -> list[str]:
    return [said.code for said in check_text(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SCALE + entries(*[" WR=2"] * 6), id="KB103: plain scores throughout"),
        pytest.param(
            "**Note**: the **WR** score is on a scale from 1 to 3.\n\n" + entries(" **WR=2**"),
            id="KB101: a bold word beside the label",
        ),
        pytest.param(
            "I rate the **hard** ones from 1 to 3 on a difficulty scale.\n\n" + entries("", ""),
            id="KB101: a bold word that is no label",
        ),
        pytest.param(
            "**WR** scale from 1 to 3; **D** scale from 1 to 5.\n\n" + entries(" **WR=3** **D=5**"),
            id="KB102: two scales in one paragraph",
        ),
        pytest.param(SCALE + entries(" **WR=3** - unlike those with WR=1."),
                     id="KB104: prose that speaks of a score"),
        pytest.param(entries(*[" - text. WR=2."] * 6), id="KB103: a full stop ends the sentence"),
        pytest.param(entries(*[" - uses k=5 neighbours"] * 10, " - other"),
                     id="KB101: prose that looks like a score"),
        pytest.param(SCALE + entries(*[", A. Uthor **WR=3**"] * 3),
                     id="KB105: scores at the line's end throughout"),
        pytest.param(
            "## 2018\n\n- [A](https://arxiv.org/abs/1801.00001)\n\n## Before 2018\n\n"
            "- [Old Thing of Note](https://arxiv.org/abs/1301.0001) (2013)\n",
            id="KB202, KB204, KB207: all the years before one",
        ),
        pytest.param(
            "- [GPT-3](https://arxiv.org/abs/2005.14165)\n"
            "- [Language Models are Few-Shot Learners](https://arxiv.org/abs/2005.14165)\n",
            id="KB302: a name beside its title",
        ),
        pytest.param(
            "- [Deep Neural Networks for YouTube Recommendations]"
            "(https://doi.org/10.1145/2959100.2959190)\n",
            id="KB303: a title with a word that could be a target",
        ),
    ],
)  # fmt: skip
def test_silence_where_nothing_is_wrong(text):
    assert codes("# List\n\n" + text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "**WR** scale from 1 to 3; **D** scale from 1 to 5.\n\n" + entries(" **WR=3** **D=6**"),
            ["KB102"],
            id="the second scale of a paragraph",
        ),
        pytest.param(SCALE + entries(" **WR**=3", *[" **WR=1**"] * 3), ["KB103"],
                     id="bold around the label alone"),
        pytest.param(SCALE + entries(" - good, **WR=3**", *[" **WR=1**"] * 3), ["KB105"],
                     id="one score among the others elsewhere"),
        pytest.param(
            "\n".join(f"## {y}年\n\nText.\n" for y in (2024, 2023, 2021, 2022, 2020)),
            ["KB201"], id="years as Chinese lists write them",
        ),
        pytest.param(
            "- [图神经网络综述](https://arxiv.org/abs/2101.00001)\n"
            "- [大型语言模型](https://arxiv.org/abs/2101.00001)\n",
            ["KB302"],
            id="titles in a script without blanks",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(text, expected):
    assert codes("# List\n\n" + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SCALE + entries(" **WR=3, must read**", " **WR=1**"), id="KB103: longer bold"),
        pytest.param(SCALE + entries(" - good (**WR=3**), really", *[" **WR=1**"] * 3),
                     id="KB105: brackets around it"),
        pytest.param("a  \nb\n\n" + "a\n\n" * 20 + "C:\\ \nb\n",
                     id="KB504: a backslash before the blank"),
    ],
)  # fmt: skip
def test_no_fix_where_it_would_leave_litter(text):
    said = check_text("# List\n\n" + text)
    assert said
    assert [d.finding.fix for d in said if d.code != "KB506"] == [None]


def test_a_translation_may_bear_other_titles(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, words in (("en.md", "Some {} Title of Note"), ("de.md", "Ein {} Werk von Rang")):
        text = "".join(
            f"- [{words.format('abcdefgh'[i] * 5)}](https://arxiv.org/abs/2101.0000{i})\n"
            for i in range(8)
        )
        (tmp_path / name).write_text(text, "utf-8")
    assert check_paths(["."]).diagnostics == ()


def test_a_twin_in_another_file_is_named_with_its_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    others = "".join(f"- [Thing {i}](https://example.org/{{0}}{i})\n" for i in range(9))
    for name, number in (("a.md", 1), ("b.md", 2)):
        entry = f"- [One Fine Title of Note](https://arxiv.org/abs/2101.0000{number})\n"
        (tmp_path / name).write_text(entry + others.format(name), "utf-8")
    (said,) = [d for d in check_paths(["."]).diagnostics if d.code == "KB304"]
    assert "(a.md, line 1)" in said.message


def test_the_entry_under_another_year_is_the_odd_one():
    text = (
        "## 2021\n\n- [Waves upon Frozen Lakes](https://arxiv.org/abs/1706.03762)\n\n"
        "## 2017\n\n- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n"
    )
    (said,) = [d for d in check_text(text) if d.code == "KB302"]
    assert text.count("\n", 0, said.span.start) + 1 == 3
    assert "line 3 is the odd one: it stands under 2021" in said.message

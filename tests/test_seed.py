"""The list that this project was made for, and every mistake made from it by a small change.

All holds for the seed in the data and, where that is absent, for the example that has its shape.
"""

import re

import pytest
from conftest import ROOT, data_folder

from kblint import check_text
from kblint.knowledge import Schema

EXPECTED = sorted(
    [(8, "KB302"), (55, "KB501"), (117, "KB506")]
    + [(line, "KB502") for line in (67, 72, 75, 78, 81, 84, 87, 95, 98, 108)]
    + [(line, "KB503") for line in (39, 44, 47, 60, 113, 116)]
    + [(line, "KB504") for line in (45, 73, 85)]
)
SEED = data_folder() / "seed" / "diffusion-models.md"
FAULTY = ROOT / "examples" / "faulty.md"


@pytest.fixture(
    params=[
        pytest.param(FAULTY, id="example"),
        pytest.param(
            SEED,
            id="seed",
            marks=pytest.mark.skipif(not SEED.exists(), reason=f"no {SEED}: set KBLINT_DATA"),
        ),
    ]
)
def seed(request) -> str:
    return request.param.read_bytes().decode()


def rows(text: str, **options) -> list[tuple[int, str]]:
    """The line and code of each finding that is no mere information."""
    text_lf = re.sub("\r\n?", "\n", text.removeprefix("\ufeff"))
    found = check_text(text, **options)
    return sorted(
        (text_lf.count("\n", 0, d.span.start) + 1, d.code) for d in found if d.severity != "info"
    )


def changed(text: str, line: int, old: str, new: str) -> str:
    lines = text.split("\n")
    assert old in lines[line - 1], (line, old)
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    return "\n".join(lines)


def new_in(text: str, base: str) -> list[tuple[int, str]]:
    """What is said of the text beyond what is said of the base, which has as many lines."""
    return [row for row in rows(text) if row not in rows(base)]


def score_at(text: str, line: int) -> str:
    match = re.search(r"\*\*WR=\d\*\*", text.split("\n")[line - 1])
    assert match
    return match[0]


def test_exactly_these_findings_and_nothing_else(seed):
    found = check_text(seed)
    assert rows(seed) == EXPECTED
    assert len(found) == len(EXPECTED) == 22


def test_the_wrong_link_is_named_with_its_twin_and_the_reason(seed):
    (finding,) = [d for d in check_text(seed) if d.code == "KB302"]
    assert finding.severity == "error"
    (related,) = finding.finding.related
    assert seed.count("\n", 0, related.span.start) + 1 == 5
    assert "line 8 is the odd one" in finding.message
    assert "webpage" in finding.message


@pytest.mark.parametrize(
    "variant",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="CR"),
        pytest.param(lambda text: "\ufeff" + text, id="BOM"),
        pytest.param(lambda text: "\ufeff" + text.replace("\n", "\r\n"), id="BOM and CRLF"),
    ],
)
def test_line_ends_and_byte_order_marks_change_no_finding(seed, variant):
    assert rows(variant(seed)) == EXPECTED


@pytest.mark.parametrize(
    ("score", "code"),
    [
        pytest.param("", "KB101", id="removed"),
        pytest.param(" **WR=4**", "KB102", id="above the scale"),
        pytest.param(" **WR=0**", "KB102", id="below the scale"),
        pytest.param(" **WR=2.5**", "KB102", id="not whole"),
        pytest.param(" **WR:3**", "KB103", id="colon"),
        pytest.param(" WR=3", "KB103", id="not bold"),
        pytest.param(" **WR = 3**", "KB103", id="spaces around the sign"),
        pytest.param(" **wr=3**", "KB103", id="lower case"),
        pytest.param(" **WR=**", "KB103", id="no value"),
        pytest.param(" **WR=three**", "KB103", id="a word"),
        pytest.param(" ** WR=3**", "KB103", id="a space inside the bold"),
        pytest.param(" **WR=2** **WR=3**", "KB104", id="two that differ"),
        pytest.param(" **WR=3** **WR=3**", "KB104", id="two alike"),
    ],
)
def test_a_score_gone_wrong_is_the_one_new_finding(seed, score, code):
    text = changed(seed, 31, f" {score_at(seed, 31)}", score)
    assert new_in(text, seed) == [(31, code)]


def test_a_score_before_the_title_is_misplaced(seed):
    score = score_at(seed, 31)
    text = changed(changed(seed, 31, f" {score}", ""), 31, "- [", f"- {score} [")
    assert new_in(text, seed) == [(31, "KB105")]


def test_two_scored_entries_in_the_introduction_demand_none_of_the_others(seed):
    text = seed
    for line in (5, 17):
        text = changed(text, line, ")", ") **WR=2**")
    assert rows(text) == EXPECTED


def test_a_section_without_any_score_is_one_finding_at_its_heading(seed):
    lines = seed.split("\n")
    text = "\n".join(lines[:100] + [re.sub(r" +\*\*WR=\d\*\*", "", line) for line in lines[100:]])
    assert new_in(text, seed) == [(101, "KB101")]
    (finding,) = [d for d in check_text(text) if d.code == "KB101"]
    assert len(finding.finding.related) == 4


def year_lines(text: str) -> list[list[int]]:
    """The lines of year headings, section by section."""
    groups: list[list[int]] = []
    for i, line in enumerate(text.split("\n"), 1):
        if line.startswith("### "):
            groups.append([])
        elif line.startswith("#### "):
            groups[-1].append(i)
    return groups


@pytest.mark.parametrize("section", [0, 1, 2])
def test_two_years_swapped_break_the_order_in_each_section(seed, section):
    group = year_lines(seed)[section]
    for i, one in enumerate(group):
        for other in group[i + 1 :]:
            lines = seed.split("\n")
            lines[one - 1], lines[other - 1] = lines[other - 1], lines[one - 1]
            said = [line for line, code in new_in("\n".join(lines), seed) if code == "KB201"]
            assert said, (lines[one - 1], lines[other - 1])
            assert set(said) <= set(group)


def test_a_year_twice_is_said_at_the_second(seed):
    _, (_, second, third), _ = year_lines(seed)
    year = seed.split("\n")[second - 1]
    text = changed(seed, third, seed.split("\n")[third - 1], year)
    assert (third, "KB202") in new_in(text, seed)


def test_a_year_that_has_not_come_is_implausible(seed, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")  # 2026
    line = year_lines(seed)[1][0]
    text = changed(seed, line, seed.split("\n")[line - 1], "#### 2042")
    assert new_in(text, seed) == [(line, "KB203")]


def test_a_paper_of_2023_under_2021_contradicts_its_heading(seed):
    line = year_lines(seed)[0][1] + 2
    id_ = re.search(r"arxiv\.org/abs/(\d{4}\.\d{5})", seed.split("\n")[line - 1])[1]
    text = changed(seed, line, id_, "2305.05233")
    assert new_in(text, seed) == [(line, "KB204")]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        pytest.param(None, "KB301", id="the same title: listed twice"),
        pytest.param("Hierarchical Waves on Frozen Lakes", "KB302", id="another: a wrong link"),
    ],
)
def test_another_spelling_of_a_url_is_the_same_work(seed, title, code):
    lines = seed.split("\n")
    match = re.match(r"- \[(.*)\]\(https://arxiv\.org/abs/([\d.]+)\)", lines[30])
    entry = f"- [{title or match[1]}](https://arxiv.org/pdf/{match[2]}v1) **WR=2**  "
    text = "\n".join([*lines[:33], entry, "Said again.", "", *lines[33:]])
    found = [(line, said) for line, said in rows(text) if said in {"KB301", "KB302"}]
    assert found == [(8, "KB302"), (34, code)]


def test_a_lost_hard_break_is_found_where_it_was(seed):
    lines = seed.split("\n")
    lines[112] = lines[112].rstrip()
    assert new_in("\n".join(lines), seed) == [(113, "KB501")]


def test_a_schema_may_forbid_scores_and_contradict_the_scale(seed):
    intro, papers = (re.findall(r"^## (.*)$", seed, re.MULTILINE)[i] for i in (0, 1))
    schema = Schema.from_sections(
        [
            {"path": intro, "fields": {"WR": {"forbidden": True}}},
            {"path": f"{papers}/**", "fields": {"WR": {"max": 5}}},
        ]
    )
    text = changed(seed, 5, ")", ") **WR=2**")
    from kblint.rules import ConflictingScale, UnexpectedScore

    found = rows(text, schema=schema, rules=[UnexpectedScore(), ConflictingScale()])
    assert found == [(5, "KB106"), (25, "KB107")]

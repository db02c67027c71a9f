import pytest

from kblint import Schema, check_paths, check_text
from kblint.rules import ConflictingTitles, DuplicateLink

NEWS = 'We release a paper, "[{}](https://arxiv.org/abs/2401.01286)", and look forward to comments.'


def lines(text: str) -> list[int]:
    return [text.count("\n", 0, d.span.start) + 1 for d in check_text(text) if d.code == "KB301"]


def test_a_line_that_is_no_entry_counts_within_its_section_only():
    line = NEWS.format("A Study of Editing")
    assert lines(f"# News\n\n{line}\n\n{line}\n") == [5]
    assert lines(f"# News\n\n{line}\n\n# Older news\n\n{line}\n") == []


def test_code_and_images_are_no_repeated_lines():
    line = NEWS.format("A Study of Editing")
    assert lines(f"```\n{line}\n{line}\n```\n") == []
    image = "Some words about what one sees here: ![a badge](https://example.org/badge.svg)"
    assert lines(f"{image}\n\n{image}\n") == []


def test_editions_with_one_link_are_two_things():
    assert (
        lines("- [Llama 3.1](https://example.org/x)\n- [Llama 3.2](https://example.org/x)\n") == []
    )


def test_a_page_under_two_names_that_its_address_spells_is_one():
    text = "- [Colah's Blog](https://colah.github.io/)\n- [The blog of C. Olah](https://colah.github.io)\n"
    assert lines(text) == [2]


def repeated(text: str, **policy: object) -> list[int]:
    schema = Schema.from_tables({"duplicates": policy})
    found = check_text(text, rules=[DuplicateLink()], schema=schema)
    return [text.count("\n", 0, each.span.start) + 1 for each in found]


WORK = "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n"
OTHER = "- [The Google File System](https://doi.org/10.1145/945450.945462)\n"


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        pytest.param({}, [7], id="no promise"),
        pytest.param({"across-sections": True}, [], id="allowed"),
        pytest.param({"across-sections": False}, [7], id="forbidden"),
        pytest.param({"across-files": True}, [7], id="of other files"),
        pytest.param({"allow": ["arxiv:1706.03762"]}, [], id="this work"),
        pytest.param({"allow": ["doi:*"]}, [7], id="another work"),
    ],
)
def test_a_work_in_two_sections_is_judged_as_the_schema_says(policy, expected):
    assert repeated(f"## Language\n\n{WORK}\n## Vision\n\n{WORK}", **policy) == expected


def test_within_a_section_and_its_years_only_allow_lets_a_work_stand_twice():
    text = f"## Papers\n\n### 2018\n\n{WORK}\n### 2017\n\n{WORK}{WORK}{OTHER}"
    assert repeated(text, **{"across-sections": True, "across-files": True}) == [9, 10]
    assert repeated(text, allow=["https://arxiv.org/pdf/1706.03762"]) == []


def test_no_habit_and_no_news_excuses_what_the_schema_forbids():
    works = "".join(f"- [Title of Work {i}](https://arxiv.org/abs/2001.0000{i})\n" for i in "12345")
    text = f"{WORK}\n## News\n\n{works}\n## Papers\n\n{WORK}{works}"
    assert repeated(text) == []
    assert len(repeated(text, **{"across-sections": False})) == 6


def test_copies_of_a_file_are_judged_as_the_schema_says(tmp_path):
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(WORK + OTHER, "utf-8")
    for policy, count in (({}, 0), ({"across-files": False}, 2), ({"across-files": True}, 0)):
        schema = Schema.from_tables({"duplicates": policy})
        report = check_paths([tmp_path], rules=[DuplicateLink()], schema=schema)
        assert len(report.diagnostics) == count
    (tmp_path / "b.md").write_text(WORK + "".join(
        f"- [Work {i}](https://example.org/{i})\n" for i in range(9)), "utf-8")  # fmt: skip
    (tmp_path / "a.md").write_text(WORK + "".join(
        f"- [Thing {i}](https://example.com/{i})\n" for i in range(9)), "utf-8")  # fmt: skip
    for policy, count in (({}, 1), ({"across-files": True}, 0)):
        schema = Schema.from_tables({"duplicates": policy})
        report = check_paths([tmp_path], rules=[DuplicateLink()], schema=schema)
        assert len(report.diagnostics) == count


def test_two_titles_of_one_allowed_link_are_still_told():
    text = f"{WORK}- [Waves upon Frozen Lakes](https://arxiv.org/abs/1706.03762)\n"
    schema = Schema.from_tables({"duplicates": {"allow": ["arxiv:1706.03762"]}})
    assert len(check_text(text, rules=[ConflictingTitles()], schema=schema)) == 1

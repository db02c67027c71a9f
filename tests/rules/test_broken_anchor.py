from pathlib import Path

import pytest

from kblint import check_paths, check_text
from kblint.finding import Severity
from kblint.rules import BrokenAnchor

RULES = [BrokenAnchor()]
LIST = "- [A](#a)\n- [B](#b)\n- [C](#c)\n- [D](#d)\n- [E](#e)\n"


def said(text: str) -> list[str]:
    return [each.message for each in check_text(text, RULES)]


def sections(*titles: str) -> str:
    return "\n" + "".join(f"\n## {title}\n" for title in titles)


@pytest.mark.parametrize(
    "target",
    ["#", "#top", "#Top", "#readme", "#:~:text=words", "#/route", "#MIT-1-ov-file"],
)
def test_what_always_leads_somewhere(target: str) -> None:
    assert said(f"[text]({target})\n") == []


def test_image_and_code_have_no_anchors() -> None:
    assert said("![a](#nowhere) `[a](#nowhere)`\n\n    [a](#nowhere)\n") == []


def test_link_in_raw_html_is_found_at_its_value() -> None:
    text = '<ul><li><a href="#Open-Source">Open source</a></li></ul>\n\n## Open source\n'
    (found,) = check_text(text, RULES)
    assert text[slice(*found.span)] == "#Open-Source"
    assert found.severity is Severity.WARNING


def test_upper_case_throughout_is_information() -> None:
    titles = ["One", "Two", "Three", "Four", "Five"]
    text = "".join(f"- [{each}](#{each})\n" for each in titles) + sections(*titles)
    assert {each.severity for each in check_text(text, RULES)} == {Severity.INFO}


def test_id_of_another_case_is_an_error() -> None:
    (found,) = check_text('[a](#lavt)\n\n<a name="LAVT"></a>\n\nText.\n', RULES)
    assert found.message == "expected #LAVT, as the id is written, found #lavt"
    assert found.severity is Severity.ERROR


def test_title_that_another_line_leads_to_already_is_not_offered() -> None:
    text = LIST + "- [A](#a-for-more)\n" + sections("A", "B", "C", "D", "E")
    (found,) = check_text(text, RULES)
    assert found.finding.fix is None


def test_numbers_are_not_like_one_another() -> None:
    (found,) = check_text("[last year](#papers-of-2019)\n\n## Papers of 2018\n", RULES)
    assert found.message == "expected a heading or an id for #papers-of-2019, found none"


def test_line_of_the_contents_that_leads_to_another_section() -> None:
    text = LIST.replace("#c", "#e") + sections("A", "B", "C", "D", "E")
    assert said(text) == ['expected #c, the anchor of "C", found that of "E"']


def test_contents_in_an_order_of_their_own_are_let_be() -> None:
    assert said(LIST + sections("E", "D", "C", "B", "A")) == []


def test_short_text_for_a_section_in_its_place_is_let_be() -> None:
    text = LIST.replace("[D](#d)", "[A](#a-again)") + sections("A", "B", "C", "A again", "E")
    assert said(text) == []


def test_name_by_hand_elsewhere_than_at_a_heading_is_meant() -> None:
    text = LIST.replace("#c", "#own") + sections("A", "B", "C")
    assert said(text + 'Text.\n\n<a name="own"></a> More.\n' + sections("D", "E")) == []


def test_own_page_on_github_is_known_by_the_links_that_fit() -> None:
    url = "https://github.com/x/y"
    links = "".join(f"[a]({url}#{name}) " for name in "abcdefghi")
    titles = sections(*"ABCDEFGHI")
    assert said(f"{links}[z]({url}#z)\n{titles}") == [
        "expected a heading or an id for #z, found none"
    ]
    assert said(f"[a]({url}#a) [z]({url}#z)\n{titles}") == []


class TestKnowledgeBase:
    def test_links_between_files_are_followed(self, tmp_path: Path) -> None:
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs/more.md").write_text("# Old papers\n\n[up](../README.md#list)\n")
        (tmp_path / "README.md").write_text(
            "# List\n\n[a](docs/more.md#old-papers) [b](./docs/more.md#Old.papers) [c](docs/more.md#L3)\n"
        )
        (found,) = check_paths([tmp_path], RULES).diagnostics
        assert (
            found.message == 'expected #old-papers, the anchor of "Old papers", found #Old.papers'
        )
        assert found.finding.fix
        assert found.finding.fix.edits[0].text == "./docs/more.md#old-papers"

    def test_file_that_is_not_known_is_not_judged(self, tmp_path: Path) -> None:
        (tmp_path / "README.md").write_text("[a](other.md#nowhere) [b](/rooted.md#nowhere)\n")
        assert check_paths([tmp_path], RULES).diagnostics == ()

    def test_section_without_its_mark_is_told_from_a_file(self, tmp_path: Path) -> None:
        text = "[Q-learning](Q-learning) and [License](LICENSE)\n\n## Q-learning\n\n## License\n"
        (tmp_path / "README.md").write_text(text)
        (tmp_path / "LICENSE").write_text("")
        (found,) = check_paths([tmp_path], RULES).diagnostics
        assert found.message.endswith('found "Q-learning" without the "#"')

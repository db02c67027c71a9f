import pytest

from kblint import check_text
from kblint.rules import UnusedDefinition

RULES = [UnusedDefinition()]


def said(text: str) -> list[str]:
    return [each.message for each in check_text(text, RULES)]


@pytest.mark.parametrize(
    "definition",
    [
        "[//]: # (a remark)",
        "[//]: <> (a remark)",
        "[comment]: # (a remark)",
        '[comment]: https://x.org "a remark"',
        "[note]: # 'a remark'",
        "[_]: <a remark>",
    ],
)
def test_remarks_are_no_definitions(definition: str) -> None:
    assert said(f"Text.\n\n{definition}\n") == []


@pytest.mark.parametrize("use", ["[text][a]", "[A][]", "[a]", "![text][A]", "> - [text][a]"])
def test_every_way_to_use_a_definition(use: str) -> None:
    assert said(f"{use}\n\n[a]: https://a.org\n") == []


def test_one_that_a_misspelled_reference_means_is_left_to_that() -> None:
    text = "[Weave][weave] and [Brooklyn][boorklyn]\n\n"
    assert said(f"{text}[weave]: https://a.org\n[brooklyn]: https://b.org\n") == []


def test_use_in_code_is_none() -> None:
    assert said("`[text][a]`\n\n[a]: https://a.org\n") == [
        "expected a link that uses [a], found none"
    ]


def test_second_definition_of_the_same_target() -> None:
    assert said("[a]\n\n[a]: https://a.org\n[A]: https://a.org\n") == [
        "expected one definition of [A], found it twice"
    ]

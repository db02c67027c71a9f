import pytest

from kblint import check_text
from kblint.rules import UndefinedReference

RULES = [UndefinedReference()]
DEFINED = "[one][a], [two][b], [three][c]\n\n[a]: https://a.org\n[b]: https://b.org\n[c]: https://c.org\n\n"


def said(text: str) -> list[str]:
    return [each.message for each in check_text(text, RULES)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[text][label]\n", id="no definition at all"),
        pytest.param(DEFINED + "[[arXiv][pdf]](https://arxiv.org)\n", id="brackets within a link's text"),
        pytest.param(DEFINED + "[CVPR'24][Paper](https://arxiv.org)\n", id="a label before a link"),
        pytest.param(DEFINED + "matrix[i][j] and `[i][j]`\n", id="indices and code"),
        pytest.param(DEFINED + "- [x][done]\n", id="a box"),
        pytest.param(DEFINED + "\\[text][label]\n", id="an escaped bracket"),
        pytest.param("[^1]\n", id="a mark where no footnotes are"),
        pytest.param(
            "[Yao Fu][2023] [Lilian][2022] [one][a]\n\n[a]: https://a.org\n", id="mostly plain brackets"
        ),
    ],
)  # fmt: skip
def test_brackets_that_are_just_brackets(text: str) -> None:
    assert said(text) == []


def test_one_reference_among_ten_is_told_from_plain_brackets() -> None:
    labels = "abcdefghi"
    used = "".join(f"[text {each}][{each}]\n" for each in labels)
    defined = "".join(f"[{each}]: https://example.org/{each}\n" for each in labels)
    assert said(f"{used}![shot][elsewhere]\n\n{defined}") == [
        "expected a definition of [elsewhere], found none"
    ]


def test_footnote_among_footnotes() -> None:
    assert said("One[^1], two [^2].\n\n[^1]: A note.\n") == [
        "expected a definition of [^2], found none"
    ]


def test_label_in_parentheses_is_mended_into_a_reference() -> None:
    text = "By [@grammarly](Grammarly).\n\n[grammarly]: https://github.com/grammarly\n"
    (found,) = check_text(text, RULES)
    assert found.finding.fix
    (edit,) = found.finding.fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == text.replace(
        "(Grammarly)", "[Grammarly]"
    )

"""What may look otherwise, and how dates are told."""

import pytest

from kblint import check_text
from kblint.rules import UnexpectedShape


def said(text):
    return [d.message for d in check_text(text, rules=[UnexpectedShape()])]


def dated(*dates):
    return "".join(
        f"- [{date}] [A Title of Note {i}](https://example.org/{i})\n"
        for i, date in enumerate(dates)
    )


@pytest.mark.parametrize(
    ("usual", "odd", "expected"),
    [
        pytest.param("29 Jun 2021", "3 July 2021", "3 Jul 2021", id="a month in full"),
        pytest.param("18th Jul., 2023", "2nd Aug, 2023", "2nd Aug., 2023", id="no dot"),
        pytest.param("18th Jul., 2023", "3 Aug., 2023", "3rd Aug., 2023", id="no suffix"),
        pytest.param("2021-06-29", "2021-7-3", "2021-07-03", id="not padded"),
        pytest.param("2021.6", "2021.07", "2021.7", id="padded"),
        pytest.param("2021/06", "2021-07", "2021/07", id="another sign"),
        pytest.param(
            "29 Jun 2021", "Jun 2021", "a date as D Month YYYY", id="no day to be written"
        ),
        pytest.param("2021/06", "2021", "a date as YYYY/MM", id="no month to be written"),
    ],
)
def test_a_date_of_another_form(usual, odd, expected):
    found = said(dated(usual, usual, usual, usual, odd))
    assert found == [f"expected {expected}, the form of 4 of 4 others, found {odd}"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(dated(*["29 Jun 2021"] * 4, "12 May 2021"), id="May is no abbreviation"),
        pytest.param(dated(*["2021-6"] * 4, "2021-11"), id="two figures need no zero"),
        pytest.param(dated(*["2021-06"] * 4, "CVPR 2021"), id="a venue with its year"),
        pytest.param(
            "".join(f"- [A Title {i}](https://e.org/{i})\n" for i in "abcd")
            + "- **[A Title e](https://e.org/e)**\n",
            id="bold among plain stands out",
        ),
        pytest.param(
            "".join(f"- **A Title {i}** [[code](https://e.org/{i})]\n" for i in "abcd")
            + "- **Tool** A Title e [[code](https://e.org/e)]\n",
            id="another part of the title is bold",
        ),
        pytest.param(
            "".join(f"- A Title {i} https://e.org/{i}\n" for i in "bcdfgh")
            + "- A Title e [code](https://e.org/e)\n",
            id="a label among bare URLs",
        ),
        pytest.param(
            "".join(f"- [[CVPR 2020](https://e.org/{i})] A Title {i}\n" for i in "abcd")
            + "- [A Title e](https://e.org/e)\n",
            id="links before the titles",
        ),
        pytest.param(
            "".join(f"- A Title {i} [[code](https://e.org/{i})]\n" for i in "abcd")
            + "- [A Title e](https://e.org/e) [[code](https://e.org/e)]\n",
            id="one link more",
        ),
        pytest.param(
            "".join(f"- [A Title {i}](https://e.org/{i})\n" for i in "abcd")
            + "- [A Title e] (https://e.org/e)\n",
            id="a broken link is another rule's",
        ),
        pytest.param(
            "".join(f"- [A Title {i}](https://e.org/{i})\n" for i in "abcdefghij")
            + "- More of that:\n",
            id="an item that heads others",
        ),
        pytest.param(
            "".join(f"- A Title {i} [[code](https://e.org/{i})]\n" for i in "abcd")
            + "- A Title e [[data](https://e.org/e) / [code](https://e.org/f)]\n",
            id="several labels in one bracket",
        ),
        pytest.param(
            "".join(f"- [A Title {i}](https://e.org/{i}) [[code]](https://e.org/c{i})\n"
                    for i in "abcd")
            + "\n## Videos\n\n- A Lecture [[video](https://e.org/v)]\n",
            id="the only one of its section",
        ),
    ],
)  # fmt: skip
def test_silence(text):
    assert said(text) == []


def test_a_plain_title_among_bold_ones():
    text = "".join(f"- **A Title {i}** [[code](https://e.org/{i})]\n" for i in "abcd")
    assert said(text + "- A Title e [[code](https://e.org/e)]\n") == [
        "expected the title in bold, as in 4 of 4 others, found plain text"
    ]


def test_a_bare_url_among_labels():
    text = "| Title | Code |\n| --- | --- |\n" + "".join(
        f"| [A Title {i}](https://e.org/{i}) | [code](https://github.com/a/{i}) |\n" for i in "abcd"
    )
    text += "| [A Title e](https://e.org/e) | https://github.com/a/e |\n"
    assert said(text) == [
        "expected [label](url), the form of labels in 4 of 4 others, found a bare URL"
    ]


def test_words_before_titles_without_their_markup():
    text = "".join(f"- **Paper**: [A Title {i}](https://e.org/{i}) by Some One\n" for i in "abcd")
    text += "- Paper: [A Title e](https://e.org/e) by Some One\n"
    assert said(text) == ["expected **Paper**: before the title, as in 4 of 4 others, found Paper:"]

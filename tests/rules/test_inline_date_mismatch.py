"""Dates that agree with their identifiers, and those that only seem not to."""

import pytest

from kblint import check_text
from kblint.rules.inline_date_mismatch import InlineDateMismatch

EXACT = (
    "| 2019.07 | [RoBERTa](https://arxiv.org/abs/1907.11692) |\n"
    "| 2020.05 | [GPT-3](https://arxiv.org/abs/2005.14165) |\n"
    "| 2021.06 | [LoRA](https://arxiv.org/abs/2106.09685) |\n"
    "| 2022.03 | [InstructGPT](https://arxiv.org/abs/2203.02155) |\n"
)
FIRST_DAYS = "".join(
    f"| 2021.{month:02} | [Work of month {month}](https://arxiv.org/abs/21{month:02}.00{month:03}) |\n"
    for month in range(1, 6)
)


def said(text: str) -> list[str]:
    return [each.message for each in check_text(text, rules=[InlineDateMismatch()])]


def table(*rows: str) -> str:
    return "| Date | Title |\n|---|---|\n" + "".join(rows)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            table(EXACT, "| 2018.09 | [BERT](https://arxiv.org/abs/1810.04805) |\n"),
            id="a month before, handed in late",
        ),
        pytest.param(
            table(EXACT, "| 2019-05-24 | [BERT](https://arxiv.org/abs/1810.04805) |\n"),
            id="a day is that of a later version",
        ),
        pytest.param(
            table("| 2018.12 | [BERT](https://arxiv.org/abs/1810.04805) |\n"),
            id="later, and no others to go by",
        ),
        pytest.param(
            table("| 2020.12 | [The Pile](https://arxiv.org/abs/2101.00027) |\n"),
            id="a low number of the next month",
        ),
        pytest.param(
            "- [The Pile](https://arxiv.org/abs/2101.00027), arXiv 2020\n",
            id="a low number of the next year",
        ),
        pytest.param(
            "- [FOMM](https://arxiv.org/abs/2003.00196) (NeurIPS 2019)\n",
            id="uploaded after the conference",
        ),
        pytest.param(
            "- [Adam](https://arxiv.org/abs/1412.6980) (updated 2013)\n",
            id="a date of something else",
        ),
        pytest.param(
            "- [Learning](http://proceedings.mlr.press/v100/li20a.html) (CoRL 2019)\n",
            id="proceedings printed the year after",
        ),
        pytest.param("- **Date**: TBA\n- **Title**: Talk\n", id="a date to come"),
        pytest.param("```\n- Date: Manning\n```\n", id="code"),
    ],
)
def test_silence_where_the_date_may_be_right(text):
    assert said(text) == []


def test_a_year_mistaken_by_one_shows_though_a_day_is_stated():
    row = "| 2019-10-11 | [BERT](https://arxiv.org/abs/1810.04805) |\n"
    assert "expected 2018-10, the month of arXiv 1810.04805" in said(table(EXACT, row))[0]


def test_the_month_before_a_low_number_is_wrong_where_the_others_of_such_numbers_are_exact():
    row = "| 2021.05 | [Work](https://arxiv.org/abs/2106.00400) |\n"
    assert len(said(table(FIRST_DAYS, row))) == 1


def test_of_icml_the_proceedings_are_of_the_conference_s_year():
    entry = "- [BatchNorm](http://proceedings.mlr.press/v37/ioffe15.html) (ICML 2014)\n"
    assert len(said(entry)) == 1

import pytest

from kblint.knowledge.years import (
    YearHeading,
    day_heading,
    faulty_year,
    is_plausible,
    stated_dates,
    this_year,
    year_heading,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2021", YearHeading(2021, None, ""), id="a year alone"),
        pytest.param("[2021]", YearHeading(2021, None, ""), id="in brackets"),
        pytest.param("📅 2021:", YearHeading(2021, None, ""), id="with ornaments"),
        pytest.param("March 2021", YearHeading(2021, 3, ""), id="a month"),
        pytest.param("CVPR 2021", YearHeading(2021, None, "CVPR"), id="a venue"),
        pytest.param(
            "2015 and earlier", YearHeading(2015, None, "", is_open=True), id="an open end"
        ),
        pytest.param(
            "Before 2015", YearHeading(2015, None, "", is_open=True), id="another open end"
        ),
        pytest.param("2015-2018", None, id="a range"),
        pytest.param("2015 – 2018", None, id="a range with a dash"),
        pytest.param("2010s", None, id="a decade"),
        pytest.param("Papers of 2021", None, id="words"),
        pytest.param("Best papers 2021", None, id="more words"),
        pytest.param("Foundations", None, id="no year"),
        pytest.param("12021", None, id="five digits"),
    ],
)
def test_a_year_heading_is_one_year_and_nothing_but_month_venue_or_ornament(text, expected):
    assert year_heading(text) == expected


@pytest.mark.parametrize("text", ["2O21", "20211", "202l", "202"])
def test_a_mistyped_year_is_noticed(text):
    assert faulty_year(text) == text


@pytest.mark.parametrize("text", ["2021", "Foundations", "GPT-3", "3000 papers"])
def test_what_is_no_mistyped_year_is_left_alone(text):
    assert faulty_year(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2023/05", [(2023, 5)], id="slash"),
        pytest.param("2020.6.09", [(2020, 6)], id="dots and a day"),
        pytest.param("2023-04-29", [(2023, 4)], id="ISO"),
        pytest.param("Sep., 2023", [(2023, 9)], id="abbreviated month"),
        pytest.param("CVPR 2021", [(2021, None)], id="venue"),
        pytest.param("1803.10122", [], id="an arXiv id is no date"),
        pytest.param("12345", [], id="a number is no date"),
    ],
)
def test_dates_are_read_in_their_usual_forms(text, expected):
    assert [(d.year, d.month) for d in stated_dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("9th of March 2024", (2024, 3, 9), id="an ordinal"),
        pytest.param("March 10, 2020", (2020, 3, 10), id="the month first"),
        pytest.param("Added 2018/10/01:", (2018, 10, 1), id="a word before figures"),
        pytest.param("March 2020", None, id="a month alone"),
        pytest.param("Notes of the meeting on March 10, 2020", None, id="a sentence"),
        pytest.param("3 talks, March 10, 2020", None, id="another number"),
    ],
)
def test_a_heading_that_is_a_day_holds_little_else(text, expected):
    assert day_heading(text) == expected


def test_now_can_be_set_for_builds_that_must_repeat(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "946684800")
    assert this_year() == 2000
    assert is_plausible(2001)
    assert not is_plausible(2002)
    assert not is_plausible(1899)

"""Values that are not what a schema says."""

import pytest

from kblint import Schema, check_text
from kblint.rules import InvalidField

WORK = "- [Scaling Laws for Neural Models](https://arxiv.org/abs/2001.08361)"


def said(tail, name="Status", **promised):
    schema = Schema.from_sections([{"path": "**", "fields": {name: promised}}])
    return check_text(WORK + tail, rules=[InvalidField()], schema=schema)


def messages(tail, name="Status", **promised):
    return [each.message for each in said(tail, name, **promised)]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", "anything at all"),
        ("date", "2021"), ("date", "2021-05"), ("date", "2021-5-3"), ("date", "May 2021"),
        ("date", "May 3, 2021"), ("date", "3rd of May 2021"), ("date", "2021/05/03"),
        ("url", "https://example.org/a"), ("url", "[here](https://example.org)"),
        ("url", "<https://example.org>"), ("url", "[here](papers/a.pdf)"),
    ],
)  # fmt: skip
def test_what_is_of_the_type_is_let_pass(kind, value):
    assert messages(f" | Status: {value}", type=kind) == []


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("date", "soon", "a date"), ("date", "2021-13", "a date"), ("date", "2021-02-30", "a date"),
        ("date", "CVPR 2021", "a date"), ("url", "TBD", "a URL"), ("url", "[here](#)", "a URL"),
        ("url", "[here](n/a)", "a URL"), ("url", "https://nowhere", "a URL"),
    ],
)  # fmt: skip
def test_what_is_not_of_the_type_is_said(kind, value, expected):
    (message,) = messages(f" | Status: {value}", type=kind)
    assert message.startswith(f"expected {expected} for Status, found ")


@pytest.mark.parametrize(
    ("value", "bounds", "is_fine"),
    [
        pytest.param("2020-01", {"min": "2020-01"}, True, id="the first month"),
        pytest.param("2019-12-31", {"min": "2020-01"}, False, id="the day before"),
        pytest.param("2020", {"min": "2020-05"}, True, id="a year that may be late enough"),
        pytest.param("2019", {"min": 2020}, False, id="a bound that is a number"),
        pytest.param("2020-05-31", {"max": "2020-05"}, True, id="the last day of the last month"),
        pytest.param("June 2020", {"max": "2020-05"}, False, id="the month after"),
    ],
)
def test_bounds_of_dates_are_inclusive_and_as_exact_as_both_are(value, bounds, is_fine):
    assert bool(messages(f" | Status: {value}", type="date", **bounds)) is not is_fine


def test_a_year_of_two_digits_beside_a_venue_is_a_date():
    assert messages(", ICML '20", "date", type="date", min=2020, max=2020) == []
    assert messages(", ICML '20", "date", type="date", min=2021)
    assert messages(", May 12, 2020", "date", type="date", min="2020-05-13")


def test_the_message_names_the_bounds():
    (message,) = messages(" | Status: 2022", type="date", min="2019", max="2021-06")
    assert message == "expected a date from 2019 to 2021-06 for Status, found 2022"


def test_where_only_the_case_of_a_word_differs_it_can_be_mended():
    (mended,) = said(" **Status:** DONE", type="enum", values=["done", "to do"])
    assert mended.finding.fix is not None
    ((span, text),) = mended.finding.fix.edits
    assert ((WORK + " **Status:** DONE")[slice(*span)], text) == ("DONE", "done")


@pytest.mark.parametrize(
    ("value", "hint"), [("dome", "; did you mean done?"), ("elsewhere", "")]
)  # fmt: skip
def test_another_word_is_told_with_the_nearest_and_without_a_fix(value, hint):
    (found,) = said(f" | Status: {value}", type="enum", values=["done", "to do"])
    assert found.message == f"expected done or to do for Status, found {value}{hint}"
    assert found.finding.fix is None


def test_of_many_words_the_first_ten_are_named():
    values = [f"word {i}" for i in range(12)]
    (message,) = messages(" | Status: x", type="enum", values=values)
    assert "word 9 or 2 more for Status" in message


@pytest.mark.parametrize(
    ("value", "is_fine"), [("A+", True), ("B", True), ("A++", False), ("xA", False)]
)
def test_a_pattern_matches_the_whole_value(value, is_fine):
    pytest.importorskip("re2", reason="the extra 'patterns' is not installed")
    expected = [] if is_fine else [f"expected what matches [A-C][+-]? for Grade, found {value}"]
    assert messages(f" | Grade: {value}", "Grade", pattern="[A-C][+-]?") == expected


def test_a_pattern_holds_for_links_dates_and_scores_too():
    pytest.importorskip("re2", reason="the extra 'patterns' is not installed")
    tail = " **WR=2**, 2020 [[pdf](https://example.org/a.ps)]"
    assert messages(tail, "WR", pattern="[13]", type="int")
    assert messages(tail, "date", pattern=r"\d{4}-\d\d")
    assert messages(tail, "paper", pattern=r".*\.pdf|.*arxiv.*")
    assert not messages(tail, "date", pattern=r"\d{4}")


def test_a_link_without_target_is_said_by_what_it_should_lead_to():
    (message,) = messages(" [[code]()]", "code", type="url")
    assert message == "expected a URL for code, found none"


def test_numbers_of_scores_and_what_is_forbidden_are_other_rules_matters():
    assert messages(" **WR=x** | Pages: many", "WR", type="int") == []
    assert messages(" | Status: x", type="enum", values=["done"], forbidden=True) == []


def test_another_form_than_the_promised_one_is_said_and_mended():
    (found,) = said(" | Status: done", type="text", format="**Status:** {value}")
    assert found.message == "expected Status as **Status:** done, found Status: done"
    assert found.finding.fix is not None
    assert messages(" **Status:** done", type="text", format="**Status:** {value}") == []


def test_a_promise_for_one_section_says_nothing_of_another():
    schema = Schema.from_sections(
        [{"path": "Papers/**", "fields": {"Status": {"type": "enum", "values": ["done"]}}}]
    )
    text = f"## Papers\n\n### 2020\n\n{WORK} | Status: no\n\n## Talks\n\n{WORK} | Status: no\n"
    found = check_text(text, rules=[InvalidField()], schema=schema)
    assert [text.count("\n", 0, each.span.start) for each in found] == [4]

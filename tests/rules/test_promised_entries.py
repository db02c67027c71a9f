"""What a schema demands of entries, rule by rule: shown working and shown silent."""

import pytest

from kblint import Schema, check_text
from kblint.engine.fixes import applied
from kblint.rules import (
    ConflictingScale,
    MalformedScore,
    MissingDescription,
    MissingField,
    MissingScore,
    ScoreOutOfRange,
    UnexpectedScore,
    UnexpectedShape,
)
from kblint.text import Source

WORK = "- [Scaling Laws for Neural Models](https://arxiv.org/abs/2001.08361)"
SCALE = "**WR** (worth reading) is a scale from 1 to 3.\n\n"


def said(rule, text, **promised):
    schema = Schema.from_sections([{"path": "**", **promised}])
    return check_text(text, rules=[rule], schema=schema)


def messages(rule, text, **promised):
    return [each.message for each in said(rule, text, **promised)]


def of_field(rule, tail, name="WR", **promised):
    return messages(rule, WORK + tail, fields={name: promised})


class TestRequired:
    def test_a_score_in_a_column_or_on_its_own_line_is_there(self):
        table = (
            "| Title | WR |\n|---|---|\n| [Scaling Laws](https://arxiv.org/abs/2001.08361) |{}|\n"
        )
        fields = {"WR": {"type": "int", "required": True}}
        assert messages(MissingScore(), table.format(" 3 "), fields=fields) == []
        assert len(messages(MissingScore(), table.format(" "), fields=fields)) == 1
        assert of_field(MissingScore(), "\n  WR: 3", type="int", required=True) == []

    def test_a_score_in_its_form_is_there(self):
        form = {"type": "int", "required": True, "format": "[WR {value}]"}
        assert of_field(MissingScore(), " [WR 3]", **form) == []
        assert len(of_field(MissingScore(), " [3]", **form)) == 1

    def test_what_is_not_required_may_be_missing_in_spite_of_a_scale(self):
        text = SCALE + WORK + "\n" + WORK.replace("8361", "8362") + " **WR=3**"
        assert len(messages(MissingScore(), text)) == 1
        assert messages(MissingScore(), text, fields={"WR": {"required": False}}) == []

    @pytest.mark.parametrize(
        ("name", "kind", "tail", "called"),
        [
            ("Status", "text", " | Status: done", "Status"), ("stars", None, " ⭐⭐", "stars"),
            ("Slides", "url", " | Slides: <https://x.org/s>", "Slides"),
            ("code", None, " [[code](https://github.com/a/b)]", "a link to code"),
        ],
    )  # fmt: skip
    def test_other_fields_are_named_as_they_are_called(self, name, kind, tail, called):
        promised = {"required": True} | ({"type": kind} if kind else {})
        assert of_field(MissingField(), tail, name, **promised) == []
        assert of_field(MissingField(), "", name, **promised) == [
            f"expected {called}, as the schema requires, found none"
        ]

    def test_a_score_is_not_told_twice(self):
        assert of_field(MissingField(), "", type="int", required=True) == []
        assert len(of_field(MissingScore(), "", type="int", required=True)) == 1
        assert of_field(MissingScore(), "", "Status", type="text", required=True) == []


class TestNumbers:
    @pytest.mark.parametrize(
        ("tail", "promised", "expected"),
        [
            (" **WR=2.5**", {"type": "int"}, ["expected a whole number for WR, found 2.5"]),
            (" **WR=2.5**", {"type": "number", "min": 1, "max": 3}, []),
            (" **WR=2.5**", {"required": True}, []),
            (" **WR=9**", {"type": "number", "max": 3}, ["expected WR up to 3, found 9"]),
            (" | WR: 9", {"type": "int", "max": 3}, ["expected WR up to 3, found 9"]),
            (" | WR: 9 | **WR=1**", {"max": 3}, []),  # its form is said first
            (" [WR 9]", {"max": 3, "format": "[WR {value}]"}, ["expected WR up to 3, found 9"]),
            (" **WR=9**", {"max": 3, "format": "[WR {value}]"}, []),  # the same
        ],
    )
    def test_bounds_and_wholeness(self, tail, promised, expected):
        assert of_field(ScoreOutOfRange(), tail, **promised) == expected

    def test_stars_have_bounds_only_where_the_schema_says_so(self):
        assert of_field(ScoreOutOfRange(), " ⭐⭐⭐⭐", "stars", max=3) == [
            "expected stars up to 3, found 4"
        ]
        assert of_field(ScoreOutOfRange(), " ⭐⭐⭐⭐", "WR", max=3) == []

    def test_a_declared_scale_is_compared_with_numbers_alone(self):
        text = SCALE + WORK + " **WR=3**"
        assert len(messages(ConflictingScale(), text, fields={"WR": {"max": 5}})) == 1
        dates = {"WR": {"type": "date", "max": 2020}}
        assert messages(ConflictingScale(), text, fields=dates) == []


class TestForms:
    @pytest.mark.parametrize(
        ("tail", "mended"),
        [
            (" **WR=3**", " [WR 3]"), (" WR: 3", " [WR 3]"), (" [WR 3]", None),
            (" [WR three]", None),
        ],
    )  # fmt: skip
    def test_a_score_is_rewritten_to_its_form(self, tail, mended):
        fields = {"WR": {"type": "int", "format": "[WR {value}]"}}
        found = said(MalformedScore(), WORK + tail, fields=fields)
        fixes = [each.finding.fix for each in found if each.finding.fix]
        assert bool(fixes) is bool(mended)
        assert bool(found) is (tail != " [WR 3]")
        if mended:
            assert applied(Source(WORK + tail), fixes).text == WORK + mended

    def test_a_cell_needs_no_form_but_a_number(self):
        table = (
            "| Title | WR |\n|---|---|\n| [Scaling Laws](https://arxiv.org/abs/2001.08361) | {} |\n"
        )
        fields = {"WR": {"type": "int", "format": "[WR {value}]"}}
        assert messages(MalformedScore(), table.format("3"), fields=fields) == []
        assert messages(MalformedScore(), table.format("n/a"), fields=fields) == [
            "expected a number as in [WR 1], found n/a"
        ]

    def test_a_typed_score_may_be_written_as_the_list_likes_unless_it_uses_the_usual_form(self):
        other = "".join("\n" + WORK.replace("8361", f"836{i}") + " **WR=1**" for i in (2, 3))
        assert of_field(MalformedScore(), " | WR: 3", type="int") == []
        assert of_field(MalformedScore(), " | WR: 3" + other, type="int") == [
            "expected **WR=3**, found WR: 3"
        ]


class TestForbidden:
    def test_any_field_can_be_forbidden(self):
        for name, tail in (("WR", " **WR=3**"), ("code", " [[code](https://github.com/a/b)]"),
                           ("date", ", 2020"), ("stars", " ⭐")):  # fmt: skip
            assert len(of_field(UnexpectedScore(), tail, name, forbidden=True)) == 1
            assert of_field(UnexpectedScore(), "", name, forbidden=True) == []
            assert of_field(UnexpectedScore(), tail, name, required=True) == []

    def test_a_description_can_be_forbidden(self):
        text = WORK + " - How loss falls with size."
        (found,) = said(MissingDescription(), text, description="forbidden")
        assert text[slice(*found.span)] == "How loss falls with size."
        assert messages(MissingDescription(), WORK, description="forbidden") == []
        fields = {"Status": {"type": "text"}}
        text = WORK + " - Status: done"
        assert messages(MissingDescription(), text, description="forbidden", fields=fields) == []


class TestShapes:
    def test_a_shape_that_is_not_allowed_is_a_warning(self):
        (found,) = said(UnexpectedShape(), WORK, shapes=["one-line"])
        assert found.severity.value == "warning"
        assert found.message == (
            "expected one-line (a linked title and its description on one line), "
            "as the schema says, found bare (a linked title alone)"
        )

    def test_an_allowed_shape_and_another_section_are_let_pass(self):
        assert messages(UnexpectedShape(), WORK, shapes=["one-line", "bare"]) == []
        schema = Schema.from_sections([{"path": "Papers", "shapes": ["one-line"]}])
        assert check_text(WORK, rules=[UnexpectedShape()], schema=schema) == ()


@pytest.mark.parametrize("rule", [UnexpectedScore, MissingScore, ScoreOutOfRange, MalformedScore])
def test_without_a_schema_nothing_is_said(rule):
    assert check_text(WORK + " **WR=9** | Status: x", rules=[rule()]) == ()

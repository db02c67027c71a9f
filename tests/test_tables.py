from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kblint.errors import KblintError
from kblint.tables import TableError, dotted, keys, nearest, read, schema


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Field:
    min: int | float | None = None
    colour: Colour | None = None

    def __post_init__(self):
        if self.min is not None and self.min > 100:
            raise TableError(("min",), "expected at most 100")


@dataclass(frozen=True)
class Given:
    path: str = field(metadata={"doc": "which"})
    order: Literal["descending", "ascending"] | None = None
    extend_select: tuple[str, ...] = ("default",)
    fields: Mapping[str, Field] = field(default_factory=dict)
    several: Sequence[Field] = ()
    count: int = 1
    share: float = 0.5
    is_strict: bool = field(default=False, metadata={"key": "strict"})
    ready: Literal["yes"] | bool = False
    either: tuple[str, ...] | Field | None = None
    anything: Any = None


def test_every_supported_type_is_read():
    table = {
        "path": "a", "order": "ascending", "extend-select": ["x", "y"], "strict": True,
        "fields": {"WR": {"min": 1, "colour": "red"}, "W R": {"min": 0.5}}, "several": [{}],
        "count": 3, "share": 1, "ready": "yes", "either": {"min": 2}, "anything": [1, {"a": 2}],
    }  # fmt: skip
    assert read(Given, table) == Given(
        "a", "ascending", ("x", "y"), {"WR": Field(1, Colour.RED), "W R": Field(0.5)}, (Field(),),
        3, 1, True, "yes", Field(2), [1, {"a": 2}],
    )  # fmt: skip
    assert isinstance(read(Given, table).fields["WR"].colour, Colour)


def test_what_is_not_given_has_its_default():
    assert read(Given, {"path": "a"}) == Given("a")


@pytest.mark.parametrize(
    ("table", "where", "message"),
    [
        pytest.param({}, (), "expected the key 'path', found none", id="a missing key"),
        pytest.param(3, (), "expected a table, found 3", id="no table"),
        pytest.param(
            {"path": "a", "order": "desc"}, ("order",),
            "order: expected 'descending' or 'ascending', found 'desc'; "
            "did you mean 'descending'?", id="nearly a choice",
        ),
        pytest.param(
            {"path": "a", "order": 3}, ("order",),
            "order: expected 'descending' or 'ascending', found 3", id="a choice of another type",
        ),
        pytest.param({"path": 1}, ("path",), "path: expected a string, found 1", id="no string"),
        pytest.param(
            {"path": "a", "count": "three"}, ("count",),
            "count: expected a whole number, found 'three'", id="no number",
        ),
        pytest.param(
            {"path": "a", "count": 3.0}, ("count",),
            "count: expected a whole number, found 3.0", id="a number that is not whole",
        ),
        pytest.param(
            {"path": "a", "count": True}, ("count",),
            "count: expected a whole number, found true", id="true is no number",
        ),
        pytest.param(
            {"path": "a", "strict": 1}, ("strict",),
            "strict: expected true or false, found 1", id="1 is not true",
        ),
        pytest.param(
            {"path": "a", "ready": 1}, ("ready",),
            "ready: expected 'yes' or true or false, found 1", id="none of several types",
        ),
        pytest.param(
            {"path": "a", "share": float("nan")}, ("share",),
            "share: expected a number, found nan", id="nan is no number",
        ),
        pytest.param(
            {"path": "a", "count": 10**5000}, ("count",),
            "count: expected a whole number, found a number of more than 64 bits",
            id="too big to be printed",
        ),
        pytest.param(
            {"path": "a", "extend-select": "x"}, ("extend-select",),
            "extend-select: expected an array of strings, found 'x'", id="one for an array",
        ),
        pytest.param(
            {"path": "a", "extend-select": ["x", 2]}, ("extend-select", 1),
            "extend-select: expected a string, found 2", id="an item",
        ),
        pytest.param(
            {"path": "a", "several": {}}, ("several",),
            "several: expected an array of tables, found a table", id="a table for tables",
        ),
        pytest.param(
            {"path": "a", "several": [{}, {"colour": "bleu"}]}, ("several", 1, "colour"),
            "several.colour: expected 'red' or 'blue', found 'bleu'; did you mean 'blue'?",
            id="an enumeration",
        ),
        pytest.param(
            {"path": "a", "fields": {"W R": {"mim": 3}}}, ("fields", "W R", "mim"),
            "fields.\"W R\".mim: unknown key, expected 'min' or 'colour'; did you mean 'min'?",
            id="an unknown key",
        ),
        pytest.param(
            {"path": "a", "fields": []}, ("fields",),
            "fields: expected a table, found an empty array", id="an array for a mapping",
        ),
        pytest.param(
            {"path": "a", "extend_select": []}, ("extend_select",),
            "extend_select: unknown key; did you mean 'extend-select'?", id="of many keys the nearest",
        ),
        pytest.param(
            {"path": "a", "fields": {"WR": {"min": 101}}}, ("fields", "WR", "min"),
            "fields.WR.min: expected at most 100", id="what the class itself refuses",
        ),
        pytest.param(
            {"path": "a", "either": {"min": "x"}}, ("either", "min"),
            "either.min: expected a number, found 'x'", id="the alternative that came furthest",
        ),
        pytest.param(
            {"path": "a" * 5, "order": "x" * 500}, ("order",),
            "order: expected 'descending' or 'ascending', found '" + "x" * 59 + "…'",
            id="a long string is cut",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(table, where, message):
    with pytest.raises(TableError) as told:
        read(Given, table)
    assert told.value.where == where
    assert str(told.value) == message


def test_the_place_begins_where_the_caller_says():
    with pytest.raises(TableError, match=r"^sections: expected the key") as told:
        read(Given, {}, ("sections", 0))
    assert told.value.where == ("sections", 0)


def test_other_errors_of_a_class_are_told_with_its_place():
    @dataclass(frozen=True)
    class Grumpy:
        value: int = 1

        def __post_init__(self):
            raise KblintError("not like this")

    with pytest.raises(TableError, match=r"^a\.b: not like this$"):
        read(Grumpy, {}, ("a", "b"))


def test_a_type_that_no_table_can_hold_is_a_mistake_of_the_program():
    @dataclass(frozen=True)
    class Odd:
        value: bytes = b""

    with pytest.raises(TypeError, match="bytes"):
        read(Odd, {"value": "x"})


def test_an_unknown_key_where_there_are_none():
    @dataclass(frozen=True)
    class Nothing:
        pass

    with pytest.raises(TableError, match=r"^x: unknown key$"):
        read(Nothing, {"x": 1})


def test_keys_are_those_that_are_read():
    assert keys(Field) == ["min", "colour"]
    assert "strict" in keys(Given)
    assert "is-strict" not in keys(Given)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("Descending", "; did you mean 'descending'?", id="in another case"),
        pytest.param("zzz", "", id="nothing like it"),
        pytest.param("descending" * 10_000, "", id="very long"),
    ],
)
def test_the_nearest_word(word, expected):
    assert nearest(word, ["descending", "ascending"]) == expected


def test_keys_are_quoted_as_in_toml():
    assert dotted(("a", 1, "b-c", 'd "e"', "é")) == 'a.b-c."d \\"e\\""."é"'


def test_the_json_schema_says_what_is_read():
    found = schema(Given)
    assert found["required"] == ["path"]
    assert found["additionalProperties"] is False
    assert found["properties"] == {
        "path": {"type": "string", "description": "which"},
        "order": {"enum": ["descending", "ascending"]},
        "extend-select": {
            "type": "array", "items": {"type": "string"}, "default": ["default"],
        },
        "fields": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {"min": {"type": "number"}, "colour": {"enum": ["red", "blue"]}},
                "additionalProperties": False,
            },
            "default": {},
        },
        "several": {"type": "array", "items": schema(Field), "default": []},
        "count": {"type": "integer", "default": 1},
        "share": {"type": "number", "default": 0.5},
        "strict": {"type": "boolean", "default": False},
        "ready": {"anyOf": [{"enum": ["yes"]}, {"type": "boolean"}], "default": False},
        "either": {"anyOf": [{"type": "array", "items": {"type": "string"}}, schema(Field)]},
        "anything": {},
    }  # fmt: skip


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(("path", "order", "fields", "several", "min", "x")), inner, max_size=3
    ),
    max_leaves=8,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(keys(Given)), _VALUES))
def test_whatever_is_given_is_read_or_refused_at_a_place_that_is_there(table):
    value = {"path": "a"} | table
    where, message = refused(value)
    assert "\n" not in message
    for part in where:
        value = value[part]


def refused(table):
    try:
        read(Given, table)
    except TableError as error:
        return error.where, str(error)
    return (), ""

import pickle
import re
import sys
from typing import get_args

import pytest

from kblint.errors import KblintError
from kblint.knowledge import (
    Document,
    DuplicatePolicy,
    FieldSchema,
    Schema,
    SectionSchema,
    Shape,
    identify,
)
from kblint.knowledge.patterns import compiled, matches
from kblint.knowledge.schema import ShapeName
from kblint.tables import schema as json_schema
from kblint.text import Source


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        pytest.param("Papers", ("Papers",), True, id="itself"),
        pytest.param("Papers", ("Papers", "2021"), False, id="not below"),
        pytest.param("Papers/**", ("Papers",), True, id="two stars include none"),
        pytest.param("Papers/**", ("Papers", "A", "B"), True, id="two stars include many"),
        pytest.param("Papers/*", ("Papers", "A"), True, id="one star is one heading"),
        pytest.param("Papers/*", ("Papers", "A", "B"), False, id="one star is not two"),
        pytest.param("**", (), True, id="the whole document"),
        pytest.param("papers", ("Papers",), False, id="case matters"),
        pytest.param("A\\/B", ("A/B",), True, id="a slash in a heading"),
        pytest.param("A.B", ("AxB",), False, id="a full stop is itself"),
        pytest.param("**/2021", ("Papers", "2021"), True, id="anything above"),
    ],
)
def test_a_glob_matches_section_paths(glob, path, expected):
    assert SectionSchema(glob).matches(path) is expected


@pytest.mark.parametrize(
    ("table", "message"),
    [
        pytest.param({}, "expected the key 'path'", id="no path"),
        pytest.param({"path": ""}, "sections.path: expected headings", id="an empty path"),
        pytest.param(
            {"path": "A", "yeers": "x"}, "yeers.*did you mean 'years'", id="a key misspelt"
        ),
        pytest.param({"path": "A", "years": "down"}, "'descending' or 'ascending'", id="no order"),
        pytest.param(
            {"path": "A", "entries": "by-name"}, "'alphabetical', 'by-date", id="no sorting"
        ),
        pytest.param(
            {"path": "A", "description": "yes"}, "'optional' or 'forbidden'", id="no duty"
        ),
        pytest.param(
            {"path": "A", "separator": 3}, "expected a string", id="a separator that is no text"
        ),
        pytest.param(
            {"path": "A", "shapes": ["one line"]}, "sections.shapes: .*'one-line'", id="no shape"
        ),
        pytest.param({"path": 3}, "expected a string", id="a path that is no text"),
        pytest.param({"path": "A", "fields": {"": {}}}, "expected a label", id="no label"),
    ],
)
def test_a_wrong_schema_is_refused_with_its_place(table, message):
    with pytest.raises(KblintError, match=message):
        Schema.from_sections([table])


@pytest.mark.parametrize(
    ("name", "table", "message"),
    [
        pytest.param("WR", 3, "fields.WR: expected a table", id="no table"),
        pytest.param("WR", {"min": "1"}, "WR.min: expected a number, or type = 'date'", id="text"),
        pytest.param("WR", {"min": True}, "WR.min: expected a number", id="a boolean"),
        pytest.param("WR", {"min": 3, "max": 1}, "WR.min: expected 1 at most", id="turned bounds"),
        pytest.param(
            "WR", {"type": "text", "max": 1}, "max: expected none beside", id="bounds of text"
        ),
        pytest.param("D", {"type": "date", "min": "soon"}, "min: expected a date", id="no date"),
        pytest.param(
            "D", {"type": "date", "min": "2021-02-30"}, "expected a date", id="no such day"
        ),
        pytest.param(
            "D", {"type": "date", "min": "2021", "max": "2020-05"}, "at most", id="turned dates"
        ),
        pytest.param("S", {"type": "enum"}, "values: expected the values", id="an enum of nothing"),
        pytest.param(
            "S", {"values": ["a"]}, "values: expected type = 'enum'", id="values of no enum"
        ),
        pytest.param(
            "S", {"type": "int", "values": ["1"]}, "found type = 'int'", id="values of a number"
        ),
        pytest.param("S", {"type": "word"}, "type: expected 'int', 'number'", id="no type"),
        pytest.param(
            "S", {"required": True, "forbidden": True}, "found both", id="required and forbidden"
        ),
        pytest.param(
            "S", {"format": "**S**"}, "format: expected one {value}", id="a form without value"
        ),
        pytest.param(
            "S", {"format": "{value}"}, "format: expected one {value}", id="a value alone"
        ),
        pytest.param("S", {"format": "{value} {value}"}, "format: ", id="two values"),
        pytest.param("S", {"format": "S\n{value}"}, "format: ", id="a form over two lines"),
        pytest.param(
            "code", {"type": "int"}, "code.type: expected 'url'", id="a link that is a number"
        ),
    ],
)
def test_what_cannot_hold_of_a_field_is_refused_with_its_place(name, table, message):
    with pytest.raises(KblintError, match=re.escape(message) if "{" in message else message):
        Schema.from_sections([{"path": "A", "fields": {name: table}}])


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        pytest.param("(", "missing", id="none"),
        pytest.param(r"(a)\1", "invalid escape", id="a reference back"),
        pytest.param("(?=a)", "invalid perl operator", id="a look ahead"),
        pytest.param("a" * 5000, "up to 1000 characters", id="a long one"),
        pytest.param("((a{100}){100}){100}", "repetition", id="one that grows"),
    ],
)
def test_a_pattern_that_is_none_is_refused_with_its_place(pattern, reason):
    pytest.importorskip("re2", reason="the extra 'patterns' is not installed")
    fields = {"S": {"type": "text", "pattern": pattern}}
    with pytest.raises(KblintError, match=rf"sections\.fields\.S\.pattern: .*{reason}"):
        Schema.from_sections([{"path": "A", "fields": fields}])


def test_without_the_extra_a_pattern_is_refused_with_the_way_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "re2", None)
    compiled.cache_clear()
    with pytest.raises(KblintError, match=r"pip install 'kblint-md\[patterns\]'"):
        Schema.from_sections([{"path": "A", "fields": {"S": {"pattern": "never seen before"}}}])


def test_a_hostile_pattern_does_not_hang():
    pytest.importorskip("re2", reason="the extra 'patterns' is not installed")
    assert not matches(r"(a|a)*(a*)*b", "a" * 100_000)


def test_a_hostile_path_does_not_hang():
    assert not SectionSchema("*a" * 50 + "b").matches(("a" * 5000,))


def test_later_tables_win_key_by_key_and_field_by_field():
    schema = Schema.from_sections(
        [
            {
                "path": "**", "years": "descending", "shapes": ["bare"],
                "fields": {"WR": {"type": "int", "min": 1, "max": 3, "required": True}, "code": {}},
            },
            {"path": "Papers", "shapes": ["row"], "fields": {"WR": {"max": 5, "required": False}}},
        ]
    )  # fmt: skip
    held = schema.of(("Papers",))
    assert (held.years, held.shapes) == ("descending", ("row",))
    assert set(held.fields) == {"WR", "code"}
    assert held.fields["WR"] == FieldSchema(type="int", min=1, max=5, required=False)
    assert schema.field(("Tools",), "WR") == FieldSchema(type="int", min=1, max=3, required=True)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        pytest.param({"required": True, "max": 3}, {"forbidden": True},
                     FieldSchema(max=3, forbidden=True), id="forbidden after all"),
        pytest.param({"forbidden": True}, {"required": True},
                     FieldSchema(required=True), id="required after all"),
        pytest.param({"max": 3}, {"min": 5}, FieldSchema(min=5), id="bounds that contradict"),
        pytest.param({"type": "int", "max": 3}, {"type": "text"},
                     FieldSchema(type="text"), id="another type"),
    ],
)  # fmt: skip
def test_a_later_table_may_contradict_an_earlier_one(earlier, later, expected):
    tables = [{"path": "**", "fields": {"WR": table}} for table in (earlier, later)]
    assert Schema.from_sections(tables).field((), "WR") == expected


def test_the_names_of_shapes_are_those_that_entries_have():
    assert set(get_args(ShapeName)) == set(Shape)


@pytest.mark.parametrize(
    ("allowed", "url", "expected"),
    [
        pytest.param("arxiv:1706.03762", "https://arxiv.org/pdf/1706.03762v7", True, id="an identity"),
        pytest.param("arxiv:1706.03762", "https://arxiv.org/abs/1706.03763", False, id="another"),
        pytest.param("https://arxiv.org/abs/1706.03762", "https://www.arxiv.org/pdf/1706.03762.pdf",
                     True, id="a URL in another form"),
        pytest.param("example.org/a", "http://www.example.org/a/", True, id="a URL without scheme"),
        pytest.param("https://example.org/*", "http://example.org/a?b=1", True, id="a glob of URLs"),
        pytest.param("https://example.org/*", "https://example.com/a", False, id="another host"),
        pytest.param("example.org/*", "https://evil.org/?example.org/", False, id="not in the middle"),
        pytest.param("*/slides*", "https://example.org/slides.pdf", True, id="any host"),
        pytest.param("*.example.org/*", "https://a.example.org/b", True, id="any part of a host"),
        pytest.param("github:*", "https://github.com/a/b", True, id="a glob of identities"),
        pytest.param("github:*", "https://arxiv.org/abs/1706.03762", False, id="of another kind"),
        pytest.param("https://arxiv.org/abs/*", "https://arxiv.org/pdf/1706.03762", True,
                     id="a glob of the form that the work is known by"),
    ],
)  # fmt: skip
def test_what_may_be_listed_twice(allowed, url, expected):
    policy = Schema.from_tables({"duplicates": {"allow": [allowed]}}).duplicates
    assert policy.allows(url, identify(url)) is expected
    assert not DuplicatePolicy().allows(url, identify(url))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        pytest.param({"allow": ["arxv:1706.03762"]}, "did you mean 'arxiv'", id="no kind"),
        pytest.param({"allow": ["arxv:*"]}, "did you mean 'arxiv'", id="a glob of no kind"),
        pytest.param({"allow": ["some page"]}, "expected a URL", id="words"),
        pytest.param({"allow": "arxiv:1"}, "duplicates.allow: expected an array", id="no array"),
        pytest.param(
            {"across_sections": True}, "did you mean 'across-sections'", id="an underscore"
        ),
        pytest.param({"across-files": "no"}, "expected true or false", id="no boolean"),
    ],
)
def test_a_wrong_policy_is_refused_with_its_place(table, message):
    with pytest.raises(KblintError, match=message):
        Schema.from_tables({"duplicates": table})


def test_a_schema_survives_being_sent_to_another_process():
    schema = Schema.from_tables({"sections": [{"path": "A"}], "duplicates": {"allow": ["a.org"]}})
    schema.of(("A",))
    schema.duplicates.allows("https://a.org", identify("https://a.org"))
    assert pickle.loads(pickle.dumps(schema)) == schema


def test_every_key_is_described():
    for kind in (Schema, SectionSchema, FieldSchema, DuplicatePolicy):
        assert all(each["description"] for each in json_schema(kind)["properties"].values())


def test_of_two_orders_promised_for_a_section_the_later_holds():
    schema = Schema.from_sections(
        [
            {"path": "**", "entries": "alphabetical"},
            {"path": "Papers", "entries": "by-date-descending"},
            {"path": "Papers", "years": "ascending"},
        ]
    )
    assert schema.entries(("Papers",)) == "by-date-descending"
    assert schema.entries(("Papers", "2021")) == "alphabetical"
    assert Schema().entries(("Papers",)) is None


def test_of_two_promises_about_descriptions_the_later_holds():
    schema = Schema.from_sections(
        [
            {"path": "**", "description": "required", "separator": ": "},
            {"path": "Papers", "description": "optional"},
        ]
    )
    assert schema.description(("Tools",)) == "required"
    assert schema.description(("Papers",)) == "optional"
    assert schema.separator(("Papers",)) == ": "
    assert Schema().description(("Papers",)) is None
    assert Schema().separator(("Papers",)) is None


def test_authors_and_links_are_no_scores():
    fields = {"authors": {"required": True}, "code": {"required": True}, "WR": {"max": 3}}
    schema = Schema.from_sections([{"path": "**", "fields": fields}])
    assert Document(Source("# L\n"), schema).score_labels == ("WR",)


def test_what_the_schema_promises_is_expected():
    schema = Schema.from_sections(
        [
            {"path": "Papers/**", "years": "ascending", "fields": {"WR": {"min": 0, "max": 5}}},
            {"path": "Intro", "fields": {"WR": {"forbidden": True}}},
        ]
    )
    document = Document(Source("# L\n\n## Intro\n\n## Papers\n"), schema)
    _, _, intro, papers = document.sections
    assert document.expects.years(papers) == "ascending"
    assert document.expects.years(intro) is None
    (score,) = document.expects.scores(papers)
    assert (score.low, score.high, score.whole, score.required) == (0, 5, True, False)
    assert document.expects.scores(intro)[0].forbidden


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        pytest.param("Papers", (), True, id="directly below the document"),
        pytest.param("Papers", ("Tools",), False, id="nowhere else"),
        pytest.param("*/Surveys", ("Tools",), True, id="below any heading"),
        pytest.param("*/Surveys", (), False, id="not above it"),
        pytest.param("A\\/B/Surveys", ("A/B",), True, id="a slash in the heading above"),
        pytest.param("Papers/**/Surveys", ("Papers",), False, id="anywhere is the document's"),
        pytest.param("Papers/**/Surveys", (), True, id="two stars mean anywhere"),
    ],
)
def test_a_section_belongs_directly_below_what_stands_before_the_last_slash(glob, path, expected):
    assert SectionSchema(glob).belongs_in(path) is expected


def test_a_section_may_be_required_and_ordered():
    (section,) = Schema.from_sections([{"path": "A", "required": True, "ordered": True}]).sections
    assert section.required
    assert section.ordered
    with pytest.raises(KblintError, match="expected true or false"):
        Schema.from_sections([{"path": "A", "required": 1}])

import pytest

from kblint.errors import KblintError
from kblint.knowledge import Document, Schema, SectionSchema
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
        pytest.param({"path": "A", "yeers": "x"}, "unknown key 'yeers'", id="a key misspelt"),
        pytest.param({"path": "A", "years": "down"}, "'descending' or 'ascending'", id="no order"),
        pytest.param({"path": "A", "entries": "by-name"}, "one of alphabetical", id="no sorting"),
        pytest.param({"path": "A", "description": "yes"}, "'required' or 'optional'", id="no duty"),
        pytest.param({"path": "A", "separator": 3}, "wrong type", id="a separator that is no text"),
        pytest.param({"path": 3}, "wrong type", id="a path that is no text"),
        pytest.param({"path": "A", "fields": {"WR": 3}}, "expected a table", id="no table"),
        pytest.param({"path": "A", "fields": {"WR": {"min": "1"}}}, "wrong type", id="no number"),
        pytest.param({"path": "A", "fields": {"WR": {"min": True}}}, "wrong type", id="a boolean"),
    ],
)
def test_a_wrong_schema_is_refused_with_its_place(table, message):
    with pytest.raises(KblintError, match=message):
        Schema.from_sections([table])


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
    with pytest.raises(KblintError, match="wrong type"):
        Schema.from_sections([{"path": "A", "required": 1}])

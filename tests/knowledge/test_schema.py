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
        pytest.param({"path": 3}, "wrong type", id="a path that is no text"),
        pytest.param({"path": "A", "fields": {"WR": 3}}, "expected a table", id="no table"),
        pytest.param({"path": "A", "fields": {"WR": {"min": "1"}}}, "wrong type", id="no number"),
        pytest.param({"path": "A", "fields": {"WR": {"min": True}}}, "wrong type", id="a boolean"),
    ],
)
def test_a_wrong_schema_is_refused_with_its_place(table, message):
    with pytest.raises(KblintError, match=message):
        Schema.from_sections([table])


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

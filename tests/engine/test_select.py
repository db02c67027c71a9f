import pytest

from kblint.engine.select import find, select
from kblint.errors import KblintError
from kblint.rules import ConflictingTitles, YearMismatch


def codes(*words: str, ignored: tuple[str, ...] = ()) -> list[str]:
    return [rule.code for rule in select(words, ignored)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("conflicting-titles", ["KB302"], id="a name"),
        pytest.param("KB302", ["KB302"], id="a code"),
        pytest.param("kb302", ["KB302"], id="a code in lower case"),
        pytest.param("KB50", [f"KB50{i}" for i in range(1, 10)], id="the beginning of codes"),
        pytest.param("formatting", [f"KB5{i:02}" for i in range(1, 12)], id="a family"),
    ],
)
def test_rules_are_chosen_by(word, expected):
    assert codes(word) == expected


def test_default_leaves_out_what_few_lists_want_and_all_does_not():
    assert "KB310" not in codes("default")
    assert "KB310" in codes("all")


def test_what_is_ignored_is_taken_from_what_is_chosen():
    assert codes("KB50", ignored=("KB502", "trailing-space")) == [
        "KB501", "KB503", "KB505", "KB506", "KB507", "KB508", "KB509",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        pytest.param("conflicting-title", "did you mean 'conflicting-titles'", id="nearly a name"),
        pytest.param("score", "did you mean 'scores'", id="nearly a family"),
        pytest.param("KB999", "unknown rule 'KB999'", id="no such code"),
        pytest.param("K", "unknown rule 'K'", id="too short to begin a code"),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest_one(word, hint):
    with pytest.raises(KblintError, match=hint):
        select([word])


def test_a_configured_rule_takes_the_place_of_one_with_default_options():
    configured = {"KB204": YearMismatch(tolerance=5), "KB302": ConflictingTitles(near=1)}
    (rule,) = select(["year-mismatch"], configured=configured)
    assert rule is configured["KB204"]


def test_what_the_engine_itself_says_can_be_ignored_but_does_not_count_as_selected():
    assert codes("KB00", ignored=("unused-suppression",)) == ["KB004"]
    with pytest.raises(KblintError, match="no rule is selected"):
        select(["unused-suppression"])


@pytest.mark.parametrize("word", ["rule-error", "kb001"])
def test_what_means_that_the_job_could_not_be_done_always_speaks(word):
    with pytest.raises(KblintError, match="always speaks"):
        select(["all"], [word])
    with pytest.raises(KblintError, match="always speaks"):
        find(word)


def test_one_rule_is_found_by_name_or_code():
    assert find("KB302") is find("conflicting-titles")
    with pytest.raises(KblintError, match="conflicting-titles"):
        find("conflictingtitles")

from collections import Counter

import pytest

from kblint.knowledge import Document
from kblint.knowledge.conventions import Clear, majority
from kblint.text import Source


@pytest.mark.parametrize(
    ("counts", "left_out", "expected"),
    [
        pytest.param({"a": 4}, (), Clear("a", 4, 4), id="four that agree"),
        pytest.param({"a": 3}, (), None, id="three are too few"),
        pytest.param({"a": 4}, ("a",), None, id="an entry is no evidence for itself"),
        pytest.param({"a": 9, "b": 1}, (), Clear("a", 9, 10), id="nine in ten"),
        pytest.param({"a": 8, "b": 1}, (), None, id="eight in nine"),
        pytest.param({"a": 8, "b": 1}, ("b",), Clear("a", 8, 8), id="the odd one left out"),
    ],
)
def test_a_habit_is_nine_in_ten_of_at_least_four_others(counts, left_out, expected):
    assert majority(Counter(counts), left_out) == expected


def years(*groups: str) -> Document:
    parts = []
    for i, group in enumerate(groups):
        parts.append(f"## Topic {i}\n\n" + "".join(f"### {y}\n\nx\n\n" for y in group.split()))
    return Document(Source("# L\n\n" + "".join(parts)))


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param(["2022 2021 2020 2019"], "descending", id="one parent"),
        pytest.param(["2019 2020 2021 2022"], "ascending", id="oldest first"),
        pytest.param(["2022 2021", "2022 2021"], None, id="two pairs are too few"),
        pytest.param(["2022 2020 2021 2019"], "descending", id="one pair of six is odd"),
        pytest.param(["2015 2021 2020 2019 2022", "2024 2023 2022", "2024 2023"], "descending",
                     id="the first parent is judged by the others"),
        pytest.param(["2019 2020 2021 2022", "2024 2023 2022 2021 2020"], None,
                     id="a parent with an order of its own"),
    ],
)  # fmt: skip
def test_the_order_of_years_is_pooled_over_the_file(groups, expected):
    document = years(*groups)
    assert document.conventions.years.expected(document.sections[2]) == expected


def test_every_inference_is_explained_with_its_evidence():
    items = "".join(f"- [Title number {i}](https://a.b/{i})  \n  Said.\n\n" for i in range(5))
    document = Document(Source(f"# L\n\n**WR** scale from 1 to 3.\n\n{items}"))
    said = {(c.scope, c.name, c.value, c.count, c.total) for c in document.conventions.explain()}
    assert ("file", "declared score", "WR from 1 to 3", 0, 5) in said
    assert ("file", "break between title and description", "hard break", 5, 5) in said
    assert ("file", "bullet", "-", 5, 5) in said


def test_nothing_is_inferred_from_fewer_than_five_entries():
    items = "".join(f"- [Title number {i}](https://a.b/{i})  \n  Said.\n\n" for i in range(4))
    assert list(Document(Source(items)).conventions.explain()) == []

"""The reading of entries holds against counts by hand of real lists, shape by shape."""

import pytest
from conftest import data_folder
from counted import COUNTED, regions, totals

FEWEST_RIGHT = 0.98
MOST_FALSE = 0.01


@pytest.fixture(scope="module")
def measured():
    data = data_folder()
    absent = [region.file for _, region in regions() if not (data / region.file).is_file()]
    if absent:
        pytest.skip(f"no {absent[0]} in {data}: set KBLINT_DATA to the folder that has it")
    return totals(data)


@pytest.mark.parametrize("shape", sorted({region.shape for _, region in regions()}))
def test_nearly_all_entries_of_a_shape_are_read_right_and_hardly_any_is_made_up(shape, measured):
    total = measured[0][shape]
    assert total.right >= FEWEST_RIGHT * total.entries, _unread(shape, measured[1])
    assert total.false <= MOST_FALSE * total.entries, _unread(shape, measured[1])


def _unread(shape, by_region):
    return {
        name: by_region[name]
        for name, region in regions()
        if region.shape == shape and by_region[name].right < by_region[name].entries
    }


def test_a_count_is_well_formed_and_holds_places_only():
    for path in COUNTED.glob("*.tsv"):
        rows = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
        assert rows, path
        for row in rows:
            places = row.split("\t")
            assert len(places) == 5, (path, row)
            assert all(part.isdigit() for place in places for part in place.split(":")), (path, row)

import pytest

from kblint.knowledge.sequence.orders import Run


@pytest.mark.parametrize(
    ("values", "odd"),
    [
        pytest.param([1, 2, 9, 3, 4], [2], id="too early: not what follows it"),
        pytest.param([1, 2, 3, 4, 1, 5], [4], id="too late"),
        pytest.param([1, 3, 2, 4], [2], id="of two swapped the later"),
        pytest.param([1, 1, 2, 2], [], id="equal ones follow each other"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_least_possible_is_out_of_order(values, odd):
    assert Run(values).odd == odd
    assert Run([-value for value in values], descending=True).odd == odd


def test_what_is_out_of_order_has_a_home_and_a_place():
    run = Run([1, 2, 9, 3, 4])
    assert run.home(2) == (4, None)
    assert run.beside(2) == (1, 3)
    assert run.violated(2) == 3
    late = Run([2, 3, 4, 5, 1])
    assert late.home(4) == (None, 0)
    assert late.violated(4) == 3


@pytest.mark.parametrize(("count", "out", "clear"), [(10, 1, True), (10, 2, False), (11, 2, True)])
def test_nine_in_ten_others_must_keep_the_order(count, out, clear):
    values = [*range(count - out), *[-1 - i for i in range(out)]]
    assert Run(values).is_clear is clear


def test_long_rows_are_sorted_in_reasonable_time():
    assert len(Run([*range(50_000, 0, -1)]).kept) == 1
    assert len(Run([*range(50_000)]).kept) == 50_000

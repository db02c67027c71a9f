"""A short run of the fuzzer, the same each time."""

from itertools import islice

import pytest
from fuzz import parse as fuzz


def test_what_must_hold_of_every_tree_holds_of_hostile_texts():
    for text in islice(fuzz.texts(seed=1), 600):
        fuzz.hold(text)


def test_the_fuzzer_finds_and_shortens_what_does_not_hold(monkeypatch):
    def hold(text):
        assert "[x" not in text

    monkeypatch.setattr(fuzz, "hold", hold)
    assert fuzz.fails("ab [x y")
    assert fuzz.shortest("abc [x yz " * 3) == "[x"


@pytest.mark.parametrize("option", [["--seconds", "0"], ["--seconds", "0", "--seed", "7"]])
def test_the_fuzzer_runs_from_the_command_line(option, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["fuzz", *option])
    assert fuzz.main() == 0
    assert "all held" in capsys.readouterr().out

from pathlib import Path

from kblint.engine.rank import ranked
from kblint.finding import Diagnostic, Finding, Severity
from kblint.text import Span


class Rule:
    def __init__(self, code, *outranks):
        self.code = code
        self.outranks = outranks


def said(code: str, subject: str = "s", path: str = "a.md", at: int = 0) -> Diagnostic:
    finding = Finding(Span(at, at), code, subject)
    return Diagnostic(Path(path), code, code, Severity.ERROR, finding)


RULES = [Rule("A", "B"), Rule("B", "C"), Rule("C"), Rule("D")]


def codes(*found: Diagnostic) -> list[str]:
    return [d.code for d in ranked(found, RULES)]


def test_the_graver_cause_silences_the_lesser_on_one_subject():
    assert codes(said("B"), said("A")) == ["A"]


def test_it_does_so_by_way_of_one_between_that_does_not_speak():
    assert codes(said("C"), said("A")) == ["A"]


def test_other_subjects_and_files_speak_on():
    assert codes(said("A"), said("B", subject="t"), said("B", path="b.md")) == ["A", "B", "B"]


def test_rules_that_know_nothing_of_each_other_both_speak():
    assert codes(said("D"), said("A")) == ["A", "D"]


def test_the_order_is_that_of_file_place_and_code():
    found = ranked([said("D", "1", "b.md"), said("C", "2", at=9), said("D", "3", at=2)], RULES)
    assert [(d.path.name, d.span.start) for d in found] == [("a.md", 2), ("a.md", 9), ("b.md", 0)]

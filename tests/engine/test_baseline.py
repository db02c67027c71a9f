"""Only what is new is told of: findings are known by what they are about, wherever it stands."""

import codecs
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import data_files

from kblint import check_paths
from kblint.engine.baseline import Baseline
from kblint.engine.known import Record
from kblint.errors import KblintError
from kblint.finding import Diagnostic, Finding, Related, Severity
from kblint.rules.registry import RULES
from kblint.text import Span

CODES = frozenset(each.code for each in RULES)
LONG = "doi:10.1000/{}|On the Reading of Long Lists"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        (tmp_path / name).touch()
    return tmp_path


def said(subject="s", path="a.md", code="KB101", message="m", at=0) -> Diagnostic:
    finding = Finding(Span(at, at), message, subject)
    return Diagnostic(path and Path(path), code, "n", Severity.ERROR, finding)


def base(*diagnostics: Diagnostic) -> Baseline:
    return Baseline.of(diagnostics, Path("known.json"))


def judged(*names: str, codes=CODES):
    return {Path(name): codes for name in names or ("a.md", "b.md")}


def subjects(diagnostics) -> list[str]:
    return [each.finding.subject for each in diagnostics]


class TestKnown:
    def test_what_is_recorded_is_not_new_and_what_is_not_is(self):
        new, stale = base(said("s")).compare([said("s", at=99), said("t")], judged())
        assert subjects(new) == ["t"]
        assert not stale

    @pytest.mark.parametrize(
        "other",
        [
            pytest.param(said(code="KB102"), id="another rule"),
            pytest.param(said(path="b.md"), id="another file"),
            pytest.param(said("t"), id="another subject"),
        ],
    )
    def test_what_differs_is_new(self, other):
        assert base(said()).compare([other], judged())[0] == [other]

    def test_a_message_may_change(self):
        new, stale = base(said(message="3 of 4")).compare([said(message="4 of 5")], judged())
        assert (new, stale) == ([], {})

    def test_of_several_on_one_subject_the_surplus_is_new(self):
        known = base(said(message="x"), said(message="x"))
        found = [said(message="x", at=at) for at in range(3)]
        assert known.compare(found, judged())[0] == found[2:]
        assert known.compare(found[:1], judged())[1] == {Record("a.md", "KB101", "s", "x"): 1}

    def test_of_several_on_one_subject_the_one_with_another_message_is_new(self):
        known = base(said(message="x"), said(message="y"))
        found = [said(message=message, at=at) for at, message in enumerate("xzy")]
        assert known.compare(found, judged())[0] == [found[1]]

    def test_an_equal_entry_above_the_known_ones_makes_one_new_finding(self):
        entry = LONG.format(1)
        known = base(said(entry), said(f"{entry}#2"))
        found = [said(entry), said(f"{entry}#2", at=1), said(f"{entry}#3", at=2)]
        assert len(known.compare(found, judged())[0]) == 1
        assert known.compare([said(f"{entry}#2"), said(f"{entry}#3")], judged()) == ([], {})

    @pytest.mark.parametrize("code", ["KB000", "KB001"])
    def test_what_keeps_the_job_from_being_done_is_never_known(self, code):
        fault = said(code=code)
        assert base(fault).records == {}
        known = Baseline(Path("known.json"), {Record("a.md", code, "s", "m"): 1})
        assert known.compare([fault], judged())[0] == [fault]

    def test_text_that_is_no_file_is_never_known(self):
        assert base(said(path=None)).records == {}
        assert base().compare([said(path=None)], {None: CODES})[0] != []

    def test_a_subject_of_any_length_is_known_and_kept_short(self):
        one, other = "a" * 100_000, "a" * 100_001
        known = base(said(one))
        assert max(len(record.subject) for record in known.records) < 500
        assert subjects(known.compare([said(one), said(other)], judged())[0]) == [other]


class TestMoved:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            pytest.param("2019|WR", "Papers/2019|WR", id="a heading above"),
            pytest.param("Old/Papers/2019", "Papers/2019", id="one above taken away"),
        ],
    )
    def test_a_section_below_other_headings_is_known(self, before, after):
        assert base(said(before)).compare([said(after)], judged()) == ([], {})

    def test_a_section_of_the_same_name_elsewhere_is_new(self):
        found = [said("Vision/2019"), said("Sound/2019")]
        assert subjects(base(said("Vision/2019")).compare(found, judged())[0]) == ["Sound/2019"]

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            pytest.param("arxiv:1|On Reading", "arxiv:1|Reading, Second Edition", id="one work"),
            pytest.param("arxiv:1|On the Reading of Long Lists", "doi:2|On the Reading of Long Lists", id="one title"),
        ],
    )  # fmt: skip
    def test_what_is_said_of_the_other_of_two_entries_is_known(self, before, after):
        other = Related(Path("a.md"), Span(0, 0), "the other")
        pair = said(after)
        pair = replace(pair, finding=replace(pair.finding, related=(other,)))
        assert base(said(before)).compare([pair], judged()) == ([], {})
        assert base(said(before)).compare([said(before), pair], judged())[0] == [pair]
        assert base(said(before)).compare([said(after)], judged())[0] == [said(after)]

    def test_what_is_moved_to_another_file_with_its_subject_is_known(self):
        known = base(said(LONG.format(1)), said(LONG.format(2)))
        found = [said(LONG.format(1)), said(LONG.format(2), "b.md")]
        assert known.compare(found, judged()) == ([], {})

    def test_what_is_copied_to_another_file_is_new(self):
        found = [said(LONG.format(1)), said(LONG.format(1), "b.md")]
        assert base(said(LONG.format(1))).compare(found, judged())[0] == found[1:]

    def test_what_may_still_stand_where_it_was_is_not_taken_for_moved(self):
        found = [said(LONG.format(1), "b.md")]
        assert base(said(LONG.format(1))).compare(found, judged("b.md")) == (found, {})

    def test_a_subject_that_many_files_have_stays_with_its_file(self):
        found = [said("end of file", "b.md")]
        new, stale = base(said("end of file")).compare(found, judged())
        assert new == found
        assert [record.path for record in stale] == ["a.md"]

    def test_a_renamed_file_keeps_all_that_is_known_of_it(self, here):
        known = base(said(LONG.format(1)), said("end of file"), said("2019"), said(LONG.format(3)))
        (here / "a.md").rename(here / "new.md")
        found = [said(s, "new.md") for s in (LONG.format(1), "end of file", "2019", "2020")]
        new, stale = known.compare(found, judged("new.md", "b.md"))
        assert subjects(new) == ["2020"]
        assert [record.subject for record in stale] == [LONG.format(3)]

    def test_a_new_file_is_not_taken_for_one_that_is_gone_for_what_all_files_have(self, here):
        known = base(said("end of file"))
        (here / "a.md").unlink()
        found = [said("end of file", "new.md")]
        assert known.compare(found, judged("new.md"))[0] == found


class TestStale:
    @pytest.mark.parametrize(
        ("checked", "is_stale"),
        [
            pytest.param(judged("a.md"), True, id="checked"),
            pytest.param(judged("b.md"), False, id="another file was checked"),
            pytest.param(judged(codes={"KB102"}), False, id="the rule did not run"),
        ],
    )
    def test_a_record_is_stale_only_where_its_rule_judged_its_file(self, checked, is_stale):
        _, stale = base(said()).compare([], checked)
        assert bool(stale) == is_stale

    def test_a_record_of_a_file_that_is_gone_is_stale(self, here):
        known = base(said())
        (here / "a.md").unlink()
        assert len(known.compare([], {})[1]) == 1

    def test_pruned_the_baseline_knows_the_others_still(self):
        known = base(said("s"), said("t"), said("t"))
        _, stale = known.compare([said("t")], judged())
        pruned = known.pruned(stale)
        assert pruned.records == {Record("a.md", "KB101", "t", "m"): 1}
        assert pruned.compare([said("t")], judged()) == ([], {})


class TestUpdated:
    def test_files_that_were_not_checked_keep_their_records(self):
        known = base(said("s"), said("t", "b.md"))
        updated = known.updated([said("u")], judged("a.md"))
        assert {(r.path, r.subject) for r in updated.records} == {("a.md", "u"), ("b.md", "t")}

    def test_a_record_that_stays_true_stays_as_it_is(self):
        known = base(said(message="line 3"), said(message="line 4"))
        found = [said(message="line 13"), said(message="line 14"), said("t")]
        updated = known.updated(found, judged())
        assert updated.records == known.records | {Record("a.md", "KB101", "t", "m"): 1}

    def test_what_was_moved_is_recorded_where_it_is(self):
        updated = base(said(LONG)).updated([said(LONG, "b.md")], judged())
        assert {record.path: count for record, count in updated.records.items()} == {"b.md": 1}

    def test_of_nothing_known_it_is_what_is_found(self):
        found = [said("s"), said("s"), said("t", "b.md"), said(code="KB000")]
        assert base().updated(found, judged()).records == base(*found).records


class TestFile:
    def test_what_is_written_is_read_again(self, here):
        odd = "[漢](https://example.org) \u202e\x07 \ud800"
        known = base(said(odd, message=odd), said("s"), said("s"), said("t", "sub/é.md"))
        known.write()
        assert Baseline.read(Path("known.json")).records == known.records
        assert not re.search("[\u202e\x07]", (here / "known.json").read_text("utf-8"))

    def test_each_record_has_its_line_in_order_for_people(self, here):
        base(said("漢", "b.md"), said("s", code="KB201"), said("s"), said("s")).write()
        assert (here / "known.json").read_text("utf-8") == (
            '{"version": 1, "findings": [\n'
            '{"path": "a.md", "code": "KB101", "subject": "s", "count": 2, "message": "m"},\n'
            '{"path": "a.md", "code": "KB201", "subject": "s", "count": 1, "message": "m"},\n'
            '{"path": "b.md", "code": "KB101", "subject": "漢", "count": 1, "message": "m"}\n'
            "]}\n"
        )

    def test_an_empty_one_is_written_and_read_too(self):
        base().write()
        assert Baseline.read(Path("known.json")).records == {}

    def test_paths_are_relative_to_its_folder_wherever_one_stands(self, here, monkeypatch):
        (here / "ci").mkdir()
        known = Baseline.of([said(path="a.md")], Path("ci/known.json"))
        assert [record.path for record in known.records] == ["../a.md"]
        known.write()
        monkeypatch.chdir(here / "ci")
        found = [said(path="../a.md"), said(path=str(here / "a.md"), at=1)]
        assert Baseline.read(Path("known.json")).compare(found, {})[0] == found[1:]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param("", r"known.json:1:1: expected JSON: expecting value", id="empty"),
            pytest.param('{"version": 1,\n<<<<<<< x\n', r"known.json:2:1: expected JSON", id="a conflict"),
            pytest.param("[" * 100_000, "known.json: expected JSON", id="too deep"),
            pytest.param("[]", "expected a baseline, with 'version' and 'findings'", id="a list"),
            pytest.param('{"version": 2}', "expected version 1, found 2", id="a later version"),
            pytest.param('{"version": true, "findings": []}', "expected version 1, found true", id="no version"),
            pytest.param('{"version": 1}', "expected 'findings', a list", id="no findings"),
            pytest.param('{"version": 1, "findings": [], "x": 1}', "nothing else", id="a key too many"),
        ],
    )  # fmt: skip
    def test_what_is_no_baseline_is_refused(self, here, text, expected):
        (here / "known.json").write_text(text, "utf-8")
        with pytest.raises(KblintError, match=expected):
            Baseline.read(Path("known.json"))

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            pytest.param({"count": 0}, "count to be a whole number from 1, found 0", id="none"),
            pytest.param({"count": True}, "count to be a whole number from 1, found true", id="bool"),
            pytest.param({"path": None}, "path to be a string, found null", id="null"),
            pytest.param({"line": 3}, "found also 'line'", id="an unknown key"),
        ],
    )  # fmt: skip
    def test_a_record_that_is_none_is_refused_by_its_number(self, here, change, expected):
        record = {"path": "a.md", "code": "KB101", "subject": "s", "count": 1, "message": "m"}
        whole = {"version": 1, "findings": [record, {**record, "subject": "t", **change}]}
        (here / "known.json").write_text(json.dumps(whole), "utf-8")
        with pytest.raises(KblintError, match=f"known.json: finding 2: expected .*{expected}"):
            Baseline.read(Path("known.json"))

    def test_a_record_that_stands_twice_or_is_not_whole_is_refused(self, here):
        record = {"path": "a.md", "code": "KB101", "subject": "s", "count": 1, "message": "m"}
        short = {key: value for key, value in record.items() if key != "subject"}
        for records, expected in (
            ([record, record], "once"), ([short], "found no 'subject'"), (["x"], 'object, found "x"'),
        ):  # fmt: skip
            whole = {"version": 1, "findings": records}
            (here / "known.json").write_text(json.dumps(whole), "utf-8")
            with pytest.raises(KblintError, match=expected):
                Baseline.read(Path("known.json"))

    def test_one_that_is_not_there_or_no_text_is_refused(self, here):
        with pytest.raises(KblintError, match=r"no\.json: No such file"):
            Baseline.read(Path("no.json"))
        (here / "known.json").write_bytes(b"\xff")
        with pytest.raises(KblintError, match="found no UTF-8"):
            Baseline.read(Path("known.json"))


# Sections of a list with faults of many kinds, each about something of its own.
FAULTS = (
    "- [Title of work {0}](https://arxiv.org/abs/{1})   \n  Said of of it. **WR=2**\n",
    "- [Title of work {0}](https://arxiv.org/abs/{1})  \n  Said of it.\n",
    "- [Title of work {0}](https://arxiv.org/abs/{1})  \n  Said of it. **WR=7**\n",
    "- [Title of work {0}]( https://arxiv.org/abs/{1})  \n  Said of it [here](missing-{0}.pdf). **WR=1**\n",
    "- [Title of work {0}](https://arxiv.org/abs/{1})  \n  Said of it [here](#missing-{0}). **WR=1**\n",
)
SOUND = "- [Title of work {0}](https://arxiv.org/abs/{1})  \n  Said of it, number {0}. **WR=1**\n"


def entry(form: str, number: int) -> str:
    return form.format(number, f"2001.{number:05}")


def sections(count: int) -> list[str]:
    """Sections of twenty entries, five with a fault each."""
    made = []
    for n in range(count):
        numbers = range(20 * n, 20 * n + 20)
        forms = [FAULTS[(i // 4 + n) % len(FAULTS)] if i % 4 == 3 else SOUND for i in range(20)]
        entries = "".join(entry(form, i) for form, i in zip(forms, numbers, strict=True))
        made.append(f"## Subject {n}\n\n{entries}\n")
    return made


INTRODUCTION = "# A list\n\n**WR** (worth reading) is a scale from 1 to 3.\n\n"


def test_among_five_hundred_known_findings_and_edits_the_one_new_is_told(here):
    kb, parts = here / "a.md", sections(100)
    kb.write_text(INTRODUCTION + "".join(parts), "utf-8")
    first = check_paths([Path("a.md")])
    kinds = Counter(d.code for d in first.diagnostics)
    assert len(first.diagnostics) >= 500
    assert len(kinds) >= 5
    base(*first.diagnostics).write()

    parts[7], parts[93] = parts[93], parts[7]  # moved
    parts.insert(50, parts.pop(12))
    del parts[30]
    parts[60] = parts[60].replace("\n\n- ", "\n\nA word on this subject.\n\n- ")
    parts.insert(3, f"## New\n\n{''.join(entry(SOUND, i) for i in range(9000, 9004))}\n")
    parts[40] = parts[40].replace("Said of it, number", "Written of it, as")
    parts[70] = parts[70].rstrip("\n") + "\n" + entry(FAULTS[-1], 9999) + "\n"
    kb.write_text(INTRODUCTION + "".join(parts), "utf-8")

    second = check_paths([Path("a.md")])
    new, stale = Baseline.read(Path("known.json")).compare(second.diagnostics, judged("a.md"))
    expected = "expected a heading or an id for #missing-9999, found none"
    assert [(d.code, d.message) for d in new] == [("KB312", expected)]
    gone = Counter(record.code for record in stale.elements())
    assert gone.total() == len(first.diagnostics) + 1 - len(second.diagnostics)
    assert 1 <= gone.total() <= 8  # what stood in the section that was deleted


@pytest.mark.parametrize("path", data_files("lists/*.md")[::6])
def test_a_real_list_has_nothing_new_when_its_lines_are_moved_down(path, here):
    kb = here / "a.md"
    data = path.read_bytes()
    kb.write_bytes(data)
    known = base(*check_paths([Path("a.md")]).diagnostics)
    newline = b"\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else b"\n"
    kb.write_bytes(b"<!-- one -->" + newline * 2 + data.removeprefix(codecs.BOM_UTF8))
    found = check_paths([Path("a.md")]).diagnostics
    new, _ = known.compare(found, judged("a.md"))
    assert [(d.code, d.message) for d in new] == []

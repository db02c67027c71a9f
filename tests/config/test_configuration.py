import pickle
import subprocess
from pathlib import Path

import pytest

from kblint.config import Configuration
from kblint.engine.select import select
from kblint.errors import KblintError
from kblint.finding import Severity
from kblint.knowledge import FieldSchema

PAPERS = Path("docs/papers.md")


@pytest.fixture(autouse=True)
def base(tmp_path, monkeypatch):
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text, name="kblint.toml"):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def codes(configuration, path=PAPERS):
    return [rule.code for rule in configuration.demands(path).rules]


def test_without_a_file_the_default_rules_run():
    demands = Configuration().demands(PAPERS)
    assert demands.rules == select(["default"])
    assert demands.root is None
    assert not demands.severities
    assert not Configuration().excludes(PAPERS, named=False)
    assert Configuration().baseline(PAPERS) is None


def test_the_root_is_the_folder_of_the_file_that_holds(base):
    write("select = ['KB3']\n", "docs/kblint.toml")
    assert Configuration().demands(PAPERS).root == base / "docs"
    assert Configuration().demands(Path("other.md")).root is None


def test_text_that_is_no_file_is_held_to_what_holds_in_the_working_directory():
    write("select = ['KB302']\n")
    assert codes(Configuration(), None) == ["KB302"]


def test_selected_rules_are_in_order_of_their_codes():
    write(
        "select = ['KB601', 'year-mismatch']\nextend-select = ['KB302', 'KB303']\nignore = ['KB303']\n"
    )
    assert codes(Configuration()) == ["KB204", "KB302", "KB601"]


def test_options_and_severities_of_rules():
    write(
        "select = ['KB204', 'KB302']\n[rules.year-mismatch]\ntolerance = 2\n"
        "[rules.KB302]\nseverity = 'info'\n[rules.duplicate-link]\nhabit = 1\n"
    )
    demands = Configuration().demands(PAPERS)
    year_mismatch, conflicting_titles = demands.rules
    assert year_mismatch.tolerance == 2
    assert conflicting_titles.near == 15
    assert demands.severities == {"KB302": Severity.INFO}


def test_the_schema():
    write(
        "[[sections]]\npath = 'Papers/**'\nyears = 'descending'\nfields.WR = { min = 1, max = 3 }\n"
        "[duplicates]\nacross-sections = true\n"
    )
    schema = Configuration().demands(PAPERS).schema
    assert schema.years(["Papers"]) == "descending"
    assert schema.field(["Papers", "2023"], "WR") == FieldSchema(min=1, max=3)
    assert schema.duplicates.across_sections is True


class TestFiles:
    def test_excluded_files_are_left_out_unless_they_are_named(self):
        write("exclude = ['docs/*.md']\n")
        configuration = Configuration()
        assert configuration.excludes(PAPERS, named=False)
        assert not configuration.excludes(PAPERS, named=True)
        assert not configuration.excludes(Path("papers.md"), named=False)

    @pytest.mark.parametrize("way", ["setting", "option", "override"])
    def test_and_also_then_where_that_is_forced(self, way):
        write("exclude = ['docs']\n" + "force-exclude = true\n" * (way == "setting"))
        override = ["force-exclude=true"] if way == "override" else []
        configuration = Configuration(override, force_exclude=way == "option")
        assert configuration.excludes(PAPERS, named=True)

    def test_patterns_count_from_the_folder_of_their_file(self):
        write("exclude = ['/papers.md']\n", "docs/kblint.toml")
        assert Configuration().excludes(PAPERS, named=False)
        assert not Configuration().excludes(Path("docs/more/papers.md"), named=False)

    def test_and_not_from_the_working_directory(self, monkeypatch):
        write("exclude = ['/docs/papers.md']\n")
        PAPERS.parent.mkdir()
        monkeypatch.chdir(PAPERS.parent)
        assert Configuration().excludes(Path("papers.md"), named=False)
        assert Configuration().excludes(Path("../docs/papers.md"), named=False)

    def test_rules_that_a_file_is_spared(self):
        write(
            "select = ['KB3', 'KB2']\n[per-file-ignores]\n'docs/' = ['KB302', 'years']\n'*.md' = ['KB303']\n"
        )
        configuration = Configuration()
        spared = {"KB302", "KB303", *(code for code in codes(configuration) if code[:3] == "KB2")}
        everywhere = [rule.code for rule in configuration.base(PAPERS).rules]
        assert {"KB201", "KB302", "KB303"} < set(everywhere)
        assert codes(configuration) == [c for c in everywhere if c not in spared and c[:3] != "KB2"]
        assert codes(configuration, Path("a.md")) == [c for c in everywhere if c != "KB303"]

    def test_a_file_may_be_spared_all(self):
        write("[per-file-ignores]\n'docs/' = ['all']\n")
        assert codes(Configuration()) == []

    def test_what_the_engine_itself_says_may_be_ignored(self):
        write("ignore = ['unused-suppression']\n[per-file-ignores]\n'docs/' = ['KB003']\n")
        assert Configuration().demands(PAPERS).silent == {"KB002", "KB003"}
        assert Configuration().demands(None).silent == {"KB002"}

    def test_the_baseline_is_beside_the_file(self, base):
        write("baseline = 'known/kblint.json'\n")
        assert Configuration().baseline(PAPERS) == base / "known" / "kblint.json"


class TestCommandLine:
    def test_an_override_goes_before_the_file(self):
        write("select = ['KB3']\n[rules.year-mismatch]\ntolerance = 3\nseverity = 'info'\n")
        configuration = Configuration(["select=['KB204']", "rules.year-mismatch.tolerance=2"])
        demands = configuration.demands(PAPERS)
        assert [rule.tolerance for rule in demands.rules] == [2]
        assert demands.severities == {"KB204": Severity.INFO}

    def test_a_later_override_goes_before_an_earlier_one(self):
        assert codes(Configuration(["select=['KB302']", "select=['KB204']"])) == ["KB204"]

    def test_an_override_may_call_a_rule_otherwise_than_the_file(self):
        write("select = ['KB204']\n[rules.year-mismatch]\ntolerance = 3\nseverity = 'info'\n")
        demands = Configuration(["rules.KB204.tolerance=2"]).demands(PAPERS)
        assert [rule.tolerance for rule in demands.rules] == [2]
        assert demands.severities == {"KB204": Severity.INFO}

    def test_sections_are_replaced_whole(self):
        write("[[sections]]\npath = 'A'\nyears = 'ascending'\n")
        configuration = Configuration(["sections=[{path='B', years='descending'}]"])
        assert [section.path for section in configuration.demands(PAPERS).schema.sections] == ["B"]

    def test_a_named_file_holds_for_all_and_its_patterns_count_from_here(self, base):
        write("select = ['KB3']\n", "docs/kblint.toml")
        write("select = ['KB204']\nexclude = ['/docs']\n", "elsewhere/strict.toml")
        configuration = Configuration(["elsewhere/strict.toml"])
        assert codes(configuration) == ["KB204"]
        assert configuration.excludes(PAPERS, named=False)
        assert configuration.demands(PAPERS).root is None

    def test_only_one_file_can_be_named(self):
        write("", "a.toml")
        write("", "b.toml")
        with pytest.raises(KblintError, match=r"'b\.toml': expected one file, found 'a\.toml'"):
            Configuration(["a.toml", "b.toml"])

    def test_isolated_reads_no_file_but_overrides_count(self):
        write("select = [broken\n")
        assert codes(Configuration(["select=['KB204']"], isolated=True)) == ["KB204"]
        assert Configuration(isolated=True).demands(PAPERS).rules == select(["default"])

    def test_isolated_and_a_named_file_contradict_each_other(self):
        write("", "a.toml")
        with pytest.raises(KblintError, match="--isolated"):
            Configuration(["a.toml"], isolated=True)

    def test_select_replaces_what_the_file_selects(self):
        write("select = ['KB3']\nextend-select = ['KB2']\nignore = ['KB602']\n")
        configuration = Configuration(select=["KB204", "KB602", "KB603"])
        assert codes(configuration) == ["KB204", "KB603"]

    def test_extend_select_and_ignore_add(self):
        write("select = ['KB302', 'KB303']\nextend-select = ['KB304']\nignore = ['KB303']\n")
        configuration = Configuration(extend_select=["KB204"], ignore=["KB304"])
        assert codes(configuration) == ["KB204", "KB302"]


def test_a_thousand_files_are_resolved_once_a_folder(monkeypatch):
    write("[per-file-ignores]\n'*1.md' = ['KB3']\n'*2.md' = ['KB3']\n")
    configuration = Configuration()
    asked = []
    holding = configuration._files.holding
    monkeypatch.setattr(configuration._files, "holding", lambda f: asked.append(f) or holding(f))
    found = {id(configuration.demands(Path(f"{i % 10}/{i}.md"))) for i in range(1000)}
    assert len(found) == 2
    assert len(asked) == 10


def test_demands_can_be_sent_to_other_processes():
    write("[[sections]]\npath = 'A'\nfields.WR = { min = 1 }\n[rules.KB204]\nseverity = 'info'\n")
    demands = Configuration().demands(PAPERS)
    demands.schema.field(["A"], "WR")
    sent = pickle.loads(pickle.dumps(demands))
    assert (sent.rules, sent.schema, sent.severities, sent.root) == (
        demands.rules, demands.schema, demands.severities, demands.root,
    )  # fmt: skip

"""The public face: which names there are, and what importing them costs."""

import subprocess
import sys

import pytest
from conftest import ROOT

import kblint

PUBLIC = [
    "Diagnostic", "Document", "Edit", "Finding", "Fix", "KblintError", "ProjectRule", "Related",
    "Report", "Rule", "Safety", "Schema", "Severity", "Source", "Span", "__version__",
    "check_paths", "check_text", "fix_text",
]  # fmt: skip
HEAVY = ("requests", "pygls", "rich", "multiprocessing", "concurrent.futures", "asyncio", "difflib")


def test_the_public_names_are_these_and_each_is_there():
    assert sorted(kblint.__all__) == PUBLIC
    for name in kblint.__all__:
        assert getattr(kblint, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nonsense"):
        kblint.nonsense  # noqa: B018


def loaded(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(done.stderr.split())


def test_the_version_is_told_without_the_parser():
    code = "from kblint.cli import main\ntry: main(['--version'])\nexcept SystemExit: pass"
    modules = loaded(code)
    assert not modules & {"mistune", "json", "dataclasses", *HEAVY}


def test_checking_one_file_imports_nothing_heavy():
    modules = loaded("from kblint.cli import main\nmain(['check', 'examples/faulty.md'])")
    assert "mistune" in modules
    assert not modules & {"json", *HEAVY}


def test_check_text_takes_rules_and_gives_diagnostics_without_a_path():
    from kblint.rules import ConflictingTitles

    text = (
        "- [One Fine Title](https://arxiv.org/abs/1706.03762)\n"
        "- [Quite Another Name](https://arxiv.org/pdf/1706.03762v2)\n"
    )
    (diagnostic,) = kblint.check_text(text, rules=[ConflictingTitles()])
    assert (diagnostic.code, diagnostic.path) == ("KB302", None)
    assert kblint.check_text(text, rules=[]) == ()


def test_a_rule_that_raises_is_a_diagnostic_of_its_own_and_the_others_still_speak():
    from dataclasses import dataclass

    from kblint.rules import MissingFinalNewline

    @dataclass(frozen=True)
    class Broken(kblint.Rule):
        code = "XY001"
        name = "broken"
        severity = kblint.Severity.WARNING

        def check(self, document):
            raise ZeroDivisionError("boom")
            yield

    said = kblint.check_text("no newline", rules=[Broken(), MissingFinalNewline()])
    assert [d.code for d in said] == ["KB000", "KB506"]
    assert "broken" in said[0].message
    assert "ZeroDivisionError" in said[0].message


def test_a_project_rule_that_raises_is_told_too():
    from dataclasses import dataclass

    @dataclass(frozen=True)
    class Broken(kblint.ProjectRule):
        code = "XY002"
        name = "broken-judge"
        severity = kblint.Severity.ERROR

        def judge(self, facts):
            raise KeyError("boom")

    (said,) = kblint.check_text("- [A title](https://a.b)\n", rules=[Broken()])
    assert said.code == "KB000"
    assert "broken-judge" in said.message


def test_check_paths_spreads_files_over_an_executor(tmp_path):
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(2) as executor:
        spread = kblint.check_paths([ROOT / "examples"], executor=executor)
    assert spread.diagnostics == kblint.check_paths([ROOT / "examples"]).diagnostics
    assert spread.documents == 4


def test_a_lone_surrogate_is_no_reason_to_fail():
    said = kblint.check_text("- [A\udcff title](https://x.org/\udcff)\n")
    assert [d.code for d in said] == []

"""The pages in rules/ are true: their examples are run, and the index lists them all.

`KBLINT_UPDATE=1 pytest tests/test_pages.py` rewrites what the examples say, and the index.
"""

import dataclasses
import functools
import inspect
import os
import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

import pytest

from kblint import testing
from kblint.engine.check import attempt
from kblint.engine.own import OWN, UNUSED_SUPPRESSION
from kblint.finding import Diagnostic, Severity
from kblint.knowledge import Document
from kblint.markdown import CodeBlock, Link, List, Paragraph
from kblint.rule import Rule
from kblint.rules.registry import FAMILIES, RULES, Registration
from kblint.testing import Example
from kblint.text import Source, UndecodableTextError

FOLDER = Path(__file__).parents[1] / "rules"
INDEX = FOLDER / "README.md"
PARTS = ["Bad", "Good", "Options", "When not to use it"]
KINDS = {"markdown bad", "markdown fixed", "markdown good"}
NOW = "1767225600"  # 2026-01-01, so that "next year" on a page stays what it is
UPDATE = bool(os.environ.get("KBLINT_UPDATE"))

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
each_page = pytest.mark.parametrize(
    ("code", "name"), [(each.code, each.name) for each in (*OWN, *RULES)]
)


@pytest.fixture(autouse=True)
def _it_is_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


@pytest.fixture(scope="module", autouse=True)
def _pages_are_written_anew() -> None:
    if not UPDATE:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        for rule in RULES:
            write(FOLDER / f"{rule.name}.md", testing.updated(page(rule.name), rule.load()))
        examples.cache_clear()
        write(INDEX, index())


def page(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text("utf-8")


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")


def parsed(name: str) -> Document:
    return Document(Source(page(name)))


@functools.cache
def examples(rule: Registration) -> list[Example]:
    return testing.examples(page(rule.name))


def of_kind(rule: Registration, kind: str) -> list[Example]:
    return [each for each in examples(rule) if each.kind == kind]


def diagnostics(example: Example, rule: Registration) -> tuple[Diagnostic, ...]:
    return testing.diagnostics(example, rule.load())


def each_example(kind: str) -> pytest.MarkDecorator:
    """Numbered within their pages: rewriting a page moves its lines."""
    return pytest.mark.parametrize(
        ("rule", "number"),
        [
            pytest.param(rule, i, id=f"{rule.name}-{i + 1}")
            for rule in RULES
            for i in range(len(of_kind(rule, kind)))
        ],
    )


@each_example("bad")
class TestBadExamples:
    def test_rule_finds_what_the_page_says(self, rule: Registration, number: int) -> None:
        bad = of_kind(rule, "bad")[number]
        assert bad.said, f"line {bad.line}: expected a `text` block with findings after it"
        assert testing.findings(bad, rule.load()) == bad.said

    def test_fixes_make_of_it_what_the_page_shows(self, rule: Registration, number: int) -> None:
        bad = of_kind(rule, "bad")[number]
        shown = bad.text if bad.fixed is None else bad.fixed
        assert testing.fixed(bad, rule.load()) == shown, f"line {bad.line}"

    def test_nothing_is_left_to_say_once_it_is_fixed(self, rule: Registration, number: int) -> None:
        bad = of_kind(rule, "bad")[number]
        if bad.fixed is not None:
            assert bad.fixed != bad.text
            assert testing.left_after_fixes(bad, rule.load()) == ()

    def test_findings_lie_within_the_text(self, rule: Registration, number: int) -> None:
        bad = of_kind(rule, "bad")[number]
        for start, end in (each.span for each in diagnostics(bad, rule)):
            assert 0 <= start <= end <= len(bad.text)

    def test_messages_are_lower_case_without_full_stop(
        self, rule: Registration, number: int
    ) -> None:
        for diagnostic in diagnostics(of_kind(rule, "bad")[number], rule):
            assert re.fullmatch(r"[a-z].*[^.\s]", diagnostic.message)


@each_example("good")
def test_all_default_rules_are_silent_on_good_examples(rule: Registration, number: int) -> None:
    good = of_kind(rule, "good")[number]
    said = testing.said_of_good(good, rule.load())
    assert [f"{each.code} {each.message}" for each in said] == [], f"line {good.line}"


class TestPages:
    def test_every_page_belongs_to_a_rule_and_every_rule_has_one(self) -> None:
        pages = {path.stem for path in FOLDER.iterdir()} - {INDEX.stem}
        assert pages == {each.name for each in (*OWN, *RULES)}
        assert {path.suffix for path in FOLDER.iterdir()} == {".md"}

    @each_page
    def test_heading_is_code_and_name(self, code: str, name: str) -> None:
        assert page(name).startswith(f"# {code} {name}\n")

    @each_page
    def test_parts_are_the_fixed_ones_in_order_and_none_is_empty(
        self, code: str, name: str
    ) -> None:
        sections = parsed(name).sections[1:]
        assert [s.title for s in sections] == [f"{code} {name}", *PARTS]
        assert all(section.blocks for section in sections)

    @each_page
    def test_page_says_what_is_found_and_why_before_showing_it(self, code: str, name: str) -> None:
        said = parsed(name).sections[1].blocks
        assert all(isinstance(block, Paragraph | List) for block in said)
        assert isinstance(said[0], Paragraph)

    @each_rule
    def test_page_has_bad_and_good_examples_each_in_its_part(self, rule: Registration) -> None:
        _, _, bad, good, *others = parsed(rule.name).sections
        assert [_kind(block) for block in _code(bad)].count("markdown bad") >= 1
        assert {_kind(block) for block in _code(bad)} <= {"markdown bad", "text", "markdown fixed"}
        assert {_kind(block) for block in _code(good)} == {"markdown good"}
        assert not any(_kind(block) in KINDS for each in others for block in _code(each))

    @each_page
    def test_no_example_is_missed_for_a_mistyped_kind(self, code: str, name: str) -> None:
        for block in _code(*parsed(name).sections):
            assert _kind(block) in KINDS | {"text", "console", "toml"}, block.info

    @each_rule
    def test_rule_that_ever_fixes_shows_it(self, rule: Registration) -> None:
        can_fix = (
            re.search(r"\b[Ff]ix\b", inspect.getsource(import_module(rule.module))) is not None
        )
        assert can_fix == any(each.fixed for each in examples(rule))

    @each_rule
    def test_options_are_those_of_the_class(self, rule: Registration) -> None:
        options = parsed(rule.name).sections[4]
        documented = re.findall(
            r"^- `(.+?)` \(default `(.+?)`\):", _text(options.blocks), re.MULTILINE
        )
        fields = dataclasses.fields(rule.load())  # type: ignore[arg-type]  # each is a dataclass
        assert documented == [(each.name, repr(each.default)) for each in fields]
        assert fields or _text(options.blocks).startswith("None.")

    @each_rule
    def test_page_is_as_updating_would_write_it(self, rule: Registration) -> None:
        assert testing.updated(page(rule.name), rule.load()) == page(rule.name)

    @each_page
    def test_links_lead_to_pages_that_are_there(self, code: str, name: str) -> None:
        links = (node for node in parsed(name).root.walk() if isinstance(node, Link))
        assert [each.url for each in links if not (FOLDER / each.url).is_file()] == []


class TestPagesOfTheEngine:
    @pytest.mark.parametrize(
        "data", [b"Caf\xe9", b"\0a"], ids=["Latin-1", "UTF-16 without a byte-order mark"]
    )
    def test_undecodable_text_shows_what_is_said(self, data: bytes) -> None:
        with pytest.raises(UndecodableTextError) as caught:
            Source.decode(data)
        assert f"error KB001 undecodable-text: {caught.value}\n" in page("undecodable-text")

    def test_rule_error_shows_what_is_said(self) -> None:
        def broken() -> Iterator[None]:
            yield
            raise ValueError("month must be in 1..12")

        _, finding = attempt("year-mismatch", broken)
        assert finding
        said, _, _ = finding.message.partition("(")
        assert f"error KB000 rule-error: {said}(" in page("rule-error")


class TestRegister:
    def test_codes_and_names_are_unique(self) -> None:
        everything = (*OWN, *RULES)
        assert len({each.code for each in everything}) == len(everything)
        assert len({each.name for each in everything}) == len(everything)

    def test_codes_are_in_order_and_of_known_families(self) -> None:
        codes = [each.code for each in (*OWN, *RULES)]
        assert codes == sorted(codes)
        assert all(re.fullmatch(rf"KB[0-{len(FAMILIES) - 1}]\d\d", code) for code in codes)

    @each_rule
    def test_names_are_words_joined_by_hyphens(self, rule: Registration) -> None:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)

    @each_rule
    def test_class_agrees_with_what_is_registered(self, rule: Registration) -> None:
        found = rule.load()
        assert issubclass(found, Rule)
        assert (found.code, found.name, found.default) == (rule.code, rule.name, rule.default)
        assert isinstance(found.severity, Severity)

    @each_rule
    def test_class_is_a_frozen_dataclass_that_works_without_options(
        self, rule: Registration
    ) -> None:
        found = rule.load()
        assert "__dataclass_params__" in vars(found)
        assert vars(found)["__dataclass_params__"].frozen
        assert found() == found()

    @each_rule
    def test_class_says_in_a_line_what_it_finds(self, rule: Registration) -> None:
        assert re.fullmatch(r"[A-Z][^|\n]*\.", _summary(rule))


def test_index_is_what_the_rules_and_their_pages_make_of_it() -> None:
    assert INDEX.read_text("utf-8") == index(), "run with KBLINT_UPDATE=1"


def index() -> str:
    """What stands before the first table is written by hand."""
    introduction, _, _ = INDEX.read_text("utf-8").partition("\n## ")
    return introduction + "".join(_table(digit, family) for digit, family in enumerate(FAMILIES))


def _table(digit: int, family: str) -> str:
    rows = [
        (own.code, own.name, "always" if own.fails else "yes", own.severity,
         "safe" if own is UNUSED_SUPPRESSION else "", own.summary)
        for own in OWN
        if int(own.code[2]) == digit
    ]  # fmt: skip
    rows += [
        (rule.code, rule.name, "yes" if rule.default else "no", rule.load().severity,
         _safeties(rule), _summary(rule))
        for rule in RULES
        if rule.family == family
    ]  # fmt: skip
    if not rows:
        return ""
    lines = "".join(
        f"| {code} | [{name}]({name}.md) | {default} | {severity} | {fix} | {summary} |\n"
        for code, name, default, severity, fix, summary in rows
    )
    return (
        f"\n## KB{digit}xx {family}\n\n"
        "| code | name | default | severity | fix | finds |\n"
        f"|---|---|---|---|---|---|\n{lines}"
    )


def _safeties(rule: Registration) -> str:
    """Whether the fixes that the page shows are safe."""
    fixes = {
        each.finding.fix.safety.value
        for example in of_kind(rule, "bad")
        for each in diagnostics(example, rule)
        if each.finding.fix
    }
    return ", ".join(sorted(fixes))


def _summary(rule: Registration) -> str:
    return (rule.load().__doc__ or "").partition("\n")[0]


def _code(*sections: object) -> Iterator[CodeBlock]:
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, CodeBlock))  # type: ignore[attr-defined]


def _kind(block: CodeBlock) -> str:
    words = block.info.split()
    return " ".join(words[: 2 if words[:1] == ["markdown"] else 1])


def _text(blocks: Sequence[object]) -> str:
    return "\n".join(block.source_text for block in blocks)  # type: ignore[attr-defined]

"""A run: each document by itself first, then all of a knowledge base together by their facts."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kblint.engine.check import Checked, Job, check_job, check_source
from kblint.engine.demands import Demands, Plan, Same
from kblint.engine.discover import Found, discover
from kblint.engine.judge import Base, bases, sources_of
from kblint.engine.names import filename
from kblint.engine.own import OWN, RULE_ERROR
from kblint.engine.rank import place, ranked
from kblint.engine.read import Given
from kblint.engine.report import Report
from kblint.engine.select import select
from kblint.engine.workers import Spread, by_need, one_by_one, spread_over
from kblint.finding import Diagnostic
from kblint.knowledge import Schema
from kblint.markdown.collector import resting_collector
from kblint.rule import Rule
from kblint.text import Source

if TYPE_CHECKING:
    from concurrent.futures import Executor

_FEW_FILES = 4
_OWN = frozenset(kind.code for kind in OWN)
_ABOUT_COMMENTS = frozenset(kind.code for kind in OWN if not kind.fails)

Sieve = Callable[[Sequence[Diagnostic], "Run"], Sequence[Diagnostic]]
"""Leaves of the findings of a run those that are to be told of, in order."""


def check_text(
    text: str, rules: Iterable[Rule] | None = None, *, schema: Schema | None = None
) -> tuple[Diagnostic, ...]:
    """What the rules, all default ones unless some are given, say of a text.

    Spans count code points of the text with every line ended by a newline character and without
    a byte-order mark, as in `Source(text).text`. The path of every diagnostic is None.
    """
    return Run.of_text(Source(text), plan_of(rules, schema)).report().diagnostics


def check_paths(
    paths: Iterable[str | Path],
    rules: Iterable[Rule] | None = None,
    *,
    schema: Schema | None = None,
    executor: "Executor | None" = None,
) -> Report:
    """What the rules, all default ones unless some are given, say of files and folders.

    A folder stands for the Markdown files below it. Where files of a git work tree are given, its
    other files are read too, for what several files must agree on; a finding is reported if it
    stands in a given file or names a place in one. What cannot be read is told in the report. The
    files are spread over the executor where there is one.
    """
    spread = spread_over(executor) if executor else one_by_one
    return Run.of_paths(paths, (), plan_of(rules, schema), spread).report()


def plan_of(rules: Iterable[Rule] | None, schema: Schema | None) -> Plan:
    """The same for every file: these rules, or all default ones, and this schema."""
    chosen = select(["default"]) if rules is None else list(rules)
    return Same(Demands(chosen, schema or Schema()))


class Run:
    """Files that were checked, and how they belong together."""

    def __init__(self, found: Found, bases: Iterable[Base], plan: Plan, spread: Spread) -> None:
        """Hold what was checked; `of_paths` and `of_text` check."""
        self.found = found
        self.bases = list(bases)
        self.plan = plan
        self.spread = spread
        self.sieves: list[Sieve] = []
        self._said: list[Diagnostic] | None = None

    @classmethod
    def of_paths(
        cls,
        paths: Iterable[str | Path],
        given: Sequence[Given],
        plan: Plan,
        spread: Spread = by_need,
    ) -> "Run":
        """Check files, folders and bytes that were handed over.

        Where there is much to read and more than one processor, processes share it unless another
        way to spread the work is given.
        """
        found = discover(paths, plan)
        files: list[Path | Given] = [*found.files, *_not_excluded(given, plan)]
        if len(files) > _FEW_FILES:
            return cls._of_files(files, found, plan, spread)
        with resting_collector():  # so few trees may wait for it
            return cls._of_files(files, found, plan, spread)

    @classmethod
    def _of_files(
        cls, files: Sequence[Path | Given], found: Found, plan: Plan, spread: Spread
    ) -> "Run":
        checked = list(spread(check_job, [job(file, plan) for file in files]))
        return cls(found, bases(checked, found, plan, spread), plan, spread)

    @classmethod
    def of_text(cls, source: Source, plan: Plan) -> "Run":
        """Check a text that is a knowledge base by itself."""
        with resting_collector():
            checked = check_source(source, plan.demands(source.path))
        return cls(Found(), [Base(plan.base(source.path), [checked])], plan, one_by_one)

    @property
    def checked(self) -> Iterator[Checked]:
        """The files that were given."""
        return (each for base in self.bases for each in base.given)

    def replace(self, anew: Mapping[Path | None, Checked]) -> None:
        """Take given files as they were checked anew."""
        self.bases = [base.with_anew(anew) for base in self.bases]
        self._said = None

    @property
    def said(self) -> Sequence[Diagnostic]:
        """All findings that no other outranks and no comment silences, in order."""
        if self._said is None:
            found = (d for base in self.bases for d in self._of_base(base))
            self._said = sorted(found, key=place)
        return self._said

    @property
    def judged(self) -> Mapping[Path | None, Collection[str]]:
        """The files that were judged, and the codes of the rules that had all they need to."""
        return {
            each.path: self._judging(base, each)
            for base in self.bases
            for each in base.given
            if each.facts
        }

    def report(self) -> Report:
        """What is to be said of them: what passes the sieves."""
        kept: Sequence[Diagnostic] = self.said
        for sieve in self.sieves:
            kept = sieve(kept, self)
        checked = list(self.checked)
        return Report(
            tuple(kept),
            sources_of(self.bases, kept),
            sum(each.facts is not None for each in checked),
            sum(each.entries for each in checked),
            (*self.found.problems, *(each.error for each in checked if each.error)),
            (*self.found.notices, *_without_entries(checked), *_not_compared(self.bases)),
        )

    def _of_base(self, base: Base) -> Iterator[Diagnostic]:
        raw = [diagnostic for each in base.given for diagnostic in each.diagnostics]
        raw += (each for each in base.judge() if self._runs(each))
        kept = ranked(raw, base.demands.rules)
        commented = {each.path: each for each in (*base.given, *base.others) if each.comments}
        if commented:
            kept = self._heard(base, commented, raw, kept)
        for diagnostic in kept:
            yield self.plan.demands(diagnostic.path).severe(diagnostic)

    def _heard(
        self,
        base: Base,
        commented: Mapping[Path | None, Checked],
        raw: Iterable[Diagnostic],
        kept: Iterable[Diagnostic],
    ) -> list[Diagnostic]:
        """What is left when the comments of files are heard, and what is said of them."""
        from kblint.engine.suppress import apply

        given = {each.path for each in base.given}
        before, after = _by_path(raw), _by_path(kept)
        left = [d for path, found in after.items() if path not in commented for d in found]
        for path, checked in commented.items():
            assert checked.comments
            demands, is_given = self.plan.demands(path), path in given
            applied = apply(
                checked.comments,
                before.get(path, ()),
                after.get(path, ()),
                demands.codes if is_given else (),
                unjudged=() if base.is_whole else base.demands.of_many,
                ignored=demands.silent if is_given else _OWN,
            )
            left += [*applied.kept, *applied.own]
        return left

    def _judging(self, base: Base, checked: Checked) -> frozenset[str]:
        if any(d.code == RULE_ERROR.code for d in checked.diagnostics):
            return frozenset()
        codes = self.plan.demands(checked.path).codes | _ABOUT_COMMENTS
        return codes if base.is_whole else codes - base.demands.of_many

    def _runs(self, diagnostic: Diagnostic) -> bool:
        """Whether the rule is one of those for the file, which may be spared some."""
        return diagnostic.code in self.plan.demands(diagnostic.path).codes | _OWN


def job(file: Path | Given, plan: Plan) -> Job:
    """The work on one file."""
    path = file.path if isinstance(file, Given) else file
    return Job(file, plan.demands(path))


def _by_path(diagnostics: Iterable[Diagnostic]) -> dict[Path | None, list[Diagnostic]]:
    """The diagnostics of each file."""
    found: dict[Path | None, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        found[diagnostic.path].append(diagnostic)
    return found


def _not_excluded(given: Sequence[Given], plan: Plan) -> list[Given]:
    return [each for each in given if not (each.path and plan.excludes(each.path, named=True))]


def _not_compared(judged: Iterable[Base]) -> list[str]:
    """Files of the knowledge base that were not given and could not be read for comparison."""
    lost = [each for base in judged for each in base.others if each.facts is None]
    return [f"not compared with {filename(each.path)}: it could not be read" for each in lost]


def _without_entries(checked: Iterable[Checked]) -> list[str]:
    """Where silence would be false comfort: links, but nothing that is read as an entry."""
    silent = [filename(each.path) for each in checked if each.has_only_links]
    if not silent:
        return []
    others = f" and {len(silent) - 1} more" if len(silent) > 1 else ""
    return [f"{silent[0]}{others}: links, but no entry that kblint recognises"]

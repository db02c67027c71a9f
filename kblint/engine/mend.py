"""Mending files: fixes are applied and what they make is checked again, until none is left."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kblint.engine.check import Checked, check_source
from kblint.engine.demands import Demands
from kblint.engine.fixes import together
from kblint.engine.guard import harm, revealed
from kblint.engine.names import filename
from kblint.engine.report import Report
from kblint.engine.run import Run, plan_of
from kblint.engine.shift import Shift
from kblint.errors import KblintError
from kblint.finding import Diagnostic, Fix, Safety, Severity
from kblint.knowledge import Schema
from kblint.rule import Rule
from kblint.text import Source

_MOST_PASSES = 10
_OURS = "a mistake in kblint; the file is as it was"


class Step(NamedTuple):
    """Fixes that are applied to one file at once."""

    before: Source
    after: Source
    fixed: tuple[Diagnostic, ...]
    demands: Demands

    @property
    def fixes(self) -> list[Fix]:
        """Those of the diagnostics."""
        return [d.finding.fix for d in self.fixed if d.finding.fix]

    @property
    def size(self) -> int:
        """In characters."""
        return len(self.after.text)

    @property
    def rules(self) -> str:
        """The names of the rules whose fixes these are."""
        return _names(self.fixed)


class Taken(NamedTuple):
    """What became of a step: the file checked anew, and what is wrong with it, if anything."""

    checked: Checked
    harm: str | None


class Change(NamedTuple):
    """A file as it was read, and as it is mended."""

    path: Path | None
    before: Source
    after: Source


def take(step: Step) -> Taken:
    """Check what a step makes of a file, and the step itself."""
    checked = check_source(step.after, step.demands)
    said = harm(step.before, step.after, step.fixes)
    return Taken(
        checked, said or revealed(step.before, step.after, step.fixes, step.demands.schema)
    )


def fix_text(
    text: str,
    rules: Iterable[Rule] | None = None,
    *,
    schema: Schema | None = None,
    unsafe: bool = False,
    notes: bool = False,
) -> str:
    """The text with the fixes of the rules applied, all default ones unless some are given.

    Only safe fixes of warnings and errors are, unless `unsafe` ones are wanted too, or those of
    `notes`. Line ends and a byte-order mark stay.
    Raises KblintError where the fixes do harm or undo one another: a mistake in a rule.
    """
    source = Source(text)
    mending = Mending(Run.of_text(source, plan_of(rules, schema)), unsafe=unsafe, notes=notes)
    for problem in mending.problems.values():
        raise KblintError(problem)
    return next((change.after for change in mending.changes), source).encode().decode()


class Mending:
    """The files of a run while they are mended; nothing is written.

    A file to which a fix does harm, or whose fixes undo one another, stays as it was, and
    `problems` names the rules: that is a mistake in kblint.
    """

    def __init__(self, run: Run, *, unsafe: bool = False, notes: bool = False) -> None:
        """Mend with safe fixes; with `unsafe` ones and those of `notes` where they are wanted too.

        A note is a finding that is mere information, such as what most entries do otherwise.
        """
        self.run = run
        self.problems: dict[Path | None, str] = {}  # of files that are as they were
        self._unsafe = unsafe
        self._notes = notes
        self._first = {each.path: each for each in run.checked if each.source}
        self._steps: dict[Path | None, list[Step]] = {path: [] for path in self._first}
        for _ in range(_MOST_PASSES):
            steps = self._next()
            if not steps:
                return
            self._pass(steps)
        for path, step in self._next().items():
            self._give_up(path, f"the fixes of {step.rules} come to no end: {_OURS}")

    @property
    def changes(self) -> Sequence[Change]:
        """The files that differ from what was read."""
        return [
            Change(path, steps[0].before, steps[-1].after)
            for path, steps in self._steps.items()
            if steps
        ]

    @property
    def fixed(self) -> Sequence[Diagnostic]:
        """The findings that are gone by their fixes."""
        return [d for steps in self._steps.values() for step in steps for d in step.fixed]

    @property
    def report(self) -> Report:
        """What is left to say."""
        report = self.run.report()
        problems = [f"{filename(path)}: {why}" for path, why in self.problems.items()]
        return replace(report, problems=(*report.problems, *problems), fixed=len(self.fixed))

    def write(self) -> None:
        """Replace the files that differ; of one that cannot be, `problems` says why."""
        from kblint.text import files

        for path, before, after in self.changes:
            if path is None:
                continue
            try:
                files.replace(path, after.encode(), read=before.encode())
            except KblintError as error:
                said = str(error).removeprefix(f"{path.as_posix()}: ")
                self._give_up(path, said)

    def _next(self) -> dict[Path | None, Step]:
        """The next step of each file that has one."""
        fixable: dict[Path | None, list[Diagnostic]] = {}
        for each in self.run.report().diagnostics:
            if self._is_wanted(each) and each.path in self._steps:
                fixable.setdefault(each.path, []).append(each)
        return {
            path: self._step(path, diagnostics)
            for path, diagnostics in fixable.items()
            if path not in self.problems
        }

    def _is_wanted(self, diagnostic: Diagnostic) -> bool:
        fix = diagnostic.finding.fix
        is_told = self._notes or diagnostic.severity is not Severity.INFO
        return fix is not None and is_told and (self._unsafe or fix.safety is Safety.SAFE)

    def _step(self, path: Path | None, diagnostics: Sequence[Diagnostic]) -> Step:
        steps = self._steps[path]
        before = steps[-1].after if steps else self._first[path].source
        assert before
        fixed = tuple(together(diagnostics, _fix))
        edits = [edit for each in fixed for edit in _fix(each).edits]
        return Step(before, before.edited(edits), fixed, self.run.plan.demands(path))

    def _pass(self, steps: Mapping[Path | None, Step]) -> None:
        """Take a step in each file; whatever proves wrong is taken back, with all before it."""
        said_before = self.run.said
        new: dict[Path | None, Step] = {}
        for path, step in steps.items():
            circle = self._circle(path, step)
            if circle:
                self._give_up(path, f"the fixes of {circle} undo one another: {_OURS}")
            else:
                new[path] = step
        taken = dict(zip(new, self.run.spread(take, list(new.values())), strict=True))
        for path, (_, said) in taken.items():
            if said:
                self._give_up(
                    path, f"the fixes of {_culprits(new[path])} did harm: {said}; {_OURS}"
                )
            else:
                self._steps[path].append(new[path])
        self.run.replace({p: each.checked for p, each in taken.items() if p not in self.problems})
        for path, said in self._again(new, said_before).items():
            self._give_up(path, said)

    def _circle(self, path: Path | None, step: Step) -> str | None:
        """The rules that lead back to a text that was there before."""
        after = step.after.encode()
        steps = self._steps[path]
        for i, earlier in enumerate(steps):
            if earlier.before.encode() == after:
                return _names(d for each in (*steps[i:], step) for d in each.fixed)
        return step.rules if step.before.encode() == after else None

    def _again(
        self, steps: Mapping[Path | None, Step], before: Sequence[Diagnostic]
    ) -> dict[Path | None, str]:
        """Findings that are there still though they were fixed."""
        shifts = {p: Shift(s.fixes) for p, s in steps.items() if p not in self.problems}
        more = Counter(_key(d, d.span.start) for d in self.run.said if d.path in shifts)
        more.subtract(
            _key(d, shifts[d.path].moved(d.span.start)) for d in before if d.path in shifts
        )
        said: dict[Path | None, str] = {}
        for path, shift in shifts.items():
            # one that was not fixed may have taken the place of one that was
            for each in steps[path].fixed:
                more[_key(each, shift.moved(each.span.start))] += 1
            for each in steps[path].fixed:
                if more[_key(each, shift.moved(each.span.start))] > 0:
                    said[path] = f"the fix of {_names([each])} mended nothing: {_OURS}"
        return said

    def _give_up(self, path: Path | None, why: str) -> None:
        self.problems[path] = why
        self._steps[path] = []
        self.run.replace({path: self._first[path]})


def _fix(diagnostic: Diagnostic) -> Fix:
    fix = diagnostic.finding.fix
    assert fix
    return fix


def _key(diagnostic: Diagnostic, start: int) -> tuple[Path | None, str, str, int]:
    return diagnostic.path, diagnostic.code, diagnostic.message, start


def _names(diagnostics: Iterable[Diagnostic]) -> str:
    return " and ".join(sorted({f"{d.code} {d.name}" for d in diagnostics}))


def _culprits(step: Step) -> str:
    """The rules whose fixes do harm by themselves; all, where they do it only together."""
    by_rule: dict[str, list[Diagnostic]] = {}
    for each in step.fixed:
        by_rule.setdefault(each.code, []).append(each)
    alone = (fixed for fixed in by_rule.values() if take(_only(step, fixed)).harm)
    return _names(d for fixed in alone for d in fixed) or step.rules


def _only(step: Step, fixed: Sequence[Diagnostic]) -> Step:
    edits = [edit for each in fixed for edit in _fix(each).edits]
    return step._replace(after=step.before.edited(edits), fixed=tuple(fixed))

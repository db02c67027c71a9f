"""Many documents at once: which of them belong together, and what is wrong between them."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kblint.engine.check import Checked, Job, attempt, check_job, diagnostic
from kblint.engine.demands import Demands, Plan
from kblint.engine.discover import Found, lists_below
from kblint.engine.git import are_alone, root_of
from kblint.engine.names import filename
from kblint.engine.own import RULE_ERROR
from kblint.engine.workers import Spread
from kblint.finding import Diagnostic
from kblint.rule import ProjectRule
from kblint.text import Source


class Base(NamedTuple):
    """A knowledge base: files that were given, and those beside them that were not.

    `is_whole` means that none of its files is missing from both.
    """

    demands: Demands
    given: Sequence[Checked]
    others: Sequence[Checked] = ()
    is_whole: bool = True

    def judge(self) -> Iterator[Diagnostic]:
        """What concerns a given file: it stands in one, or one of its related places does."""
        members = sorted([*self.given, *self.others], key=lambda c: filename(c.path))
        facts = {c.path: c.facts for c in members if c.facts}
        given = {c.path for c in self.given if c.facts}
        if not given:
            return
        for rule in self.demands.rules:
            if not isinstance(rule, ProjectRule):
                continue
            said, failure = attempt(rule.name, partial(rule.judge, facts))
            for path, finding in said:
                if not given.isdisjoint((path, *(related.path for related in finding.related))):
                    yield diagnostic(path, rule, finding)
            if failure:
                source = next(c.source for c in self.given if c.source)
                yield RULE_ERROR.says(source, failure)

    def with_anew(self, anew: Mapping[Path | None, Checked]) -> "Base":
        """The same base, some of whose given files were checked again."""
        return self._replace(given=[anew.get(each.path, each) for each in self.given])


def bases(checked: Sequence[Checked], found: Found, plan: Plan, spread: Spread) -> Iterator[Base]:
    """The given files by knowledge base.

    That of a file is below its configured root, else its git work tree, else what is given. The
    other files of a root are read only where one that is given has entries, and where a rule wants
    them.
    """
    by_root: dict[str | None, list[Checked]] = defaultdict(list)
    for each in checked:
        by_root[_root(plan, each.path)].append(each)
    for root, given in by_root.items():
        demands = plan.base(given[0].path)
        if root is None:
            is_whole = bool(found.folders) or given[0].path is None
            yield Base(demands, given, is_whole=is_whole)
        elif found.covers(root):
            yield Base(demands, given)
        elif any(c.entries for c in given) and _are_compared(demands):
            others = list(_others(root, (c.path for c in given), plan))
            only_facts = Demands((), demands.schema)
            jobs = [Job(path, only_facts) for path in others]
            yield Base(demands, given, list(spread(check_job, jobs)))
        else:
            yield Base(demands, given, is_whole=False)


def _are_compared(demands: Demands) -> bool:
    return any(isinstance(rule, ProjectRule) for rule in demands.rules)


def _root(plan: Plan, path: Path | None) -> str | None:
    root = plan.base(path).root
    if root is not None:
        return os.path.realpath(root)
    return None if path is None else root_of(os.path.realpath(path.parent))


def _others(root: str, given: Iterable[Path | None], plan: Plan) -> Iterator[Path]:
    """The root's other Markdown files, by their names from the working directory."""
    seen = {os.path.realpath(path) for path in given if path}
    if are_alone(root, seen):
        return
    for path in sorted(lists_below(root)):
        file = os.path.realpath(path)
        if file in seen or not path.is_file():
            continue
        seen.add(file)
        here = Path(filename(path))
        if _root(plan, here) == root and not plan.excludes(here, named=False):
            yield here


def sources_of(
    bases: Iterable[Base], diagnostics: Iterable[Diagnostic]
) -> dict[Path | None, Source]:
    """The sources that the diagnostics speak of."""
    wanted: set[Path | None] = set()
    for each in diagnostics:
        wanted |= {each.path, *(related.path for related in each.finding.related)}
    return {
        c.path: c.source
        for base in bases
        for c in (*base.given, *base.others)
        if c.source and c.path in wanted
    }

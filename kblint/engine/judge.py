"""Many documents at once: which of them belong together, and what is wrong between them."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kblint.engine.check import Checked, attempt, check_task, diagnostic
from kblint.engine.git import GitError, are_alone, listed, root_of
from kblint.engine.names import filename
from kblint.engine.own import RULE_ERROR
from kblint.engine.workers import Spread
from kblint.finding import Diagnostic
from kblint.knowledge import Schema
from kblint.rule import ProjectRule
from kblint.text import Source


class Base(NamedTuple):
    """A knowledge base: files that were given, and those beside them that were not."""

    given: Sequence[Checked]
    others: Sequence[Checked] = ()

    def judge(self, rules: Sequence[ProjectRule]) -> Iterator[Diagnostic]:
        """What concerns a given file: it stands in one, or one of its related places does."""
        members = sorted([*self.given, *self.others], key=lambda c: filename(c.path))
        facts = {c.path: c.facts for c in members if c.facts}
        given = {c.path for c in self.given if c.facts}
        if not given:
            return
        for rule in rules:
            said, failure = attempt(rule.name, partial(rule.judge, facts))
            for path, finding in said:
                if not given.isdisjoint((path, *(related.path for related in finding.related))):
                    yield diagnostic(path, rule, finding)
            if failure:
                source = next(c.source for c in self.given if c.source)
                yield RULE_ERROR.says(source, failure)


def bases(
    checked: Sequence[Checked], whole: frozenset[str], spread: Spread, schema: Schema | None
) -> Iterator[Base]:
    """The given files by knowledge base: that of a file is its git work tree, else what is given.

    The other files of a work tree are read only where one that is given has entries.
    """
    by_root: dict[str | None, list[Checked]] = defaultdict(list)
    for each in checked:
        by_root[_root(each.path)].append(each)
    for root, given in by_root.items():
        if root is None or root in whole or not any(c.entries for c in given):
            yield Base(given)
            continue
        others = list(_others(root, (c.path for c in given)))
        yield Base(given, list(spread(partial(check_task, rules=(), schema=schema), others)))


def _root(path: Path | None) -> str | None:
    return None if path is None else root_of(os.path.realpath(path.parent))


def _others(root: str, given: Iterable[Path | None]) -> Iterator[Path]:
    """The work tree's other Markdown files, by their names from the working directory."""
    seen = {os.path.realpath(path) for path in given if path}
    if are_alone(root, seen):
        return
    try:
        names = sorted(listed(Path(root)).files)
    except GitError:
        return  # what was given is compared all the same
    for name in names:
        path = Path(root, name)
        file = os.path.realpath(path)
        if file not in seen and path.is_file():
            seen.add(file)
            yield Path(filename(path))


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

"""A run: each document by itself first, then all of a knowledge base together by their facts."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kblint.engine.check import Checked, check_source, check_task
from kblint.engine.discover import Found, discover
from kblint.engine.judge import Base, bases, sources_of
from kblint.engine.names import filename
from kblint.engine.rank import ranked
from kblint.engine.read import Given
from kblint.engine.report import Report
from kblint.engine.select import select
from kblint.engine.workers import Spread, by_need, one_by_one, spread_over
from kblint.finding import Diagnostic
from kblint.knowledge import Schema
from kblint.markdown.collector import resting_collector
from kblint.rule import ProjectRule, Rule
from kblint.text import Source

if TYPE_CHECKING:
    from concurrent.futures import Executor

_FEW_FILES = 4


def check_text(
    text: str, rules: Iterable[Rule] | None = None, *, schema: Schema | None = None
) -> tuple[Diagnostic, ...]:
    """What the rules, all default ones unless some are given, say of a text.

    Spans count code points of the text with every line ended by a newline character and without
    a byte-order mark, as in `Source(text).text`. The path of every diagnostic is None.
    """
    chosen = _chosen(rules)
    with resting_collector():
        base = Base([check_source(Source(text), chosen, schema)])
        return _report([base], chosen).diagnostics


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
    return check_all(paths, (), _chosen(rules), schema, spread)


def check_all(
    paths: Iterable[str | Path],
    given: Sequence[Given],
    rules: Sequence[Rule],
    schema: Schema | None = None,
    spread: Spread = by_need,
) -> Report:
    """What the rules say of files, folders and bytes that were handed over.

    Where there is much to read and more than one processor, processes share it unless another way
    to spread the work is given.
    """
    found = discover(paths)
    tasks: list[Path | Given] = [*found.files, *given]
    if len(tasks) > _FEW_FILES:
        return _of_tasks(tasks, found, rules, schema, spread)
    with resting_collector():  # so few trees may wait for it
        return _of_tasks(tasks, found, rules, schema, spread)


def _of_tasks(
    tasks: Sequence[Path | Given],
    found: Found,
    rules: Sequence[Rule],
    schema: Schema | None,
    spread: Spread,
) -> Report:
    checked = list(spread(partial(check_task, rules=rules, schema=schema), tasks))
    if any(isinstance(rule, ProjectRule) for rule in rules):
        judged = list(bases(checked, frozenset(found.whole), spread, schema))
    else:
        judged = [Base(checked)]
    return _report(judged, rules, found.problems, found.notices)


def _chosen(rules: Iterable[Rule] | None) -> list[Rule]:
    return select(["default"]) if rules is None else list(rules)


def _report(
    judged: Sequence[Base],
    rules: Sequence[Rule],
    problems: Sequence[str] = (),
    notices: Sequence[str] = (),
) -> Report:
    together = [rule for rule in rules if isinstance(rule, ProjectRule)]
    checked = [each for base in judged for each in base.given]
    found = [diagnostic for each in checked for diagnostic in each.diagnostics]
    found += [diagnostic for base in judged for diagnostic in base.judge(together)]
    kept = tuple(ranked(found, rules))
    return Report(
        kept,
        sources_of(judged, kept),
        sum(each.facts is not None for each in checked),
        sum(each.entries for each in checked),
        (*problems, *(each.error for each in checked if each.error)),
        (*notices, *_without_entries(checked), *_not_compared(judged)),
    )


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

"""What was changed since a commit, by git's own comparison, and the findings that concern it."""

import os
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from kblint.engine.diff import Lines, changed_lines, common_commit
from kblint.engine.git import GitError, root_of
from kblint.engine.judge import sources_of
from kblint.engine.known import is_about_entry
from kblint.engine.names import filename
from kblint.engine.own import FAILURES
from kblint.engine.rank import place
from kblint.engine.run import Run, Sieve
from kblint.errors import KblintError
from kblint.finding import Diagnostic, Related
from kblint.text import Source, Span

_NEW_BLOCK = re.compile(r"\s*(?:[-*+]\s|\d+[.)]\s|[#|>]|$)")


@dataclass(frozen=True)
class Changes:
    """The lines of a work tree that differ from a commit.

    `lines` has the changed lines of each tracked file, in order, by its path from `root`; None for
    a file of which git compares no lines. A file that git does not track is changed throughout.
    """

    root: str
    lines: Mapping[str, Lines]

    def touches(self, path: Path, first_line: int, last_line: int) -> bool:
        """Whether one of the lines, counted from 1 as git does, was added or changed.

        A line that was deleted is none of them: it leaves no trace on those around it.
        """
        changed = self.lines.get(_relative(os.fspath(path), self.root))
        if changed is None:
            return True
        at = bisect_left(changed, first_line, key=lambda lines: lines.stop - 1)
        return at < len(changed) and changed[at].start <= last_line


def changes(root: Path, ref: str) -> Changes:
    """What differs between the work tree that holds the folder and a commit.

    The commit is the last one that `ref` and HEAD have in common, so that what was done on the
    branch of `ref` in the meantime is no change of ours. Raises KblintError.
    """
    top = root_of(os.path.realpath(root))
    if top is None:
        raise KblintError(f"{filename(root)}: expected a git work tree to compare with '{ref}'")
    try:
        lines = changed_lines(Path(top), common_commit(Path(top), ref))
    except GitError as error:
        raise KblintError(f"git could not compare with '{ref}': {error}") from None
    return Changes(top, lines)


def since(ref: str) -> Sieve:
    """A sieve that leaves what concerns the changes since a commit, each file in its work tree.

    Whatever becomes of the files while they are mended, the lines that count are those that were
    there when the sieve was first used. It raises KblintError.
    """
    compared: dict[str | None, Changes] = {}
    read: dict[Path | None, Source] = {}

    def sieve(diagnostics: Sequence[Diagnostic], run: Run) -> list[Diagnostic]:
        sources = sources_of(run.bases, diagnostics)
        for path, source in sources.items():
            read.setdefault(path, source)
        by_root: dict[str | None, list[Diagnostic]] = defaultdict(list)
        for each in run.checked:
            by_root[_root(each.path)] = []  # a wrong reference is told of without findings too
        for diagnostic in diagnostics:
            by_root[_root(diagnostic.path)].append(diagnostic)
        kept: list[Diagnostic] = []
        for root, found in by_root.items():
            if root not in compared:
                compared[root] = changes(Path(root or ""), ref)
            kept += concerning(found, sources, compared[root], read)
        return sorted(kept, key=place)

    return sieve


def concerning(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[Path | None, Source],
    changes: Changes,
    read: Mapping[Path | None, Source] | None = None,
) -> list[Diagnostic]:
    """The findings that stand on changed lines or name a place that does, in order.

    One that stands on an unchanged line and names a changed one is turned round: it is said of the
    changed place. What is said of an entry as a whole concerns all lines of its item. What
    keeps the job from being done concerns everybody, and so does text that is no file. Where the
    sources were edited, `read` has them as git knows them; lines that are new since are changed.
    """
    read = read or {}
    texts = {path: _Text(source, read.get(path, source)) for path, source in sources.items()}

    def is_changed(path: Path | None, span: Span, subject: str = "") -> bool:
        text = texts.get(path)
        if path is None or text is None:
            return True
        lines = text.lines(span, whole=is_about_entry(subject))
        return any(line is None or changes.touches(path, line, line) for line in lines)

    kept: list[Diagnostic] = []
    for each in diagnostics:
        finding = each.finding
        if each.code in FAILURES or is_changed(each.path, finding.span, finding.subject):
            kept.append(each)
            continue
        ends = (related for related in finding.related if is_changed(related.path, related.span))
        end = next(ends, None)
        if end:
            kept.append(_turned(each, end, sources))
    return sorted(kept, key=place)


def _turned(
    diagnostic: Diagnostic, end: Related, sources: Mapping[Path | None, Source]
) -> Diagnostic:
    """The finding said of its other end; its fix, which mends the first end, is left out."""
    finding = diagnostic.finding
    line = sources[diagnostic.path].line(finding.span.start)
    other = "" if diagnostic.path == end.path else f"{filename(diagnostic.path)}, "
    message = f"with {other}line {line}, which did not change: {finding.message}"
    back = Related(diagnostic.path, finding.span, "this did not change")
    others = (related for related in finding.related if related != end)
    turned = replace(finding, span=end.span, message=message, fix=None, related=(back, *others))
    return replace(diagnostic, path=end.path, finding=turned)


class _Text:
    """A source by the lines that git counts, which do not end at a lone CR."""

    def __init__(self, source: Source, read: Source) -> None:
        self._source = source
        self._numbers: Sequence[int | None] | None = None  # None: git counts as we do
        if read.endings["\r"]:
            ended = (read.ending(n) != "\r" for n in range(1, read.endings.total() + 1))
            self._numbers = list(accumulate(ended, initial=1))
        if source.text != read.text:
            numbers = self._numbers or range(1, read.line_count + 2)
            self._numbers = [None if n is None else numbers[n] for n in _origins(source, read)]

    def lines(self, span: Span, *, whole: bool) -> Iterable[int | None]:
        """The lines of the span, with `whole` to the end of the item there; None for new ones."""
        source = self._source
        most = max(1, source.line_count)
        first = min(source.line(span.start), most)
        last = min(source.line(max(span.start, span.end - 1)), most)
        if whole:
            last = self._end_of_item(first, last, most)
        return range(first, last + 1) if self._numbers is None else self._numbers[first - 1 : last]

    def _end_of_item(self, first: int, last: int, most: int) -> int:
        indent = _indent(self._line(first))
        while last < most:
            below = self._line(last + 1)
            if not below.strip() or (_NEW_BLOCK.match(below) and _indent(below) <= indent):
                break
            last += 1
        return last

    def _line(self, number: int) -> str:
        return self._source.slice(self._source.line_span(number))


def _origins(source: Source, read: Source) -> list[int | None]:
    """For each line its index in the text that was read, if it was there."""
    from difflib import SequenceMatcher

    then, now = read.text.split("\n"), source.text.split("\n")
    origins: list[int | None] = [None] * len(now)
    for there, here, size in SequenceMatcher(None, then, now).get_matching_blocks():
        origins[here : here + size] = range(there, there + size)
    return origins


def _root(path: Path | None) -> str | None:
    """The work tree of a file; that of the working directory for text that is no file."""
    return root_of(os.path.realpath(path.parent if path else ""))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


@lru_cache(maxsize=4096)
def _relative(path: str, root: str) -> str:
    try:
        return os.path.relpath(os.path.realpath(path), root).replace(os.sep, "/")
    except ValueError:  # on another drive
        return path

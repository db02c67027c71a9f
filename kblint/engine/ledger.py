"""The baselines of a run: which of its findings are known, and which of those are gone."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kblint.engine.names import filename
from kblint.engine.rank import place
from kblint.engine.run import Run
from kblint.errors import KblintError
from kblint.finding import Diagnostic

if TYPE_CHECKING:  # most runs have none
    from kblint.engine.baseline import Baseline
    from kblint.engine.known import Record

FileOf = Callable[[Path | None], Path | None]


class Ledger:
    """One baseline for all files, or one for those of each configuration."""

    def __init__(self, file_of: FileOf) -> None:
        """Take what tells the baseline of a file; None for one that has none."""
        self._file_of = file_of
        self._baselines: dict[Path, Baseline] = {}

    def sift(self, diagnostics: Sequence[Diagnostic], run: Run) -> list[Diagnostic]:
        """The findings that no baseline knows.

        Raises KblintError for a baseline that is not there, or none.
        """
        new: list[Diagnostic] = []
        for file, found in self._grouped(diagnostics).items():
            new += self._baseline(file).compare(found, run.judged)[0] if file else found
        return sorted(new, key=place)

    def stale(self, run: Run) -> "Iterator[tuple[Baseline, Counter[Record]]]":
        """The baselines with findings that are there no more, and how many of each."""
        by_file = self._grouped(run.said)
        for file in self._files(run):
            baseline = self._baseline(file)
            _, gone = baseline.compare(by_file.get(file, ()), run.judged)
            if gone:
                yield baseline, gone

    def record(self, run: Run) -> Iterator[tuple[Path, int]]:
        """Write down all that is found; gives each file with the number of its findings.

        What a baseline holds of files that were not checked stays. Raises KblintError where a file
        that is checked has no baseline.
        """
        by_file = self._grouped(run.said)
        for path in run.judged:
            if self._file_of(path) is None:
                raise KblintError(
                    f"{filename(path)}: expected --baseline FILE, or 'baseline' in the "
                    "configuration, to write its findings to, found neither"
                )
        for file in self._files(run):
            baseline = self._baseline(file, may_be_new=True)
            baseline = baseline.updated(by_file.get(file, ()), run.judged)
            baseline.write()
            yield file, sum(baseline.records.values())

    def _files(self, run: Run) -> list[Path]:
        """The baselines of the files that were judged."""
        return sorted({file for path in run.judged if (file := self._file_of(path))})

    def _grouped(self, diagnostics: Iterable[Diagnostic]) -> dict[Path | None, list[Diagnostic]]:
        by_file: dict[Path | None, list[Diagnostic]] = defaultdict(list)
        for diagnostic in diagnostics:
            by_file[self._file_of(diagnostic.path)].append(diagnostic)
        return by_file

    def _baseline(self, file: Path, *, may_be_new: bool = False) -> "Baseline":
        found = self._baselines.get(file)
        if found is None:
            from kblint.engine.baseline import Baseline

            if not file.exists():
                if may_be_new:
                    return Baseline(file)
                raise KblintError(
                    f"{filename(file)}: expected a baseline, found no such file; "
                    "--write-baseline makes one"
                )
            found = self._baselines[file] = Baseline.read(file)
        return found

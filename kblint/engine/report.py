"""What a run found, for a format to write."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kblint.engine.own import FAILURES
from kblint.finding import Diagnostic, Severity
from kblint.text import Source


@dataclass(frozen=True)
class Report:
    """The findings in order, and what they stand in.

    `sources` has every file with a finding or a related place. `documents` and `entries` count what
    was judged. `problems` says what could not be read or written, `notices` what is worth knowing
    besides. `fixed` counts the findings that are gone by their fixes.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[Path | None, Source] = field(repr=False)
    documents: int
    entries: int
    problems: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    fixed: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether all that was asked for could be done."""
        return not self.problems and not any(d.code in FAILURES for d in self.diagnostics)

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(d.severity is severity for d in self.diagnostics)

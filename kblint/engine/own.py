"""What the engine itself says, and no rule."""

from pathlib import Path
from typing import NamedTuple

from kblint.finding import Diagnostic, Finding, Severity
from kblint.text import Source


class Own(NamedTuple):
    """A kind of diagnostic that the engine makes.

    `fails` says that it means: the job could not be done. Such a kind always speaks; it can be
    neither selected, ignored nor suppressed.
    """

    code: str
    name: str
    summary: str
    severity: Severity = Severity.ERROR
    fails: bool = True

    def says(self, source: Source, finding: Finding) -> Diagnostic:
        """The finding in the source's file."""
        return self.at(source.path, finding)

    def at(self, path: Path | None, finding: Finding) -> Diagnostic:
        """The finding in a file."""
        return Diagnostic(path, self.code, self.name, self.severity, finding)


RULE_ERROR = Own("KB000", "rule-error", "A rule raised an exception: a mistake in kblint.")
UNDECODABLE_TEXT = Own("KB001", "undecodable-text", "A file is not UTF-8, or holds a NUL byte.")
UNUSED_SUPPRESSION = Own(
    "KB002",
    "unused-suppression",
    "A comment silences a rule that has nothing to say there.",
    Severity.WARNING,
    fails=False,
)
UNKNOWN_SUPPRESSION = Own(
    "KB003",
    "unknown-suppression",
    "A comment for kblint cannot be followed: a misspelt word, a rule that there is none of.",
    Severity.WARNING,
    fails=False,
)

OWN = (RULE_ERROR, UNDECODABLE_TEXT, UNUSED_SUPPRESSION, UNKNOWN_SUPPRESSION)
FAILURES = frozenset(kind.code for kind in OWN if kind.fails)

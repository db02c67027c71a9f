"""What the engine itself says; these are no rules, and can be neither selected nor ignored."""

from typing import NamedTuple

from kblint.finding import Diagnostic, Finding, Severity
from kblint.text import Source


class Own(NamedTuple):
    """A kind of diagnostic that means: the job could not be done."""

    code: str
    name: str
    summary: str

    def says(self, source: Source, finding: Finding) -> Diagnostic:
        """The finding as an error in the source's file."""
        return Diagnostic(source.path, self.code, self.name, Severity.ERROR, finding)


RULE_ERROR = Own("KB000", "rule-error", "A rule raised an exception: a mistake in kblint.")
UNDECODABLE_TEXT = Own("KB001", "undecodable-text", "A file is not UTF-8, or holds a NUL byte.")

OWN = (RULE_ERROR, UNDECODABLE_TEXT)

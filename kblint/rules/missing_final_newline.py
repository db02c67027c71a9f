"""Files that do not end with one newline."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Finding, Fix, Severity
from kblint.knowledge import Document
from kblint.rule import Rule
from kblint.text import Span


@dataclass(frozen=True)
class MissingFinalNewline(Rule):
    """The file's last line has no newline, or more than one blank line follows it."""

    code = "KB506"
    name = "missing-final-newline"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.source.text
        end = len(text.rstrip(" \t\n"))
        newlines = text.count("\n", end)
        if not end or (text.endswith("\n") and newlines in {1, 2}):
            return
        blanks_end = text.find("\n", end)
        start = blanks_end + 1 if blanks_end >= 0 else len(text)
        found = str(newlines or "none")
        if newlines == 1:
            found = "blanks after it"
        wanted = "" if newlines else "\n"
        fix = Fix("end the file with one newline", (Edit(Span(start, len(text)), wanted),))
        message = f"expected one newline at the end of the file, found {found}"
        yield Finding(Span(start, len(text)), message, "end of file", fix=fix)

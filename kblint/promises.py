"""The schema as a person keeps it: read from a file, and held against a document."""

from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Self

from kblint.config.files import read_file
from kblint.config.layers import placed
from kblint.finding import Diagnostic
from kblint.knowledge import Document
from kblint.knowledge import Schema as Promises

RULES = (
    "missing-score", "score-out-of-range", "malformed-score", "unexpected-score",
    "conflicting-scale", "unordered-years", "unordered-entries-by-date", "duplicate-link",
    "unexpected-shape", "missing-description", "missing-field", "unsorted-entries",
    "wrong-separator", "invalid-field", "missing-section",
)  # fmt: skip
"""The rules that read the schema."""

_KEYS = ("sections", "duplicates")


class Schema(Promises):
    """What a list promises: `[[sections]]` and `[duplicates]` of a configuration."""

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Self:
        """Read a kblint.toml, the `[tool.kblint]` of a pyproject.toml, or any TOML of those tables.

        What else a configuration holds is passed over. Raises KblintError, with file and line, for
        one that cannot be read, that is no TOML or whose promises are wrong.
        """
        file = read_file(Path(path))
        with placed([file]):
            return cls.from_tables({key: file.table[key] for key in _KEYS if key in file.table})

    def check(self, document: Document) -> tuple[Diagnostic, ...]:
        """What the rules that read a schema say of the document, held to this one."""
        from kblint.engine.run import check_text
        from kblint.engine.select import select

        found = check_text(document.source.text, rules=select(RULES), schema=self)
        return tuple(_in_file(each, document.path) for each in found)


def _in_file(diagnostic: Diagnostic, path: Path | None) -> Diagnostic:
    """The same of the file that the text came from."""
    finding = diagnostic.finding
    related = tuple(each._replace(path=path) for each in finding.related)
    return replace(diagnostic, path=path, finding=replace(finding, related=related))

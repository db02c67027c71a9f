"""The schema as a person keeps it: read from a file, and held against a document."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any, Self

from kblint.errors import KblintError
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

        What else a configuration holds is passed over. Raises KblintError for a file that cannot
        be read, that is no TOML or whose promises are wrong.
        """
        file = Path(path)
        try:
            table: Any = tomllib.loads(file.read_text("utf-8-sig"))
            if file.name == "pyproject.toml":
                table = table.get("tool", {}).get("kblint", {})
        except (OSError, ValueError, AttributeError, RecursionError) as error:
            raise KblintError(f"{file}: cannot be read as TOML: {error}") from None
        if not isinstance(table, Mapping):
            raise KblintError(f"{file}: expected [tool.kblint] to be a table")
        try:
            return cls.from_tables({key: table[key] for key in _KEYS if key in table})
        except KblintError as error:
            raise KblintError(f"{file}: {error}") from None

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

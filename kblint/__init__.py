"""kblint: lint and validate knowledge bases kept as Markdown.

from kblint import check_text
from kblint.rules import ConflictingTitles

check_text(text, rules=[ConflictingTitles()])
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kblint.engine.mend import fix_text
    from kblint.engine.report import Report
    from kblint.engine.run import check_paths, check_text
    from kblint.errors import KblintError
    from kblint.finding import Diagnostic, Edit, Finding, Fix, Related, Safety, Severity
    from kblint.knowledge import Document
    from kblint.promises import Schema
    from kblint.rule import ProjectRule, Rule
    from kblint.text import Source, Span

__version__ = "0.1.0"

__all__ = [
    "Diagnostic", "Document", "Edit", "Finding", "Fix", "KblintError", "ProjectRule", "Related",
    "Report", "Rule", "Safety", "Schema", "Severity", "Source", "Span", "__version__",
    "check_paths", "check_text", "fix_text",
]  # fmt: skip

_HOMES = {
    "engine.mend": ("fix_text",),
    "engine.report": ("Report",),
    "engine.run": ("check_paths", "check_text"),
    "errors": ("KblintError",),
    "finding": ("Diagnostic", "Edit", "Finding", "Fix", "Related", "Safety", "Severity"),
    "knowledge": ("Document",),
    "promises": ("Schema",),
    "rule": ("ProjectRule", "Rule"),
    "text": ("Source", "Span"),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is asked for: `kblint --version` needs none of them."""
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"kblint.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__

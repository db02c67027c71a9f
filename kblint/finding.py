"""What is said of a span: a finding, its cure, and whose it is."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kblint.text import Span


class Severity(StrEnum):
    """How grave a finding is; members compare by gravity with `rank`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for information, 2 for an error."""
        return ("info", "warning", "error").index(self.value)


class Safety(StrEnum):
    """Whether a fix may be applied unasked."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Effect(StrEnum):
    """What a reader of the rendered page may see change through a fix."""

    NONE = "none"
    BREAK_ADDED = "break-added"
    TEXT = "text"
    TARGET = "target"
    LINK_MADE = "link-made"
    HEADING_MADE = "heading-made"
    ITEM_MADE = "item-made"
    SPACING = "spacing"
    MOVED = "moved"
    LISTS_JOINED = "lists-joined"
    ADDED = "added"
    DELETED = "deleted"


class Edit(NamedTuple):
    """Replace the text of a span; an empty span inserts, an empty text deletes."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A cure: edits that stand or fall together, and what they do to the rendered page."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.SAFE
    effect: Effect = Effect.NONE


class Related(NamedTuple):
    """Another place that a finding is about: the twin of a duplicate. `path` is None for text."""

    path: Path | None
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a span.

    `subject` names what the finding is about, stable when lines move; ranking and fingerprints
    use it. `severity` is None where the rule's own holds.
    """

    span: Span
    message: str
    subject: str
    severity: Severity | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding, whose it is and in which file; `path` is None for text that is no file."""

    path: Path | None
    code: str
    name: str
    severity: Severity
    finding: Finding

    @property
    def message(self) -> str:
        """What was found and what was expected."""
        return self.finding.message

    @property
    def span(self) -> Span:
        """Where, in code points of the text."""
        return self.finding.span

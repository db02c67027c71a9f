"""What files are held to: the seam between configuration and the work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Protocol

from kblint.finding import Diagnostic, Severity
from kblint.knowledge import Schema
from kblint.rule import ProjectRule, Rule


@dataclass(frozen=True)
class Demands:
    """What one file, or a whole knowledge base, is held to.

    `severities` holds by code and goes before what rule and finding say. `root` is the folder of
    the knowledge base; where it is None, that is the git work tree of a file, else what is given.
    `silent` has the codes of the engine's own kinds that are not to speak.
    """

    rules: Sequence[Rule]
    schema: Schema = field(default_factory=Schema)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    root: Path | None = None
    silent: frozenset[str] = frozenset()

    @cached_property
    def codes(self) -> frozenset[str]:
        """Of its rules."""
        return frozenset(rule.code for rule in self.rules)

    @cached_property
    def of_many(self) -> frozenset[str]:
        """Of its rules that judge many documents at once."""
        return frozenset(rule.code for rule in self.rules if isinstance(rule, ProjectRule))

    def severe(self, diagnostic: Diagnostic) -> Diagnostic:
        """The diagnostic as grave as it is demanded to be."""
        severity = self.severities.get(diagnostic.code, diagnostic.severity)
        if severity is diagnostic.severity:
            return diagnostic
        return replace(diagnostic, severity=severity)


class Plan(Protocol):
    """Which demands hold for which file."""

    def demands(self, path: Path | None) -> Demands:
        """What holds for a file; for text that is no file, where `path` is None."""

    def base(self, path: Path | None) -> Demands:
        """What holds for the knowledge base of a file: all of it but what one file is spared."""

    def excludes(self, path: Path, *, named: bool) -> bool:
        """Whether the file is left out; one that is `named` itself only where that is forced."""


@dataclass(frozen=True)
class Same:
    """A plan that holds every file to the same, and leaves none out."""

    everywhere: Demands

    def demands(self, path: Path | None) -> Demands:  # noqa: ARG002 - the protocol's
        """The same for each."""
        return self.everywhere

    def base(self, path: Path | None) -> Demands:  # noqa: ARG002
        """The same for each."""
        return self.everywhere

    def excludes(self, path: Path, *, named: bool) -> bool:  # noqa: ARG002
        """None."""
        return False

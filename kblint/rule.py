"""The contract of rules: what one is given, and what it may say."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import ClassVar, final

from kblint.finding import Finding, Severity
from kblint.knowledge import Document, Facts


class Rule(ABC):
    """One kind of mistake: a frozen dataclass whose fields are its options.

    `severity` holds where a finding bears none of its own. `default` says whether the rule runs
    with no configuration. `outranks` names the codes that keep silent about a subject on which
    this rule speaks. A rule keeps nothing between documents.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    default: ClassVar[bool] = True
    outranks: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def check(self, document: Document) -> Iterator[Finding]:
        """What is wrong with the document."""


class ProjectRule(Rule):
    """A rule that judges many documents at once, from their facts alone."""

    @final
    def check(self, document: Document) -> Iterator[Finding]:  # noqa: ARG002
        """Nothing: it speaks in `judge`."""
        return iter(())

    @abstractmethod
    def judge(self, facts: Mapping[Path | None, Facts]) -> Iterator[tuple[Path | None, Finding]]:
        """What is wrong, and in which file. A document that is no file has the path None."""

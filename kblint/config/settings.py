"""What a configuration file may say: keys, types and defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PureWindowsPath
from typing import Any

from kblint.finding import Severity
from kblint.knowledge import DuplicatePolicy, SectionSchema
from kblint.tables import TableError

_WORDS = "Names, codes (also their beginnings, such as KB3) or families of rules, default or all"


@dataclass(frozen=True)
class Settings:
    """The keys of `kblint.toml`; of `rules` only the names are read here."""

    select: tuple[str, ...] = field(
        default=("default",), metadata={"doc": f"The rules that run. {_WORDS}"}
    )
    extend_select: tuple[str, ...] = field(
        default=(), metadata={"doc": f"Rules that run besides those of select. {_WORDS}"}
    )
    ignore: tuple[str, ...] = field(
        default=(), metadata={"doc": f"Rules that do not run although selected. {_WORDS}"}
    )
    exclude: tuple[str, ...] = field(
        default=(),
        metadata={"doc": "Files and folders that are left out, as patterns like those of git"},
    )
    force_exclude: bool = field(
        default=False,
        metadata={"doc": "Leave out what exclude says also where it is named on the command line"},
    )
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict,
        metadata={"doc": f"By pattern of files, the rules that do not run on them. {_WORDS}"},
    )
    baseline: str | None = field(
        default=None,
        metadata={"doc": "The file of known findings, relative to this file's folder"},
    )
    rules: Mapping[str, Mapping[str, Any]] = field(
        default_factory=dict, metadata={"doc": "By name or code of a rule, its options"}
    )
    sections: tuple[SectionSchema, ...] = field(
        default=(), metadata={"doc": "What the list promises of its sections; the later wins"}
    )
    duplicates: DuplicatePolicy = field(
        default_factory=DuplicatePolicy, metadata={"doc": "What may be listed twice"}
    )

    def __post_init__(self) -> None:
        """Refuse a baseline that is written elsewhere."""
        path = PureWindowsPath(self.baseline or ".")  # which knows the signs of every system
        if path.drive or path.root or ".." in path.parts or self.baseline == "":
            message = f"expected a file below the configuration's folder, found {self.baseline!r}"
            raise TableError(("baseline",), message)


@dataclass(frozen=True)
class Common:
    """What the table of any rule may say besides the rule's own options."""

    severity: Severity | None = field(
        default=None, metadata={"doc": "How grave its findings are, whatever it says itself"}
    )

"""What one configuration demands of the files that it holds for."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from kblint.config.files import File
from kblint.config.globs import Glob
from kblint.config.layers import Layer
from kblint.config.settings import Settings
from kblint.engine.demands import Demands
from kblint.engine.own import OWN

OWN_CODES = frozenset(kind.code for kind in OWN)


@dataclass(frozen=True)
class Words:
    """What the command line says of rules and files; its `select` goes before a file's."""

    select: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    force_exclude: bool = False


@dataclass(frozen=True)
class Spared:
    """A pattern of `per-file-ignores`, and the codes of the rules that do not run there."""

    glob: Glob
    codes: frozenset[str]


@dataclass(frozen=True)
class Held:
    """The settings of a file, if any, and of the command line, read.

    `folder` is where globs count from.
    """

    file: File | None
    folder: str
    layers: Sequence[Layer]
    words: Words
    settings: Settings
    base: Demands
    exclude: Sequence[Glob]
    spared: Sequence[Spared]
    _demands: dict[frozenset[str], Demands] = field(default_factory=dict)

    def demands(self, path: Path | None) -> Demands:
        """What holds for a file; one object for all that are spared the same."""
        codes = frozenset[str]().union(*(each.codes for each in self.spares(path)))
        if not codes:
            return self.base
        found = self._demands.get(codes)
        if found is None:
            rules = [rule for rule in self.base.rules if rule.code not in codes]
            silent = self.base.silent | (codes & OWN_CODES)
            found = self._demands[codes] = replace(self.base, rules=rules, silent=silent)
        return found

    def spares(self, path: Path | None) -> list[Spared]:
        """What `per-file-ignores` says of a file."""
        if path is None or not self.spared:
            return []
        file = self._relative(path)
        return [each for each in self.spared if each.glob.matches(file)]

    def excludes(self, path: Path | None) -> Glob | None:
        """The pattern that leaves a file out."""
        if path is None or not self.exclude:
            return None
        file = self._relative(path)
        return next((each for each in self.exclude if each.matches(file)), None)

    def _relative(self, path: Path) -> str:
        name = os.path.abspath(path)  # noqa: PTH100 - a str
        with suppress(ValueError):  # another drive
            name = os.path.relpath(name, self.folder)
        return name.replace(os.sep, "/")

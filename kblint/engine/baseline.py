"""A baseline: findings that are known and let be, so that only new ones are told of.

A finding is known by its file, its rule and its subject, and not by its line.
"""

import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from kblint.engine.known import Match, Record, renamed
from kblint.engine.names import filename
from kblint.engine.own import FAILURES
from kblint.engine.rank import place
from kblint.engine.recorded import parsed, written
from kblint.errors import KblintError
from kblint.finding import Diagnostic

Judged = Mapping[Path | None, Collection[str]]
"""The files that were checked, each with the codes of the rules that judged it."""

_LONGEST = 400  # characters of a subject, which may be a line of any length


@dataclass(frozen=True)
class Baseline:
    """The records of one baseline file, each with how many findings it stands for."""

    file: Path
    records: Mapping[Record, int] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> "Baseline":
        """The baseline that was written.

        Raises KblintError for what is none.
        """
        try:
            text = file.read_bytes().decode()
        except OSError as error:
            raise KblintError(f"{filename(file)}: {error.strerror}") from None
        except UnicodeDecodeError:
            raise KblintError(f"{filename(file)}: expected JSON, found no UTF-8") from None
        return cls(file, parsed(text, filename(file)))

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic], file: Path) -> "Baseline":
        """The baseline that knows these findings and no others.

        What kblint says of itself, and of text that is no file, cannot be known.
        """
        empty = cls(file)
        return cls(file, Counter(filter(None, map(empty._record, diagnostics))))

    def write(self) -> None:
        """Write the file, a line for each record, in order.

        Raises KblintError where that cannot be done.
        """
        from kblint.text.files import write

        write(self.file, written(self.records).encode())

    def compare(
        self, diagnostics: Iterable[Diagnostic], judged: Judged
    ) -> tuple[list[Diagnostic], Counter[Record]]:
        """The findings that are new, and how often each record was not found any more.

        Such stale records are told only where the file was checked by their rule, or is gone.
        Several findings of a rule on one subject are counted: of three where two are known one is
        new. A finding stays known when its file is renamed, when headings are put above its
        section or taken away, and when it is moved to another file with all that it is about.
        """
        pairs, stale = self._matched(diagnostics, judged)
        return [diagnostic for diagnostic, record in pairs if record is None], stale

    def pruned(self, stale: Mapping[Record, int]) -> "Baseline":
        """The baseline without these."""
        return Baseline(self.file, Counter(self.records) - Counter(stale))

    def updated(self, diagnostics: Iterable[Diagnostic], judged: Judged) -> "Baseline":
        """The baseline of today's findings, though not all files may have been checked.

        A record that stays true stays as it is, so that little of the file changes.
        """
        pairs, gone = self._matched(diagnostics, judged)
        new: Counter[Record] = Counter()
        for diagnostic, record in pairs:
            found = self._record(diagnostic)
            if found is None or (record and record[:3] == found[:3]):
                continue
            new[found] += 1
            if record:
                gone[record] += 1
        return Baseline(self.file, Counter(self.records) - gone + new)

    def _matched(
        self, diagnostics: Iterable[Diagnostic], judged: Judged
    ) -> tuple[list[tuple[Diagnostic, Record | None]], Counter[Record]]:
        """Each finding with the record that knows it, and the stale records."""
        ordered = sorted(diagnostics, key=place)
        found = [self._record(each) for each in ordered]
        codes = {self._name(path): codes for path, codes in judged.items() if path}

        def is_over(record: Record) -> bool:
            return record.code in codes.get(record.path, ()) or self._is_gone(record.path)

        match = Match(found, self.records, is_over)
        match.at_its_place(renamed(found, self.records, self._is_gone))
        match.turned({i for i, each in enumerate(ordered) if each.finding.related})
        match.moved()
        stale = Counter({r: count for r, count in match.left.items() if count and is_over(r)})
        return list(zip(ordered, match.by, strict=True)), stale

    def _record(self, diagnostic: Diagnostic) -> Record | None:
        """What is kept of the finding; None where it cannot be let be."""
        if diagnostic.path is None or diagnostic.code in FAILURES:
            return None
        subject = _short(diagnostic.finding.subject)
        return Record(self._name(diagnostic.path), diagnostic.code, subject, diagnostic.message)

    def _name(self, path: Path) -> str:
        return _relative(os.path.realpath(path), self._folder)

    def _is_gone(self, path: str) -> bool:
        return not os.path.lexists(os.path.join(self._folder, path))  # noqa: PTH118 - a str

    @property
    def _folder(self) -> str:
        return os.path.realpath(self.file.parent)


@lru_cache(maxsize=4096)
def _relative(path: str, folder: str) -> str:
    with suppress(ValueError):  # on another drive
        path = os.path.relpath(path, folder)
    return path.replace(os.sep, "/")


@lru_cache(maxsize=64)
def _short(subject: str) -> str:
    if len(subject) <= _LONGEST:
        return subject
    whole = blake2b(subject.encode(errors="surrogatepass"), digest_size=16).hexdigest()
    return f"{subject[: _LONGEST // 2]}… {whole}"

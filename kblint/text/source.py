"""A text whose lines end in one way only, that still knows the bytes it was read from."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

from kblint.errors import KblintError

_NEWLINE = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"
_OWN_COMMENT = re.compile(r"(?:(?<![ \t])[ \t]++)?<!--\s*+kblint-(?:(?!-->).)*+-->")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Span(NamedTuple):
    """A half-open range of code points in a source's text, counted from 0."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for people: line and column from 1, the column in the unit it was asked in."""

    line: int
    column: int


class UndecodableTextError(KblintError):
    """A file that is no text: where that shows, and its text with U+FFFD for the rest."""

    def __init__(self, message: str, span: Span, source: "Source") -> None:
        """Hold the first offending span within the lossy source."""
        super().__init__(message)
        self.span = span
        self.source = source


class Source:
    r"""The text of one file with every line ended by ``\n``.

    Offsets are code points of `text`, from 0. A byte-order mark is no part of `text`. Lines end at
    ``\n``, ``\r\n`` and ``\r`` only, as CommonMark has it; which of them each line had is kept.
    """

    def __init__(self, text: str, path: Path | None = None) -> None:
        """Take text from anywhere; a leading U+FEFF counts as the byte-order mark."""
        self.path = path
        self._bom = text.startswith(_BOM)
        if self._bom:
            text = text[1:]
        self._endings: tuple[str, ...] | None = None  # None: every line ends with "\n"
        if "\r" in text:
            self._endings = tuple(_NEWLINE.findall(text))
            text = _NEWLINE.sub("\n", text)
        self.text = _clean(text)

    @property
    def has_mark(self) -> bool:
        """Whether a byte-order mark stands before the text."""
        return self._bom

    @classmethod
    def decode(cls, data: bytes, path: Path | None = None) -> Self:
        """Read UTF-8, with or without a byte-order mark.

        Raises UndecodableTextError for bytes that are not UTF-8 and for NUL bytes.
        """
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            before = cls(data[: error.start].decode(), path)
            shown = " ".join(f"0x{byte:02x}" for byte in data[error.start : error.end])
            message = f"expected UTF-8, found the {_plural(error.end - error.start)} {shown}"
            lossy = cls(data.decode(errors="replace"), path)
            start = min(len(before.text), len(lossy.text) - 1)
            raise UndecodableTextError(message, Span(start, start + 1), lossy) from None
        source = cls(text, path)
        nul = source.text.find("\0")
        if nul >= 0:
            raise UndecodableTextError(
                "expected text, found a NUL byte", Span(nul, nul + 1), source
            )
        return source

    def encode(self) -> bytes:
        """The very bytes that were read."""
        text = self.text
        if self._endings is not None:
            parts = text.split("\n")
            text = "".join(
                [line + ending for line, ending in zip(parts, self._endings, strict=False)]
                + parts[len(self._endings) :]
            )
        return ((_BOM if self._bom else "") + text).encode()

    def edited(self, edits: Iterable[tuple[Span, str]]) -> Self:
        """The source with the text of each span replaced; the spans may not overlap.

        Byte-order mark and path stay, and so does every line ending outside of the spans. The
        newlines of an edit's text end their lines as most of the file's do. An LF that comes to
        stand right after a lone CR is written as another CR, lest both be read as one newline.
        """
        usual = self._usual_ending
        parts: list[str] = []
        endings: list[str] = []
        at = line = 0  # where the next kept text begins, and how many newlines stand before it
        for span, new in [*sorted(edits), (Span(len(self.text), len(self.text)), "")]:
            if not at <= span.start <= span.end <= len(self.text):
                raise ValueError(f"expected edits within the text and apart, found {span}")
            text = _clean(_NEWLINE.sub("\n", new))
            parts += (self.text[at : span.start], text)
            if self._endings is not None:
                kept = self.text.count("\n", at, span.start)
                endings += self._endings[line : line + kept]
                endings += [usual] * text.count("\n")
                line += kept + self.text.count("\n", *span)
            at = span.end
        made = type(self)("", self.path)
        made._bom, made.text = self._bom, "".join(parts)  # noqa: SLF001 - one of its own kind
        if self._endings is not None:
            made._endings = _apart(made.text, endings)  # noqa: SLF001
        return made

    @property
    def _usual_ending(self) -> str:
        """How most lines end; of those that are as many, the one that comes first."""
        return "\n" if self._endings is None else self.endings.most_common(1)[0][0]

    def ending(self, line: int) -> str:
        r"""What ended the line with this number where it was read: ``\n``, ``\r\n`` or ``\r``."""
        return "\n" if self._endings is None else self._endings[line - 1]

    @property
    def endings(self) -> Counter[str]:
        """How many lines ended in which way."""
        if self._endings is None:
            return Counter({"\n": self.text.count("\n")})
        return Counter(self._endings)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @property
    def line_count(self) -> int:
        """How many lines there are; text after the last newline counts as one."""
        return len(self._starts) - (self.text.endswith("\n") or not self.text)

    def line(self, offset: int) -> int:
        """The number of the line that holds the offset, from 1."""
        return bisect_right(self._starts, offset)

    def line_span(self, line: int) -> Span:
        """The line with this number (from 1), its newline left out."""
        starts = self._starts
        end = starts[line] - 1 if line < len(starts) else len(self.text)
        return Span(starts[line - 1], end)

    def line_text(self, offset: int) -> str:
        """The line that holds the offset, each run of blanks as one and none at its ends.

        Comments for kblint are left out, so that adding one does not make it another line.
        """
        line = self.line(offset)
        if line not in self._line_texts:  # a long line may be asked for by each of its findings
            text = self.slice(self.line_span(line))
            if "kblint-" in text:
                end = text.rfind("-->") + 3  # so that no comment is looked for in vain
                text = _OWN_COMMENT.sub("", text[:end]) + text[end:]
            self._line_texts[line] = " ".join(text.split())
        return self._line_texts[line]

    @cached_property
    def _line_texts(self) -> dict[int, str]:
        return {}

    def slice(self, span: Span) -> str:
        """The text of the span."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """Line and column of an offset, the column in code points."""
        line = self.line(offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def utf16(self, offset: int) -> Position:
        """Line and column of an offset, the column in UTF-16 code units."""
        line, before = self._before(offset)
        return Position(line, len(before.encode("utf-16-le")) // 2 + 1)

    def utf8(self, offset: int) -> Position:
        """Line and column of an offset, the column in bytes of UTF-8."""
        line, before = self._before(offset)
        return Position(line, len(before.encode()) + 1)

    def _before(self, offset: int) -> tuple[int, str]:
        line = self.line(offset)
        return line, self.text[self._starts[line - 1] : offset]


def _clean(text: str) -> str:
    """The text without lone surrogates, which no file can hold and no parser can encode."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _apart(text: str, endings: list[str]) -> tuple[str, ...]:
    """The endings, none of which is read as one with that of an empty line after it."""
    at = -1
    for i, ending in enumerate(endings):
        before, at = at, text.find("\n", at + 1)
        if i and ending == "\n" and endings[i - 1] == "\r" and at == before + 1:
            endings[i] = "\r"
    return tuple(endings)


def _plural(count: int) -> str:
    return "byte" if count == 1 else "bytes"

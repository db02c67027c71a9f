"""On which line of a TOML text a key stands: the parser of the standard library does not say."""

import re
import tomllib
from contextlib import suppress

from kblint.tables import Where

_BASIC = r'"(?:[^"\\\n]|\\.)*"'
_LITERAL = r"'[^'\n]*'"
_PART = f"(?:[A-Za-z0-9_-]+|{_BASIC}|{_LITERAL})"
_KEY = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    rf"|{_BASIC}|{_LITERAL}",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}\n#]+")
_BLANK = re.compile(r"(?:[\s,]|#[^\n]*)*")  # and what parts the items of an array


class Lines:
    """The lines of a text that `tomllib` has accepted, looked up by the way to a value."""

    def __init__(self, text: str) -> None:
        """Read the text once."""
        self._text = text.replace("\r\n", "\n")
        self._starts: dict[Where, int] = {}
        self._lengths: dict[Where, int] = {}  # of arrays of tables
        with suppress(RecursionError):  # what is nested too deeply has a line around it
            self._read()

    def of(self, where: Where) -> int:
        """The line of a key or an item, counted from 1; else of the nearest that is around it."""
        while where and where not in self._starts:
            where = where[:-1]
        return self._text.count("\n", 0, self._starts.get(where, 0)) + 1

    def _read(self) -> None:
        table: Where = ()
        at = self._blank(0)
        while at < len(self._text):
            if self._text.startswith("[", at):
                table, at = self._header(at)
            else:
                at = self._pair(at, table)
            at = self._blank(at)

    def _header(self, at: int) -> tuple[Where, int]:
        """The table that begins here, and where its header ends."""
        brackets = 2 if self._text.startswith("[[", at) else 1
        (*above, last), end = self._key(self._blank(at + brackets))
        table: Where = ()
        for key in above:
            table = self._newest(self._note((*table, key), at))
        table = (*table, last)
        if brackets == 2:
            self._lengths[table] = self._lengths.get(table, 0) + 1
        table = self._note(self._newest(self._note(table, at)), at)
        return table, self._blank(end) + brackets

    def _newest(self, table: Where) -> Where:
        """The last table of an array; other tables are what they are."""
        length = self._lengths.get(table)
        return (*table, length - 1) if length else table

    def _pair(self, at: int, table: Where) -> int:
        """Note a key and what its value holds; the end of the value."""
        keys, end = self._key(at)
        for key in keys:
            table = self._note((*table, key), at)
        return self._value(self._blank(self._blank(end) + 1), table)

    def _value(self, at: int, where: Where) -> int:
        if string := _STRING.match(self._text, at):
            return string.end()
        opening = self._text[at]
        if opening not in "[{":
            scalar = _SCALAR.match(self._text, at)
            assert scalar
            return scalar.end()
        at, index = self._blank(at + 1), 0
        while self._text[at] not in "]}":
            if opening == "{":
                at = self._pair(at, where)
            else:
                at = self._value(at, self._note((*where, index), at))
                index += 1
            at = self._blank(at)
        return at + 1

    def _key(self, at: int) -> tuple[list[str], int]:
        """The parts of a dotted key, and its end."""
        key = _KEY.match(self._text, at)
        assert key
        parts: list[str] = []
        table = tomllib.loads(f"{key[0]} = 0")
        while table:
            (part, table), *_ = table.items()
            parts.append(part)
        return parts, key.end()

    def _blank(self, at: int) -> int:
        blank = _BLANK.match(self._text, at)
        return blank.end() if blank else at

    def _note(self, where: Where, at: int) -> Where:
        self._starts.setdefault(where, at)
        return where

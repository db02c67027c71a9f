"""What fixes change, as a patch that `git apply` takes in the working directory."""

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path
from typing import TextIO

from kblint.engine.names import filename
from kblint.text import Source

_NO_NEWLINE = "\\ No newline at end of file\n"


def write_diff(changes: Iterable[tuple[Path | None, Source, Source]], out: TextIO) -> None:
    """Each file's changes as a unified diff, its bytes unaltered: lines end as they do in it."""
    for path, before, after in changes:
        patch = "".join(_lines(filename(path), _text(before), _text(after)))
        binary = getattr(out, "buffer", None)
        if binary is None:
            out.write(patch)
        else:  # a text stream may turn newlines into others
            out.flush()
            binary.write(patch.encode(errors="surrogateescape"))  # a name may be no UTF-8


def _text(source: Source) -> str:
    return source.encode().decode()


def _lines(name: str, before: str, after: str) -> Iterator[str]:
    old, new = _quoted(f"a/{name}"), _quoted(f"b/{name}")
    for line in unified_diff(_split(before), _split(after), old, new):
        yield line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}"


def _split(text: str) -> list[str]:
    """Lines as git counts them: a lone carriage return ends none."""
    lines = text.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def _quoted(name: str) -> str:
    """A name as git reads it in a patch's header."""
    if any(c < " " or c in '"\\\x7f' for c in name):
        return '"' + "".join(map(_escaped, name)) + '"'
    return name + "\t" if " " in name else name


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if " " <= character != "\x7f" else f"\\{ord(character):03o}"

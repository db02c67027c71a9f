"""Git's comparison of a work tree with a commit, line by line."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kblint.engine.git import GitError, asked
from kblint.errors import KblintError

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([0-7]{3}|[abtnvfr"\\])')
_ESCAPED = dict(zip(b'abtnvfr"\\', b'\a\b\t\n\v\f\r"\\', strict=True))
# As git itself does it, whatever a person or a repository has set.
_DIFF = (
    "-c", "core.quotePath=false", "-c", "diff.autoRefreshIndex=false", "diff", "--no-ext-diff",
    "--no-textconv", "--no-color", "--no-relative", "--unified=0", "--inter-hunk-context=0",
    "--src-prefix=a/", "--dst-prefix=b/", "--find-renames", "--submodule=short",
    "--ignore-submodules=all", "--diff-filter=d",
)  # fmt: skip

Lines = tuple[range, ...] | None
"""The lines of a file that were changed, in order; None where git compares no lines."""


def changed_lines(root: Path, commit: str) -> dict[str, Lines]:
    """The lines that were added or changed since a commit in each file that git tracks.

    Raises GitError.
    """
    tracked = asked(root, "ls-files", "-z").split(b"\0")
    lines: dict[str, Lines] = dict.fromkeys(map(os.fsdecode, tracked), ())
    compared = asked(root, *_DIFF, commit, "--")
    lines |= {name: found for name, found in _compared(compared.split(b"\n")) if name in lines}
    return lines


def common_commit(root: Path, ref: str) -> str:
    """The last commit that a reference and HEAD have in common.

    Raises KblintError where there is none, and GitError.
    """
    is_option = ref.startswith("-") or "\0" in ref
    named = ("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    commit = None if is_option else _line_of(root, *named)
    if commit is None:
        raise KblintError(f"unknown commit '{ref}'{_near(root, ref)}{_cut(root)}")
    base = _line_of(root, "merge-base", commit, "HEAD")
    if base is None:
        said = f"expected a commit that '{ref}' and HEAD have in common, found none"
        raise KblintError(said + _cut(root))
    return base


def _line_of(root: Path, *arguments: str) -> str | None:
    """What git prints; None where it has nothing to print, nor to say against it."""
    try:
        return asked(root, *arguments).decode().strip()
    except GitError as error:
        if str(error):
            raise
        return None


def _near(root: Path, ref: str) -> str:
    from difflib import get_close_matches

    listed = asked(root, "for-each-ref", "--format=%(refname:short)").decode(errors="replace")
    near = get_close_matches(ref, ["HEAD", *listed.splitlines()], n=1, cutoff=0.5)
    return f"; did you mean '{near[0]}'?" if near else ""


def _cut(root: Path) -> str:
    is_shallow = asked(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    return " (this clone is shallow: fetch its history, for one with fetch-depth: 0)" * is_shallow


def _compared(lines: Iterable[bytes]) -> Iterator[tuple[str, Lines]]:
    """Each file of a comparison without context, and its changed lines."""
    lines = iter(lines)
    name, found = "", list[range]()
    for line in lines:
        hunk = _HUNK.match(line)
        if hunk:
            removed, start, added = (int(each or 1) for each in hunk.groups())
            found += [range(start, start + added)] * (added > 0)
            _skip(lines, removed + added)
        elif line.startswith(b"diff --git "):
            if name:
                yield name, tuple(found)
            both = line.removeprefix(b"diff --git ")
            name, found = _name(both[: len(both) // 2])[2:], []
        elif line.startswith(b"rename to "):
            name = _name(line.removeprefix(b"rename to "))
        elif line.startswith(b"Binary files "):
            yield name, None
            name = ""
    if name:
        yield name, tuple(found)


def _skip(lines: Iterator[bytes], count: int) -> None:
    """Pass over lines of a file, which may look like anything, and notes in between."""
    while count:
        count -= not next(lines).startswith(b"\\")


def _name(written: bytes) -> str:
    """A path as git writes it: in quotes where it has odd characters."""
    if written[:1] == b'"':
        written = _ESCAPE.sub(_unescaped, written[1:-1])
    return os.fsdecode(written)


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8) if len(code) == 3 else _ESCAPED[code[0]]])

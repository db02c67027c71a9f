"""Globs: `*` for any characters, `?` for one, and nothing else.

The time is bounded by the product of the two lengths, whatever a configuration says: a regular
expression of many stars is not.
"""

from collections.abc import Sequence


def is_glob(text: str) -> bool:
    """Whether it stands for more than itself."""
    return "*" in text


def matches(glob: str, text: str) -> bool:
    """Whether all of the text is what the glob says, case-sensitively."""
    at = star = mark = 0
    is_open = False
    i = 0
    while i < len(text):
        if at < len(glob) and glob[at] == "*":
            is_open, star, mark = True, at, i
            at += 1
        elif at < len(glob) and glob[at] in {"?", text[i]}:
            at += 1
            i += 1
        elif is_open:  # let the last star take one more
            mark += 1
            at, i = star + 1, mark
        else:
            return False
    return not glob[at:].strip("*")


def matches_path(globs: Sequence[str], path: Sequence[str]) -> bool:
    """Whether the globs hold for the parts of a path one by one; `**` is any number of parts."""
    reached = {0}  # places in the path at which the globs so far may end
    for glob in globs:
        if glob == "**":
            reached = set(range(min(reached), len(path) + 1)) if reached else set()
        else:
            reached = {i + 1 for i in reached if i < len(path) and matches(glob, path[i])}
    return len(path) in reached

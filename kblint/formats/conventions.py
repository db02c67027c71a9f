"""What a list does as a habit, for its keeper to read."""

from collections.abc import Iterable
from typing import TextIO

from kblint.formats.screen import safe
from kblint.knowledge import Convention


def write_conventions(found: Iterable[Convention], out: TextIO) -> None:
    """A line an inference, with how many of how many do so."""
    clear = list(found)
    for each in clear:
        evidence = f"{each.count} of {each.total}"
        scope = "" if each.scope == "file" else f" in {each.scope}"
        out.write(safe(f"{each.name}{scope}: {each.value} ({evidence})") + "\n")
    if not clear:
        out.write("nothing is clear: too few entries, or too many ways\n")

"""Known misspellings: the list that codespell brings, read where that is installed.

None of its code is run. What is read is `dictionary.txt`, lines such as "recieve->receive" or
"greate->greater, create, great,", where a last word without a comma behind it is a remark.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from kblint.errors import KblintError

_MISSING = (
    "misspelling needs a list of misspellings, which the extra 'spelling' brings: "
    "pip install 'kblint-md[spelling]' (or leave the rule out: --ignore misspelling)"
)


def corrections_file() -> Path:
    """Where the list is.

    Raises KblintError where it is not installed.
    """
    spec = find_spec("codespell_lib")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(folder, "data", "dictionary.txt")
        if file.is_file():
            return file
    raise KblintError(_MISSING)


@lru_cache(maxsize=1)
def corrections() -> Mapping[str, tuple[str, ...]]:
    """What each misspelling, in lower case, may have been meant to be.

    Raises KblintError where the list is not installed.
    """
    lines = corrections_file().read_text("utf-8").splitlines()
    pairs = (line.split("->", 1) for line in lines if "->" in line)
    return MappingProxyType({wrong.lower(): _meant(right) for wrong, right in pairs})


def _meant(text: str) -> tuple[str, ...]:
    parts = [part.strip() for part in text.split(",")]
    return tuple(parts[:-1] or parts)

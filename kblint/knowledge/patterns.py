"""Regular expressions of a configuration, which may be a stranger's: in linear time.

RE2 has no way to run away, and does without lookaround and references back for that. It is an
extra: `re` of the standard library has no bound on its time, and most lists need no pattern.
"""

from functools import lru_cache
from importlib import import_module
from typing import Any

from kblint.errors import KblintError

_LONGEST = 1000  # characters of a pattern
_MISSING = (
    "a pattern needs a matcher in linear time, which the extra 'patterns' brings: "
    "pip install 'kblint-md[patterns]'"
)


def matches(pattern: str, value: str) -> bool:
    """Whether the pattern matches all of the value.

    Raises KblintError where `compiled` does.
    """
    readable = value.encode("utf-8", "replace").decode()  # a lone surrogate is none
    return compiled(pattern).fullmatch(readable) is not None


@lru_cache(maxsize=64)
def compiled(pattern: str) -> Any:
    """The pattern, ready.

    Raises KblintError for one that is none, or where the extra is not installed.
    """
    try:
        re2: Any = import_module("re2")
    except ImportError:
        raise KblintError(_MISSING) from None
    options = re2.Options()
    options.log_errors = False  # which goes to stderr
    options.max_mem = 1 << 20
    if len(pattern) > _LONGEST:
        raise KblintError(f"expected a pattern of up to {_LONGEST} characters")
    try:
        return re2.compile(pattern, options)
    except UnicodeEncodeError:
        raise KblintError("expected a regular expression, found a lone surrogate in it") from None
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        raise KblintError(f"expected a regular expression as RE2 has them, {reason}") from None

"""The first configuration of a folder: what its lists do, written down as promises."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kblint.config.files import NAMES, says_something, upward
from kblint.config.infer import Promise, Promised, infer
from kblint.engine.names import filename
from kblint.errors import KblintError
from kblint.knowledge import Document
from kblint.knowledge.conventions import FEWEST_ENTRIES
from kblint.tables import dotted

NAME = NAMES[0]

_HEAD = """\
# The configuration of kblint, as `kblint init` wrote it from {lists}.
"""
_PROMISES = """\
# Below is what the entries do already. As a promise it is kept strictly, by new entries too:
# take out what was never meant.
"""
_SEVERAL = "# Where the lists differ, nothing is promised: what is promised holds in all of them.\n"
_NOTHING = "# Nothing that they do is clear enough to be promised.\n"
_EXAMPLES = """
# ignore = ["inconsistent-bullet"]  # rules that do not run
# exclude = ["archive/"]  # files and folders that are left out

# [rules.year-mismatch]
# tolerance = 2  # years between the preprint and the heading
"""


def refuse_second(folder: Path) -> None:
    """Raise KblintError where the folder has a configuration already."""
    for name in NAMES:
        path = folder / name
        if os.path.lexists(path) and (name != "pyproject.toml" or says_something(path)):
            raise KblintError(
                f"{filename(path)}: expected no configuration yet, found one; it was left as it is"
            )


def refuse_elsewhere(path: Path) -> None:
    """Raise KblintError for a file that no configuration of the working directory holds for."""
    here = os.path.realpath(".")
    folder = os.path.dirname(os.path.realpath(path))  # noqa: PTH120 - as `upward` takes it
    if here not in upward(folder):
        raise KblintError(
            f"{filename(path)}: expected a list for which a {NAME} of the working directory holds"
        )


def configuration_of(documents: Iterable[Document]) -> str:
    """The text of a `kblint.toml` for the lists, each promise below what it was inferred from.

    Raises KblintError where there is nothing to infer from.
    """
    lists = [each for each in documents if each.entries]
    if not any(len(each.entries) >= FEWEST_ENTRIES for each in lists):
        raise KblintError(
            f"expected a list of at least {FEWEST_ENTRIES} entries to infer from, found none"
        )
    found = infer(lists)
    entries = sum(len(each.entries) for each in lists)
    source = f"{entries} entries" + (f" in {len(lists)} files" if len(lists) > 1 else "")
    parts = [_HEAD.format(lists=source), _PROMISES if found else _NOTHING]
    if found and len(lists) > 1:
        parts.append(_SEVERAL)
    return "".join((*parts, _EXAMPLES, *map(_section, found)))


def _section(promised: Promised) -> str:
    own = [each for each in promised.promises if each.field is None]
    fields = [each for each in promised.promises if each.field is not None]
    lines = ["", "[[sections]]", f"path = {_value(promised.path)}"]
    for each in own:
        lines += _told(each)
    for each in fields:
        lines += ["", f"# {each.evidence}", f"[{dotted(('sections', 'fields', each.field or ''))}]"]
        lines += _settings(each)
    return "\n".join((*lines, ""))


def _told(promise: Promise) -> Iterator[str]:
    yield f"# {promise.evidence}"
    yield from _settings(promise)


def _settings(promise: Promise) -> Iterator[str]:
    for key, value in promise.settings.items():
        yield f"{key} = {_value(value)}"


def _value(value: Any) -> str:
    """The value in TOML, whose strings are those of JSON but for one sign that it wants escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

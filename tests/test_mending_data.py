"""Real lists, mended: no harm, a fixed point, and the hard breaks of the list this began with."""

import re
import shutil
import subprocess
from random import Random

import pytest
from conftest import data_files

from kblint.engine.mend import Mending
from kblint.engine.run import Run, plan_of
from kblint.text import Source

BREAK = re.compile(r"<br />")


def some_lists() -> list[object]:
    found = data_files("lists/*.md")
    return found if len(found) < 12 else Random(4).sample(found, 12)


def mended(source: Source) -> tuple[Source, Mending]:
    mending = Mending(Run.of_text(source, plan_of(None, None)), unsafe=True, notes=True)
    return next((change.after for change in mending.changes), source), mending


@pytest.mark.parametrize("path", some_lists())
def test_all_fixes_keep_to_what_they_declare_and_a_second_time_none_is_left(path) -> None:
    after, once = mended(Source.decode(path.read_bytes()))
    assert once.problems == {}
    _, again = mended(after)
    assert [(each.code, each.message) for each in again.fixed] == []
    assert not again.changes


@pytest.mark.skipif(shutil.which("cmark-gfm") is None, reason="cmark-gfm is not installed")
@pytest.mark.parametrize("path", data_files("seed/*.md"))
def test_no_hard_break_of_the_seed_is_lost_and_the_missing_one_is_made(path) -> None:
    source = Source.decode(path.read_bytes())
    after, _ = mended(source)
    assert (breaks(source), breaks(after)) == (27, 28)


def breaks(source: Source) -> int:
    page = subprocess.run(["cmark-gfm"], input=source.encode(), capture_output=True, check=True)
    return len(BREAK.findall(page.stdout.decode()))

"""What fixes do to real lists, judged by another parser: cmark-gfm renders both pages.

Each fix of a first pass is applied by itself; the two pages may differ in what it declares alone.
Then each file is mended as `--fix` does, and mended again: the second time no byte may change, and
no fix may be left. Wants `cmark-gfm` (Debian's package of that name) and the lists.

    python benchmarks/mending.py [--unsafe] [--sample N]
"""

import re
import subprocess
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from data import DATA

from kblint.engine.mend import Mending
from kblint.engine.run import Run, plan_of
from kblint.finding import Diagnostic, Effect, Safety
from kblint.text import Source, UndecodableTextError

_EXTENSIONS = ("table", "autolink", "strikethrough", "tasklist", "footnotes")
_COMMAND = ["cmark-gfm", "--unsafe", *(word for name in _EXTENSIONS for word in ("-e", name))]
_PIECE = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+", re.DOTALL)
_TARGET = re.compile(r'(href|src|srcset|data-[\w-]+)="[^"]*"')
_BREAK = re.compile(r"</?br\b[^>]*>", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")


class Outcome(NamedTuple):
    """What became of one file."""

    name: str
    fixes: Counter[str]
    odd: list[str]
    breaks: tuple[int, int]


def main() -> int:
    """Print what did otherwise than it declares, and the counts."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--unsafe", action="store_true", help="unsafe fixes too")
    parser.add_argument("--sample", type=int, help="so many files instead of all")
    options = parser.parse_args()
    files = [*sorted(DATA.glob("lists/**/*.md")), *sorted(DATA.glob("defects/*/before.md"))]
    files += sorted(DATA.glob("seed/*.md"))
    if options.sample:
        files = Random(1).sample(files, options.sample)
    fixes: Counter[str] = Counter()
    odd = 0
    with ProcessPoolExecutor() as pool:
        for outcome in pool.map(partial(look, unsafe=options.unsafe), files, chunksize=2):
            fixes += outcome.fixes
            odd += len(outcome.odd)
            for line in outcome.odd:
                print(f"{outcome.name}: {line}")
            if "seed" in outcome.name:
                was, now = outcome.breaks
                print(f"{outcome.name}: hard breaks {was} before, {now} after")
    for effect, count in fixes.most_common():
        print(f"{count:6} {effect}")
    print(f"{len(files)} files, {fixes.total()} fixes one by one, {odd} that did otherwise")
    return 1 if odd else 0


def look(path: Path, *, unsafe: bool) -> Outcome:
    """Apply the fixes of a file, one by one and all, and compare the pages."""
    name = "/".join(path.parts[-2:])
    try:
        source = Source.decode(path.read_bytes())
    except UndecodableTextError:
        return Outcome(name, Counter(), [], (0, 0))
    run = Run.of_text(source, plan_of(None, None))
    before = rendered(source)
    odd = list(_one_by_one(source, run.said, before, unsafe=unsafe))
    fixes = Counter(
        each.finding.fix.effect.value
        for each in run.said
        if each.finding.fix and (unsafe or each.finding.fix.safety is Safety.SAFE)
    )
    mending = Mending(run, unsafe=unsafe, notes=True)
    odd += mending.problems.values()
    mended = next((change.after for change in mending.changes), source)
    again = Mending(Run.of_text(mended, plan_of(None, None)), unsafe=unsafe, notes=True)
    odd += [f"fixed again by {d.code} {d.message}" for d in again.fixed]
    was, now = (len(_BREAK.findall(page)) for page in (before, rendered(mended)))
    return Outcome(name, fixes, odd, (was, now))


def _one_by_one(
    source: Source, said: "list[Diagnostic]", before: str, *, unsafe: bool
) -> Iterator[str]:
    for each in said:
        fix = each.finding.fix
        if fix and (unsafe or fix.safety is Safety.SAFE):
            after = rendered(source.edited(fix.edits))
            wrong = difference(before, after, fix.effect)
            if wrong:
                line = source.line(fix.edits[0].span.start)
                yield f"line {line}: {each.code} ({fix.effect}): {wrong}"


def rendered(source: Source) -> str:
    """The page, without what a comment says."""
    page = subprocess.run(_COMMAND, input=source.encode(), capture_output=True, check=True)
    return page.stdout.decode()


def difference(before: str, after: str, effect: Effect) -> str | None:
    """What differs between two pages that the effect does not allow; None where nothing does."""
    one, other = _pieces(before, effect), _pieces(after, effect)
    if effect in {Effect.MOVED, Effect.ADDED, Effect.DELETED}:
        lost, made = Counter(one) - Counter(other), Counter(other) - Counter(one)
        if effect is Effect.DELETED:
            lost.clear()
        if effect is Effect.ADDED:
            made.clear()
        odd = next(iter(lost + made), None)
        return f"{odd[:80]!r}" if odd else None
    if one == other:
        return None
    for tag, a, b, c, d in SequenceMatcher(a=one, b=other, autojunk=False).get_opcodes():
        if tag != "equal":
            return f"{' '.join(one[a:b])[:80]!r} became {' '.join(other[c:d])[:80]!r}"
    return None


_NO_TEXT = {Effect.TEXT, Effect.LINK_MADE, Effect.HEADING_MADE, Effect.ITEM_MADE}
_FREE_TAGS = {
    Effect.BREAK_ADDED: r"</?br",
    Effect.TEXT: r"</?(?:strong|em|del|br)\b",
    Effect.LINK_MADE: r"</?(?:a|img|strong|em|del|td|th)\b",
    Effect.HEADING_MADE: r"</?(?:h\d|p|strong|em)\b",
    Effect.ITEM_MADE: r"</?(?:ul|ol|li|p|br|strong|em)\b",
    Effect.LISTS_JOINED: r"</?(?:ul|ol|li|p)\b",
    Effect.SPACING: r"</?p\b",
}


def _pieces(page: str, effect: Effect) -> list[str]:
    """Tags and words as far as the effect leaves them as they are."""
    if effect is Effect.TARGET:
        page = _TARGET.sub(r'\1=""', page)
    free = re.compile(_FREE_TAGS.get(effect, r"(?!)"))
    found: list[str] = []
    for piece in _PIECE.findall(page):
        if piece.startswith("<!--") or free.match(piece):
            continue
        if piece.startswith("<"):
            found.append(_BLANKS.sub(" ", piece))
        elif effect not in _NO_TEXT:
            found += (_shown(word, effect) for word in piece.split())
    return found


def _shown(word: str, effect: Effect) -> str:
    """A word; a URL that is one is a target, too."""
    return "URL" if effect is Effect.TARGET and "://" in word else word


if __name__ == "__main__":
    sys.exit(main())

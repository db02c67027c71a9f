"""Whether fixes did what they declare to the page, and nothing else."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from kblint.engine.check import check_source
from kblint.engine.demands import Demands
from kblint.engine.select import select
from kblint.engine.shift import Shift
from kblint.finding import Diagnostic, Edit, Effect, Fix
from kblint.knowledge import Schema
from kblint.markdown import List, Node, Parent, Root, parse
from kblint.markdown.view import END, Sign, sign, view
from kblint.text import Source, Span

_LETTERED = {
    "text", "code", "code block", "block_html", "inline_html", "link", "image", "bare", "definition"
}  # fmt: skip
_SYNTAX = ("KB305", "KB306", "KB509", "KB510")
_TEXT = frozenset(("text", "blank", "mark", END + "mark"))
_LINKS = frozenset(
    ("link", END + "link", "reference", END + "reference", "image", END + "image", "bare")
)
_LISTS = frozenset(("list", END + "list", "item", END + "item"))
_PARAGRAPHS = frozenset(("paragraph", END + "paragraph"))
_HEADINGS = _PARAGRAPHS | {"heading", END + "heading"}
_CELLS = frozenset(("table_cell", END + "table_cell"))

# The signs that an effect may change; that no letter comes or goes by itself holds for them too.
_FREE: dict[Effect, frozenset[str]] = {
    Effect.BREAK_ADDED: frozenset(("break", "blank")),
    Effect.TEXT: _TEXT | {"break"},
    Effect.LINK_MADE: _TEXT | _LINKS | _CELLS,
    Effect.HEADING_MADE: _TEXT | _HEADINGS,
    Effect.ITEM_MADE: _TEXT | _LISTS | _PARAGRAPHS | {"break"},
    Effect.LISTS_JOINED: _LISTS,
    Effect.MOVED: frozenset(("blank", "break")),
    Effect.ADDED: frozenset(("blank",)),
    Effect.DELETED: frozenset(("blank",)),
}
# Those of which an effect may change what tells them from others of their kind.
_MASKED: dict[str, tuple[Effect, ...]] = {
    "link": (Effect.TARGET,),
    "reference": (Effect.TARGET,),
    "image": (Effect.TARGET,),
    "bare": (Effect.TARGET,),
    "inline_html": (Effect.TARGET,),
    "block_html": (Effect.TARGET,),
    "paragraph": (Effect.SPACING, Effect.LISTS_JOINED),
}


class Run(NamedTuple):
    """Neighbouring blocks before, what stands in their place afterwards, and the edits there."""

    ones: tuple[Node, ...]
    others: tuple[Node, ...]
    edits: list[tuple[Edit, Fix]]

    def with_next(self, run: "Run") -> "Run":
        """Both as one."""
        return Run(self.ones + run.ones, self.others + run.others, self.edits + run.edits)


def harm(before: Source, after: Source, fixes: Sequence[Fix]) -> str | None:
    """What the fixes changed beyond what they declare, for people; None where that is nothing.

    Blocks that no edit touches must be equal. Touched ones may differ in what the effects of their
    fixes allow; characters appear and disappear only where edits write or cut them.
    """
    old, new = parse(before.text), parse(after.text)
    change = _Change(before.text, Shift(fixes))
    if _labels(old) != _labels(new):  # then any link may lead elsewhere
        return change.compare(Run(old.children, new.children, change.shift.all))
    said = (change.compare(run) for run in change.runs(old, new))
    return next(filter(None, said), None)


def revealed(before: Source, after: Source, fixes: Sequence[Fix], schema: Schema) -> str | None:
    """A mistake of syntax that stands where the fixes wrote and was not there before."""
    shift = Shift(fixes)
    new = [d for d in _syntax(after, schema) if _touches(d, shift.written)]
    if not new:
        return None
    spans = [edit.span for edit, _ in shift.all]
    old = Counter(d.code for d in _syntax(before, schema) if _touches(d, spans))
    for each in new:
        old[each.code] -= 1
        if old[each.code] < 0:
            line = after.line(each.span.start)
            return f"line {line}: it makes {each.code} {each.name}, {each.message}"
    return None


def _syntax(source: Source, schema: Schema) -> Sequence[Diagnostic]:
    return check_source(source, Demands(select(_SYNTAX), schema)).diagnostics


def _touches(diagnostic: Diagnostic, spans: Iterable[Span]) -> bool:
    start, end = diagnostic.span
    return any(first <= end and start <= last for first, last in spans)


def _labels(root: Root) -> dict[str, tuple[str, str]]:
    """What labels stand for: of two definitions the first."""
    return {d.label: (d.url, d.title) for d in reversed(root.definitions)}


class _Change:
    """A text before, and the edits to it."""

    def __init__(self, text: str, shift: Shift) -> None:
        self._text = text
        self.shift = shift

    def runs(self, old: Node, new: Node) -> list[Run]:
        """The runs that differ; those in which one fix has several edits are taken together."""
        found: list[Run] = []
        of_fix: dict[int, Run] = {}  # where a fix with several edits has one already
        for run in self._pairs(old, new, Span(0, len(self._text))):
            apart = {id(fix) for _, fix in run.edits if len(fix.edits) > 1}
            for other in {id(of_fix[fix]): of_fix[fix] for fix in apart if fix in of_fix}.values():
                found.remove(other)
                run = other.with_next(run)  # noqa: PLW2901
            found.append(run)
            of_fix |= {id(fix): run for _, fix in run.edits if len(fix.edits) > 1}
        return found

    def _pairs(self, old: Node, new: Node, within: Span) -> Iterator[Run]:
        """The runs of blocks that are not plainly the same, before and after."""
        ones: list[Node] = []
        others = new.children
        starts = [node.start for node in others]
        at, begin = 0, within.start
        for one in old.children:
            found = bisect_left(starts, self.shift.moved(one.start), at)
            is_touched = bool(self.shift.within(one.span))
            if not is_touched and found < len(others) and self._are_same(one, others[found]):
                yield from self._run(ones, others[at:found], Span(begin, one.start))
                ones, at, begin = [], found + 1, one.end
            else:
                ones.append(one)
        yield from self._run(ones, others[at:], Span(begin, within.end))

    def _are_same(self, one: Node, other: Node) -> bool:
        return (
            _alike(one, other)
            and other.start == self.shift.moved(one.start)
            and one.source_text == other.source_text
        )

    def _run(self, ones: Sequence[Node], others: Sequence[Node], between: Span) -> Iterator[Run]:
        """The blocks between two that are the same; those within them, where only these differ."""
        if len(ones) == len(others) == 1:
            one, other = ones[0], others[0]
            if isinstance(one, Parent) and one.children and _alike(one, other):
                yield from self._pairs(one, other, between)
                return
        if self._are_apart(ones, others, between):
            for one, other in zip(ones, others, strict=True):
                yield from self._run([one], [other], one.span)
        elif ones or others:
            yield Run(tuple(ones), tuple(others), self.shift.within(between))

    def _are_apart(self, ones: Sequence[Node], others: Sequence[Node], between: Span) -> bool:
        """Whether each block is still one block of its kind, and each edit lies within one."""
        if len(ones) < 2 or len(ones) != len(others):
            return False
        pairs = zip(ones, others, strict=True)
        if not all(_alike(a, b) and self.shift.moved(a.start) == b.start for a, b in pairs):
            return False
        return all(
            any(one.start <= edit.span.start and edit.span.end <= one.end for one in ones)
            for edit, _ in self.shift.within(between)
        )

    def compare(self, run: Run) -> str | None:
        """What differs between two runs beyond what the fixes there declare."""
        effects = {fix.effect for _, fix in run.edits}
        before, after = view(run.ones), view(run.others)
        said = _signs_differ(before, after, effects) or self._letters_differ(
            before, after, run.edits
        )
        if said is None:
            return None
        at = min((node.start for node in run.ones), default=0)
        line = self._text.count("\n", 0, at) + 1
        return f"line {line}: {said}"

    def _letters_differ(
        self, before: Sequence[Sign], after: Sequence[Sign], edits: Sequence[tuple[Edit, Fix]]
    ) -> str | None:
        """Letters that went or came though no edit cut or wrote them."""
        was, now = _letters(before), _letters(after)
        cut = Counter(c for edit, _ in edits for c in self._text[slice(*edit.span)])
        written = Counter(c for edit, _ in edits for c in edit.text)
        lost, made = was - now - cut, now - was - written
        if lost:
            return f"{_shown(lost)} vanished"
        return f"{_shown(made)} appeared" if made else None


def _alike(one: Node, other: Node) -> bool:
    """Whether two blocks are of one kind, which for lists means as tight too."""
    if type(one) is not type(other):
        return False
    if isinstance(one, List) and isinstance(other, List):
        return (one.ordered, one.tight) == (other.ordered, other.tight)
    # what is compared of a container besides are its blocks alone
    return one.type == other.type and not (isinstance(one, Parent) and sign(one) != sign(other))


def _signs_differ(
    before: Sequence[Sign], after: Sequence[Sign], effects: set[Effect]
) -> str | None:
    ones, others = _held(before, effects), _held(after, effects)
    if effects & {Effect.ADDED, Effect.DELETED, Effect.MOVED}:
        was, now = Counter(ones), Counter(others)
        lost = was - now if Effect.DELETED not in effects else Counter()
        made = now - was if Effect.ADDED not in effects else Counter()
        odd = next(iter(lost + made), None)
    else:
        odd = next((a or b for a, b in zip_longest(ones, others) if a != b), None)
        if odd is None and Effect.ITEM_MADE not in effects and _breaks(before) > _breaks(after):
            odd = ("break",)
        if odd is None and _links(before) > _links(after):
            odd = ("link",)
    return None if odd is None else f"{' '.join(odd)[:60]!r} is shown otherwise"


def _held(signs: Sequence[Sign], effects: set[Effect]) -> list[Sign]:
    """The signs as far as the effects leave them as they are."""
    free = frozenset[str]().union(*(_FREE.get(effect, ()) for effect in effects))
    held = []
    for each in signs:
        kind = each[0]
        if kind in free or kind == "definition":
            continue
        is_masked = any(effect in effects for effect in _MASKED.get(kind, ()))
        held.append((kind,) if is_masked else each)
    return held


def _breaks(signs: Sequence[Sign]) -> int:
    return sum(each[0] == "break" for each in signs)


def _links(signs: Sequence[Sign]) -> int:
    return sum(each[0] in _LINKS for each in signs)


def _letters(signs: Iterable[Sign]) -> Counter[str]:
    """How often each letter stands in words, code, HTML and written targets."""
    told = (part for kind, *parts in signs if kind in _LETTERED for part in parts)
    return Counter(c for part in told for c in part if c.isalpha())


def _shown(letters: Counter[str]) -> str:
    return "the letters " + ", ".join(sorted(letters))[:40]

"""Comments that silence rules: where each reaches, and which of them silence nothing."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from kblint.engine.directives import (
    DISABLE,
    ENABLE,
    ENTRY,
    FILE,
    LINE,
    NEXT_LINE,
    Directive,
    Known,
    Named,
    read,
    without,
)
from kblint.engine.own import RULE_ERROR, UNKNOWN_SUPPRESSION, UNUSED_SUPPRESSION
from kblint.engine.removal import removal
from kblint.finding import Diagnostic, Edit, Finding, Fix
from kblint.knowledge import Document, Entry
from kblint.markdown.comments import MARK
from kblint.rule import Rule
from kblint.text import Source, Span

_LONG = 200  # code points that tell a line, or a comment, from others
_WHERE = {
    LINE: "on this line",
    NEXT_LINE: "on the next line",
    ENTRY: "in this entry",
    FILE: "in this file",
    DISABLE: "from here on",
}


class Silence(NamedTuple):
    """A rule that a comment names, and where a finding of it must begin to be silenced."""

    named: Named
    reach: Span


class Suppression(NamedTuple):
    """A comment that silences rules; `removal` deletes it, where that changes nothing."""

    directive: Directive
    silences: tuple[Silence, ...]
    removal: Edit | None


class Suppressions(NamedTuple):
    """What the comments of one document say; small enough to be sent between processes.

    `unknown` is what is wrong with them, `idle` are those that end nothing.
    """

    path: Path | None
    said: tuple[Suppression, ...]
    unknown: tuple[Finding, ...]
    idle: tuple[Finding, ...]


class Applied(NamedTuple):
    """What is left of a file's findings, and what is said of its comments."""

    kept: list[Diagnostic]
    own: list[Diagnostic]


def suppressions(document: Document, rules: Iterable[Rule] = ()) -> Suppressions | None:
    """What a document's comments say, None where it has none for kblint.

    `rules` are those that run: they can be named, even if they are not registered.
    """
    if MARK not in document.source.text:
        return None
    reading = _Reading(document, Known(rules))
    for comment in document.comments.spans:
        reading.take(comment)
    return reading.done()


def apply(
    comments: Suppressions,
    raw: Iterable[Diagnostic],
    ranked: Iterable[Diagnostic],
    ran: Collection[str],
    *,
    unjudged: Collection[str] = (),
    ignored: Collection[str] = (),
) -> Applied:
    """The file's ranked findings without the silenced ones, and what is said of its comments.

    A comment is used where a `raw` finding, before ranking, begins in its reach. It is called
    unused only for rules that `ran` on the file, those `unjudged` left out. `ignored` has the codes
    of the engine's own kinds that are not to speak.
    """
    found = _Starts()
    for each in raw:
        found.add(each.code, each.span.start)
    for finding in comments.unknown:
        found.add(UNKNOWN_SUPPRESSION.code, finding.span.start)
    # what is unused is known only then, and so is what silences that
    judged = {*ran, UNKNOWN_SUPPRESSION.code} - {*unjudged, *ignored}
    first, last = [*comments.idle], list[Finding]()
    if not found.any(RULE_ERROR.code) and UNUSED_SUPPRESSION.code not in ignored:
        first += _unused(comments.said, judged, found)
        for unused in first:
            found.add(UNUSED_SUPPRESSION.code, unused.span.start)
        last = [*_unused(comments.said, {UNUSED_SUPPRESSION.code}, found)]
    silenced = _Reaches(comments.said)
    own = [UNKNOWN_SUPPRESSION.at(comments.path, finding) for finding in comments.unknown]
    own += [UNUSED_SUPPRESSION.at(comments.path, finding) for finding in first]
    own = [each for each in own if each.code not in ignored and not silenced(each)]
    own += [UNUSED_SUPPRESSION.at(comments.path, finding) for finding in last]
    return Applied([each for each in ranked if not silenced(each)], own)


class _Reading:
    """The comments of a document, taken in order of the text."""

    def __init__(self, document: Document, known: Known) -> None:
        self.document = document
        self.known = known
        self.entries = _Around(document)
        self.said: list[Suppression] = []
        self.open: dict[str, list[tuple[int, int]]] = defaultdict(list)  # by code, where in `said`
        self.lines_after: dict[int, int] = {}
        self.unknown: list[Finding] = []
        self.idle: list[Finding] = []

    def take(self, comment: Span) -> None:
        source = self.document.source
        words = " ".join(source.slice(comment).split())
        subject = f"{source.line_text(comment.start)[:_LONG]} {words[:_LONG]}".strip()
        directive, wrong = read(source.text, comment, subject, self.known)
        self.unknown += wrong
        if directive is None:
            return
        if directive.verb == ENABLE:
            self._end(directive)
            return
        reach = self._reach(directive)
        if reach is None:
            message = "expected the comment within an entry, found it in none"
            self.unknown.append(Finding(directive.verb_span, message, subject))
            return
        if directive.verb == DISABLE:
            for i, named in enumerate(directive.named):
                self.open[named.code].append((len(self.said), i))
        silences = tuple(Silence(named, reach) for named in directive.named)
        self.said.append(Suppression(directive, silences, removal(self.document, comment)))

    def _reach(self, directive: Directive) -> Span | None:
        source, comment = self.document.source, directive.span
        end = len(source.text) + 1  # what is missing at the text's end begins there
        if directive.verb == FILE:
            return Span(0, end)
        if directive.verb == DISABLE:
            return Span(comment.start, end)
        if directive.verb == ENTRY:
            return self.entries.reach(comment)
        line = source.line(comment.start)
        if directive.verb == NEXT_LINE:
            line = self._line_after(source.line(comment.end))
            if line > source.line_count:
                return Span(end, end)
        start, stop = source.line_span(line)
        return Span(start, stop + 1)

    def _line_after(self, line: int) -> int:
        """The next line that is not blank; past the last one where there is none."""
        source = self.document.source
        if line not in self.lines_after:
            found = line + 1
            while found <= source.line_count and not _says(source, found):
                found += 1
            self.lines_after[line] = found
        return self.lines_after[line]

    def _end(self, directive: Directive) -> None:
        """Let an `enable` end what is open."""
        codes = [named.code for named in directive.named] or list(self.open)
        for code in codes:
            for i, j in self.open.get(code, ()):
                silences = list(self.said[i].silences)
                begun = silences[j].reach.start
                silences[j] = silences[j]._replace(reach=Span(begun, directive.span.start))
                self.said[i] = self.said[i]._replace(silences=tuple(silences))
        idle = [named for named in directive.named if not self.open.get(named.code)]
        if idle or not any(self.open.values()):
            self.idle.append(self._idle(directive, idle))
        for code in codes:
            self.open.pop(code, None)

    def _idle(self, directive: Directive, idle: Sequence[Named]) -> Finding:
        of = f" {_names(idle)}" if idle else ""
        message = f"expected a kblint-disable{of} above to end, found none"
        return _finding(directive, idle, removal(self.document, directive.span), message)

    def done(self) -> Suppressions:
        path = self.document.path
        return Suppressions(path, tuple(self.said), tuple(self.unknown), tuple(self.idle))


def _says(source: Source, line: int) -> bool:
    """Whether anything but the markers of quotes stands on a line."""
    return source.slice(source.line_span(line)).strip(" \t>") != ""


class _Around:
    """The entries of a document, to be found by what stands in them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._spans: list[Span] | None = None
        self._ends: list[int] = []

    def reach(self, comment: Span) -> Span | None:
        """Where the innermost entry around a comment begins and ends, its whole first line."""
        if self._spans is None:
            ordered = sorted(self._document.entries, key=attrgetter("start"))
            self._spans = [self._span(entry) for entry in ordered]
            self._ends = list(accumulate((span.end for span in self._spans), max))
        i = bisect_right(self._spans, comment.start, key=attrgetter("start")) - 1
        while i >= 0 and self._ends[i] >= comment.end:
            if comment.end <= self._spans[i].end:
                return self._spans[i]
            i -= 1
        return None

    def _span(self, entry: Entry) -> Span:
        text, start = entry.source.text, entry.start
        line = text.rfind("\n", 0, start) + 1
        if not text[line:start].strip(" \t>"):
            start = line
        # a paragraph's entry ends with its words, before a comment
        return Span(start, self._document.comments.past(entry.end))


class _Starts:
    """Where findings begin, by code."""

    def __init__(self) -> None:
        self._starts: dict[str, list[int]] = defaultdict(list)
        self._sorted: dict[str, list[int]] = {}

    def add(self, code: str, start: int) -> None:
        self._starts[code].append(start)

    def any(self, code: str, reach: Span | None = None) -> bool:
        """Whether a finding of that code begins within the reach, or at all."""
        if reach is None or code not in self._starts:
            return code in self._starts
        starts = self._sorted.get(code, [])
        if len(starts) != len(self._starts[code]):
            starts = self._sorted[code] = sorted(self._starts[code])
        i = bisect_left(starts, reach.start)
        return i < len(starts) and starts[i] < reach.end


class _Reaches:
    """Where rules are silenced, by code."""

    def __init__(self, said: Iterable[Suppression]) -> None:
        reaches: dict[str, list[Span]] = defaultdict(list)
        for suppression in said:
            for silence in suppression.silences:
                reaches[silence.named.code].append(silence.reach)
        self._reaches = {code: sorted(each) for code, each in reaches.items()}
        self._ends = {
            code: list(accumulate((reach.end for reach in each), max))
            for code, each in self._reaches.items()
        }

    def __call__(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding begins where its rule is silenced."""
        code, start = diagnostic.code, diagnostic.span.start
        i = bisect_right(self._reaches.get(code, ()), start, key=attrgetter("start")) - 1
        return i >= 0 and start < self._ends[code][i]


def _unused(
    said: Iterable[Suppression], judged: Collection[str], found: _Starts
) -> Iterator[Finding]:
    for suppression in said:
        idle = [
            silence.named
            for silence in suppression.silences
            if silence.named.code in judged and not found.any(silence.named.code, silence.reach)
        ]
        if idle:
            where = _WHERE[suppression.directive.verb]
            message = f"expected a finding of {_names(idle)} {where} to silence, found none"
            yield _finding(suppression.directive, idle, suppression.removal, message)


def _finding(
    directive: Directive, idle: Sequence[Named], whole: Edit | None, message: str
) -> Finding:
    """What is said of a comment, all of it or some of its names; these go, or else all does."""
    gone = {named.span for named in idle}
    if len(gone) == len(directive.words):
        fix = Fix("remove the comment", (whole,)) if whole else None
        return Finding(directive.span, message, directive.subject, fix=fix)
    edits = tuple(Edit(span, "") for span in without(directive.words, gone))
    title = "remove the name" if len(gone) == 1 else "remove the names"
    return Finding(min(gone), message, directive.subject, fix=Fix(title, edits))


def _names(named: Iterable[Named]) -> str:
    *others, last = [f"{each.code} {each.name}" for each in named]
    return f"{', '.join(others)} or {last}" if others else last

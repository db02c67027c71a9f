"""What one comment for kblint says, word by word, and what is wrong with it."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from kblint.engine.own import FAILURES, OWN, Own
from kblint.finding import Finding
from kblint.markdown.comments import MARK
from kblint.rule import Rule
from kblint.rules.registry import FAMILIES, RULES, Registration
from kblint.text import Span

LINE, NEXT_LINE, ENTRY, FILE, DISABLE, ENABLE = VERBS = (
    "kblint-disable-line",
    "kblint-disable-next-line",
    "kblint-disable-entry",
    "kblint-disable-file",
    "kblint-disable",
    "kblint-enable",
)
_VERB = re.compile(rf"<!--\s*+({MARK}[^\s:]*+)")
_WORD = re.compile(r"[^\s,>]+")  # a comment of several lines may stand in a quote
_GROUP = re.compile(r"kb\d{0,2}", re.IGNORECASE)
_CLOSING = len("-->")


class Named(NamedTuple):
    """A rule that a comment names, and the word that does."""

    code: str
    name: str
    span: Span


class Directive(NamedTuple):
    """A comment that can be followed: its verb, the rules it names, and the spans of all names."""

    verb: str
    verb_span: Span
    span: Span
    named: tuple[Named, ...]
    words: tuple[Span, ...]
    subject: str


class Known:
    """The rules that a comment can name."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Know those registered, the engine's own, and these, which may come from elsewhere."""
        self._by_word: dict[str, tuple[str, str]] = {}
        self._objections: dict[str, str] = {}
        self.names: list[str] = []
        self._lasting = FAILURES
        kinds: tuple[Own | Registration | Rule, ...] = (*OWN, *RULES, *rules)
        for each in kinds:
            self._by_word[each.name] = self._by_word[each.code.casefold()] = each.code, each.name
            if each.code not in self._lasting:
                self.names.append(each.name)

    def find(self, word: str) -> tuple[str, str] | None:
        """Code and name of the rule that the word stands for."""
        return self._by_word.get(word.casefold())

    def objection(self, word: str) -> str:
        """Why the word names no rule that can be silenced; empty where it does."""
        if word not in self._objections:  # to look for what is near takes its time
            self._objections[word] = self._objection(word)
        return self._objections[word]

    def _objection(self, word: str) -> str:
        found = self.find(word)
        if found and found[0] in self._lasting:
            return f"expected a rule that can be silenced, found {found[1]}, which always speaks"
        if found:
            return ""
        folded = word.casefold()
        if folded in FAMILIES:
            return f"expected the names of single rules, found the family '{word}'"
        if folded in {"all", "default"} or _GROUP.fullmatch(word):
            return f"expected the names of single rules, found '{word}'"
        return f"expected the name of a rule, found '{word}'{_near(word, self.names)}"


def read(
    text: str, comment: Span, subject: str, known: Known
) -> tuple[Directive | None, list[Finding]]:
    """What a comment says, None where that cannot be followed, and what is wrong with it."""
    stop = comment.end - _CLOSING
    verb = _VERB.match(text, comment.start, stop)
    if verb is None:
        return None, []  # not meant for kblint
    colon = text.find(":", verb.end(1), stop)
    words = list(_WORD.finditer(text, verb.end(1), stop if colon < 0 else colon))
    fault = _fault(text, verb, stop, has_words=bool(words))
    if fault:
        return None, [Finding(*fault, subject)]
    named, again = _named(words, known)
    last = max((word.end() for word in words if known.find(word[0])), default=0)
    reason = [word for word in words if named and word.start() > last]
    if colon < 0 and len(reason) > 1:
        words = words[: -len(reason)]
        span = Span(reason[0].start(), reason[-1].end())
        faults = [(span, f"expected a colon before the reason, found '{reason[0][0]}'")]
    else:
        told = ((Span(*word.span()), known.objection(word[0])) for word in words)
        faults = [*again, *((span, message) for span, message in told if message)]
    wrong = [Finding(span, message, subject) for span, message in faults]
    if words and not named:
        return None, wrong
    spans = tuple(Span(*word.span()) for word in words)
    return Directive(verb[1], Span(*verb.span(1)), comment, tuple(named), spans, subject), wrong


def _named(
    words: Iterable[re.Match[str]], known: Known
) -> tuple[list[Named], list[tuple[Span, str]]]:
    """The rules that the words name, and what is said of those that name one again."""
    named: dict[str, Named] = {}
    again = []
    for word in words:
        found = known.find(word[0])
        if found is None or known.objection(word[0]):
            continue
        code, name = found
        span = Span(*word.span())
        if code in named:
            again.append((span, f"expected each rule once, found {code} {name} again"))
        else:
            named[code] = Named(code, name, span)
    return list(named.values()), again


def _fault(
    text: str, verb: re.Match[str], stop: int, *, has_words: bool
) -> tuple[Span, str] | None:
    """Where and why a comment cannot be followed, whatever rules it names."""
    span = Span(*verb.span(1))
    if verb[1] not in VERBS:
        return span, f"expected {_nearest(verb[1])}, found '{verb[1]}'"
    dashes = _dashes(text, span.end, stop)
    if dashes:
        what = "one at its end" if dashes.end == stop else "'--'"
        hint = "GitHub shows such a comment as text"
        return dashes, f"expected a comment without two hyphens together, found {what}: {hint}"
    if not has_words and verb[1] != ENABLE:
        return span, f"expected the names of rules after {verb[1]}, found none"
    return None


def _dashes(text: str, start: int, stop: int) -> Span | None:
    """Two hyphens in a row, or one that makes such with the comment's end."""
    at = text.find("--", start, stop)
    if at >= 0:
        return Span(at, at + 2)
    return Span(stop - 1, stop) if text.endswith("-", start, stop) else None


def _nearest(verb: str) -> str:
    """The verb that may be meant, else all of them."""
    from difflib import get_close_matches

    ends = [each.removeprefix(MARK) for each in VERBS]
    near = get_close_matches(verb.removeprefix(MARK), ends, n=1)
    *others, last = [f"{MARK}{each}" for each in near or ends]
    return f"{', '.join(others)} or {last}" if others else last


def _near(word: str, known: Iterable[str]) -> str:
    from kblint.tables import nearest

    return nearest(word, known)


def without(words: Sequence[Span], gone: Collection[Span]) -> Iterator[Span]:
    """What to delete so that some of the words are left out, though not all."""
    last_kept = max(word for word in words if word not in gone)
    for i, word in enumerate(words):
        if word in gone and word < last_kept:
            yield Span(word.start, words[i + 1].start)
        elif word in gone:
            yield Span(words[i - 1].end, word.end)

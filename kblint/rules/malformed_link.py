"""What was meant as a link and is none, so that its brackets stand in the text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
from kblint.knowledge import Document
from kblint.knowledge.conventions import are_slips
from kblint.markdown import Link
from kblint.markdown.prose import OPEN, URL
from kblint.rule import Rule
from kblint.text import Span

_TARGET = rf"(?:{URL}+|(?:\.{{0,2}}/|#)[^\s()\[\]]+)"
_END = r"(?=[ \t]*(?:\||\Z))"  # of a line or a cell
_LONGEST = 500  # code points that a link's text may have

# A bracket and a URL of which no link came, by what keeps them apart.
_SHAPES = {
    "reversed": rf"\((?P<text>[^()\[\]\n]{{1,300}})\)\[(?P<url>{URL}+)\]",
    "bracketed": rf"\]\[\(?(?={URL})(?P<inner>[^\[\]\n]*)\]",
    "wide": rf"\](?:（(?P<half>{_TARGET})[)）]|\((?P<full>{_TARGET})）)",
    "spaced": rf"\](?P<gap>[ \t]+)\({_TARGET}\)",
    "unopened": rf"\][)}}:]?(?P<bare>{URL}+)\)",
    "parted": rf"\](?P<odd>[)}}.,;:-])\({_TARGET}\)",
    "nested": rf"\]\((?:{OPEN}|\[{URL})",
    "unclosed": rf"\]\({_TARGET}{_END}",
    "torn": rf"\]\({URL}+(?=[\[\]{OPEN}])",
    "unbalanced": rf"\]\({URL}+\)",
    "broken": rf"\]\({URL}[^()\n|]*",
    "swallowed": rf"\[(?P<name>[^\[\]()\n]{{0,80}}[^\[\]()\s])\((?P<target>{URL}+)\)\]",
    "apart": rf"\][ ]?(?P<beside>{URL}+){_END}",
}
_HINT = re.compile(rf"\][)}}.,;:-]?[ \t]*[(（\[{URL}]|\)\[{URL}|[^\s(]\({URL}")
_SUSPECT = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items()))

_SAYING = {
    "reversed": "expected [text](url), found (text)[url]",
    "bracketed": "expected the URL in parentheses, found it in brackets",
    "wide": 'expected "(" and ")" around the target, found full-width ones',
    "spaced": 'expected "(" right after "]", found blanks between them',
    "unopened": 'expected "(" before the URL, found none',
    "parted": 'expected "(" right after "]", found "{odd}" between them',
    "nested": "expected a URL in the parentheses, found another link",
    "unclosed": 'expected ")" after the target, found none',
    "torn": 'expected ")" after the URL, found "{next}"',
    "unbalanced": 'expected the brackets of the text to balance, found a "[" or "]" too many',
    "broken": 'expected ")" right after the URL, found other characters',
    "swallowed": "expected [text](url), found [text(url)]",
    "apart": "expected [text](url), found [text] and a URL beside it",
}
_BLANK_BEFORE_END = re.compile(r"\]\([^\s()]++ +\)")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_SEVERAL_WORDS = re.compile(r"\w\W+\w")


@dataclass(frozen=True)
class MalformedLink(Rule):
    """Brackets, parentheses and a URL were meant as a link and are none."""

    code = "KB306"
    name = "malformed-link"
    severity = Severity.ERROR
    outranks = ("KB305", "KB509", "KB510")

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        done = 0
        for hint in _HINT.finditer(prose):
            if hint.start() < done:
                continue
            line = prose.rfind("\n", 0, hint.start()) + 1
            end = prose.find("\n", line)
            done = end if end >= 0 else len(prose)
            yield from self._in_line(document, line, done)
        yield from _padded(document)

    def _in_line(self, document: Document, line: int, end: int) -> Iterator[Finding]:
        """The first mistake: what follows it is thrown out of joint."""
        prose = document.prose
        for match in _SUSPECT.finditer(prose, line, end):
            start = _opening(prose, match.start())
            if _is_meant(match, start, line):
                yield _finding(document, match, match.start() if start is None else start)
                return


def _padded(document: Document) -> Iterator[Finding]:
    """Blanks around a target, which are allowed, and of no use but to be copied along."""
    text = document.source.text
    if "]( " not in text and not _BLANK_BEFORE_END.search(text):
        return
    padded = [link for link in document.links if _has_blanks(text, link)]
    severity = Severity.WARNING if are_slips(len(padded), len(document.links)) else Severity.INFO
    for link in padded:
        start, end = link.text_span.end + 2, link.end - 1
        target = text[start:end].strip()
        fix = Fix("delete the blanks", (Edit(Span(start, end), target),))
        message = "expected the target alone in the parentheses, found blanks around it"
        subject = document.source.line_text(start)
        yield Finding(Span(start, end), message, subject, severity, fix)


def _has_blanks(text: str, link: Link) -> bool:
    place = link.destination_span
    if link.style != "inline" or place is None or not link.exact or link.title:
        return False
    around = text[link.text_span.end + 2 : place.start] + text[place.end : link.end - 1]
    return around != "" and around.strip(" ") == ""


def _kind(match: re.Match[str]) -> str:
    return next(name for name in _SHAPES if match[name] is not None)


def _opening(prose: str, at: int) -> int | None:
    """Where the bracket opens that a place closes; None where that is not on its line."""
    if prose[at] != "]":
        return at
    depth = 0
    for place in range(at, max(at - _LONGEST, -1), -1):
        sign = prose[place]
        if sign == "]":
            depth += 1
        elif sign == "[":
            depth -= 1
            if depth == 0:
                return place
        elif sign in "\n|":
            break
    return None


def _is_meant(match: re.Match[str], start: int | None, line: int) -> bool:
    """Whether the writer had a link in mind: not "[1] (https://…)"."""
    kind = _kind(match)
    if start is None:
        return kind in {"unclosed", "torn", "unbalanced", "broken"}
    text = match.string[start + 1 : match.start()]
    if kind in {"spaced", "bracketed"}:
        return not text.strip(" ^xX").isdigit() and text.strip(" xX") != ""
    if kind == "apart":
        opens_item = _ITEM.fullmatch(match.string, line, start)
        return opens_item is not None and _SEVERAL_WORDS.search(text) is not None
    return True


def _finding(document: Document, match: re.Match[str], start: int) -> Finding:
    kind, text = _kind(match), document.source.text
    bar = _bar(match) if kind == "unbalanced" else None
    if bar is not None:
        return _cut_by_bar(document, match, bar)
    after = text[match.end() : match.end() + 1]
    message = _SAYING[kind].format(odd=match["odd"], next=after)
    if kind == "unbalanced" and OPEN in match.string[start : match.start()]:
        message = "expected no link within a link's text, found one"
    cure = _CURES.get(kind)
    edits = cure(match, text) if cure else ()
    safety = Safety.UNSAFE if kind == "apart" else Safety.SAFE
    fix = Fix("make it a link", edits, safety, Effect.LINK_MADE) if edits else None
    span = Span(start, match.end())
    return Finding(span, message, document.source.line_text(start), fix=fix)


def _bar(match: re.Match[str]) -> int | None:
    """Where the bar stands that ends the table's cell within what was meant as a link's text."""
    line = match.string.rfind("\n", 0, match.start()) + 1
    bar = match.string.rfind("|", line, match.start())
    opening = match.string.rfind("[", line, bar) if bar >= 0 else -1
    return bar if opening >= 0 and "]" not in match.string[opening:bar] else None


def _cut_by_bar(document: Document, match: re.Match[str], bar: int) -> Finding:
    """The finding of a table's cell that ends within a link's text."""
    message = 'expected "\\|" within the text of the link, found a bar that ends the cell'
    start = match.string.rfind("[", 0, bar)
    edits = (Edit(Span(bar, bar), "\\"),)
    fix = Fix("escape the bar", edits, effect=Effect.LINK_MADE)
    subject = document.source.line_text(start)
    return Finding(Span(start, match.end()), message, subject, fix=fix)


_Edits = tuple[Edit, ...]


def _rewritten(words: str, target: str) -> Callable[[re.Match[str], str], _Edits]:
    """The cure that writes the text and the target, which are groups, the right way."""

    def cure(match: re.Match[str], text: str) -> _Edits:
        made = f"[{text[slice(*match.span(words))]}]({text[slice(*match.span(target))]})"
        return (Edit(Span(*match.span()), made),)

    return cure


def _in_parentheses(*groups: str) -> Callable[[re.Match[str], str], _Edits]:
    """The cure that keeps "]" and puts the target, one of the groups, behind it."""

    def cure(match: re.Match[str], text: str) -> _Edits:
        group = next(name for name in groups if match[name] is not None)
        target = text[slice(*match.span(group))].removesuffix(")")
        if re.search(r"\s", target):
            return ()
        return (Edit(Span(match.start() + 1, match.end()), f"({target})"),)

    return cure


def _closed(match: re.Match[str], text: str) -> _Edits:
    if text.startswith("](", match.end()):
        return ()  # another link's end, and its beginning is lost
    return (Edit(Span(match.end(), match.end()), ")"),)


def _joined(match: re.Match[str], _: str) -> _Edits:
    between = match["gap"] or match["odd"]
    return (Edit(Span(match.start() + 1, match.start() + 1 + len(between)), ""),)


_CURES: dict[str, Callable[[re.Match[str], str], _Edits]] = {
    "reversed": _rewritten("text", "url"),
    "bracketed": _in_parentheses("inner"),
    "wide": _in_parentheses("half", "full"),
    "spaced": _joined,
    "unopened": _in_parentheses("bare"),
    "parted": _joined,
    "unclosed": _closed,
    "torn": _closed,
    "swallowed": _rewritten("name", "target"),
    "apart": _in_parentheses("beside"),
}

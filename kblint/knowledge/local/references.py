"""References to labels that nothing defines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kblint.markdown import Definition, FootnoteDefinition, Link
from kblint.markdown.prose import OPAQUE, STRAY
from kblint.text import Span

_SIGNS = f"{OPAQUE}-{STRAY}"
_FULL = re.compile(
    rf"(?<![\[\]\\\w])!?\[[^\[\]\n]{{2,300}}\]\[(?P<label>[^\[\]\n{_SIGNS}]{{1,100}})\](?![\[(\w])"
)
_NOTE = re.compile(rf"(?<![\[\]\\\w])\[(?P<label>\^[^\[\]\s{_SIGNS}]{{1,100}})\](?![(:])")
_FEWEST = 3  # references that are defined, where one that is not can be told from plain brackets
_SHARE = 0.9
_NEAR = 0.8  # as the standard library measures likeness
_MOST_LABELS = 500  # and as many comparisons at the most


class Undefined(NamedTuple):
    """A reference that no definition fits, and the definition that it may be meant for.

    `span` is that of the whole reference, `label_span` that of its label. It is `misplaced` if the
    label is defined, but stands in parentheses.
    """

    span: Span
    label: str
    label_span: Span
    meant: Definition | None
    misplaced: bool = False


def undefined(
    prose: str,
    links: Sequence[Link],
    definitions: Sequence[Definition],
    footnotes: Sequence[FootnoteDefinition],
) -> Iterator[Undefined]:
    """What is meant as a reference, in documents that have such: `[text][label]`, `[^label]`."""
    if definitions:
        yield from _without_definition(prose, links, definitions)
        yield from _in_parentheses(links, definitions)
    if any(note.used for note in footnotes):
        for match in _NOTE.finditer(prose):
            yield Undefined(Span(*match.span()), match["label"], Span(*match.span("label")), None)


def _without_definition(
    prose: str, links: Sequence[Link], definitions: Sequence[Definition]
) -> Iterator[Undefined]:
    found = list(_FULL.finditer(prose))
    if not found:
        return
    defined = sum(link.style == "reference" and "][" in link.source_text for link in links)
    is_habit = defined >= _FEWEST and defined >= _SHARE * (defined + len(found))
    labels = {definition.label.casefold(): definition for definition in definitions}
    compared = _MOST_LABELS // 10 if len(labels) <= _MOST_LABELS else 0
    for i, match in enumerate(found):
        label = match["label"].casefold()
        from difflib import get_close_matches

        near = get_close_matches(label, labels, n=1, cutoff=_NEAR) if i < compared else []
        meant = labels[near[0]] if near else None
        if is_habit or (meant and defined):
            spans = Span(*match.span()), Span(*match.span("label"))
            yield Undefined(spans[0], match["label"], spans[1], meant)


def _in_parentheses(
    links: Sequence[Link], definitions: Sequence[Definition]
) -> Iterator[Undefined]:
    labels: Mapping[str, Definition] = {each.label.casefold(): each for each in definitions}
    for link in links:
        span = link.destination_span
        if span and link.style == "inline" and link.url.casefold() in labels:
            meant = labels[link.url.casefold()]
            yield Undefined(link.span, link.url, span, meant, misplaced=True)

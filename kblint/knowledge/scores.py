"""Scores: labelled numbers that rate an entry, and the scales that the prose declares for them."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from kblint.knowledge.sections import Section
from kblint.markdown import Paragraph, Strong
from kblint.text import Span

# Bold, or in capitals: "uses k=5 neighbours" is prose.
_STRICT = re.compile(
    r"(?:(?:(?<=\*\*)|(?<=__))([A-Za-z]{1,12})|(?<![\w.&?=/-])([A-Z]{1,12}))=\d+(?:\.\d+)?(?!\w|\.\d)"
)
_RANGE = re.compile(r"(?<![\d.])(\d{1,3})\s*(?:to|-|–|—|out of)\s*(\d{1,3})(?!\d|\.\d)")
_LABEL = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,11}")
_SCALE_WORD = re.compile(r"\b(?:scale|scores?|scored|rating|ratings|rated|grade)\b", re.IGNORECASE)


class Field(NamedTuple):
    """A labelled value of an entry as it is written; `value` is what stands after the sign.

    `number` is None where the value is none. `strict` means `LABEL=number`, spelled exactly so;
    `bold` that two markers stand around it.
    """

    name: str
    raw: str
    value: str
    number: float | None
    span: Span
    bold: bool = False
    strict: bool = False


class Scale(NamedTuple):
    """A scale that a paragraph declares for its section and all below: bounds are inclusive."""

    label: str
    low: int
    high: int
    span: Span
    section: Section


def strict_labels(tail: str) -> list[str]:
    """The labels of the `LABEL=number`s in what follows an entry's link."""
    return [bold or plain for bold, plain in _STRICT.findall(tail)] if "=" in tail else []


@lru_cache(maxsize=64)
def _loose(label: str) -> re.Pattern[str]:
    """A score of this label however it is written."""
    return re.compile(
        rf"(?:(?P<open>[*_]{{1,3}})(?P<blank>[ \t]*)|(?<![\w/?&.-]))(?P<label>{re.escape(label)})"
        r"(?P<inner>\*\*|__)?"
        r"(?P<sign>[ \t]*[=:][ \t]*)(?P<value>(?:[^\s*_|,;()\[\]]*[^\s*_|,;()\[\].!:])?)"
        r"(?:(?P<after>[ \t]*)(?P<close>[*_]{1,3}))?",
        re.IGNORECASE,
    )


def scores_of(
    text: str, entry: Span, title_line: Span, label: str, opaque: Iterable[Span]
) -> Iterator[Field]:
    """The scores of this label in an entry, well-formed or not, in order of the text.

    On the title's line any spelling counts; elsewhere only a bold one with a number does, for
    prose may speak of a score. Links, code and HTML, the opaque spans, hold none.
    """
    if label.casefold() not in text[entry.start : entry.end].casefold():
        return
    for match in _loose(label).finditer(text, entry.start, entry.end):
        if any(span.start < match.end() and match.start() < span.end for span in opaque):
            continue
        found = _field(match, label)
        on_title_line = title_line.start <= match.start() < title_line.end
        is_score = found.bold or ("=" in match["sign"] and found.value) or found.number is not None
        if is_score if on_title_line else found.bold and found.strict:
            yield found


def _field(match: re.Match[str], label: str) -> Field:
    bold = match["open"] in {"**", "__"} and match["open"] == match["close"]
    start = match.start() if match["open"] else match.start("label")
    end = match.end() if match["close"] else match.end("value")
    value = match["value"]
    strict = (
        match["label"] == label
        and match["sign"] == "="
        and not match["inner"]
        and not match["blank"]
        and not match["after"]
        and (bold or not (match["open"] or match["close"]))
    )
    number = float(value) if re.fullmatch(r"-?\d{1,9}(?:\.\d{1,9})?", value) else None
    return Field(
        match["label"], match.string[start:end], value, number, Span(start, end), bold,
        strict and number is not None,
    )  # fmt: skip


def scales(sections: tuple[Section, ...], used_labels: Collection[str]) -> Iterator[Scale]:
    """The scales that paragraphs declare: a bold label and two whole numbers, as "1 to 3".

    The numbers are the first that follow a label. A label that no entry uses counts only if the
    paragraph has a word such as "scale" and the label is in capitals, as no other bold word is.
    """
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and _may_declare(block.source_text):
                yield from _declared(block, section, used_labels)


def _declared(block: Paragraph, section: Section, used: Collection[str]) -> Iterator[Scale]:
    source = block.source_text
    about_scores = _SCALE_WORD.search(block.plain_text)
    labels = [
        node
        for node in block.children
        if isinstance(node, Strong)
        and _LABEL.fullmatch(node.plain_text)
        and (node.plain_text in used or (about_scores and node.plain_text.isupper()))
    ]
    for i, node in enumerate(labels):
        alone = len(labels) == 1  # then the numbers may stand before it
        start = 0 if alone else node.end - block.start
        end = labels[i + 1].start - block.start if node is not labels[-1] else len(source)
        bounds = _RANGE.search(source, start, end)
        if bounds and int(bounds[1]) < int(bounds[2]):
            yield Scale(node.plain_text, int(bounds[1]), int(bounds[2]), block.span, section)


def _may_declare(text: str) -> bool:
    return ("**" in text or "__" in text) and _RANGE.search(text) is not None

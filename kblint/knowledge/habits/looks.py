"""How an entry looks: whether its title is a link, what is bold, how labels are written."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kblint.knowledge.entries import Entry
from kblint.knowledge.reading.labels import is_label
from kblint.knowledge.sequence.date_forms import DateForm, date_form
from kblint.markdown import Emphasis, Link, Strong
from kblint.text import Span

IN_TEXT = "[[label]](url)"
AROUND = "[[label](url)]"
PLAIN = "[label](url)"
BARE = "a bare URL"
_LONGEST_LEAD = 30  # code points of what stands before the first part
_MARKERS = "*_`"
_NEAR = 3  # code points before a URL that are looked at
_BROKEN = re.compile(r"[\])][ \t]*[(<\[]*$")  # before a URL: what was meant as a link


class Label(NamedTuple):
    """A labelled link beside the title, or a URL in its place, and how it is written."""

    span: Span
    text: str
    form: str


class Lead(NamedTuple):
    """Words that stand before the first part, such as "**Paper**: "; `plain` is without bold."""

    span: Span
    text: str
    plain: str


def title_style(entry: Entry) -> str:
    """How the title's first letters are written: "bold", "italic", both or "plain"."""
    flat = entry.flats[0]
    at = entry.title_span.start - flat.start
    found = {Strong: flat.strong, Emphasis: flat.emphasis}
    link = entry.title_link
    inner = type(link.children[0]) if link and link.children else None
    styles = [
        name
        for kind, name in ((Strong, "bold"), (Emphasis, "italic"))
        if inner is kind or any(span.start <= at + 1 and at < span.end for span in found[kind])
    ]
    return " and ".join(styles) or "plain"


def has_style(entry: Entry) -> bool:
    """Whether anything on the title's line is bold or italic."""
    flat = entry.flats[0]
    return bool(flat.strong or flat.emphasis)


def labels(entry: Entry) -> Iterator[Label]:
    """The labels of its other links; none of a description, or of several in one bracket."""
    said = entry.description_span
    for flat in entry.flats:
        at = depth = 0
        for start, end, link in flat.links:
            between = flat.text[at:start]
            depth += between.count("[") - between.count("]")
            at = end
            if link is entry.title_link or (said and said.start <= link.start < said.end):
                continue
            label = _label(link, entry.source.text)
            if label and (depth == 0 or label.form == AROUND):
                yield label


def _label(link: Link, text: str) -> Label | None:
    """The label that a link is; None where it is none, or its brackets do not match."""
    start, end = link.span
    if link.style in {"bare", "autolink"}:
        is_link_broken = _BROKEN.search(text, max(0, start - _NEAR), start)
        return None if is_link_broken else Label(link.span, link.text, BARE)
    if link.style != "inline" or not is_label(link.text):
        return None
    is_closed = text[end : end + 1] == "]"
    if text[start - 1 : start] == "[" and is_closed:
        return Label(Span(start - 1, end + 1), link.text, AROUND)
    if is_closed:
        return None
    if link.text.strip(" `").startswith("["):
        return Label(link.span, link.text.strip(" `[]"), IN_TEXT)
    return Label(link.span, link.text, PLAIN)


def lead(entry: Entry) -> Lead | None:
    """What stands before the first part, if that is words and not a number."""
    start = max(entry.leaf.start, entry.start)
    span = Span(start, max(start, min(part.span.start for part in entry.parts)))
    text = entry.source.slice(span)
    plain = re.sub(rf"[{_MARKERS}]+", "", text)
    if len(text) > _LONGEST_LEAD or re.search(r"[\d<]", text):
        return None
    return Lead(span, text, plain) if re.search(r"[^\W_]", text) else None


def stated_date(entry: Entry) -> DateForm | None:
    """The date that it states by itself."""
    field = next((field for field in entry.fields if field.name == "date"), None)
    return date_form(entry.source.text, field.span) if field else None

"""Entries that are items of lists."""

import re
from collections.abc import Iterator, Sequence

from kblint.knowledge.reading.candidate import Candidate, Holder
from kblint.knowledge.reading.details import (
    first_line,
    flat_of,
    is_field,
    is_link_line,
    leads_out,
    lines_below,
)
from kblint.knowledge.reading.flat import Flat
from kblint.knowledge.reading.labels import is_label
from kblint.knowledge.reading.people import byline, is_names
from kblint.knowledge.reading.titled import Order, Reading, read
from kblint.knowledge.reading.told import Hint
from kblint.knowledge.reading.venues import is_venue
from kblint.knowledge.titles import words
from kblint.markdown import Comment, Leaf, List, ListItem, Node, Paragraph
from kblint.text import Span

_TITLE_FIELDS = frozenset(("title", "topic", "paper", "name", "article", "book", "paper title"))
_MOST_WORDS = 3  # of a group's name; a title has as many at least
_FIELD = re.compile(r"[\s*_]*([A-Za-z][A-Za-z ]{1,20}?)[\s*_]*:[\s*_]+")


def of_list(listed: List, hint: Hint) -> Iterator[Candidate]:
    """The entries of a list and of those within it."""
    items = [item for item in listed.children if isinstance(item, ListItem)]
    flats = [first_line(item) for item in items]
    record = _record(listed, items, flats)
    if record:
        yield record
        return
    for item, flat in zip(items, flats, strict=True):
        yield from _of_item(item, flat, hint)


def of_torn_list(listed: List, below: Node | None, hint: Hint) -> Iterator[Candidate] | None:
    """The entries of a list whose last item goes on in the paragraph below it.

    "10. **Title**." and below it, by a blank too few, "*Authors* [[pdf](url)]".
    """
    item = listed.children[-1]
    if not isinstance(item, ListItem) or not isinstance(below, Paragraph):
        return None
    torn = _torn(item, below)
    return _with_torn(listed, torn, hint) if torn else None


def _with_torn(listed: List, torn: Candidate, hint: Hint) -> Iterator[Candidate]:
    for item in listed.children[:-1]:
        if isinstance(item, ListItem):
            yield from _of_item(item, first_line(item), hint)
    yield torn


def _torn(item: ListItem, below: Paragraph) -> Candidate | None:
    flat, beside = first_line(item), flat_of(below)
    blocks = [child for child in item.children if not isinstance(child, Comment)]
    if flat is None or beside is None or leads_out(flat) or len(blocks) > 1:
        return None
    first, reading = item.children[0], read(flat)
    if reading is None or not flat.strong or read(beside) or not is_link_line(beside):
        return None
    if not isinstance(first, Leaf):
        return None
    span = Span(item.start, below.end)
    return Candidate(
        Holder.ITEM, item, (first,), (flat, beside), reading, span, first.span, has_details=True
    )


def _record(
    listed: List, items: Sequence[ListItem], flats: Sequence[Flat | None]
) -> Candidate | None:
    """A list that is one entry, a field a line: "Paper: [Title](url)", "Presenter: …"."""
    heads = [_FIELD.match(flat.text) if flat else None for flat in flats]
    names = [" ".join(words(head[1])) if head else "" for head in heads]
    found = [name for name in names if name]
    if len(found) < 2 or len(found) < len(names) - 1 or len(set(found)) < len(found):
        return None
    for item, flat, head, name in zip(items, flats, heads, names, strict=True):
        first = item.children[0] if item.children else None
        if name in _TITLE_FIELDS and flat and head and isinstance(first, Leaf):
            reading = read(flat.after(head.end()))
            laid = (flat, *(each for each in flats if each and each is not flat))
            if reading is None or not any(leads_out(each) for each in laid):
                return None
            return Candidate(
                Holder.ITEM, listed, (first,), laid, reading, listed.span, first.span,
                has_details=True,
            )  # fmt: skip
    return None


def _of_item(item: ListItem, flat: Flat | None, hint: Hint) -> Iterator[Candidate]:
    """The item if it is an entry, and the entries below it; without a link it only groups those."""
    nested = [
        each for child in item.children if isinstance(child, List) for each in of_list(child, hint)
    ]
    reading = read(flat, hint) if flat else None
    if flat and reading and _is_titled(reading):
        own = [child for child in item.children if isinstance(child, Paragraph)]
        flats = [flat, *(below for leaf in own[1:] if (below := flat_of(leaf)))]
        has_link = any(leads_out(each) for each in flats)
        if has_link:
            nested = [each for each in nested if not is_field(each.flats[0])]
        if has_link or not nested:
            yield from _entry(item, own, flats, reading, nested)
    yield from nested


def _is_titled(reading: Reading) -> bool:
    return not is_label(reading.text) or reading.weak or reading.link is not None


def _entry(
    item: ListItem,
    own: Sequence[Leaf],
    flats: Sequence[Flat],
    reading: Reading,
    nested: Sequence[Candidate],
) -> Iterator[Candidate]:
    entries_at = {each.block.start for each in nested}
    beside = [
        flat
        for child in item.children
        if isinstance(child, List)
        for flat in lines_below(child, entries_at)
    ]
    has_link = any(leads_out(flat) for flat in flats)
    if has_link or any(is_link_line(flat) for flat in beside):
        is_group = has_link and reading.order is Order.LABELLED and _names_a_group(reading.text)
        cited = _cited_below(beside) if is_group else None
        yield Candidate(
            Holder.ITEM, item, tuple(own), (*flats, *beside), cited or reading, item.span,
            own[0].span, has_details=not has_link,
        )  # fmt: skip


def _names_a_group(text: str) -> bool:
    """Whether a title is a name of those who wrote: "Oxford", "MS + City Univ"."""
    return len(words(text)) <= _MOST_WORDS or re.search(r"[+/]|\bUniv", text) is not None


def _cited_below(beside: Sequence[Flat]) -> Reading | None:
    """The title of "Oxford [[Paper](url)]", below which stand authors and title."""
    if not beside or beside[0].links or ";" in beside[0].text:
        return None
    cited = read(beside[0])
    if cited is None or cited.order is not Order.AUTHORS_FIRST:
        return None
    is_title = len(words(cited.text)) >= _MOST_WORDS and byline(cited.text) is None
    is_title = is_title and not is_names(cited.text) and not is_venue(cited.text)
    return cited if is_title else None

"""Carrying an entry, whole lines and nothing else, to another place of its list or table."""

from kblint.finding import Edit
from kblint.knowledge.entries import Entry
from kblint.knowledge.reading.candidate import Holder
from kblint.text import Span


def moved(entry: Entry, after: Entry | None, before: Entry | None) -> tuple[Edit, ...]:
    """The edits that carry an entry between two others of its list, one of which may be None.

    None where items are numbered, parted by blank lines, indented otherwise than one another or
    not alone on their lines.
    """
    members = [each for each in (entry, after, before) if each]
    places = [_lines(each) for each in members]
    if None in places or len(places) < 2:
        return ()
    starts = zip(members, places, strict=True)
    if len({each.block.start - place.start for each, place in starts if place}) > 1:
        return ()
    own, *_ = (span for span in places if span)
    beside = [_lines(each) for each in (after, before)]
    upper, lower = beside
    if upper and lower and upper.end != lower.start:
        return ()
    target = lower.start if lower else upper.end if upper else own.start
    edits = (Edit(own, ""), Edit(Span(target, target), entry.source.slice(own)))
    return tuple(sorted(edits))


def _lines(entry: Entry | None) -> Span | None:
    """The lines that an item or a row takes up, with the last one's end; None where not alone."""
    if entry is None or entry.holder not in {Holder.ITEM, Holder.ROW}:
        return None
    text = entry.source.text
    start, end = entry.block.span
    first = text.rfind("\n", 0, start) + 1
    past = text.find("\n", end) + 1
    if not past or text[first:start].strip(" \t|") or text[end:past].strip(" \t|\n"):
        return None
    is_parted = text[:first].endswith("\n\n") and text[past : past + 1] == "\n"
    return None if text[start].isdigit() or is_parted else Span(first, past)

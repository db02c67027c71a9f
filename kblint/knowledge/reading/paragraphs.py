"""Entries that are paragraphs without a bullet."""

import re
from collections.abc import Iterator, Sequence

from kblint.knowledge.reading.candidate import Candidate, Holder
from kblint.knowledge.reading.details import details_in, flat_of, is_quiet, leads_out
from kblint.knowledge.reading.flat import HARD, LINK, SOFT, Flat
from kblint.knowledge.reading.labels import is_label
from kblint.knowledge.reading.prefix import SHORTCODE
from kblint.knowledge.reading.titled import Order, Reading, is_badge, read
from kblint.knowledge.reading.venues import is_venue
from kblint.knowledge.sections import Section
from kblint.knowledge.titles import words
from kblint.markdown import Comment, Image, Node, Paragraph, Text
from kblint.text import Span

_FEWEST_OF_HABIT = 10
_SHARE = 0.8  # of a paragraph's lines that are entries


def of_paragraph(block: Paragraph, below: Sequence[Node]) -> Iterator[Candidate]:
    """The entry that a paragraph is, with its details below, or those that its lines are."""
    flat = flat_of(block)
    if flat is None:
        return
    lines = _entry_lines(flat)
    for line, of_line in lines:
        span = line.span(0, len(line.text.rstrip()))
        yield Candidate(Holder.PARAGRAPH, block, (block,), (line,), of_line, span, span)
    reading = None if lines else read(flat)
    if reading is None or (is_label(reading.text) and reading.link is None):
        return
    if leads_out(flat):
        span = block.span
        yield Candidate(Holder.PARAGRAPH, block, (block,), (flat,), reading, span, span)
    elif _is_title_alone(flat, reading):
        details, end = _details(below)
        if any(not _is_picture(each) for each in details):
            span, flats = Span(block.start, end), (flat, *details)
            yield Candidate(
                Holder.PARAGRAPH, block, (block,), flats, reading, span, block.span,
                has_details=True,
            )  # fmt: skip


def is_clear(candidate: Candidate) -> bool:
    """Whether a paragraph is an entry on the face of it: a title, labelled links, no prose."""
    if candidate.holder is not Holder.PARAGRAPH:
        return False
    flat, reading = candidate.flats[0], candidate.reading
    if not flat.links:
        return candidate.has_details
    tail = flat.text[reading.end - flat.start :]
    if reading.link is not None:
        return is_quiet(tail)
    if reading.order is not Order.LABELLED:
        return True
    first, _, link = flat.links[0]
    is_labelled = flat.text[:first].rstrip().endswith(("[", "(")) or link.text.startswith("[")
    is_bold = any(s.start <= reading.title.start - flat.start < s.end for s in flat.strong)
    return (is_labelled or is_bold) and ("\n" in tail or is_quiet(tail))


def are_habit(found: Sequence[Candidate], sections: Sequence[Section]) -> bool:
    """Whether most paragraphs of the file that link are entries."""
    paragraphs = sum(each.holder is Holder.PARAGRAPH for each in found)
    linking = sum(
        isinstance(block, Paragraph) and "](" in block.source_text
        for section in sections
        if section.holds_entries
        for block in section.blocks
    )
    return paragraphs >= _FEWEST_OF_HABIT and 4 * paragraphs >= 3 * linking


def _entry_lines(flat: Flat) -> list[tuple[Flat, Reading]]:
    """The lines of a paragraph each of which is an entry; none if they make one."""
    breaks = flat.text.count(HARD) + flat.text.count(SOFT)
    if not breaks or len(flat.links) < _SHARE * breaks:
        return []
    starts = [text.lstrip(" \t*_-•·")[:1] == LINK for text in re.split("[\n\v]", flat.text)]
    if sum(starts) < _SHARE * len(starts):
        return []
    lines = flat.lines()
    found = [(line, reading) for line in lines if (reading := read(line)) and reading.link]
    return found if len(found) >= _SHARE * len(lines) else []


def _is_title_alone(flat: Flat, reading: Reading) -> bool:
    """Whether a paragraph is bold or bracketed from end to end, but for emoji and a venue."""
    text = flat.text
    start, end = reading.title.start - flat.start, reading.title.end - flat.start
    before, after = SHORTCODE.sub("", text[:start]).strip(), text[end:].strip()
    is_bracketed = before.endswith("[") and after.startswith("]")
    is_bold = any(s.start <= start + 2 and end - 2 <= s.end for s in flat.strong)
    rest = after.lstrip("] ")
    is_end = len(words(rest)) <= 3 or is_venue(rest)
    return (is_bracketed or is_bold) and is_end and len(words(before)) <= 2


def _details(below: Sequence[Node]) -> tuple[list[Flat], int]:
    """The lines of the blocks below a title that are its details, and where they end."""
    details: list[Flat] = []
    end = 0
    for block in below:
        found = details_in(block)
        if found:
            details += found
            end = block.end
        elif not _is_image(block):
            break
    return details, end


def _is_image(block: Node) -> bool:
    return isinstance(block, Paragraph) and all(
        isinstance(child, Image | Comment) or (isinstance(child, Text) and not child.text.strip())
        for child in block.children
    )


def _is_picture(flat: Flat) -> bool:
    """Whether a line's only links are images."""
    return all(is_badge(link) for _, _, link in flat.links)

"""Entries that are headings, with the section below them."""

from collections.abc import Sequence

from kblint.knowledge.reading.candidate import Candidate, Holder
from kblint.knowledge.reading.details import details_in, flat_of, is_labelled, leads_out
from kblint.knowledge.reading.flat import Flat, flatten
from kblint.knowledge.reading.labels import is_label
from kblint.knowledge.reading.titled import Reading, read
from kblint.knowledge.sections import Section
from kblint.markdown import Comment, Heading, Paragraph
from kblint.text import Span

_MOST_BLOCKS = 3  # below a heading whose links stand there


def of_heading(section: Section, below: Sequence[Candidate]) -> Candidate | None:
    """The section's heading as an entry, if it is one: it links, or what stands below it does."""
    heading = section.heading
    if heading is None or section.year or section.level < 2:
        return None
    # a line of dashes that was to part two entries makes a heading of the upper one
    is_underlined = heading.style == "setext"
    if (section.subsections or below) and not is_underlined:
        return None
    flat = flatten(heading)
    reading = read(flat)
    if reading is None or is_label(reading.text):
        return None
    if leads_out(flat):
        flats = (
            flat,
            *(f for b in section.blocks if isinstance(b, Paragraph) if (f := flat_of(b))),
        )
        return _candidate(heading, section, flats, reading, below)
    blocks = [block for block in section.blocks if not isinstance(block, Comment)]
    details = details_in(blocks[0]) if blocks else []
    are_labelled = all(is_labelled(each) for each in details if each.links)
    if not details or not are_labelled or below or len(blocks) > _MOST_BLOCKS:
        return None
    return _candidate(heading, section, (flat, *details), reading, below, has_details=True)


def _candidate(
    heading: Heading,
    section: Section,
    flats: tuple[Flat, ...],
    reading: Reading,
    below: Sequence[Candidate],
    *,
    has_details: bool = False,
) -> Candidate:
    end = max((block.end for block in section.blocks), default=heading.end)
    others = [each.span.start for each in below]
    others += [each.span.start for each in section.subsections]
    span = Span(heading.start, min([end, *others]))
    return Candidate(
        Holder.HEADING, heading, (heading,), flats, reading, span, heading.span, has_details
    )

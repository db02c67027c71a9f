"""Which blocks are entries: items, table rows, headings and paragraphs.

An item or a table row is one by itself. A paragraph without a bullet, or a heading, is one where
others beside it are too: prose that begins with a link is none.
"""

from collections.abc import Iterator, Sequence

from kblint.knowledge.reading.candidate import Candidate, Holder
from kblint.knowledge.reading.headings import of_heading
from kblint.knowledge.reading.items import of_list, of_torn_list
from kblint.knowledge.reading.paragraphs import are_habit, is_clear, of_paragraph
from kblint.knowledge.reading.rows import rows
from kblint.knowledge.reading.titled import Order
from kblint.knowledge.reading.told import Hint
from kblint.knowledge.sections import Section
from kblint.markdown import BlockQuote, Comment, List, Node, Paragraph, Table

_FEWEST_ALIKE = 3
_FEWEST_ROWS = 5  # of a table below a heading that lists have no entries under, such as "License"
_MOST_DETAILS = 4  # blocks below a paragraph that may be its details


def candidates(sections: Sequence[Section]) -> Iterator[tuple[Section, Candidate]]:
    """The entries of all sections, in order of the text, each with the section it belongs to."""
    found = [(section, _of_section(section)) for section in sections]
    everything = [each for _, below in found for each in below]
    headed = [of_heading(section, below) for section, below in found]
    are_headed = sum(each is not None for each in headed) >= _FEWEST_ALIKE
    many_clear = sum(map(is_clear, everything)) > _FEWEST_ALIKE
    is_habit = are_habit(everything, sections)
    for (section, below), heading in zip(found, headed, strict=True):
        if are_headed and heading and section.parent:
            yield section.parent, heading
        all_count = _are_alike(section, below, is_habit=is_habit)
        for each in below:
            is_sure = each.holder is not Holder.PARAGRAPH or each.has_details
            if is_sure or all_count or (many_clear and is_clear(each)):
                yield section, each


def _are_alike(section: Section, below: Sequence[Candidate], *, is_habit: bool) -> bool:
    """Whether paragraphs of the section are entries as a rule, or of the file and here too."""
    count = sum(each.holder is Holder.PARAGRAPH for each in below)
    own = sum(isinstance(block, Paragraph) for block in section.blocks)
    return (count >= _FEWEST_ALIKE and 2 * count >= own) or (is_habit and count > 1)


def _of_section(section: Section) -> list[Candidate]:
    """The section's candidates; where many begin with authors, all are read so."""
    found = list(_in_section(section, Hint.NONE))
    if not section.holds_entries:
        in_rows = [each for each in found if each.holder is Holder.ROW]
        return in_rows if len(in_rows) >= _FEWEST_ROWS else []
    told = [each for each in found if each.reading.link is None]
    named = sum(each.reading.order is Order.AUTHORS_FIRST for each in told)
    if named >= _FEWEST_ALIKE and 4 * named >= len(told) and named < len(told):
        return list(_in_section(section, Hint.NAMES_FIRST))
    return found


def _in_section(section: Section, hint: Hint) -> Iterator[Candidate]:
    blocks = [block for block in section.blocks if not isinstance(block, Comment)]
    end = 0  # of the last candidate: what it holds is none of its own
    for i, block in enumerate(blocks):
        if block.start < end:
            continue
        for each in _of_block(block, blocks[i + 1 : i + 1 + _MOST_DETAILS], hint):
            end = max(end, each.span.end)
            yield each


def _of_block(block: Node, below: Sequence[Node], hint: Hint) -> Iterator[Candidate]:
    if isinstance(block, List):
        torn = of_torn_list(block, next(iter(below), None), hint)
        yield from torn or of_list(block, hint)
    elif isinstance(block, BlockQuote):
        for child in block.children:
            if isinstance(child, List):
                yield from of_list(child, hint)
    elif isinstance(block, Table):
        yield from rows(block)
    elif isinstance(block, Paragraph):
        yield from of_paragraph(block, below)

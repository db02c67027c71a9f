"""What may be an entry: the blocks that make it, and what was read of them."""

from enum import StrEnum
from typing import NamedTuple

from kblint.knowledge.reading.flat import Flat
from kblint.knowledge.reading.titled import Reading
from kblint.markdown import Leaf, Node
from kblint.text import Span


class Holder(StrEnum):
    """What kind of block an entry is."""

    ITEM = "item"
    ROW = "row"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


class Candidate(NamedTuple):
    """Blocks that make one entry.

    `leaves` are those with its title and what goes with that, `flats` all its lines, the title's
    first, without those of entries nested below. `line` is the part of the first leaf that it
    stands in. `has_details` says that its links stand below the title's block.
    """

    holder: Holder
    block: Node
    leaves: tuple[Leaf, ...]
    flats: tuple[Flat, ...]
    reading: Reading
    span: Span
    line: Span
    has_details: bool = False
    headers: tuple[str, ...] = ()  # of a row's cells, as the flats go

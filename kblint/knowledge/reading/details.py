"""What a line beside or below a title is: a detail of it, or something of its own."""

import re
from collections.abc import Collection, Iterator

from kblint.knowledge.reading.flat import LINK, Flat, flatten
from kblint.knowledge.reading.labels import is_label, names_venue
from kblint.knowledge.reading.people import is_names
from kblint.knowledge.reading.titled import is_badge, is_field_head, leaves, read
from kblint.knowledge.reading.venues import is_venue
from kblint.knowledge.titles import words
from kblint.markdown import Leaf, Link, List, ListItem, Node, Paragraph

_MAY_LINK = re.compile(r"\]|://|www\.|<[A-Za-z]")
_LONGEST_TITLE = 400  # code points of a line without any link
_FEW_WORDS = 12  # beside the links of a line that is there for these
_BARE = frozenset(("bare", "autolink"))


def flat_of(leaf: Leaf) -> Flat | None:
    """The leaf laid out; None for prose, which is long and links to nothing."""
    source = leaf.source_text
    if len(source) > _LONGEST_TITLE and not _MAY_LINK.search(source):
        return None
    return flatten(leaf)


def first_line(item: ListItem) -> Flat | None:
    """An item's first paragraph laid out."""
    first = item.children[0] if item.children else None
    return flat_of(first) if isinstance(first, Paragraph) else None


def leads_out(flat: Flat) -> bool:
    """Whether a link of the line leaves the knowledge base, or has no target yet."""
    return any(leaves(link.url) for _, _, link in flat.links)


def said_beside(flat: Flat) -> str:
    """The words of a line that are no link's."""
    return flat.text.replace(LINK, " ")


def is_detail(flat: Flat) -> bool:
    """Whether a line only adds links to something: it has no title of its own."""
    reading = read(flat)
    if reading is None or is_field(flat):
        return True
    if reading.link is not None and not reading.weak:
        head = flat.text[: reading.title.start - flat.start].strip(" \t*_[")
        return head.endswith(":") and is_label(head)
    return reading.weak or is_label(reading.text) or is_names(reading.text, at_least=2)


def is_field(flat: Flat) -> bool:
    """Whether a line is a word or two, a colon or a hyphen and a URL."""
    if not flat.links:
        return False
    first, _, link = flat.links[0]
    return link.style in _BARE and flat.text[:first].rstrip(" <").endswith((":", "：", "-"))


def is_labelled(flat: Flat) -> bool:
    """Whether a line says what its first link is: "Paper: url", "[[code](url)]"."""
    first, _, link = flat.links[0]
    return link.style not in _BARE or is_field_head(flat.text[:first])


def is_link_line(flat: Flat) -> bool:
    """Whether a line is there for its links: labels or URLs beside few words, or beside names."""
    said = said_beside(flat)
    few = len(words(said)) <= _FEW_WORDS
    if not leads_out(flat) or not (few or _ends_with_names(said)):
        return False
    return any(
        link.style in _BARE or is_badge(link) or (is_label(link.text) and not _is_home(link))
        for _, _, link in flat.links
    )


def _is_home(link: Link) -> bool:
    """Whether a link goes to the page of a venue itself, not to a paper: "[ICML](icml.cc)"."""
    name = link.text.strip(" []").casefold()
    return name.isalpha() and names_venue(name) and name in link.url.casefold()


def _ends_with_names(text: str) -> bool:
    return is_names(text.rsplit("\v", maxsplit=1)[-1].split(".", maxsplit=1)[0], at_least=2)


def is_quiet(tail: str) -> bool:
    """Whether what follows a title is no prose: a few words, a venue, names."""
    said = tail.replace(LINK, " ").strip(" \t\v\n,.|-–:;()[]")
    return len(words(said)) <= 4 or is_venue(said) or is_names(said.split(".")[0], at_least=2)


def lines_below(listed: Node, entries_at: Collection[int] = ()) -> Iterator[Flat]:
    """The lines of a list, without the items that begin at those places: these are entries."""
    for item in listed.children:
        if item.start in entries_at:
            continue
        for child in item.children:
            if isinstance(child, List):
                yield from lines_below(child, entries_at)
            elif isinstance(child, Paragraph):
                flat = flat_of(child)
                if flat:
                    yield flat


def details_in(block: Node) -> list[Flat]:
    """The lines of a block below a title if they are its details: labels, fields, bare URLs."""
    if isinstance(block, Paragraph):
        flat = flat_of(block)
        is_bare = flat is not None and len(words(said_beside(flat))) <= 3
        return [flat] if flat and is_bare and leads_out(flat) and is_detail(flat) else []
    if not isinstance(block, List):
        return []
    flats = list(lines_below(block))
    firsts = (first_line(item) for item in block.children if isinstance(item, ListItem))
    is_direct = any(flat is not None and leads_out(flat) for flat in firsts)
    return flats if is_direct and all(is_detail(f) for f in flats if leads_out(f)) else []

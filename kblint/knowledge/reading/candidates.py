"""Which blocks of a section are entries: items, table rows, headings and paragraphs.

An item or a table row is one by itself. A paragraph without a bullet, or a heading, is one where
others beside it are too: prose that begins with a link is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from kblint.knowledge.reading.people import is_names
from kblint.knowledge.reading.venues import is_venue
from kblint.knowledge.reading.flat import LINK, Flat, flatten
from kblint.knowledge.reading.labels import is_label
from kblint.knowledge.reading.rows import rows
from kblint.knowledge.reading.titled import Order, Reading, is_badge, is_field_head, leaves, read
from kblint.knowledge.reading.told import Habit
from kblint.knowledge.sections import Section
from kblint.knowledge.titles import words
from kblint.markdown import (
    BlockQuote,
    Comment,
    Heading,
    Image,
    Leaf,
    List,
    ListItem,
    Node,
    Paragraph,
    Table,
)
from kblint.text import Span

_FEWEST_ALIKE = 3
_FEWEST_ROWS = 5  # of a table below a heading that lists have no entries under, such as "License"
_FEW_WORDS = 12
_TITLE_FIELDS = frozenset(("title", "topic", "paper", "name", "article", "book", "paper title"))
_FIELD = re.compile(r"[\s*_]*([A-Za-z][A-Za-z ]{1,20}?)[\s*_]*:[\s*_]+")
_MAY_LINK = re.compile(r"\]|://|www\.|<[A-Za-z]")


class Holder(StrEnum):
    """What kind of block an entry is."""

    ITEM = "item"
    ROW = "row"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


class Candidate(NamedTuple):
    """Blocks that make one entry. `leaves` are those of its own, without entries nested below.

    `line` is the part of the first leaf that it stands in.
    """

    holder: Holder
    block: Node
    leaves: tuple[Leaf, ...]
    flats: tuple[Flat, ...]
    reading: Reading
    span: Span
    line: Span
    has_details: bool
    headers: tuple[str, ...] = ()  # of a row's cells


def candidates(sections: Sequence[Section]) -> Iterator[tuple[Section, Candidate]]:
    """The entries of all sections, in order of the text, each with the section it belongs to."""
    found = [(s, _of_section(s)) for s in sections]
    headed = [_of_heading(section, below) for section, below in found]
    are_headed = sum(each is not None for each in headed) >= _FEWEST_ALIKE
    clear = sum(_is_clear(each) for _, below in found for each in below)
    is_habit = _are_habit([each for _, below in found for each in below], sections)
    for (section, below), heading in zip(found, headed, strict=True):
        if are_headed and heading and section.parent:
            yield section.parent, heading
        paragraphs = [each for each in below if each.holder is Holder.PARAGRAPH]
        own = sum(isinstance(block, Paragraph) for block in section.blocks)
        are_alike = len(paragraphs) >= _FEWEST_ALIKE and 2 * len(paragraphs) >= own
        for each in below:
            if (
                each.holder is not Holder.PARAGRAPH
                or are_alike
                or each.has_details
                or (is_habit and len(paragraphs) > 1)
                or (clear > _FEWEST_ALIKE and _is_clear(each))
            ):
                yield section, each


def _are_habit(found: Sequence[Candidate], sections: Sequence[Section]) -> bool:
    """Whether most paragraphs of the file that link are entries."""
    paragraphs = sum(each.holder is Holder.PARAGRAPH for each in found)
    linking = sum(
        isinstance(block, Paragraph) and "](" in block.source_text
        for section in sections
        if section.holds_entries
        for block in section.blocks
    )
    return paragraphs >= 10 and 4 * paragraphs >= 3 * linking


def _of_section(section: Section) -> list[Candidate]:
    """The section's candidates; where many begin with authors, all are read so."""
    found = list(_in_section(section, Habit.NONE))
    if not section.holds_entries:
        rows_below = [each for each in found if each.holder is Holder.ROW]
        return rows_below if len(rows_below) >= _FEWEST_ROWS else []
    told = [each for each in found if each.reading.link is None]
    named = sum(each.reading.order is Order.AUTHORS_FIRST for each in told)
    if named >= _FEWEST_ALIKE and 4 * named >= len(told) and named < len(told):
        return list(_in_section(section, Habit.NAMES_FIRST))
    return found


def _in_section(section: Section, habit: Habit) -> Iterator[Candidate]:
    blocks = [block for block in section.blocks if not isinstance(block, Comment)]
    taken: set[int] = set()
    for i, block in enumerate(blocks):
        if i in taken:
            continue
        if isinstance(block, List):
            torn = _torn_record(block, blocks[i + 1 : i + 2])
            if torn:
                taken.add(i + 1)
                yield from _without_last(block, habit)
                yield torn
            else:
                yield from _of_list(block, habit)
        elif isinstance(block, BlockQuote):
            for child in block.children:
                if isinstance(child, List):
                    yield from _of_list(child, habit)
        elif isinstance(block, Table):
            for row in rows(block):
                yield Candidate(
                    Holder.ROW, row.node, row.leaves, row.flats, row.reading, row.node.span,
                    row.node.span, False, row.headers,
                )  # fmt: skip
        elif isinstance(block, Paragraph):
            for each in _of_paragraph(block, blocks[i + 1 : i + 5]):
                taken.update(
                    j for j in range(i + 1, i + 5) if blocks[j:] and _is_in(blocks[j], each)
                )
                yield each


def _torn_record(listed: List, below: Sequence[Node]) -> Candidate | None:
    """A list's last item and the paragraph below it, which was meant to be indented farther.

    "10. **Title**." and below it, by three spaces, "*Authors* [[pdf](url)]".
    """
    item, block = listed.children[-1], below[0] if below else None
    if not isinstance(item, ListItem) or not isinstance(block, Paragraph) or not item.children:
        return None
    flat, beside = _first_line(item), _flat(block)
    first = item.children[0]
    if flat is None or beside is None or _leads_out(flat) or not isinstance(first, Leaf):
        return None
    reading = read(flat)
    is_alone = reading is not None and len(item.children) == 1 and bool(flat.strong)
    if not is_alone or reading is None or read(beside) or not _is_link_line(beside):
        return None
    span = Span(item.start, block.end)
    return Candidate(
        Holder.ITEM, item, (first,), (flat, beside), reading, span, first.span, has_details=True
    )


def _without_last(listed: List, habit: Habit) -> Iterator[Candidate]:
    for item in listed.children[:-1]:
        if isinstance(item, ListItem):
            yield from _of_item(item, _first_line(item), habit)


def _is_in(block: Node, candidate: Candidate) -> bool:
    return candidate.span.start <= block.start and block.end <= candidate.span.end


def _of_list(listed: List, habit: Habit) -> Iterator[Candidate]:
    items = [item for item in listed.children if isinstance(item, ListItem)]
    flats = [_first_line(item) for item in items]
    record = _record(listed, items, flats)
    if record:
        yield record
        return
    for item, flat in zip(items, flats, strict=True):
        yield from _of_item(item, flat, habit)


def _first_line(item: ListItem) -> Flat | None:
    first = item.children[0] if item.children else None
    return _flat(first) if isinstance(first, Paragraph) else None


def _record(
    listed: List, items: Sequence[ListItem], flats: Sequence[Flat | None]
) -> Candidate | None:
    """A list that is one entry, a field a line: "Paper: [Title](url)", "Presenter: …"."""
    heads = [_FIELD.match(flat.text) if flat else None for flat in flats]
    names = [" ".join(words(head[1])) if head else "" for head in heads]
    found = [name for name in names if name]
    if len(found) < 2 or len(found) < len(names) - 1 or len(set(found)) < len(found):
        return None
    at = next((i for i, name in enumerate(names) if name in _TITLE_FIELDS), None)
    flat, head = (flats[at], heads[at]) if at is not None else (None, None)
    if flat is None or head is None or at is None:
        return None
    reading = read(flat.after(head.end()))
    laid = tuple(each for each in flats if each is not None)
    first = items[at].children[0]
    if reading is None or not any(_leads_out(each) for each in laid):
        return None
    if not isinstance(first, Leaf):
        return None
    ordered = (flat, *(each for each in laid if each is not flat))
    return Candidate(
        Holder.ITEM, listed, (first,), ordered, reading, listed.span, first.span, has_details=True
    )


def _of_item(item: ListItem, flat: Flat | None, habit: Habit) -> Iterator[Candidate]:
    blocks = item.children
    if not blocks:
        return
    first, below = blocks[0], blocks[1:]
    nested = [
        each for child in blocks if isinstance(child, List) for each in _of_list(child, habit)
    ]
    reading = read(flat, habit) if flat else None
    if not isinstance(first, Paragraph) or flat is None or reading is None:
        yield from nested
        return
    own = [first, *(b for b in below if isinstance(b, Paragraph))]
    flats = [flat, *(f for b in own[1:] if (f := _flat(b)))]
    has_link = any(_leads_out(f) for f in flats)
    details = [b for b in below if isinstance(b, List)]
    is_titled = not is_label(reading.text) or reading.weak or reading.link is not None
    if not has_link and nested:
        yield from nested
        return
    if not is_titled:
        yield from nested
        return
    if has_link:
        nested = [each for each in nested if not _is_field(each.flats[0])]
    beside = [f for child in details for f in _details(child, nested)]
    if has_link and reading.order is Order.LABELLED and beside and not beside[0].links:
        cited = read(beside[0])  # "Oxford [[Paper](url)]", below it authors and title
        is_citation = cited and cited.order is Order.AUTHORS_FIRST and ";" not in beside[0].text
        if cited and is_citation and not _is_of_people_or_venue(cited.text):
            reading = cited
    if has_link or any(_is_link_line(f) for f in beside):
        line = Span(first.start, first.end)
        yield Candidate(
            Holder.ITEM, item, tuple(own), (*flats, *beside), reading, item.span, line,
            has_details=not has_link,
        )  # fmt: skip
    yield from nested


def _is_of_people_or_venue(text: str) -> bool:
    return is_names(text, at_least=1 if len(text.split()) <= 3 else 2) or is_venue(text)


def _details(listed: Node, nested: Iterable[Candidate]) -> Iterator[Flat]:
    """What stands below an item, without the entries there."""
    starts = {each.block.start for each in nested}
    for item in listed.children:
        if item.start in starts:
            continue
        for child in item.children:
            if isinstance(child, List):
                yield from _details(child, nested)
            elif isinstance(child, Paragraph):
                flat = _flat(child)
                if flat:
                    yield flat


def _of_paragraph(block: Paragraph, below: Sequence[Node]) -> Iterator[Candidate]:
    flat = _flat(block, even_unlinked=isinstance(next(iter(below), None), List | Paragraph))
    if flat is None:
        return
    lines = _entry_lines(flat)
    if lines:
        for line, reading in lines:
            span = line.span(0, len(line.text.rstrip()))
            yield _paragraph(block, (line,), reading, span, has_details=False)
        return
    reading = read(flat)
    if reading is None or (is_label(reading.text) and reading.link is None):
        return
    if _leads_out(flat):
        yield _paragraph(block, (flat,), reading, block.span, has_details=False)
        return
    details: list[Flat] = []
    end = block.end
    for each in below if _is_title_alone(flat, reading) else ():
        found = _below(each)
        if not found and isinstance(each, Paragraph) and _is_image(each):
            continue
        if not found:
            break
        details += found
        end = each.end
    if any(not _is_picture(f) for f in details):
        yield _paragraph(block, (flat, *details), reading, Span(block.start, end), has_details=True)


def _entry_lines(flat: Flat) -> list[tuple[Flat, Reading]]:
    """The lines of a paragraph each of which is an entry; none if they make one."""
    starts = [text.lstrip(" \t*_-•·")[:1] == LINK for text in re.split("[\n\v]", flat.text)]
    if len(starts) < 2 or sum(starts) < 0.8 * len(starts):
        return []
    lines = flat.lines()
    found = [(line, reading) for line in lines if (reading := read(line)) and reading.link]
    return found if len(found) >= 0.8 * len(lines) else []


def _is_image(block: Paragraph) -> bool:
    return all(isinstance(child, Image) for child in block.children)


def _is_picture(flat: Flat) -> bool:
    """Whether a line's only links are images."""
    return all(
        link.children and all(isinstance(child, Image) for child in link.children)
        for _, _, link in flat.links
    )


def _paragraph(
    block: Paragraph, flats: tuple[Flat, ...], reading: Reading, span: Span, *, has_details: bool
) -> Candidate:
    line = span if not has_details else block.span
    return Candidate(Holder.PARAGRAPH, block, (block,), flats, reading, span, line, has_details)


def _is_title_alone(flat: Flat, reading: Reading) -> bool:
    """Whether a paragraph is bold or bracketed from end to end, but for emoji and a venue."""
    text = flat.text
    start, end = reading.title.start - flat.start, reading.title.end - flat.start
    before, after = re.sub(r":[a-z0-9_+-]+:", "", text[:start]).strip(), text[end:].strip()
    is_marked = any(s.start <= start + 2 and end - 2 <= s.end for s in flat.strong) or (
        before[-1:] == "[" and after[:1] == "]"
    )
    rest = after.lstrip("] ")
    return is_marked and (len(words(rest)) <= 3 or is_venue(rest)) and len(words(before)) <= 2


def _below(block: Node | None) -> list[Flat]:
    """The lines below a title if they are its details: labels, fields and bare URLs."""
    if isinstance(block, List):
        flats = list(_details(block, ()))
        telling = [flat for flat in flats if _leads_out(flat)]
        own = [
            f for item in block.children if isinstance(item, ListItem) and (f := _first_line(item))
        ]
        direct = sum(_leads_out(flat) for flat in own)
        count = sum(_is_detail(flat) for flat in telling)
        plain = all(_is_detail(flat) for flat in telling)
        return flats if direct and plain and 2 * count >= len(telling) else []
    if isinstance(block, Paragraph):
        flat = _flat(block)
        is_bare = flat is not None and len(words(flat.text.replace(LINK, " "))) <= 3
        return [flat] if flat and is_bare and _leads_out(flat) and _is_detail(flat) else []
    return []


def _is_link_line(flat: Flat) -> bool:
    """Whether a line is there for its links: labels or URLs beside few words, or beside names."""
    said = flat.text.replace(LINK, " ")
    few = len(words(said)) <= _FEW_WORDS or is_names(said.split("\v")[-1].split(".")[0], at_least=2)
    return (
        few
        and _leads_out(flat)
        and any(
            link.style in {"bare", "autolink"} or is_badge(link) or is_label(link.text)
            for _, _, link in flat.links
        )
    )


def _is_detail(flat: Flat) -> bool:
    """Whether a line only adds links to something: it has no title of its own."""
    reading = read(flat)
    if reading is None or _is_field(flat):
        return True
    if reading.link is not None and not reading.weak:
        head = flat.text[: reading.title.start - flat.start].strip(" \t*_[")
        return head.endswith(":") and is_label(head)
    return reading.weak or is_label(reading.text) or is_names(reading.text, at_least=2)


def _is_field(flat: Flat) -> bool:
    """Whether a line is a word or two, a colon and a URL."""
    if not flat.links:
        return False
    first, _, link = flat.links[0]
    head = flat.text[:first].rstrip(" <")
    return link.style in {"bare", "autolink"} and head.endswith((":", "：", "-"))


def _of_heading(section: Section, below: Sequence[Candidate]) -> Candidate | None:
    """The section's heading as an entry, if it is one: it links, or what stands below it does."""
    heading = section.heading
    if heading is None or section.year or section.level < 2:
        return None
    if section.subsections and heading.style != "setext":
        return None
    flat = _flat(heading, even_unlinked=True)
    reading = read(flat) if flat else None
    if flat is None or reading is None or is_label(reading.text):
        return None
    end = max((block.end for block in section.blocks), default=heading.end)
    # a line of dashes that was to part two entries makes a heading of the upper one
    if _leads_out(flat) and (not below or heading.style == "setext"):
        starts = [each.span.start for each in below]
        starts += [each.span.start for each in section.subsections]
        end = min([end, *starts])
        flats = (flat, *_flats(section.blocks))
        return Candidate(
            Holder.HEADING, heading, (heading,), flats, reading, Span(heading.start, end),
            heading.span, has_details=False,
        )  # fmt: skip
    first = section.blocks[0] if section.blocks else None
    details = _below(first) if reading.link is None else []
    are_labelled = all(_is_labelled(flat) for flat in details if flat.links)
    if not details or not are_labelled or below or len(section.blocks) > 3:
        return None
    return Candidate(
        Holder.HEADING, heading, (heading,), (flat, *details), reading, Span(heading.start, end),
        heading.span, has_details=True,
    )  # fmt: skip


def _is_labelled(flat: Flat) -> bool:
    """Whether a line says what its first link is: "Paper: url", "[[code](url)]"."""
    first, _, link = flat.links[0]
    return link.style not in {"bare", "autolink"} or is_field_head(flat.text[:first])


def _flats(blocks: Iterable[Node]) -> Iterator[Flat]:
    for block in blocks:
        if isinstance(block, Paragraph):
            flat = _flat(block)
            if flat:
                yield flat


def _is_clear(candidate: Candidate) -> bool:
    """Whether a paragraph is an entry on the face of it: a title, labelled links, no prose."""
    if candidate.holder is not Holder.PARAGRAPH:
        return False
    flat, reading = candidate.flats[0], candidate.reading
    tail = flat.text[reading.end - flat.start :]
    if not flat.links:
        return candidate.has_details
    if reading.link is None and reading.order is Order.LABELLED:
        first, _, link = flat.links[0]
        labelled = flat.text[:first].rstrip().endswith(("[", "(")) or link.text.startswith("[")
        marked = any(s.start <= reading.title.start - flat.start < s.end for s in flat.strong)
        return (labelled or marked) and ("\n" in tail or _is_quiet(tail))
    return reading.link is None or _is_quiet(tail)


def _is_quiet(tail: str) -> bool:
    said = tail.replace(LINK, " ").strip(" \t\v\n,.|-–:;()[]")
    return len(words(said)) <= 4 or is_venue(said) or is_names(said.split(".")[0], at_least=2)


def _leads_out(flat: Flat) -> bool:
    """Whether a link of the line leaves the knowledge base, or has no target yet."""
    return any(leaves(link.url) for _, _, link in flat.links)


def _flat(leaf: Leaf, *, even_unlinked: bool = False) -> Flat | None:
    source = leaf.source_text
    if not even_unlinked and not _MAY_LINK.search(source) and not isinstance(leaf, Heading):
        return flatten(leaf) if len(source) < 400 else None
    return flatten(leaf)

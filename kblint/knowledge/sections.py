"""The outline: sections below headings, nested by level."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kblint.knowledge.years import YearHeading, year_heading
from kblint.markdown import Heading, Node, Root
from kblint.text import Span

if TYPE_CHECKING:
    from kblint.knowledge.entries import Entry

_CONTENTS = frozenset(("contents", "table of contents", "toc", "content", "index"))
_NO_ENTRIES = frozenset(
    (
        "contributing", "contribution", "contributions", "contribute", "how to contribute",
        "contributors", "license", "licence", "licensing", "related", "related lists",
        "acknowledgement", "acknowledgements", "acknowledgments", "citation", "star history",
    )
)  # fmt: skip


class Section:
    """A heading and what stands below it, up to the next heading of its level or above.

    The first section has no heading and level 0: it is the whole document. `dated` is the section
    whose year heading holds for this one: itself, or the nearest that it stands under.
    """

    __slots__ = ("blocks", "dated", "end", "entries", "heading", "level", "parent", "path",
                 "subsections", "title", "year")  # fmt: skip

    def __init__(self, heading: Heading | None, parent: "Section | None") -> None:
        """Begin a section; blocks, entries and subsections are added by `outline`."""
        self.heading = heading
        self.parent = parent
        self.level = heading.level if heading else 0
        self.title = " ".join(heading.plain_text.split()) if heading else ""
        self.year: YearHeading | None = year_heading(self.title) if heading else None
        self.dated = self if self.year else _dated(parent)
        self.path: tuple[str, ...] = ()
        self.blocks: list[Node] = []
        self.entries: list[Entry] = []
        self.subsections: list[Section] = []
        self.end = 0

    @property
    def span(self) -> Span:
        """From the heading's first character to the next section's, or the text's end."""
        return Span(self.heading.start if self.heading else 0, self.end)

    @property
    def home(self) -> "Section":
        """The nearest section that is not merely a year of another."""
        section = self
        while section.year and section.parent:
            section = section.parent
        return section

    @property
    def subject(self) -> str:
        """The heading path, as findings name it."""
        return "/".join(self.path) or self.title

    @property
    def holds_entries(self) -> bool:
        """Whether its items can be entries: those of contents and of licences are none.

        What a list has below its contents, by a level too deep, may be all of the list.
        """
        names = [section.title.casefold().strip(" :#") for section in self.lineage()]
        return names[0] not in _CONTENTS and not _NO_ENTRIES.intersection(names)

    def lineage(self) -> "Iterator[Section]":
        """This section and those around it, from the inside out."""
        section: Section | None = self
        while section:
            yield section
            section = section.parent

    def walk(self) -> "Iterator[Section]":
        """This section and those below it, in order of the text."""
        yield self
        for section in self.subsections:
            yield from section.walk()

    def all_entries(self) -> "Iterator[Entry]":
        """The entries of this section and of those below it."""
        for section in self.walk():
            yield from section.entries

    def group(self) -> "list[Entry]":
        """Its own entries and those below its year headings: what is judged alike."""
        found = list(self.entries)
        for section in self.subsections:
            if section.year:
                found += section.group()
        return found

    def __repr__(self) -> str:
        return f"<Section {self.title!r}>"


def _dated(parent: Section | None) -> Section | None:
    """The section whose year holds for the next one below a parent: the nearest around it.

    An empty one before it, of its own level, is meant to be around it: "### 2022", "### Journals".
    """
    before = parent.subsections[-1] if parent and parent.subsections else None
    if before and before.dated and before.dated.parent is parent:
        years = before.dated
        if years is not before or not (years.blocks or years.subsections):
            return years
    return parent.dated if parent else None


def outline(root: Root) -> tuple[Section, ...]:
    """All sections in order of the text; the first is the document itself."""
    top = Section(None, None)
    found, section = [top], top
    for block in root.children:
        if not isinstance(block, Heading):
            section.blocks.append(block)
            continue
        while section.parent and section.level >= block.level:
            section.end = block.start
            section = section.parent
        section = Section(block, section)
        section.parent.subsections.append(section)  # type: ignore[union-attr]  # given just above
        found.append(section)
    for still_open in section.lineage():
        still_open.end = root.end
    single = sum(s.level == 1 for s in found) == 1
    for section in found[1:]:
        above = section.parent.path if section.parent else ()
        section.path = above if single and section.level == 1 else (*above, section.title)
    return tuple(found)

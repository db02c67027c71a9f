"""What a list promises of its sections, where it promises more than it shows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, Self

from kblint.knowledge.duplicate_policy import DuplicatePolicy
from kblint.knowledge.field_schema import LINK_FIELDS, FieldSchema, doc, over, wrong
from kblint.knowledge.globs import matches_path

YearOrder = Literal["descending", "ascending"]
Description = Literal["required", "optional", "forbidden"]
EntryOrder = Literal[
    "alphabetical", "by-date-ascending", "by-date-descending", "by-score-descending"
]
ShapeName = Literal[
    "bare", "one-line", "next-line", "cited", "labelled", "record", "fields", "label-first",
    "authors-first", "row", "heading",
]  # fmt: skip

_SLASH = re.compile(r"(?<!\\)/")  # none that belongs to a heading


@dataclass(frozen=True)
class SectionSchema:
    r"""What holds for the sections whose path matches the glob `path`, case-sensitively.

    A path is the headings below the document's single H1 joined by `/`, a `/` within a heading
    written `\/`. `*` stands for any heading, `**` for any number of them, none included.
    """

    path: str = field(metadata=doc("the headings meant: a glob, such as Papers/**"))
    years: YearOrder | None = field(default=None, metadata=doc("the order of year headings"))
    entries: EntryOrder | None = field(default=None, metadata=doc("the order of entries"))
    description: Description | None = field(
        default=None, metadata=doc("whether entries have a description")
    )
    separator: str | None = field(
        default=None, metadata=doc("what parts title and description, blanks included")
    )
    shapes: tuple[ShapeName, ...] = field(default=(), metadata=doc("how entries may be written"))
    fields: Mapping[str, FieldSchema] = field(
        default_factory=dict, metadata=doc("what holds for a field, by its label")
    )
    required: bool = field(default=False, metadata=doc("the section must be there"))
    ordered: bool = field(
        default=False, metadata=doc("it stands before those that the schema lists later")
    )

    def __post_init__(self) -> None:
        """Raise TableError for what cannot hold."""
        if not self.path:
            raise wrong(("path",), "expected headings such as 'Papers/**', found ''")
        for name, promised in self.fields.items():
            where = ("fields", name)
            if not name.strip():
                raise wrong(where, "expected a label, found an empty one")
            if name in LINK_FIELDS and promised.type not in {"url", None}:
                raise wrong(
                    (*where, "type"), f"expected 'url' of links to {name}, found {promised.type!r}"
                )

    @cached_property
    def _globs(self) -> tuple[str, ...]:
        return tuple(part.replace("\\/", "/") for part in _SLASH.split(self.path))

    def matches(self, path: Sequence[str]) -> bool:
        """Whether the section with these headings is meant."""
        return matches_path(self._globs, path)

    def belongs_in(self, path: Sequence[str]) -> bool:
        """Whether what is meant stands directly below the section with these headings.

        Where the glob has `**`, it may stand anywhere in the document, whose path is empty.
        """
        *above, _ = self._globs
        if not above or "**" in self.path:
            return not path
        return matches_path(above, path)

    @property
    def heading(self) -> str:
        """The heading that is meant, or a glob for it."""
        return self._globs[-1]


_SILENT = SectionSchema("**")  # of anything


@dataclass(frozen=True)
class Schema:
    """The promises of a whole list.

    Of several tables for one section the later win, key by key, and so for each field.
    """

    sections: tuple[SectionSchema, ...] = field(
        default=(), metadata=doc("what holds for sections, the later before the earlier")
    )
    duplicates: DuplicatePolicy = field(
        default_factory=DuplicatePolicy, metadata=doc("what may be listed twice")
    )

    @classmethod
    def from_tables(cls, table: Mapping[str, Any]) -> Self:
        """Read `[[sections]]` and `[duplicates]` as TOML gives them.

        Raises TableError for an unknown key, or a value that is not what its place demands.
        """
        from kblint.tables import read

        return read(cls, table)

    @classmethod
    def from_sections(cls, sections: Sequence[Mapping[str, Any]]) -> Self:
        """Read `[[sections]]` alone.

        Raises TableError as `from_tables` does.
        """
        return cls.from_tables({"sections": sections})

    @cached_property
    def _held(self) -> dict[tuple[str, ...], SectionSchema]:
        return {}

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The names of all fields that are spoken of anywhere."""
        return tuple({name: None for section in self.sections for name in section.fields})

    def of(self, path: Sequence[str]) -> SectionSchema:
        """All that holds for a section, in one; `required` and `ordered` are left out."""
        if not self.sections:
            return _SILENT
        key = tuple(path)
        held = self._held.get(key)
        if held is None:
            held = _SILENT
            for section in self.sections:
                if section.matches(key):
                    held = _over(held, section)
            self._held[key] = held
        return held

    def field(self, path: Sequence[str], name: str) -> FieldSchema | None:
        """What holds for a field in a section; None where nothing is promised."""
        return self.of(path).fields.get(name)

    def fields(self, path: Sequence[str]) -> Iterator[tuple[str, FieldSchema]]:
        """The fields that are spoken of for a section."""
        yield from self.of(path).fields.items()

    def years(self, path: Sequence[str]) -> YearOrder | None:
        """The order demanded of the year headings directly below a section."""
        return self.of(path).years

    def entries(self, path: Sequence[str]) -> EntryOrder | None:
        """The order demanded of the entries directly below a section's heading."""
        return self.of(path).entries

    def description(self, path: Sequence[str]) -> Description | None:
        """Whether the section's entries must have a description, or none."""
        return self.of(path).description

    def separator(self, path: Sequence[str]) -> str | None:
        """What parts title and description in the section's entries."""
        return self.of(path).separator

    def shapes(self, path: Sequence[str]) -> tuple[ShapeName, ...]:
        """How the section's entries may be written; empty where nothing is promised."""
        return self.of(path).shapes


def _over(earlier: SectionSchema, later: SectionSchema) -> SectionSchema:
    """The earlier promises under the later ones."""
    merged = dict(earlier.fields)
    for name, promised in later.fields.items():
        merged[name] = over(merged[name], promised) if name in merged else promised
    keys = ("years", "entries", "description", "separator", "shapes")
    said = {key: value for key in keys if (value := getattr(later, key)) not in {None, ()}}
    return replace(earlier, **said, fields=merged)

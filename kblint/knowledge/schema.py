"""What a list promises of its sections, where it promises more than it shows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, Self, get_args

from kblint.errors import KblintError

YearOrder = Literal["descending", "ascending"]
Description = Literal["required", "optional"]
EntryOrder = Literal[
    "alphabetical", "by-date-ascending", "by-date-descending", "by-score-descending"
]

# Fields that are no scores: what stands beside a title, and links by what they lead to.
STATED_FIELDS = frozenset(("authors", "venue", "date"))
LINK_FIELDS = frozenset(("paper", "code", "website", "demo", "blog", "video", "slides", "data"))
_KEYS = {
    "path": str, "years": str, "entries": str, "description": str, "separator": str,
    "fields": Mapping, "required": bool, "ordered": bool,
}  # fmt: skip

_SLASH = re.compile(r"(?<!\\)/")  # none that belongs to a heading


@dataclass(frozen=True, slots=True)
class FieldSchema:
    """What holds for one field, such as a score, `authors` or `code`: bounds are inclusive."""

    min: int | float | None = None
    max: int | float | None = None
    required: bool = False
    forbidden: bool = False


@dataclass(frozen=True)
class SectionSchema:
    r"""What holds for the sections whose path matches the glob `path`, case-sensitively.

    A path is the headings below the document's single H1 joined by `/`, a `/` within a heading
    written `\/`. `*` stands for any heading, `**` for any number of them, none included.
    """

    path: str
    years: YearOrder | None = None
    fields: Mapping[str, FieldSchema] = field(default_factory=dict)
    entries: EntryOrder | None = None
    description: Description | None = None
    separator: str | None = None
    required: bool = False
    ordered: bool = False

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        pattern = ""
        for segment in _SLASH.split(self.path):
            one = re.escape(segment.replace("\\/", "\0"))
            one = one.replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
            pattern += "(?:[^/]+/)*" if segment == "**" else one + "/"
        return re.compile(pattern)

    def matches(self, path: Sequence[str]) -> bool:
        """Whether the section with these headings is meant."""
        joined = "".join(heading.replace("/", "\0") + "/" for heading in path)
        return self._pattern.fullmatch(joined) is not None

    def belongs_in(self, path: Sequence[str]) -> bool:
        """Whether what is meant stands directly below the section with these headings.

        Where the glob has `**`, it may stand anywhere in the document, whose path is empty.
        """
        *above, _ = _SLASH.split(self.path)
        if not above or "**" in self.path:
            return not path
        return SectionSchema("/".join(above)).matches(path)

    @property
    def heading(self) -> str:
        """The heading that is meant, or a glob for it."""
        return _SLASH.split(self.path)[-1].replace("\\/", "/")


@dataclass(frozen=True, slots=True)
class Schema:
    """The promises of a whole list; of several for one section the later win."""

    sections: tuple[SectionSchema, ...] = ()

    @classmethod
    def from_sections(cls, sections: Sequence[Mapping[str, Any]]) -> Self:
        """Read `[[sections]]` as TOML gives them.

        Raises KblintError for an unknown key or a value of the wrong type.
        """
        return cls(tuple(_section(table) for table in sections))

    def field(self, path: Sequence[str], name: str) -> FieldSchema | None:
        """What holds for a field in a section; None where nothing is promised."""
        return dict(self.fields(path)).get(name)

    def fields(self, path: Sequence[str]) -> Iterator[tuple[str, FieldSchema]]:
        """The fields that are spoken of for a section."""
        for section in self.sections:
            if section.matches(path):
                yield from section.fields.items()

    def years(self, path: Sequence[str]) -> YearOrder | None:
        """The order demanded of the year headings directly below a section."""
        found = [s.years for s in self.sections if s.years and s.matches(path)]
        return found[-1] if found else None

    def entries(self, path: Sequence[str]) -> EntryOrder | None:
        """The order demanded of the entries directly below a section's heading."""
        found = [s.entries for s in self.sections if s.entries and s.matches(path)]
        return found[-1] if found else None

    def description(self, path: Sequence[str]) -> Description | None:
        """Whether the section's entries must have a description."""
        found = [s.description for s in self.sections if s.description and s.matches(path)]
        return found[-1] if found else None

    def separator(self, path: Sequence[str]) -> str | None:
        """What parts title and description in the section's entries."""
        found = [s.separator for s in self.sections if s.separator and s.matches(path)]
        return found[-1] if found else None


def _section(table: Mapping[str, Any]) -> SectionSchema:
    _known(table, _KEYS, "sections")
    if "path" not in table:
        raise KblintError("sections: expected the key 'path', found none")
    years = table.get("years")
    if years not in {None, "descending", "ascending"}:
        raise KblintError(f"sections.years: expected 'descending' or 'ascending', found {years!r}")
    entries = table.get("entries")
    if entries not in {None, *get_args(EntryOrder)}:
        expected = ", ".join(get_args(EntryOrder))
        raise KblintError(f"sections.entries: expected one of {expected}, found {entries!r}")
    description = table.get("description")
    if description not in {None, *get_args(Description)}:
        expected = " or ".join(map(repr, get_args(Description)))
        raise KblintError(f"sections.description: expected {expected}, found {description!r}")
    fields: dict[str, FieldSchema] = {}
    for name, options in table.get("fields", {}).items():
        where = f"sections.fields.{name}"
        if not isinstance(options, Mapping):
            raise KblintError(f"{where}: expected a table, found {options!r}")
        number = (int, float)
        _known(options, {"min": number, "max": number, "required": bool, "forbidden": bool}, where)
        fields[name] = FieldSchema(**options)
    separator = table.get("separator")
    return SectionSchema(
        table["path"], years, fields, entries, description, separator,
        table.get("required", False), table.get("ordered", False),
    )  # fmt: skip


def _known(table: Mapping[str, Any], keys: Mapping[str, Any], where: str) -> None:
    for key, value in table.items():
        if key not in keys:
            raise KblintError(f"{where}: unknown key {key!r}, expected one of {', '.join(keys)}")
        wanted = keys[key]
        if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
            raise KblintError(f"{where}.{key}: found {value!r}, which is of the wrong type")

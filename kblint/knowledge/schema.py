"""What a list promises of its sections, where it promises more than it shows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, Self

from kblint.errors import KblintError

YearOrder = Literal["descending", "ascending"]


@dataclass(frozen=True, slots=True)
class FieldSchema:
    """What holds for one field, such as a score: bounds are inclusive."""

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

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        pattern = ""
        for segment in re.split(r"(?<!\\)/", self.path):
            one = re.escape(segment.replace("\\/", "\0"))
            one = one.replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
            pattern += "(?:[^/]+/)*" if segment == "**" else one + "/"
        return re.compile(pattern)

    def matches(self, path: Sequence[str]) -> bool:
        """Whether the section with these headings is meant."""
        joined = "".join(heading.replace("/", "\0") + "/" for heading in path)
        return self._pattern.fullmatch(joined) is not None


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


def _section(table: Mapping[str, Any]) -> SectionSchema:
    _known(table, {"path": str, "years": str, "fields": Mapping}, "sections")
    if "path" not in table:
        raise KblintError("sections: expected the key 'path', found none")
    years = table.get("years")
    if years not in {None, "descending", "ascending"}:
        raise KblintError(f"sections.years: expected 'descending' or 'ascending', found {years!r}")
    fields: dict[str, FieldSchema] = {}
    for name, options in table.get("fields", {}).items():
        where = f"sections.fields.{name}"
        if not isinstance(options, Mapping):
            raise KblintError(f"{where}: expected a table, found {options!r}")
        number = (int, float)
        _known(options, {"min": number, "max": number, "required": bool, "forbidden": bool}, where)
        fields[name] = FieldSchema(**options)
    return SectionSchema(table["path"], years, fields)


def _known(table: Mapping[str, Any], keys: Mapping[str, Any], where: str) -> None:
    for key, value in table.items():
        if key not in keys:
            raise KblintError(f"{where}: unknown key {key!r}, expected one of {', '.join(keys)}")
        wanted = keys[key]
        if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
            raise KblintError(f"{where}.{key}: found {value!r}, which is of the wrong type")

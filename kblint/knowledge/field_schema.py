"""What a list promises of one field."""

from dataclasses import dataclass, field, fields, replace
from typing import Literal

from kblint.errors import KblintError

FieldType = Literal["int", "number", "text", "date", "url", "enum"]

RATINGS = frozenset(("stars", "rating"))
STATED_FIELDS = RATINGS | {"authors", "venue", "date"}
"""Fields that are no scores: what stands beside a title."""

LINK_FIELDS = frozenset(("paper", "code", "website", "demo", "blog", "video", "slides", "data"))
"""Links by what they lead to."""

VALUE = "{value}"
"""Where the value stands in a form."""

_NUMBERS = ("int", "number")


def doc(text: str) -> dict[str, str]:
    """What the JSON Schema of a configuration says of a key."""
    return {"doc": text}


@dataclass(frozen=True, slots=True)
class FieldSchema:
    """What holds for one field, such as a score, `authors` or `code`; None says nothing."""

    type: FieldType | None = field(default=None, metadata=doc("what its value is"))
    min: int | float | str | None = field(
        default=None, metadata=doc('the least number or the first date, such as "2020-01"')
    )
    max: int | float | str | None = field(
        default=None, metadata=doc("the greatest number or the last date")
    )
    pattern: str | None = field(
        default=None, metadata=doc("a regular expression (RE2) that matches the whole value")
    )
    values: tuple[str, ...] = field(default=(), metadata=doc("the values of an enum"))
    required: bool | None = field(default=None, metadata=doc("every entry must have it"))
    forbidden: bool | None = field(default=None, metadata=doc("no entry may have it"))
    format: str | None = field(
        default=None, metadata=doc('how it is written, such as "**WR={value}**"')
    )

    def __post_init__(self) -> None:
        """Raise TableError for what cannot hold together."""
        if self.required and self.forbidden:
            raise wrong(("forbidden",), "expected one of required and forbidden, found both")
        if self.values and self.type != "enum":
            found = f"type = '{self.type}'" if self.type else "none"
            raise wrong(("values",), f"expected type = 'enum' beside it, found {found}")
        if self.type == "enum" and not self.values:
            raise wrong(("values",), "expected the values of the enum, found none")
        self._check_bounds()
        if self.format is not None and _is_no_format(self.format):
            raise wrong(
                ("format",), f"expected one {VALUE} and signs around it on one line, "
                f"found {self.format!r}",
            )  # fmt: skip
        if self.pattern is not None:
            from kblint.knowledge.patterns import compiled

            try:
                compiled(self.pattern)
            except KblintError as error:
                raise wrong(("pattern",), str(error)) from None

    def _check_bounds(self) -> None:
        for key, bound in (("min", self.min), ("max", self.max)):
            if bound is None:
                continue
            if self.type not in {*_NUMBERS, "date", None}:
                raise wrong((key,), f"expected none beside type = {self.type!r}")
            if self.type == "date":
                if _date(bound):
                    continue
                raise wrong((key,), f'expected a date such as "2020-01", found {bound!r}')
            if isinstance(bound, str):
                raise wrong((key,), f"expected a number, or type = 'date', found {bound!r}")
        low, high, first, last = self.low, self.high, self.first, self.last
        if (low is not None and high is not None and low > high) or (
            first and last and first[: len(last)] > last[: len(first)]
        ):
            raise wrong(("min",), f"expected {self.max} at most, which is max, found {self.min}")

    @property
    def low(self) -> int | float | None:
        """The least number."""
        return None if isinstance(self.min, str) or self.type == "date" else self.min

    @property
    def high(self) -> int | float | None:
        """The greatest number."""
        return None if isinstance(self.max, str) or self.type == "date" else self.max

    @property
    def first(self) -> tuple[int, ...] | None:
        """The first date: year, and month and day where they are told."""
        return _date(self.min) if self.type == "date" and self.min is not None else None

    @property
    def last(self) -> tuple[int, ...] | None:
        """The last date."""
        return _date(self.max) if self.type == "date" and self.max is not None else None

    @property
    def kind(self) -> FieldType | None:
        """What the value is; one with a pattern and no type is text."""
        return self.type or ("text" if self.pattern else None)

    @property
    def is_numeric(self) -> bool:
        """Whether its values are numbers, as those of a score are where nothing is said."""
        return self.kind in {*_NUMBERS, None}


def is_score(name: str, promised: FieldSchema) -> bool:
    """Whether the field is a labelled number, as the rules on scores judge them."""
    return promised.is_numeric and name not in STATED_FIELDS | LINK_FIELDS


def over(earlier: FieldSchema, later: FieldSchema) -> FieldSchema:
    """The earlier promise under the later one, which stands alone where it contradicts that."""
    values = {each.name: getattr(later, each.name) for each in fields(later)}
    said = {name: value for name, value in values.items() if value not in {None, ()}}
    if said.get("required"):
        said.setdefault("forbidden", None)
    if said.get("forbidden"):
        said.setdefault("required", None)
    try:
        return replace(earlier, **said)
    except KblintError:
        return later


def wrong(where: tuple[str | int, ...], what: str) -> KblintError:
    """The TableError for a key whose value cannot hold."""
    from kblint.tables import TableError  # only a mistake needs it

    return TableError(where, what)


def _date(bound: float | str) -> tuple[int, ...] | None:
    from kblint.knowledge.values import parsed_date  # only bounds of dates need it

    return None if isinstance(bound, float) else parsed_date(str(bound))


def _is_no_format(form: str) -> bool:
    around = form.replace(VALUE, "", 1)
    return VALUE not in form or VALUE in around or "\n" in form or not around.strip()

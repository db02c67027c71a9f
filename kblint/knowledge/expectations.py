"""The one view of promises, declarations and habits that rules read."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from kblint.knowledge.conventions import Conventions
from kblint.knowledge.field_schema import RATINGS, FieldSchema
from kblint.knowledge.schema import Schema
from kblint.knowledge.scores import Scale
from kblint.knowledge.sections import Section


class Score(NamedTuple):
    """What is expected of one score in a section; a bound is None where none is known.

    `required` holds for every entry: promised or declared; `optional` is what need not be there,
    whatever others bear. `scale` is the declaration, if any. `form` is how the schema has it
    written. A score that is `free` of form is typed by the schema, and the list writes none as
    `LABEL=value`.
    """

    label: str
    low: float | None
    high: float | None
    whole: bool
    required: bool
    forbidden: bool
    scale: Scale | None
    optional: bool = False
    form: str | None = None
    free: bool = False


class Expectations:
    """What a document expects of its sections."""

    def __init__(
        self,
        schema: Schema,
        scales: Sequence[Scale],
        labels: Sequence[str],
        conventions: Conventions,
        used: Collection[str],
    ) -> None:
        """Look things up on demand.

        `labels` are those that scores of the document may have, `used` those of its `LABEL=value`s.
        """
        self._schema = schema
        self._declared: dict[tuple[Section, str], Scale] = {}
        for scale in scales:
            self._declared.setdefault((scale.section, scale.label), scale)
        self._labels = labels
        self._conventions = conventions
        self._used = used
        self._scores: dict[Section, tuple[Score, ...]] = {}

    def scores(self, section: Section) -> tuple[Score, ...]:
        """The scores that entries of the section may or must bear."""
        found = self._scores.get(section)
        if found is None:
            found = self._scores[section] = tuple(
                score for label in self._labels if (score := self._score(section, label))
            )
        return found

    def scale(self, section: Section, label: str) -> Scale | None:
        """The declaration that holds for a section: the nearest around it."""
        declared = (self._declared.get((around, label)) for around in section.lineage())
        return next((scale for scale in declared if scale), None)

    def years(self, parent: Section) -> str | None:
        """`descending` or `ascending`, the order of the year headings below a section."""
        promised = self._schema.years(parent.path)
        return promised or self._conventions.years.expected(parent)

    def rated(self, section: Section) -> tuple[Score, ...]:
        """The same with the stars and ratings that the schema speaks of."""
        if not self._schema.labels:
            return self.scores(section)
        names = [name for name in self._schema.of(section.path).fields if name in RATINGS]
        found = (self._score(section, name) for name in names)
        return (*self.scores(section), *(score for score in found if score))

    def _score(self, section: Section, label: str) -> Score | None:
        promised = self._schema.field(section.path, label)
        scale = self.scale(section, label)
        if promised and not promised.is_numeric:
            return None
        if promised:
            return self._promised(label, promised, scale)
        if scale:
            return Score(label, scale.low, scale.high, True, True, False, scale)
        if self._conventions.score_label(section) == label:
            return Score(label, None, None, False, False, False, None)
        return None

    def _promised(self, label: str, promised: FieldSchema, scale: Scale | None) -> Score:
        low = promised.low if promised.low is not None else scale.low if scale else None
        high = promised.high if promised.high is not None else scale.high if scale else None
        bounds = [bound for bound in (low, high) if bound is not None]
        whole = bool(bounds) and all(isinstance(bound, int) for bound in bounds)
        if promised.type:
            whole = promised.type == "int"
        required = promised.required
        if required is None:
            required = scale is not None and not promised.forbidden
        return Score(
            label, low, high, whole, required, bool(promised.forbidden),
            scale, promised.required is False, promised.format,
            promised.type is not None and promised.format is None and label not in self._used,
        )  # fmt: skip

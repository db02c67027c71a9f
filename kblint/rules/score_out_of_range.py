"""Scores off their scale."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document
from kblint.knowledge.field_schema import RATINGS
from kblint.rule import Rule


@dataclass(frozen=True)
class ScoreOutOfRange(Rule):
    """A score is outside its scale, or no whole number where the scale is whole."""

    code = "KB102"
    name = "score-out-of-range"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries:
            expected = {s.label: s for s in document.expects.rated(entry.section)}
            for field in entry.fields if RATINGS & expected.keys() else entry.labelled:
                score = expected.get(field.name)
                if score is None or field.number is None:
                    continue
                if not (field.strict or score.free or field.name in RATINGS):
                    continue  # another rule speaks of its form first
                low, high = score.low, score.high
                below = low is not None and field.number < low
                above = high is not None and field.number > high
                if not (below or above or (score.whole and field.number % 1)):
                    continue
                bounds = _bounds(low, high)
                wanted = f"{field.name}{bounds}"
                if not (below or above):
                    wanted = f"a whole number{bounds} for {field.name}"
                related = (
                    (Related(document.path, score.scale.span, "the scale is declared here"),)
                    if score.scale
                    else ()
                )
                message = f"expected {wanted}, found {field.value}"
                yield Finding(field.span, message, entry.subject, related=related)


def _bounds(low: float | None, high: float | None) -> str:
    if low is None:
        return "" if high is None else f" up to {high:g}"
    return f" from {low:g} " + ("on" if high is None else f"to {high:g}")

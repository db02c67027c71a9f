"""Scores off their scale."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document
from kblint.rule import Rule


@dataclass(frozen=True)
class ScoreOutOfRange(Rule):
    """A score is outside its scale, or no whole number where the scale is whole."""

    code = "KB102"
    name = "score-out-of-range"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        for entry in document.entries:
            expected = {s.label: s for s in document.expects.scores(entry.section)}
            for field in entry.scores:
                score = expected.get(field.name)
                if score is None or field.number is None or not field.strict:
                    continue
                low, high = score.low, score.high
                if low is None and high is None:
                    continue
                below = low is not None and field.number < low
                above = high is not None and field.number > high
                if not (below or above or (score.whole and field.number % 1)):
                    continue
                start = f"from {low:g} " if low is not None else "up "
                bounds = start + (f"to {high:g}" if high is not None else "on")
                wanted = f"{field.name} {bounds}"
                if not (below or above):
                    wanted = f"a whole number {bounds} for {field.name}"
                related = (
                    (Related(document.path, score.scale.span, "the scale is declared here"),)
                    if score.scale
                    else ()
                )
                message = f"expected {wanted}, found {field.value}"
                yield Finding(field.span, message, entry.subject, related=related)

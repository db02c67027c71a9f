"""Scales that are declared twice and not alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document, FieldSchema, Scale
from kblint.rule import Rule


@dataclass(frozen=True)
class ConflictingScale(Rule):
    """The prose declares one scale; another declaration, or the schema, says otherwise."""

    code = "KB107"
    name = "conflicting-scale"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        for i, scale in enumerate(document.scales):
            subject = f"{scale.section.subject}|{scale.label}"
            said = f"{scale.label} from {scale.low} to {scale.high}"
            promised = document.schema.field(scale.section.path, scale.label)
            if promised and (
                promised.low not in {None, scale.low} or promised.high not in {None, scale.high}
            ):
                message = (
                    f"expected {scale.label} {_bounds(promised)} as the schema says, found {said}"
                )
                yield Finding(scale.span, message, subject)
            for earlier in document.scales[:i]:
                if _contradict(earlier, scale):
                    message = (
                        f"expected {scale.label} from {earlier.low} to {earlier.high} "
                        f"as declared before, found {said}"
                    )
                    related = (Related(document.path, earlier.span, "declared here"),)
                    yield Finding(scale.span, message, subject, related=related)
                    break


def _bounds(promised: FieldSchema) -> str:
    if promised.low is None:
        return f"up to {promised.high:g}"
    high = "on" if promised.high is None else f"to {promised.high:g}"
    return f"from {promised.low:g} {high}"


def _contradict(one: Scale, other: Scale) -> bool:
    """Whether both hold for some section and differ."""
    if one.label != other.label or (one.low, one.high) == (other.low, other.high):
        return False
    return one.section in other.section.lineage() or other.section in one.section.lineage()

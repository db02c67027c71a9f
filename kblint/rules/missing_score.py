"""Entries of a scored section that bear no score."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Finding, Related, Severity
from kblint.knowledge import Document, Entry, Section
from kblint.rule import Rule


@dataclass(frozen=True)
class MissingScore(Rule):
    """An entry of a scored section bears no score."""

    code = "KB101"
    name = "missing-score"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        for label in document.score_labels:
            yield from _below(document, document.sections[0], label)


def _below(document: Document, section: Section, label: str) -> Iterator[Finding]:
    demanded = _is_demanded(document, section, label)
    entries = list(section.all_entries())
    if demanded and not section.year and len(entries) > 1 and not _scored(entries, label):
        yield _of_section(document, section, entries, label)
        return
    reason = _reason(document, section, label)
    for entry in section.entries if reason else ():
        if not _scored([entry], label):
            message = f"expected the score {label}, found none; {reason}"
            yield Finding(entry.link.span, message, entry.subject)
    for subsection in section.subsections:
        yield from _below(document, subsection, label)


def _reason(document: Document, section: Section, label: str) -> str | None:
    """Why the section's entries should bear the score; None where they need not."""
    score = next((s for s in document.expects.scores(section) if s.label == label), None)
    if score is None or score.forbidden or score.optional:
        return None
    if score.required and score.scale:
        return f"the section's scale runs from {score.scale.low} to {score.scale.high}"
    if score.required:
        return "the schema requires it"
    is_habit = document.conventions.score_label(section) == label
    return f"the entries beside it bear {label}" if is_habit else None


def _is_demanded(document: Document, section: Section, label: str) -> bool:
    return any(s.label == label and s.required for s in document.expects.scores(section))


def _scored(entries: list[Entry], label: str) -> bool:
    return any(f.name.casefold() == label.casefold() for e in entries for f in e.labelled)


def _of_section(document: Document, section: Section, entries: list[Entry], label: str) -> Finding:
    related = tuple(Related(document.path, e.link.span, f"no {label}") for e in entries)
    message = f"expected the score {label} on the entries of this section, found it on none"
    return Finding(
        section.heading.span if section.heading else entries[0].link.span,
        f"{message} of {len(entries)}", f"{section.subject}|{label}", related=related,
    )  # fmt: skip

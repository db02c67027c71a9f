"""References whose label nothing defines."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document
from kblint.rule import Rule
from kblint.text import Span


@dataclass(frozen=True)
class UndefinedReference(Rule):
    """A reference such as `[text][label]` or `[^label]` has no definition, and stands in the text.

    It speaks only where other references of the file are defined: elsewhere brackets are brackets.
    """

    code = "KB314"
    name = "undefined-reference"
    severity = Severity.ERROR
    outranks = ("KB313",)

    def check(self, document: Document) -> Iterator[Finding]:
        for found in document.undefined_references:
            subject = document.source.line_text(found.span.start)
            if not found.misplaced:
                nearest = f"; the nearest is [{found.meant.label}]" if found.meant else ""
                message = f"expected a definition of [{found.label}], found none{nearest}"
                yield Finding(found.span, message, subject)
                continue
            label = document.source.slice(found.label_span)
            message = f"expected the label {label} in brackets, found it in parentheses"
            around = Span(found.label_span.start - 1, found.label_span.end + 1)
            fix = None
            if document.source.slice(around) == f"({label})":
                edits = (Edit(around, f"[{label}]"),)
                fix = Fix("refer to the definition", edits, effect=Effect.LINK_MADE)
            yield Finding(found.span, message, subject, fix=fix)

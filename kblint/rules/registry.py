"""Which rules there are; each is imported when it is selected, not before."""

from dataclasses import dataclass
from importlib import import_module

from kblint.rule import Rule

FAMILIES = ("self", "scores", "years", "links", "entries", "formatting", "sections", "records")


@dataclass(frozen=True, slots=True)
class Registration:
    """What must be known of a rule without importing it."""

    code: str
    name: str
    default: bool = True

    @property
    def family(self) -> str:
        """The name of the code's hundred, for `--select`."""
        return FAMILIES[int(self.code[2])]

    @property
    def module(self) -> str:
        """The full name of the module, which holds this rule alone."""
        return f"kblint.rules.{self.name.replace('-', '_')}"

    @property
    def class_name(self) -> str:
        """The rule's name in capitals: `missing-score` is `MissingScore`."""
        return "".join(part.capitalize() for part in self.name.split("-"))

    def load(self) -> type[Rule]:
        """The rule's class."""
        found: type[Rule] = getattr(import_module(self.module), self.class_name)
        return found


RULES = (
    Registration("KB004", "conflict-marker"),
    Registration("KB101", "missing-score"),
    Registration("KB102", "score-out-of-range"),
    Registration("KB103", "malformed-score"),
    Registration("KB104", "repeated-score"),
    Registration("KB105", "misplaced-score"),
    Registration("KB106", "unexpected-score"),
    Registration("KB107", "conflicting-scale"),
    Registration("KB201", "unordered-years"),
    Registration("KB202", "repeated-year"),
    Registration("KB203", "implausible-year"),
    Registration("KB204", "year-mismatch"),
    Registration("KB205", "entry-outside-years"),
    Registration("KB206", "unordered-entries-by-date"),
    Registration("KB207", "inline-date-mismatch"),
    Registration("KB301", "duplicate-link"),
    Registration("KB302", "conflicting-titles"),
    Registration("KB303", "mismatched-target"),
    Registration("KB304", "conflicting-targets"),
    Registration("KB305", "malformed-url"),
    Registration("KB306", "malformed-link"),
    Registration("KB307", "empty-link"),
    Registration("KB308", "malformed-identifier"),
    Registration("KB309", "non-canonical-link"),
    Registration("KB310", "insecure-link", default=False),
    Registration("KB311", "expiring-link"),
    Registration("KB312", "broken-anchor"),
    Registration("KB313", "missing-file"),
    Registration("KB314", "undefined-reference"),
    Registration("KB315", "unused-definition"),
    Registration("KB316", "bare-url", default=False),
    Registration("KB401", "unexpected-shape"),
    Registration("KB402", "missing-description"),
    Registration("KB403", "missing-field"),
    Registration("KB404", "unsorted-entries"),
    Registration("KB405", "untidy-title"),
    Registration("KB406", "repeated-title", default=False),
    Registration("KB407", "misspelling", default=False),
    Registration("KB408", "inconsistent-ending"),
    Registration("KB409", "wrong-separator"),
    Registration("KB410", "repeated-word"),
    Registration("KB411", "invalid-field"),
    Registration("KB501", "missing-hard-break"),
    Registration("KB502", "inconsistent-hard-break"),
    Registration("KB503", "inconsistent-spacing"),
    Registration("KB504", "trailing-space"),
    Registration("KB505", "inconsistent-bullet"),
    Registration("KB506", "missing-final-newline"),
    Registration("KB507", "inconsistent-blank-lines"),
    Registration("KB508", "invisible-character"),
    Registration("KB509", "unbalanced-markup"),
    Registration("KB510", "ragged-table"),
    Registration("KB511", "mixed-newlines"),
    Registration("KB601", "skipped-level"),
    Registration("KB602", "repeated-heading"),
    Registration("KB603", "empty-section"),
    Registration("KB604", "stale-contents"),
    Registration("KB605", "missing-section"),
    Registration("KB606", "heading-space"),
)

"""Other signs between the parts of an entry than the list has there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Severity
from kblint.knowledge import Document, Entry
from kblint.knowledge.habits.departures import Departure, Departures
from kblint.knowledge.habits.parts import NEWLINE, Gap, gaps, is_balanced
from kblint.rule import Rule

_DESCRIBED = "between title and description"
_BRACKETS = "()[]{}\"“”'`|"
_ENDS = ("?", "!", ".", "…", "？", "！")  # what needs no full stop behind it


@dataclass(frozen=True)
class WrongSeparator(Rule):
    """Two parts of an entry are parted by other signs than in the others, or as the schema says.

    Where a schema says so it is a warning, elsewhere information.
    """

    code = "KB409"
    name = "wrong-separator"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        promised = {
            entry: wanted
            for entry in document.entries
            if (wanted := document.schema.separator(entry.section.path))
        }
        for entry, wanted in promised.items():
            gap = _gap(entry, _DESCRIBED)
            if gap and gap.form not in {wanted, None} and NEWLINE not in str(gap.form):
                yield _finding(entry, gap, wanted, "as the schema says", Severity.WARNING)
        for entry, departures in Departures(document.entries, _forms):
            for departure in departures:
                gap = _gap(entry, departure.trait)
                is_told = entry in promised and departure.trait == _DESCRIBED
                if gap and not is_told and _is_wrong(entry, gap, departure):
                    wanted = str(departure.clear.value)
                    others = f"as {departure.others} have"
                    yield _finding(entry, gap, wanted, others, Severity.INFO)
                    break  # what follows may come of it


def _forms(entry: Entry) -> Mapping[str, str]:
    return {gap.name: gap.form for gap in reversed([*gaps(entry)]) if gap.form is not None}


def _gap(entry: Entry, name: str) -> Gap | None:
    return next((gap for gap in gaps(entry) if gap.name == name and gap.form is not None), None)


def _is_wrong(entry: Entry, gap: Gap, departure: Departure) -> bool:
    """Whether the signs are mere separators: no break, no bracket that is missing elsewhere."""
    wanted, found = str(departure.clear.value), str(departure.found)
    if (NEWLINE in wanted) != (NEWLINE in found):
        return False
    if entry.source.slice(gap.before.span).endswith(_ENDS) and wanted.lstrip(".,") == found:
        return False
    return _brackets(wanted) == _brackets(found) or is_balanced(entry)


def _brackets(text: str) -> list[str]:
    return sorted(sign for sign in text if sign in _BRACKETS)


def _finding(entry: Entry, gap: Gap, wanted: str, reason: str, severity: Severity) -> Finding:
    found, expected = str(gap.form), _shown(wanted)
    message = f"expected {expected} {gap.name}, {reason}, found {_shown(found)}"
    is_all = found == entry.source.slice(gap.span) and NEWLINE not in found
    is_safe = is_all and _brackets(wanted) == _brackets(found) and entry.leaf.exact
    fix = Fix(f"write {expected}", (Edit(gap.span, wanted),), effect=Effect.TEXT)
    return Finding(gap.span, message, entry.subject, severity, fix if is_safe else None)


def _shown(form: str) -> str:
    text = form.replace(NEWLINE, "")
    if not text:
        return "nothing"
    return f"'{text}'" if '"' in text else f'"{text}"'

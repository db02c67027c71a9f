"""One root cause, one finding: of those about one subject the graver cause speaks."""

from collections.abc import Iterable, Sequence

from kblint.engine.names import filename
from kblint.finding import Diagnostic
from kblint.rule import Rule
from kblint.text import Span


def ranked(found: Iterable[Diagnostic], rules: Sequence[Rule]) -> list[Diagnostic]:
    """The findings that no other of the same file and subject outranks, in a stable order."""
    below = _below(rules)
    found = list(found)
    # the twin in a copy of a list has the same subject, and is spoken of already
    silenced = {
        (path, diagnostic.finding.subject, code)
        for diagnostic in found
        for code in below.get(diagnostic.code, ())
        for path in (diagnostic.path, *(r.path for r in diagnostic.finding.related))
    }
    kept = [d for d in found if (d.path, d.finding.subject, d.code) not in silenced]
    return sorted(kept, key=place)


def place(diagnostic: Diagnostic) -> tuple[str, Span, str, str]:
    """What findings are ordered by: file, position, code, message."""
    return filename(diagnostic.path), diagnostic.span, diagnostic.code, diagnostic.message


def _below(rules: Sequence[Rule]) -> dict[str, set[str]]:
    """For each code the codes that it outranks, directly or by way of another."""
    direct = {rule.code: set(rule.outranks) for rule in rules}
    closed: dict[str, set[str]] = {}
    for code in direct:
        reached: set[str] = set()
        waiting = [code]
        while waiting:
            new = direct.get(waiting.pop(), set()) - reached
            reached |= new
            waiting += new
        closed[code] = reached
    return closed

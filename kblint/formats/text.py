"""Findings for people: one line each, and on a terminal the line that is meant."""

import os
import shutil
from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from kblint.engine.names import filename
from kblint.engine.own import FAILURES
from kblint.engine.report import Report
from kblint.finding import Diagnostic, Safety, Severity
from kblint.formats.screen import marked, safe, styled
from kblint.text import Source

_MOST_RELATED = 6  # places that a finding is shown with


def write_text(report: Report, out: TextIO, *, notes: bool = True) -> None:
    """A line a finding, with the places that it names below it, and a closing summary.

    Without `notes`, findings that are mere information are counted but not shown.
    """
    terminal = out.isatty()
    colour = terminal and not os.environ.get("NO_COLOR")
    shown = [d for d in report.diagnostics if notes or d.severity is not Severity.INFO]
    for diagnostic in shown:
        _write_finding(report, diagnostic, out, terminal=terminal, colour=colour)
    if shown:
        out.write("\n")
    if report.documents or report.diagnostics or not report.problems:
        out.write(summary(report, notes=notes) + "\n")
    if shown:
        _write_help(shown, out)
    if len(shown) < len(report.diagnostics):
        out.write("'--fail-on info' shows the notes too.\n")


def _write_help(shown: Sequence[Diagnostic], out: TextIO) -> None:
    """How to read more of a rule, and the very comment that silences it."""
    name = shown[0].name
    out.write(f"'kblint rule {name}' says what that rule is about")
    can_be_silenced = next((d.name for d in shown if d.code not in FAILURES), None)
    if can_be_silenced:
        comment = f"<!-- kblint-disable-line {can_be_silenced}: why -->"
        out.write(f";\n{comment} at the end of a line silences it there")
    out.write(".\n")


def write_statistics(report: Report, out: TextIO) -> None:
    """How often each rule spoke, the most frequent first."""
    counts = Counter((d.code, d.name) for d in report.diagnostics)
    out.writelines(
        f"{count:6} {code} {name}\n"
        for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
    out.write(summary(report) + "\n")


def summary(report: Report, *, notes: bool = False) -> str:
    """What was judged and what was found, in one line; whether `notes` are fixed by `--fix` too."""
    judged = f"{_count(report.documents, 'file')}, {_count(report.entries, 'entry', 'entries')}"
    if report.fixed:
        judged += f", {_count(report.fixed, 'finding')} fixed"
    if not report.diagnostics:
        return f"{judged}, {'none left' if report.fixed else 'no findings'}"
    kinds = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))
    found = [_count(report.count(kind), name) for kind, name in kinds if report.count(kind)]
    fixes = [d.finding.fix for d in report.diagnostics if notes or d.severity is not Severity.INFO]
    fixable = sum(fix is not None and fix.safety is Safety.SAFE for fix in fixes)
    cure = f"; {fixable} can be fixed" if fixable else ""
    count = len(report.diagnostics)
    what = f"{count} left" if report.fixed else _count(count, "finding")
    return f"{judged}, {what}: {', '.join(found)}{cure}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _write_finding(
    report: Report, diagnostic: Diagnostic, out: TextIO, *, terminal: bool, colour: bool
) -> None:
    source = report.sources.get(diagnostic.path)
    at = source.position(diagnostic.span.start) if source else None
    where = f"{safe(filename(diagnostic.path))}:{at.line if at else 1}:{at.column if at else 1}"
    severity = styled(diagnostic.severity, diagnostic.severity, colour=colour)
    name = f"{diagnostic.code} {diagnostic.name}"
    out.write(f"{where}: {severity} {name}: {safe(diagnostic.message)}\n")
    if terminal and source:
        _write_line(source, diagnostic, out, colour=colour)
    others = diagnostic.finding.related
    for related in others if len(others) <= _MOST_RELATED else others[: _MOST_RELATED - 1]:
        there = report.sources.get(related.path)
        if there:
            line, column = there.position(related.span.start)
            place = f"{safe(filename(related.path))}:{line}:{column}"
            out.write(f"    {place}: {safe(related.message)}\n")
    if len(others) > _MOST_RELATED:
        out.write(f"    and {len(others) - _MOST_RELATED + 1} more places\n")


def _write_line(source: Source, diagnostic: Diagnostic, out: TextIO, *, colour: bool) -> None:
    start, end = diagnostic.span
    line = source.line(start)
    first, last = source.line_span(line)
    columns = shutil.get_terminal_size().columns
    gutter = f"{line:6} | "
    text, carets = marked(
        source.text[first:last], start - first, min(end, last) - first, columns - len(gutter)
    )
    blank = " " * 6 + " | "
    out.write(styled(gutter, "faint", colour=colour) + text + "\n")
    out.write(
        styled(blank, "faint", colour=colour)
        + styled(carets, diagnostic.severity, colour=colour)
        + "\n"
    )

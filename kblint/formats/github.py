"""Findings as GitHub's workflow commands, which it shows as annotations at the lines.

GitHub keeps ten annotations of a level for each step, so no more are written; see
https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md.
"""

from typing import TextIO

from kblint.engine.names import filename
from kblint.engine.report import Report
from kblint.finding import Diagnostic, Severity
from kblint.formats.screen import safe
from kblint.formats.text import summary

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
MOST = 10  # annotations of one level


def write_github(report: Report, out: TextIO) -> None:
    """Ten commands of each level at the most, the gravest level first, then a summary."""
    left = 0
    for severity, level in LEVELS.items():
        found = [d for d in report.diagnostics if d.severity is severity]
        # one place is kept for the closing notice
        most = MOST - 1 if severity is Severity.INFO else MOST
        out.writelines(_command(report, diagnostic, level) + "\n" for diagnostic in found[:most])
        left += len(found[most:])
    if report.diagnostics:
        more = f" ({left} of them not shown here)" if left else ""
        out.write(f"::notice title=kblint::{_data(summary(report) + more)}\n")


def _command(report: Report, diagnostic: Diagnostic, level: str) -> str:
    properties = {"file": filename(diagnostic.path)}
    source = report.sources.get(diagnostic.path)
    if source:
        start, end = (source.position(offset) for offset in diagnostic.span)
        properties |= {"line": str(start.line), "endLine": str(end.line)}
        if start.line == end.line:  # GitHub refuses columns of several lines
            properties |= {"col": str(start.column), "endColumn": str(end.column)}
    properties["title"] = f"{diagnostic.code} {diagnostic.name}"
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{level} {written}::{_data(safe(diagnostic.message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""Findings for programs: the contract of docs/formats.md."""

import json
from hashlib import blake2b
from pathlib import Path
from typing import Any, TextIO

from kblint.engine.names import filename
from kblint.engine.report import Report
from kblint.finding import Diagnostic, Fix
from kblint.text import Source, Span


def write_json(report: Report, out: TextIO) -> None:
    """One array of findings, in order."""
    write_array([_diagnostic(report, diagnostic) for diagnostic in report.diagnostics], out)


def write_array(values: list[Any], out: TextIO) -> None:
    """An array with a value a line."""
    lines = ",\n".join(json.dumps(value, ensure_ascii=False) for value in values)
    out.write(f"[\n{lines}\n]\n" if values else "[]\n")


def place(source: Source | None, span: Span) -> dict[str, Any]:
    """Where a span begins and ends, in rows and columns from 1."""
    return {
        "location": _location(source, span.start),
        "end_location": _location(source, span.end),
    }


def _location(source: Source | None, offset: int) -> dict[str, int]:
    if source is None:
        return {"row": 1, "column": 1}
    line, column = source.position(offset)
    return {"row": line, "column": column}


def _diagnostic(report: Report, diagnostic: Diagnostic) -> dict[str, Any]:
    finding, source = diagnostic.finding, report.sources.get(diagnostic.path)
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": finding.message,
        "filename": filename(diagnostic.path),
        **place(source, finding.span),
        "related": [
            {
                "filename": filename(related.path),
                **place(report.sources.get(related.path), related.span),
                "message": related.message,
            }
            for related in finding.related
        ],
        "fix": _fix(source, finding.fix) if finding.fix else None,
        "url": None,
        "fingerprint": _fingerprint(diagnostic.path, diagnostic.code, finding.subject),
    }


def _fix(source: Source | None, fix: Fix) -> dict[str, Any]:
    return {
        "title": fix.title,
        "applicability": fix.safety.value,
        "edits": [{"content": edit.text, **place(source, edit.span)} for edit in fix.edits],
    }


def _fingerprint(path: Path | None, code: str, subject: str) -> str:
    """The same when lines move: of path, code and what the finding is about."""
    whole = "\0".join((filename(path), code, subject)).encode(errors="surrogatepass")
    return blake2b(whole, digest_size=16).hexdigest()

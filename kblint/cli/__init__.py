"""The command line: reads words, calls the floors below, writes and tells by an exit code."""

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from kblint import __version__
from kblint.errors import KblintError

if TYPE_CHECKING:
    from kblint.engine.report import Report
    from kblint.formats import Writer
    from kblint.knowledge import Document

CLEAN, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130
_CODES = "exit codes: 0 nothing found, 1 findings, 2 the job could not be done"


def run() -> NoReturn:
    """The process: `main`, and then its memory is left to the system as it is.

    To take apart what was imported and built costs a quarter of the time of a check.
    """
    code = main()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError, ValueError):  # who reads it may have gone
            stream.flush()
    os._exit(code)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the value is the exit code that tells how it went."""
    if sys.stderr is None:  # closed by whoever started this, who wants no notices
        sys.stderr = StringIO()
    if sys.stdout is None:
        return _fail("standard output is closed")
    _prepare(sys.stdout)
    _prepare(sys.stderr)
    options = _options(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except KblintError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # the reader has gone, which is its right; nothing more can be said to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:  # reading files has its own; this is writing
        return _fail(f"the output could not be written: {error.strerror}")
    return code


def _options(arguments: list[str] | None) -> Namespace:
    """The words as options; paths may stand on both sides of them."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest:
        if not hasattr(options, "paths") or any(word[:1] == "-" and word != "-" for word in rest):
            parser.error(f"unrecognized arguments: {' '.join(rest)}")
        options.paths += rest
    return options


def _prepare(stream: TextIO) -> None:
    """Write UTF-8 with newlines as they are, whatever the system's own habit."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _fail(message: str) -> int:
    sys.stderr.write(f"kblint: {message}\n")
    return FAILED


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="kblint",
        description="Lint reading lists and other knowledge bases kept as Markdown.",
        epilog=_CODES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"kblint {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_check(commands.add_parser("check", help="check files and folders", epilog=_CODES))
    rule = commands.add_parser("rule", help="print a rule's page, or list the rules")
    rule.add_argument("name", nargs="?", metavar="NAME", help="a rule's name or code")
    rule.set_defaults(run=_rule)
    entries = commands.add_parser("entries", help="print the entries as kblint reads them")
    entries.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _add_format(entries, "text", "json", "jsonl", "csv")
    entries.set_defaults(run=_entries)
    conventions = commands.add_parser("conventions", help="print what a list does as a habit")
    conventions.add_argument("file", type=Path, metavar="FILE")
    conventions.set_defaults(run=_conventions)
    tree = commands.add_parser("tree", help="print the Markdown tree with exact places")
    tree.add_argument("file", type=Path, metavar="FILE")
    _add_format(tree, "text", "json")
    tree.set_defaults(run=_tree)
    return parser


def _add_check(check: ArgumentParser) -> None:
    check.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders, '-' for standard input (default: the working directory)",
    )
    words = "rule names, codes, families, 'default' or 'all', with commas between"
    check.add_argument("--select", action="append", default=[], metavar="RULES", help=words)
    check.add_argument("--ignore", action="append", default=[], metavar="RULES", help=words)
    check.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        default="warning",
        help="the mildest findings that count for exit code 1 (default: warning)",
    )
    check.add_argument("--exit-zero", action="store_true", help="exit with 0 despite findings")
    check.add_argument("--statistics", action="store_true", help="only count findings by rule")
    _add_format(check, "text", "json", "github")
    check.add_argument(
        "--stdin-filename", type=Path, metavar="PATH", help="what standard input is to be called"
    )
    check.add_argument(
        "--isolated", action="store_true", help="read no configuration (there is none to read yet)"
    )
    check.add_argument(
        "--no-cache", action="store_true", help="keep no cache (there is none to keep yet)"
    )
    check.set_defaults(run=_check)


def _add_format(parser: ArgumentParser, *formats: str) -> None:
    parser.add_argument(
        "--output-format", choices=formats, default=formats[0], help=f"(default: {formats[0]})"
    )


def _check(options: Namespace) -> int:
    from kblint.engine.demands import Demands, Same
    from kblint.engine.read import Given, read_within_limit
    from kblint.engine.run import Run
    from kblint.engine.select import select

    if options.statistics and options.output_format != "text":
        raise KblintError("--statistics goes with --output-format text alone")
    reads_input = "-" in options.paths
    if options.stdin_filename and not reads_input:
        raise KblintError("--stdin-filename goes with '-', which reads standard input")
    chosen = _words(options.select)
    if options.select and not chosen:
        raise KblintError("--select: expected the names of rules, found none")
    rules = select(chosen or ["default"], _words(options.ignore))
    paths = [path for path in options.paths if path != "-"]
    given = []
    if reads_input:
        if sys.stdin is None:
            raise KblintError("standard input is closed")
        data = read_within_limit(sys.stdin.buffer, "standard input")
        given.append(Given(data, options.stdin_filename))
    plan = Same(Demands(rules))
    report = Run.of_paths(paths or ([] if reads_input else ["."]), given, plan).report()
    _writer(options)(report, sys.stdout)
    for line in (*report.notices, *report.problems):
        sys.stderr.write(f"kblint: {line}\n")
    return _code(report, options)


def _words(values: list[str]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]


def _writer(options: Namespace) -> "Writer":
    """The format that was asked for; the others are not imported."""
    if options.statistics:
        from kblint.formats.text import write_statistics as write
    elif options.output_format == "json":
        from kblint.formats.json import write_json as write
    elif options.output_format == "github":
        from kblint.formats.github import write_github as write
    else:
        from functools import partial

        from kblint.formats.text import write_text

        write = partial(write_text, notes=options.fail_on == "info")
    return write


def _code(report: "Report", options: Namespace) -> int:
    from kblint.finding import Severity

    if not report.is_whole:
        return FAILED
    if options.exit_zero or options.fail_on == "never":
        return CLEAN
    least = Severity(options.fail_on).rank
    return FINDINGS if any(d.severity.rank >= least for d in report.diagnostics) else CLEAN


def _rule(options: Namespace) -> int:
    from kblint.engine.own import OWN
    from kblint.engine.select import find
    from kblint.pages import page
    from kblint.rules import RULES

    if options.name is None:
        for rule in (*OWN, *RULES):
            default = "" if getattr(rule, "default", True) else " (not by default)"
            sys.stdout.write(f"{rule.code} {rule.name}{default}\n")
        return CLEAN
    own = [kind for kind in OWN if options.name.casefold() in {kind.name, kind.code.casefold()}]
    found = own[0] if own else find(options.name)
    sys.stdout.write(page(found.name).read_text("utf-8"))
    return CLEAN


def _document(path: Path) -> "Document":
    """Read one file for a command that shows what is in it."""
    from kblint.engine.names import filename
    from kblint.engine.read import read
    from kblint.knowledge import Document
    from kblint.text import UndecodableTextError

    try:
        return Document(read(path))
    except UndecodableTextError as error:
        line, column = error.source.position(error.span.start)
        raise KblintError(f"{filename(path)}:{line}:{column}: {error}") from None


def _entries(options: Namespace) -> int:
    from kblint.formats import entries as formats

    found = [entry for path in options.files for entry in _document(path).entries]
    writers = {
        "text": formats.write_entries_text,
        "json": formats.write_entries_json,
        "jsonl": formats.write_entries_jsonl,
        "csv": formats.write_entries_csv,
    }
    writers[options.output_format](found, sys.stdout)
    return CLEAN


def _conventions(options: Namespace) -> int:
    from kblint.formats.conventions import write_conventions

    write_conventions(_document(options.file).conventions.explain(), sys.stdout)
    return CLEAN


def _tree(options: Namespace) -> int:
    from kblint.formats.tree import write_tree_json, write_tree_text

    document = _document(options.file)
    write = write_tree_json if options.output_format == "json" else write_tree_text
    write(document.root, document.source, sys.stdout)
    return CLEAN

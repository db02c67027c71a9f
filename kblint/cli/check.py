"""The command that checks files, and mends them if it is asked to."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from kblint.cli.codes import CLEAN, FAILED, FINDINGS, MEANING
from kblint.errors import KblintError

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from kblint.config.configuration import Configuration
    from kblint.engine.ledger import Ledger
    from kblint.engine.mend import Mending
    from kblint.engine.read import Given
    from kblint.engine.report import Report
    from kblint.engine.run import Run
    from kblint.formats import Writer

_WORDS = "rule names, codes, families, 'default' or 'all', with commas between"


def add(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `check`."""
    parser = commands.add_parser("check", help="check files and folders", epilog=MEANING)
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders, '-' for standard input (default: the working directory)",
    )
    add_configuration(parser)
    _add_fixes(parser)
    _add_known(parser)
    _add_output(parser)
    parser.add_argument(
        "--no-cache", action="store_true", help="keep no cache (there is none to keep yet)"
    )
    parser.set_defaults(run=_check)


def add_configuration(parser: ArgumentParser) -> None:
    """The options that say which configuration holds."""
    parser.add_argument(
        "--config",
        action="append",
        default=[],
        metavar="FILE|KEY=VALUE",
        help="a configuration file instead of those beside the lists, or a key in TOML over it",
    )
    parser.add_argument("--isolated", action="store_true", help="read no configuration file")
    for name in ("select", "extend-select", "ignore"):
        parser.add_argument(f"--{name}", action="append", default=[], metavar="RULES", help=_WORDS)
    parser.add_argument(
        "--force-exclude",
        action="store_true",
        help="leave out what the configuration excludes also where it is named",
    )


def _add_fixes(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("fixes")
    group.add_argument("--fix", action="store_true", help="apply the safe fixes to the files")
    group.add_argument(
        "--diff", action="store_true", help="only print what --fix would change, as a patch"
    )
    group.add_argument(
        "--unsafe-fixes", action="store_true", help="the unsafe fixes too, with --fix or --diff"
    )
    group.add_argument(
        "--fix-only", action="store_true", help="fix, and do not tell of what is left"
    )
    group.add_argument(
        "--exit-non-zero-on-fix", action="store_true", help="exit with 1 where anything was fixed"
    )


def _add_known(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("known findings")
    group.add_argument(
        "--baseline", type=Path, metavar="FILE", help="tell only of findings that are not in it"
    )
    group.add_argument(
        "--write-baseline", action="store_true", help="record the findings there and exit with 0"
    )
    group.add_argument(
        "--prune-baseline", action="store_true", help="take from it what is not found any more"
    )
    group.add_argument(
        "--changed-since", metavar="REF", help="tell only of what changed since a commit of git"
    )


def _add_output(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("output")
    group.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        default="warning",
        help="the mildest findings that count for exit code 1 (default: warning)",
    )
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 despite findings")
    group.add_argument("--statistics", action="store_true", help="only count findings by rule")
    group.add_argument(
        "--output-format",
        choices=("text", "json", "github"),
        default="text",
        help="(default: text)",
    )
    group.add_argument(
        "--stdin-filename", type=Path, metavar="PATH", help="what standard input is to be called"
    )


def _check(options: Namespace) -> int:
    from kblint.engine.ledger import Ledger
    from kblint.engine.run import Run

    _refuse_contradictions(options)
    plan = configuration(options)
    paths = [path for path in options.paths if path != "-"]
    given = _given(options, plan)
    run = Run.of_paths(paths or ([] if given else ["."]), given, plan)
    if not any(run.checked):
        plan.demands(None)  # which was not asked for, and may be wrong
    ledger = Ledger(plan.baseline if options.baseline is None else lambda _: options.baseline)
    if options.write_baseline:
        return _record(run, ledger)
    run.sieves.append(ledger.sift)
    if options.changed_since is not None:
        from kblint.engine.changed import since

        run.sieves.append(since(options.changed_since))
    if options.fix:
        return _mend(run, ledger, given, options)
    return _tell(run.report(), run, ledger, options)


def configuration(options: Namespace) -> "Configuration":
    """What the options say, and the configuration files that they do not forbid."""
    from kblint.config.configuration import Configuration

    return Configuration(
        options.config,
        select=_words(options, "select"),
        extend_select=_words(options, "extend_select"),
        ignore=_words(options, "ignore"),
        force_exclude=options.force_exclude,
        isolated=options.isolated,
    )


def _refuse_contradictions(options: Namespace) -> None:
    options.fix |= options.fix_only or options.diff
    options.fix_only |= options.diff
    reads_input = "-" in options.paths
    refused = {
        "--statistics goes with --output-format text alone": options.statistics
        and options.output_format != "text",
        "--stdin-filename goes with '-', which reads standard input": options.stdin_filename
        and not reads_input,
        "--unsafe-fixes goes with --fix or --diff": options.unsafe_fixes and not options.fix,
        "--exit-non-zero-on-fix goes with --fix": options.exit_non_zero_on_fix
        and (not options.fix or options.diff),
        "--fix of standard input goes with '-' alone, for the text is written to standard "
        "output": reads_input and options.fix and len(options.paths) > 1,
        "--baseline goes without --isolated, which ignores baselines": options.isolated
        and options.baseline is not None,
        "--write-baseline records findings: it goes neither with --fix nor with --changed-since": (
            options.write_baseline and (options.fix or options.changed_since is not None)
        ),
        "--prune-baseline goes without --write-baseline, which prunes too": options.write_baseline
        and options.prune_baseline,
    }
    for why, is_so in refused.items():
        if is_so:
            raise KblintError(why)


def _words(options: Namespace, name: str) -> list[str]:
    values = getattr(options, name)
    words = [word.strip() for value in values for word in value.split(",") if word.strip()]
    if values and not words:
        option = f"--{name.replace('_', '-')}"
        raise KblintError(f"{option}: expected the names of rules, found none")
    return words


def _given(options: Namespace, plan: "Configuration") -> "Sequence[Given]":
    """What stands on standard input, where that is asked for."""
    if "-" not in options.paths:
        return ()
    plan.demands(options.stdin_filename)  # what is wrong there is told before waiting for input
    from kblint.engine.read import Given, read_within_limit

    if sys.stdin is None:
        raise KblintError("standard input is closed")
    data = read_within_limit(sys.stdin.buffer, "standard input")
    return [Given(data, options.stdin_filename)]


def _tell(
    report: "Report", run: "Run", ledger: "Ledger", options: Namespace, out: "TextIO | None" = None
) -> int:
    """Write the findings and what is worth saying besides."""
    _writer(options)(report, out or sys.stdout)
    _notice(*report.notices, *_stale(run, ledger, prune=options.prune_baseline), *report.problems)
    return _code(report, options)


def _stale(run: "Run", ledger: "Ledger", *, prune: bool) -> "Iterator[str]":
    """What is to be said of findings that are known and gone."""
    from kblint.engine.names import filename

    for baseline, gone in ledger.stale(run):
        count = gone.total()
        what = f"{count} known finding{' is' if count == 1 else 's are'} there no more"
        if prune:
            baseline.pruned(gone).write()
            yield f"{filename(baseline.file)}: {what}, and no more recorded"
        else:
            yield f"{filename(baseline.file)}: {what}; --prune-baseline takes them from the record"


def _notice(*lines: str) -> None:
    from kblint.formats.screen import safe

    for line in lines:
        sys.stderr.write(f"kblint: {safe(line)}\n")


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


def _record(run: "Run", ledger: "Ledger") -> int:
    """Write the baselines of all that is found."""
    from kblint.engine.names import filename

    report = run.report()
    if not report.is_whole:
        _notice(*report.problems, "no baseline is written")
        return FAILED
    for file, count in ledger.record(run):
        findings = "1 finding" if count == 1 else f"{count} findings"
        sys.stdout.write(f"{filename(file)}: {findings} recorded\n")
    _notice(*report.notices)
    return CLEAN


def _mend(run: "Run", ledger: "Ledger", given: "Sequence[Given]", options: Namespace) -> int:
    from kblint.engine.mend import Mending

    mending = Mending(run, unsafe=options.unsafe_fixes, notes=options.fail_on == "info")
    if options.diff:
        return _show(mending)
    if given:
        _pass_on(given[0], mending)
    else:
        mending.write()
    report = mending.report
    code = FAILED if not report.is_whole else CLEAN
    if options.fix_only:
        _notice(*report.notices, *report.problems)
    else:
        code = _tell(report, run, ledger, options, sys.stderr if given else None)
    if code == CLEAN and options.exit_non_zero_on_fix and report.fixed:
        return FINDINGS
    return code


def _show(mending: "Mending") -> int:
    """Print the patch; there is something to do where that is not empty."""
    from kblint.formats.diff import write_diff

    write_diff(mending.changes, sys.stdout)
    _notice(*mending.report.notices, *mending.report.problems)
    if not mending.report.is_whole:
        return FAILED
    return FINDINGS if mending.changes else CLEAN


def _pass_on(given: "Given", mending: "Mending") -> None:
    """Write standard input to standard output, mended or else as it is: who asked puts it back."""
    mended = next((change.after.encode() for change in mending.changes), given.data)
    sys.stdout.flush()
    sys.stdout.buffer.write(mended)

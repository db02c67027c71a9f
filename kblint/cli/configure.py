"""The commands about configuration: what holds, and how to begin."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from kblint.cli.check import add_configuration, configuration
from kblint.cli.codes import CLEAN
from kblint.errors import KblintError

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from kblint.knowledge import Document


def add(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `config` and `init`."""
    config = commands.add_parser("config", help="print what holds for a file, and who says so")
    config.add_argument("file", type=Path, metavar="FILE")
    add_configuration(config)
    config.set_defaults(run=_config)
    init = commands.add_parser(
        "init", help="write a kblint.toml that promises what the lists do already"
    )
    init.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="the lists and folders of lists (default: the working directory)",
    )
    init.add_argument(
        "-n", "--dry-run", action="store_true", help="print the file instead of writing it"
    )
    init.set_defaults(run=_init)


def _config(options: Namespace) -> int:
    from kblint.cli.show import document
    from kblint.config.explain import explain
    from kblint.formats.screen import safe

    source = document(options.file).source
    for line in explain(configuration(options), source):
        sys.stdout.write(safe(line) + "\n")
    return CLEAN


def _init(options: Namespace) -> int:
    """Write the promises, and show what holding the lists to them says today."""
    import tomllib

    from kblint.config import Configuration
    from kblint.config.init import NAME, configuration_of, refuse_second
    from kblint.engine.discover import discover
    from kblint.engine.names import filename
    from kblint.text.files import write

    if not options.dry_run:
        refuse_second(Path())
    plan = Configuration()
    paths = options.paths or ["."]
    found = discover(paths, plan)
    if found.problems:
        raise KblintError(found.problems[0])
    text = configuration_of(_lists(found.files))
    if options.dry_run:
        sys.stdout.write(text)
        sys.stdout.flush()
        said = [text] if tomllib.loads(text) else []
        _report(paths, said, sys.stderr, isolated=True)
        return CLEAN
    write(Path(NAME), text.encode())
    sys.stdout.write(f"{NAME}: written\n")
    if before := plan.held(Path(NAME)).file:
        sys.stderr.write(
            f"kblint: {filename(before.path)}: it held here before, and does no more\n"
        )
    _report(paths, [], sys.stdout, isolated=False)
    return CLEAN


def _lists(files: "Sequence[Path]") -> "Iterator[Document]":
    """The files that a configuration here holds for; of one that cannot be read it is told."""
    from kblint.cli.show import document
    from kblint.config.init import refuse_elsewhere

    for path in files:
        refuse_elsewhere(path)
        try:
            yield document(path)
        except KblintError as error:
            sys.stderr.write(f"kblint: {error}\n")


def _report(
    paths: "Sequence[str]", config: "Sequence[str]", out: "TextIO", *, isolated: bool
) -> None:
    """How often each rule speaks today, and how often it would not without the promises."""
    from kblint.config import Configuration
    from kblint.engine.run import Run
    from kblint.formats.text import write_statistics

    report, without = (
        Run.of_paths(paths, (), Configuration([*config, *more], isolated=isolated)).report()
        for more in ((), ("sections = []",))
    )
    known = {(each.path, each.code, each.span) for each in without.diagnostics}
    new = [d for d in report.diagnostics if (d.path, d.code, d.span) not in known]
    out.write("\nWhat 'kblint check' says of it today:\n")
    write_statistics(report, out)
    out.write(f"{len(new) or 'none'} of them through the promises alone\n")

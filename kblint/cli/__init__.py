"""Floor 6, the command line: reads words, calls the floors below, tells by an exit code."""

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from contextlib import suppress
from io import StringIO
from typing import NoReturn, TextIO

from kblint import __version__
from kblint.cli import check, configure, show
from kblint.cli.codes import FAILED, INTERRUPTED, MEANING
from kblint.errors import KblintError


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
    from kblint.formats.screen import safe

    sys.stderr.write(f"kblint: {safe(message)}\n")
    return FAILED


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="kblint",
        description="Lint reading lists and other knowledge bases kept as Markdown.",
        epilog=MEANING,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"kblint {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in (check, show, configure):
        module.add(commands)
    return parser

"""The commands about configuration: what holds, and how to begin."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from kblint.cli.check import add_configuration, configuration
from kblint.cli.codes import CLEAN

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `config`."""
    config = commands.add_parser("config", help="print what holds for a file, and who says so")
    config.add_argument("file", type=Path, metavar="FILE")
    add_configuration(config)
    config.set_defaults(run=_config)


def _config(options: Namespace) -> int:
    from kblint.cli.show import document
    from kblint.config.explain import explain
    from kblint.formats.screen import safe

    source = document(options.file).source
    for line in explain(configuration(options), source):
        sys.stdout.write(safe(line) + "\n")
    return CLEAN

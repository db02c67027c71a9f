"""The commands that show what kblint knows: of its rules, and of a file."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from kblint.cli.codes import CLEAN
from kblint.errors import KblintError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from kblint.knowledge import Document


def add(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `rule`, `entries`, `conventions` and `tree`."""
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


def _add_format(parser: ArgumentParser, *formats: str) -> None:
    parser.add_argument(
        "--output-format", choices=formats, default=formats[0], help=f"(default: {formats[0]})"
    )


def _rule(options: Namespace) -> int:
    from kblint.engine.own import OWN
    from kblint.engine.select import find
    from kblint.pages import page
    from kblint.rules.registry import RULES

    if options.name is None:
        for rule in (*OWN, *RULES):
            default = "" if getattr(rule, "default", True) else " (not by default)"
            sys.stdout.write(f"{rule.code} {rule.name}{default}\n")
        return CLEAN
    own = [kind for kind in OWN if options.name.casefold() in {kind.name, kind.code.casefold()}]
    found = own[0] if own else find(options.name)
    sys.stdout.write(page(found.name).read_text("utf-8"))
    return CLEAN


def document(path: Path) -> "Document":
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

    found = [entry for path in options.files for entry in document(path).entries]
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

    write_conventions(document(options.file).conventions.explain(), sys.stdout)
    return CLEAN


def _tree(options: Namespace) -> int:
    from kblint.formats.tree import write_tree_json, write_tree_text

    read = document(options.file)
    write = write_tree_json if options.output_format == "json" else write_tree_text
    write(read.root, read.source, sys.stdout)
    return CLEAN

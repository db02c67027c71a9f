"""Where the pages of the rules are: in the package as installed, else in the checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def page(name: str) -> Traversable:
    """The Markdown page of a rule, which need not exist."""
    return folder() / f"{name}.md"


def folder() -> Traversable:
    """The folder of all pages."""
    shipped = files("kblint") / "pages"
    return shipped if shipped.is_dir() else Path(__file__).parents[1] / "rules"

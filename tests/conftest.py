"""Where the data is that is no part of the project."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def data_folder() -> Path:
    """The folder that KBLINT_DATA names, else the one beside the checkout."""
    return Path(os.environ.get("KBLINT_DATA") or ROOT.parent / "shared" / "data")


def data_files(pattern: str) -> list[object]:
    """Parameters for files of the data; one that skips with its reason where there are none."""
    folder = data_folder()
    found = sorted(folder.glob(pattern)) if folder.is_dir() else []
    if not found:
        reason = f"no {pattern} in {folder}: set KBLINT_DATA to the folder that has it"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason), id="absent")]
    return [pytest.param(path, id=path.stem) for path in found]


def example_files() -> list[object]:
    """Parameters for the project's own knowledge bases."""
    return [pytest.param(path, id=path.stem) for path in sorted((ROOT / "examples").rglob("*.md"))]

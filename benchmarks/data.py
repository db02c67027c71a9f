"""Where the real lists are, which are no part of the project."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

DATA = Path(os.environ.get("KBLINT_DATA") or ROOT.parent / "shared" / "data")
"""The project's shared data, or the folder that KBLINT_DATA names; it may be absent."""

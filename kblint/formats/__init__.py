"""Floor 5, voice: each format is a function that writes a report, or what a document holds."""

from collections.abc import Callable
from typing import TextIO

from kblint.engine.report import Report

Writer = Callable[[Report, TextIO], None]

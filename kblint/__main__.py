"""`python -m kblint`."""

from kblint.cli import run

run()

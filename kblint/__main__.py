"""`python -m kblint`."""

import sys

from kblint.cli import main

sys.exit(main())

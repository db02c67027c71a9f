"""Hold the entries that kblint reads against counts by hand of real lists; print a table.

    python benchmarks/entries.py [--data FOLDER] [--lists]

What was counted, and when an entry is right, is told in tests/counted.py. The lists are those of
the project's shared data, in ../shared/data or the folder that KBLINT_DATA names.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from data import DATA, ROOT

sys.path.insert(0, str(ROOT / "tests"))

from counted import regions, totals  # which stands beside the tests


def main() -> int:
    """Print the tables; 2 where the lists are absent."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=DATA, help="where lists/ and defects/ are")
    parser.add_argument("--lists", action="store_true", help="tell each region too")
    options = parser.parse_args()
    if not (options.data / "lists").is_dir():
        print(f"no lists in {options.data}: nothing was measured", file=sys.stderr)
        return 2
    by_shape, by_region = totals(options.data)
    print("| shape | lists | entries | right | made up |")
    print("|---|---|---|---|---|")
    for shape, total in sorted(by_shape.items()):
        row = (shape, len(total.lists), total.entries, _share(total.right, total.entries))
        print("|", " | ".join(map(str, row)), "|", _share(total.false, total.entries), "|")
    entries = sum(total.entries for total in by_shape.values())
    right = sum(total.right for total in by_shape.values())
    false = sum(total.false for total in by_shape.values())
    lists = len({name for total in by_shape.values() for name in total.lists})
    print(f"| all | {lists} | {entries} | {_share(right, entries)} | {_share(false, entries)} |")
    for name, region in regions() if options.lists else ():
        found = by_region[name]
        missed = {
            "missed": found.missed,
            "other title": found.wrong_title,
            "other link": found.wrong_link,
            "made up": found.false,
        }
        said = "; ".join(f"{what}: {lines}" for what, lines in missed.items() if lines)
        print(f"{name} ({region.shape}, {found.entries}): {said or 'all right'}")
    return 0


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


if __name__ == "__main__":
    sys.exit(main())

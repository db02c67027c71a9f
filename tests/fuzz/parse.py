"""Texts glued from hostile fragments, and what must hold of the tree of each.

    PYTHONPATH=tests python -m fuzz.parse --seconds 600 [--seed N]

Prints the seed, and for the first text that fails its shortest form that still does.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator

from markdown.shapes import FRAGMENTS, assert_nested, shape

from kblint.markdown import HtmlBlock, HtmlInline, Link, parse
from kblint.markdown.entities import resolve
from kblint.markdown.parsing import parse_whole

RARE = (
    "\0",
    "\ufeff",
    "\u2028",
    "\U0001f600",
    "e\u0301",
    "\u202e",
    "&#0;",
    "&nbsp;",
    "\x1c",
    "\x7f",
)
REPEATED = ("> ", "- ", "[", "*", "`", "    ", "| a ", "<b ", "![", "**a ")


def texts(seed: int) -> Iterator[str]:
    """Texts without end, the same for the same seed."""
    chance = random.Random(seed)
    while True:
        parts = chance.choices((*FRAGMENTS, *RARE), k=chance.randint(1, 40))
        if chance.random() < 0.2:
            parts.insert(chance.randrange(len(parts)), chance.choice(REPEATED) * 60)
        yield "".join(parts)


def hold(text: str) -> None:
    """Raise where something does not hold that must."""
    root = parse(text)
    assert_nested(root)
    assert root.span == (0, len(text))
    for node in root.walk():
        assert node.exact, node
        assert node.source_text == text[node.start : node.end], node
        if isinstance(node, Link) and node.raw_url is not None:
            assert resolve(node.raw_url) in node.url, node
        if isinstance(node, HtmlBlock | HtmlInline):
            for tag in node.tags:
                assert node.start <= tag.span.start < tag.span.end <= node.end, node
    for node in (*root.definitions, *root.footnotes):
        assert not (node.used and node.repeated), node
    expected = shape(root)
    assert expected == shape(parse_whole(text)), "pieces differ from the whole"
    half = len(text) // 2
    again = parse(text, parse(text[:half] + "\n# x\n" + text[half + 3 :]))
    assert expected == shape(again), "an edit differs from a fresh parse"


def fails(text: str) -> bool:
    """Whether something does not hold of the text."""
    try:
        hold(text)
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return True
    return False


def shortest(text: str) -> str:
    """The text with every part left out that it fails without."""
    width = len(text) // 2
    while width:
        at = 0
        while at < len(text):
            less = text[:at] + text[at + width :]
            if fails(less):
                text = less
            else:
                at += width
        width //= 2
    return text


def say(line: str) -> None:
    """Write a line to standard output."""
    sys.stdout.write(line + "\n")


def main() -> int:
    """Try texts for a while."""
    parser = argparse.ArgumentParser(description="Parse hostile texts.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    options = parser.parse_args()
    say(f"seed {options.seed}")
    end, tried = time.monotonic() + options.seconds, 0
    for text in texts(options.seed):
        if time.monotonic() > end:
            break
        tried += 1
        if fails(text):
            short = shortest(text)
            say(f"after {tried} texts: {short!r}")
            hold(short)
    say(f"{tried} texts, all held")
    return 0


if __name__ == "__main__":
    sys.exit(main())

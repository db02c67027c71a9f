"""Legends: what an emoji beside an entry means, as the prose says ("⭐ must read")."""

import re
from collections.abc import Iterable, Mapping

from kblint.knowledge.sections import Section
from kblint.markdown import Link, List, Node, Paragraph

EMOJI = (
    r"(?:[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff]"
    r"[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*|:[a-z][a-z0-9_]*[a-z0-9]:)"
)
_LINE = re.compile(
    rf"[\s*_\-+•|(]*(?P<emoji>{EMOJI})[\s*_)]*[:=–—-]?\s+(?P<meaning>[^\W\d_].{{2,80}})"
)
_FEWEST_LINES = 2


def legend(sections: Iterable[Section]) -> Mapping[str, str]:
    """What each emoji means; only lines without links count, two or more in one block."""
    found: dict[str, str] = {}
    for section in sections:
        for block in section.blocks:
            lines = [line for line in _lines(block) if line]
            read = [match for line in lines if (match := _LINE.fullmatch(line))]
            if len({match["emoji"] for match in read}) >= _FEWEST_LINES:
                found.update((bare(m["emoji"]), m["meaning"].strip()) for m in read)
    return found


def bare(emoji: str) -> str:
    """The emoji without the variation that some keyboards add."""
    return emoji.rstrip("\ufe0f")


def _lines(block: Node) -> list[str]:
    if isinstance(block, List):
        return [
            line
            for item in block.children
            for child in item.children
            if isinstance(child, Paragraph)
            for line in _lines(child)
        ]
    source = block.source_text
    if not isinstance(block, Paragraph) or not re.search(EMOJI, source) or len(source) > 2000:
        return []
    if any(isinstance(node, Link) for node in block.walk()):
        return []
    return source.split("\n")

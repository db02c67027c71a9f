"""Hard breaks made of more spaces than two, or of a backslash among spaces."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Finding, Fix, Severity
from kblint.knowledge import Document
from kblint.knowledge.conventions import majority
from kblint.markdown import HardBreak, Leaf
from kblint.rule import Rule
from kblint.text import Span

_CANDIDATE = re.compile(r"(?<! )(?: {2,}| *\\)(?=\n)")


@dataclass(frozen=True)
class InconsistentHardBreak(Rule):
    """A hard break has three spaces or more, or is a backslash among breaks of two spaces."""

    code = "KB502"
    name = "inconsistent-hard-break"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        candidates = list(_CANDIDATE.finditer(document.source.text))
        kinds = Counter("\\" if match[0][-1] == "\\" else "spaces" for match in candidates)
        clear = majority(Counter(kinds), ("\\",))
        are_spaces = clear is not None and clear.value == "spaces"
        for match in candidates:
            marker = match[0]
            if marker == "  " or (marker[-1] == "\\" and not are_spaces):
                continue
            if not _is_break(document, match.end() - 1):
                continue
            span = Span(*match.span())
            found = "a backslash" if marker[-1] == "\\" else f"{len(marker)} spaces"
            fix = None
            if document.source.text[span.start - 1] != "\n":  # else a blank line would part blocks
                fix = Fix("end the line with two spaces", (Edit(span, "  "),))
            message = f"expected a hard break of two spaces, found {found}"
            yield Finding(span, message, document.source.line_text(span.start), fix=fix)


def _is_break(document: Document, offset: int) -> bool:
    """Whether the parser takes the characters there for a hard break."""
    block = document.block_at(offset)
    if not isinstance(block, Leaf) or not block.exact:
        return False
    return any(isinstance(node, HardBreak) and node.start <= offset < node.end
               for below in block.children for node in below.walk())  # fmt: skip

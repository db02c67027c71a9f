"""URLs that stand as text in a list of links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Finding, Fix, Severity
from kblint.knowledge import Document
from kblint.knowledge.conventions import FEWEST_OTHERS, SHARE
from kblint.markdown import Image
from kblint.rule import Rule

_UNMADE = re.compile(r"\] ?\(\Z")
_WEB = ("http://", "https://")


@dataclass(frozen=True)
class BareUrl(Rule):
    """A URL stands as text where the file's links have a text of their own."""

    code = "KB316"
    name = "bare-url"
    severity = Severity.INFO
    default = False

    def check(self, document: Document) -> Iterator[Finding]:
        links = [link for link in document.links if not isinstance(link, Image)]
        bare = [link for link in links if link.style == "bare" and link.url.startswith(_WEB)]
        others = len(links) - 1
        if others < FEWEST_OTHERS or len(bare) - 1 > (1 - SHARE) * others:
            return
        for link in bare:
            if _UNMADE.search(document.source.text, max(0, link.start - 3), link.start):
                continue  # a malformed link
            written = link.source_text
            fix = None
            if link.exact and written.startswith(_WEB):
                edit = Edit(link.span, f"<{written}>")
                fix = Fix(f"write <{written}>", (edit,))
            message = "expected a link with a text, or <> around the address, found it bare"
            yield Finding(link.span, message, document.source.line_text(link.start), fix=fix)

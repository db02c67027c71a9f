"""What a document defines by label: destinations of links, and footnotes."""

from collections.abc import Iterator
from typing import Any

from mistune.util import unikey

from kblint.markdown.block_nodes import Definition, FootnoteDefinition, Part
from kblint.markdown.inline_nodes import FootnoteReference, Link
from kblint.markdown.nodes import Leaf, Node

# All the parser asks of a definition is whether there is one; the tree has the rest.
_MANY = 50  # labels; to look for more of them in every piece would take longer than to parse it
_SOMEWHERE: dict[str, Any] = {"url": ""}


class Changed(frozenset[str]):
    """Labels, as the parser folds them, whose meaning an edit has changed."""

    __slots__ = ()

    def may_be_in(self, text: str) -> bool:
        """Whether any of them may be used in a piece's text; in doubt it may.

        Blanks and the markers of quotes are left out on both sides, for a label may span lines.
        """
        if len(self) > _MANY:
            return "[" in text
        reduced = _reduced(text)
        return any(f"[{_reduced(label)}]" in reduced for label in self)


def _reduced(text: str) -> str:
    return unikey("".join(text.replace(">", "").split()))


class Labels:
    """The definitions of a document; of several with the same label the first counts."""

    def __init__(self) -> None:
        """Know of none as yet: leaves are parsed after all blocks are known."""
        self.definitions: dict[str, Definition] = {}
        self.footnotes: dict[str, FootnoteDefinition] = {}
        self.env: dict[str, Any] = {}  # what the parser of inlines asks
        self._parts: tuple[Part, ...] = ()
        self._used: set[Definition | FootnoteDefinition] | None = None

    def fill(self, parts: tuple[Part, ...]) -> None:
        """Learn what the parts define, and become theirs; what was known before is forgotten."""
        self.definitions, self.footnotes = {}, {}
        for part in parts:
            part.piece.labels = self
            for node in part.labelled:
                if isinstance(node, Definition):
                    self.definitions.setdefault(unikey(node.label), node)
                else:
                    self.footnotes.setdefault(unikey(node.label), node)
        self.env = {
            "ref_links": dict.fromkeys(self.definitions, _SOMEWHERE),
            "ref_footnotes": self.footnotes,
        }
        self._parts = parts

    def definition(self, label: str) -> Definition | None:
        """What a link with that label leads to."""
        return self.definitions.get(unikey(label))

    def footnote(self, label: str) -> FootnoteDefinition | None:
        """The note that a reference with that label means."""
        return self.footnotes.get(unikey(label))

    def changed(self, before: "Labels") -> "Changed":
        """The labels that mean something else now, or that no longer mean anything."""
        links = _destinations(self).items() ^ _destinations(before).items()
        notes = self.footnotes.keys() ^ before.footnotes.keys()
        return Changed({key for key, _ in links} | {"^" + key for key in notes})

    def is_used(self, node: Definition | FootnoteDefinition) -> bool:
        """Whether anything in the document leads to this very node; parses what may do so."""
        if self._used is None:
            self._used = {found for found in self._uses() if found}
        return node in self._used

    def _uses(self) -> Iterator[Definition | FootnoteDefinition | None]:
        for leaf in self._leaves():
            if "[" in leaf.source_text:
                for node in leaf.walk():
                    if isinstance(node, Link | FootnoteReference):
                        yield node.definition

    def _leaves(self) -> Iterator[Leaf]:
        stack: list[Node] = [node for part in self._parts for node in part.nodes]
        while stack:
            node = stack.pop()
            if isinstance(node, Leaf):
                yield node
            else:
                stack.extend(node.children)


def _destinations(labels: Labels) -> dict[str, tuple[str, str]]:
    return {key: (node.url, node.title) for key, node in labels.definitions.items()}

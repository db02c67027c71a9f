"""What all nodes of the tree have in common: a place, and what stands below."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from kblint.text import Span

if TYPE_CHECKING:
    from kblint.markdown.labels import Labels


class Piece:
    """The run of whole lines that was parsed at once; where it begins may shift, its nodes do not.

    A node keeps its place relative to its piece, so an edit elsewhere moves it by one number.
    """

    __slots__ = ("labels", "offset", "text")

    def __init__(self, text: str, offset: int, labels: "Labels") -> None:
        """Hold the text, its place in code points of the source, and what is defined there."""
        self.text = text
        self.offset = offset
        self.labels = labels


class Node:
    """A block or an inline. `exact` is false where its span is only the line-wise best."""

    type: ClassVar[str]
    __slots__ = ("_end", "_start", "exact", "piece")

    def __init__(self, piece: Piece, start: int, end: int) -> None:
        """Place the node; start and end are relative to the piece."""
        self.piece = piece
        self._start = start
        self._end = end
        self.exact = True

    @property
    def start(self) -> int:
        """Offset of the first code point in the source's text."""
        return self.piece.offset + self._start

    @property
    def end(self) -> int:
        """Offset just past the last code point."""
        return self.piece.offset + self._end

    @property
    def span(self) -> Span:
        """Start and end in the source's text."""
        offset = self.piece.offset
        return Span(offset + self._start, offset + self._end)

    @property
    def source_text(self) -> str:
        """The very characters that the node was written with."""
        return self.piece.text[self._start : self._end]

    @property
    def children(self) -> "tuple[Node, ...]":
        """The nodes directly below, in order of the text."""
        return ()

    @property
    def plain_text(self) -> str:
        """What a reader reads, without markup; a line break reads as a space."""
        return ""

    def move(self, place: Callable[[int], int]) -> None:
        """Carry the node, not its children, elsewhere: ends map by their last character."""
        start, end = self._start, self._end
        self._start = place(start)
        self._end = place(end - 1) + 1 if end > start else self._start

    def walk(self) -> "Iterator[Node]":
        """This node and all below, in order of the text; parses every leaf it meets."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def leaves(self) -> "Iterator[Leaf]":
        """The blocks below, this one included, that hold inlines; none of them is parsed."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, Leaf):
                yield node
            else:
                stack.extend(reversed(node.children))

    def __repr__(self) -> str:
        return f"<{self.type} {self.start}:{self.end} {self.source_text[:40]!r}>"


class Parent(Node):
    """A node that holds its children."""

    __slots__ = ("_children",)

    def __init__(self, piece: Piece, start: int, end: int, children: tuple[Node, ...] = ()) -> None:
        """Place the node around its children."""
        super().__init__(piece, start, end)
        self._children = children

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes directly below."""
        return self._children

    @property
    def plain_text(self) -> str:
        """What a reader reads of the children."""
        return "".join(child.plain_text for child in self._children)


class Leaf(Node):
    """A block whose inlines are parsed when they are first asked for."""

    __slots__ = ("_inlines",)

    def __init__(
        self, piece: Piece, start: int, end: int, inlines: Callable[[Node], tuple[Node, ...]]
    ) -> None:
        """Place the block; `inlines` is called once, with this node."""
        super().__init__(piece, start, end)
        self._inlines: Callable[[Node], tuple[Node, ...]] | tuple[Node, ...] = inlines

    @property
    def children(self) -> tuple[Node, ...]:
        """The inlines."""
        inlines = self._inlines
        if not isinstance(inlines, tuple):
            inlines = self._inlines = inlines(self)
        return inlines

    @property
    def plain_text(self) -> str:
        """What a reader reads of the inlines."""
        return "".join(child.plain_text for child in self.children)

"""From a text to its tree, and from an edited text to its tree with what is known of the last."""

from itertools import pairwise

from kblint.markdown.block_nodes import Part, Root
from kblint.markdown.collector import resting_collector
from kblint.markdown.labels import Labels
from kblint.markdown.nodes import Piece
from kblint.markdown.pieces import cuts
from kblint.markdown.tree import front_matter, part_of


def parse(text: str, previous: Root | None = None) -> Root:
    """The tree of a text whose lines all end in a newline character; linear in its length.

    Of the previous tree, one of the text before it was edited, the pieces whose text is still there
    are taken over with all that was parsed of them. Their nodes belong to the new tree from then
    on and stand where they stand in it: the previous tree is used up and must not be read again.
    """
    with resting_collector():
        return _parse(text, cuts(text, front_matter(text)), previous)


def parse_whole(text: str) -> Root:
    """The same tree, parsed in one piece: slower to edit, and what the pieces are judged by."""
    with resting_collector():
        return _parse(text, [], None)


def _parse(text: str, starts: list[int], previous: Root | None) -> Root:
    known: dict[str, list[Part]] = {}
    for part in reversed(previous.parts if previous else ()):
        known.setdefault(part.piece.text, []).append(part)
    labels, parts, taken = Labels(), list[Part](), list[int]()
    for start, end in pairwise([0, *starts, len(text)]):
        slice_ = text[start:end]
        same = known.get(slice_)
        if same:
            taken.append(len(parts))
            parts.append(same.pop())
            parts[-1].piece.offset = start
        else:
            parts.append(part_of(Piece(slice_, start, labels)))
    labels.fill(tuple(parts))
    if previous:
        changed = labels.changed(previous.piece.labels)
        stale = [i for i in taken if changed and changed.may_be_in(parts[i].piece.text)]
        for i in stale:
            piece = parts[i].piece
            parts[i] = part_of(Piece(piece.text, piece.offset, labels))
        if stale:
            labels.fill(tuple(parts))
    return Root(Piece(text, 0, labels), tuple(parts))

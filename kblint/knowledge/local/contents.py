"""Tables of contents: lists of links to the headings of their own page."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kblint.knowledge.local.anchors import Anchors, slug
from kblint.knowledge.local.local_links import LocalLink

_FEWEST = 4  # headings that are linked
_ELSEWHERE = -1


class Line(NamedTuple):
    """A line of a table of contents.

    `heading` is the number of the one that it leads to, None where that is none; `meant` the
    number of the one that it ought to lead to by its text and its neighbours, None where that is
    the same, or not plain.
    """

    link: LocalLink
    heading: int | None
    meant: int | None


Contents = tuple[Line, ...]


def contents_of(links: Iterable[LocalLink], anchors: Anchors) -> Iterator[Contents]:
    """The tables of contents: links between two headings, 4 in 5 of which lead to headings.

    Blanks that keep a line from being a link do not count, as long as its text is a heading's.
    """
    groups: dict[int, list[LocalLink]] = defaultdict(list)
    for link in links:
        if not link.is_image and (not link.path or not link.is_made):
            groups[anchors.index_below(link.start)].append(link)
    if not any(len(group) >= _FEWEST for group in groups.values()):
        return
    titled: dict[str, list[int]] = defaultdict(list)
    for number, heading in enumerate(anchors.headings):
        titled[slug(heading.title)].append(number)
    for group in groups.values():
        lines = list(_lines(group, anchors, titled))
        ends = {line.meant if line.heading is None else line.heading for line in lines} - {None}
        if len(ends) >= _FEWEST and len(ends) >= 0.8 * len(group):
            yield tuple(lines)


def _lines(
    links: Sequence[LocalLink], anchors: Anchors, titled: dict[str, list[int]]
) -> Iterator[Line]:
    ends = [_end(link, anchors) for link in links]
    named = [titled.get(slug(link.text.strip()), []) for link in links]
    sure = [
        names[0] if len(names) == 1 and (names == [end] or not link.is_made) else None
        for link, end, names in zip(links, ends, named, strict=True)
    ]
    after = len(anchors.headings)
    following = list[int]()
    for known in reversed(sure):
        following.append(after)
        after = after if known is None else known
    before = -1
    for link, end, names, known, bound in zip(
        links, ends, named, sure, reversed(following), strict=True
    ):
        meant = None if link.is_made else known
        if end != _ELSEWHERE and before < bound and not (end is not None and before < end < bound):
            between = names[bisect_left(names, before + 1) : bisect_left(names, bound)]
            meant = between[0] if len(between) == 1 else None
        yield Line(link, end if end != _ELSEWHERE else None, meant)
        before = before if known is None else known


def _end(link: LocalLink, anchors: Anchors) -> int | None:
    """The heading that a link leads to, `_ELSEWHERE` if to another element, None if to nothing."""
    place = anchors.find(link.fragment or "") if link.is_made else None
    if place is None:
        return None
    number = anchors.index_below(place)
    return number if number >= 0 and anchors.headings[number].start == place else _ELSEWHERE


def out_of_order(numbers: Sequence[int]) -> tuple[list[int], list[int]]:
    """The places of the fewest numbers without which the others rise, and those of the others."""
    ends: list[int] = []  # the smallest number that ends a rising run of each length
    places: list[int] = []  # where it stands
    before: list[int] = []  # what stands before each number in its run
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    kept: list[int] = []
    at = places[-1] if places else -1
    while at >= 0:
        kept.append(at)
        at = before[at]
    return sorted(set(range(len(numbers))) - set(kept)), kept[::-1]

"""Which of a page's anchors a broken link was meant for."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from urllib.parse import unquote

from kblint.knowledge.local.anchors import Anchor, Anchors, slug

_DIGITS = re.compile(r"\d+")
_MOST_GUESSES = 20  # of a page's links that resemble no anchor: each is compared with all
_MOST_NAMES = 500
_NEAR = 0.9  # as the standard library measures likeness


class Meant:
    """A page's anchors, by what links that lead to none of them have in common with them."""

    def __init__(self, anchors: Anchors) -> None:
        """Look at nothing before the first broken link."""
        self._anchors = anchors
        self._guesses = 0
        self._told_apart: dict[str, dict[int, str]] = {}

    @cached_property
    def headings(self) -> Mapping[str, Anchor]:
        """The headings by their anchors."""
        return {anchor.name: anchor for anchor in self._anchors.headings}

    def described(self, place: int) -> str:
        """What stands at a place: the heading, and which of them where others are called so."""
        number = self._anchors.index_below(place)
        if number < 0 or self._anchors.headings[number].start != place:
            return "another element"
        key = slug(self._anchors.headings[number].title)
        if key not in self._told_apart:
            self._told_apart[key] = dict(self._tell_apart(self._numbers[key]))
        return self._told_apart[key][number]

    def _tell_apart(self, alike: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Headings with one slug: by what else is in their titles, by what they stand under."""
        titles = [self._anchors.headings[number].title for number in alike]
        above = [self._above[number] for number in alike]
        by_title, by_parent = len(set(titles)) == len(alike), len(set(above)) == len(alike)
        for i, (number, title, parent) in enumerate(zip(alike, titles, above, strict=True)):
            if by_title:
                yield number, f'"{title}"'
            elif by_parent and parent:
                yield number, f'"{title}" below "{parent}"'
            else:
                yield number, f'"{title}", number {i + 1} of that name'

    def titled(self, text: str) -> list[str]:
        """The anchors of the headings that have a link's text."""
        return [self._anchors.headings[each].name for each in self._numbers[slug(text.strip())]]

    def spelled(self, fragment: str) -> list[str]:
        """The anchors of headings that have a fragment's letters, or ids that differ in case."""
        fragment = unquote(fragment)
        return self._by_letters.get(_letters(fragment), self._ids.get(fragment.casefold(), []))

    def nearest(self, fragment: str) -> str | None:
        """The anchor that goes on where the fragment ends, or else the one most like it.

        Numbers are not like one another: nothing is guessed from "2019" to "2018".
        """
        fragment = unquote(fragment).lower()
        names = self._sorted
        first = bisect_left(names, fragment + "-")
        if sum(name.startswith(fragment + "-") for name in names[first : first + 2]) == 1:
            return names[first]
        self._guesses += 1
        if self._guesses > _MOST_GUESSES or len(names) > _MOST_NAMES:
            return None
        from difflib import get_close_matches

        alike = get_close_matches(fragment, names, n=2, cutoff=_NEAR)
        numbers = _DIGITS.findall(fragment)
        alike = [name for name in alike if _DIGITS.findall(name) == numbers]
        return alike[0] if len(alike) == 1 else None

    @cached_property
    def _above(self) -> Sequence[str]:
        """The title of the heading that each heading stands under."""
        found: list[str] = []
        opened: list[Anchor] = []
        for heading in self._anchors.headings:
            while opened and opened[-1].level >= heading.level:
                opened.pop()
            found.append(opened[-1].title if opened else "")
            opened.append(heading)
        return found

    @cached_property
    def _numbers(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, heading in enumerate(self._anchors.headings):
            found[slug(heading.title)].append(number)
        return found

    @cached_property
    def _by_letters(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self.headings:
            found[_letters(name)].append(name)
        return dict(found)

    @cached_property
    def _ids(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._anchors.names:
            found[name.casefold()].append(name)
        return dict(found)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.headings)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))

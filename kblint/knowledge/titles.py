"""When two titles may be those of one thing."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # scripts whose words no blank parts
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
STOP = frozenset(
    (
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "for", "from", "how", "in",
        "into", "is", "it", "its", "of", "on", "or", "over", "the", "to", "towards", "toward",
        "under", "using", "via", "we", "what", "when", "with", "without", "your",
    )
)  # fmt: skip

# Words that say what the target is and seldom belong to a work's own title.
TARGET_WORDS = {
    "webpage": "website", "website": "website", "homepage": "website", "blog": "blog",
    "blogpost": "blog", "repo": "code", "repository": "code", "github": "code",
    "youtube": "video", "slides": "slides",
}  # fmt: skip
_NOISE = STOP | TARGET_WORDS.keys() | {"pdf", "arxiv", "paper", "official", "pytorch"}
_ENDING = re.compile(r"(?<=\w{4})(?:ations?|ions?|ings?|ed|es|s)$")

_DATA = frozenset(("benchmark", "benchmarks", "corpora", "corpus", "dataset", "datasets", "tasks"))

ALIKE = 0.4
"""The likeness from which on two titles are thought to be one work's."""


@lru_cache(maxsize=65536)
def words(title: str) -> tuple[str, ...]:
    """A title's words in order, in one case, without accents."""
    if title.isascii():
        return tuple(_WORD.findall(title.lower()))
    plain = unicodedata.normalize("NFKD", title).casefold()
    return tuple(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


@lru_cache(maxsize=65536)
def content_words(title: str) -> frozenset[str]:
    """The words that tell one title from another: no articles, no "webpage"."""
    return frozenset(w for w in words(title) if w not in _NOISE)


@lru_cache(maxsize=65536)
def stems(title: str) -> frozenset[str]:
    """The words that tell one title from another, without their endings."""
    return frozenset(map(stem, content_words(title)))


def stem(word: str) -> str:
    """A word without a common ending, so that "networks" and "network" are one."""
    return _ENDING.sub("", word)


class Vocabulary:
    """The words of all titles of a knowledge base: the fewer bear one, the more it tells.

    What is shared by two titles of a list about crowd counting is not that they say "crowd".
    """

    def __init__(self, titles: Iterable[str]) -> None:
        """Count in how many different titles each word stands."""
        different = {words(title): title for title in titles}
        self._size = len(different)
        self._bearing = Counter(word for title in different.values() for word in stems(title))

    def likeness(self, one: str, other: str) -> float:
        """How much of what the less telling of two titles says the other says too, 0 to 1."""
        a, b = stems(one), stems(other)
        common = a & b
        if not common:
            return 0.0
        least = min(sum(self._weight(word, word in common) for word in each) for each in (a, b))
        return sum(self._weight(word, shared=True) for word in common) / least

    def are_variants(self, one: str, other: str, *, share: float = ALIKE) -> bool:
        """Whether one thing may bear both: most words, a subtitle more, a name for its initials.

        `share` is the likeness from which on two titles are thought to be one's.
        """
        a, b = words(one), words(other)
        if a == b or "".join(a) == "".join(b):
            return True
        return (
            self.likeness(one, other) >= share or self._abbreviates(a, b) or self._abbreviates(b, a)
        )

    def _weight(self, word: str, shared: bool) -> float:
        """How much a word tells, by how many titles bear it besides the one or two in question."""
        others = max(0, self._bearing[word] - (2 if shared else 1))
        return log((self._size + 1) / (others + 1))

    def _abbreviates(self, short: tuple[str, ...], long: tuple[str, ...]) -> bool:
        """Whether a rare word of the short title is what the long one's initials begin with."""
        initials = "".join(word[0] for word in long)
        capitals = "".join(word[0] for word in long if word not in STOP)
        return any(
            len(word) >= 3
            and word not in STOP
            and (initials.startswith(word) or capitals.startswith(word))
            and self._bearing[stem(word)] <= 2
            for word in short
        )


def is_name(title: str) -> bool:
    """Whether a title is a mere name: one word, or an acronym and what it stands for."""
    found = [word for word in words(title) if word not in STOP]
    if sum(word.isalpha() for word in content_words(title)) < 2:
        return True
    first, *rest = found
    return len(first) > 1 and first == "".join(word[0] for word in rest)


def names_data(title: str) -> bool:
    """Whether a title calls itself a data set or the like, which a paper of another title holds."""
    return not _DATA.isdisjoint(words(title))

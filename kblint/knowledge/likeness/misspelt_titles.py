"""A title's word that a URL spells otherwise: "Miniocourse", "Flacon"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kblint.knowledge.identities.identify import identify, slug
from kblint.knowledge.identities.identity import Kind
from kblint.knowledge.identities.urls import split
from kblint.knowledge.likeness.naming import KINDS
from kblint.knowledge.titles import STOP, words

# Words of URLs that a title's word may resemble by chance.
_COMMON = KINDS | frozenset(("conference", "content", "presentation", "vimeo", "youtube"))
_LEAST = 5  # letters of a word that is compared
_FEWEST = 4  # words of a title in which one may be missing
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENDINGS = frozenset(("re", "er"))  # British and American: "centre"


def misspelt(title: str, url: str) -> Iterator[tuple[str, str]]:
    """Words of the title, in lower case, with those of the URL that they are a slip away from.

    "Miniocourse" beside ".../Deep-Learning-Minicourse". Inflections and words that two nations
    spell in two ways are no slips. Which of the two is right only other texts can tell.
    """
    address, spelled = _spelled_in(url)
    for word in dict.fromkeys(re.findall(r"[a-z]{5,}", title.lower())) if spelled else ():
        if word in address:
            continue
        for other in spelled:
            may_be = word[0] == other[0] or word[-3:] == other[-3:]
            if may_be and _is_slip(word, other) and other not in "".join(words(title)):
                yield word, other


def left_out(title: str, url: str) -> str | None:
    """A telling word within the title that a work's or repository's URL has and the title lacks.

    "Attention is you need" beside ".../attention-is-all-you-need-pytorch".
    """
    found, spelled = words(title), slug(url)
    kind = identify(url).kind
    if len(found) < _FEWEST or kind is Kind.PAGE or not set(found) <= set(spelled):
        return None
    for start in range(len(spelled) - len(found)):
        there = spelled[start : start + len(found) + 1]
        at = next((i for i, word in enumerate(found) if there[i] != word), len(found))
        if 0 < at < len(found) and there[at + 1 :] == found[at:] and there[at] not in STOP:
            return there[at]
    return None


@lru_cache(maxsize=4096)
def _spelled_in(url: str) -> tuple[str, tuple[str, ...]]:
    """The letters of a web address, and the words in it that are long enough to be compared."""
    parts = split(url)
    address = parts.site + parts.path if parts else ""
    found = re.findall(r"[a-z]+", f"{_CAMEL.sub(' ', address)} {address}".lower())
    long = {word for word in found if len(word) >= _LEAST} - _COMMON
    return " ".join(found), tuple(sorted(long))


def _is_slip(word: str, other: str) -> bool:
    """Whether one letter was lost, added or changed before the ending, or two changed places."""
    is_head = len(other) > len(word) + 2  # "falconllm.tii.ae"
    if is_head:
        other = other[: len(word)]
    if abs(len(word) - len(other)) > 1 or (is_head and word[0] != other[0]):
        return False
    start = _alike(word, other)
    end = _alike(word[start:][::-1], other[start:][::-1])
    one, two = word[start : len(word) - end], other[start : len(other) - end]
    if len(one) == 2 and one == two[::-1]:
        return end > 1 or {one, two} != _ENDINGS
    return max(len(one), len(two)) == 1 and end > 1 and not _is_variant(word[:start], one, two)


def _alike(one: str, other: str) -> int:
    """With how many letters both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _is_variant(before: str, one: str, two: str) -> bool:
    """Whether two nations differ so: "modelling", "optimise", "colour", "adaptor"."""
    pair = {one, two}
    return (
        pair in ({"s", "z"}, {"s", "c"}, {"e", "o"})
        or (pair == {"", "l"} and before.endswith("l"))
        or (pair == {"", "u"} and before.endswith("o"))
    )

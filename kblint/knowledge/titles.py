"""When two titles may be those of one thing."""

import re
import unicodedata
from functools import lru_cache

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


def overlap(one: str, other: str) -> float:
    """The share of the shorter title's content words that the other has too, 0 to 1."""
    a, b = content_words(one), content_words(other)
    if not a or not b:
        return 0.0
    return len(a & b) / min(len(a), len(b))


def are_variants(one: str, other: str, *, share: float = 1 / 3) -> bool:
    """Whether one thing may bear both: same words, a subtitle more, or a name for its initials.

    `share` is the overlap from which on two titles are thought to be one's.
    """
    a, b = words(one), words(other)
    if a == b or "".join(a) == "".join(b):
        return True
    return overlap(one, other) >= share or _abbreviates(a, b) or _abbreviates(b, a)


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a word of the short title is what the long one's initials begin with."""
    initials = "".join(word[0] for word in long)
    capitals = "".join(word[0] for word in long if word not in STOP)
    return any(
        len(word) >= 3 and (initials.startswith(word) or capitals.startswith(word))
        for word in short
    )

"""Whether a URL is named after a title: "diffusion-anomaly", "ddm", "fantasia3d.github.io"."""

import re
from functools import lru_cache

from kblint.knowledge.identities.identify import identify
from kblint.knowledge.identities.identity import Kind
from kblint.knowledge.identities.urls import split
from kblint.knowledge.titles import STOP, stem, words

# Words that say what kind of page it is, not what it is about.
KINDS = frozenset(
    (
        "arxiv", "awesome", "caffe", "code", "codes", "demo", "doc", "docs", "en", "github", "home",
        "html", "implementation", "index", "info", "io", "jax", "keras", "main", "master", "md",
        "official", "page", "pages", "paper", "papers", "pdf", "project", "projects", "public",
        "publication", "py", "python", "pytorch", "readme", "release", "released", "repo", "site",
        "tensorflow", "tf", "torch", "tree", "web", "webpage", "website", "wiki", "www",
    )
)  # fmt: skip
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_SHORTEST = 3


@lru_cache(maxsize=65536)
def name_in(url: str) -> tuple[str, ...]:
    """The words of the name that a repository, a page or a site goes by; empty where it has none.

    That is the last part of the path that says something, else the first of the host.
    """
    parts = split(url)
    if parts is None:
        return ()
    kind = identify(url).kind
    segments = [segment for segment in parts.path.split("/") if segment]
    if kind is Kind.GITHUB:
        candidates = segments[1:2]
    elif kind is Kind.REPOSITORY:
        candidates = segments[-1:]
    elif kind is Kind.PAGE:
        last = [re.sub(r"\.[A-Za-z]{2,5}$", "", segment) for segment in segments[-1:]]
        candidates = [*last, *reversed(segments[:-1])][:2]
        if len(segments) < 2:
            candidates.append(parts.site.split(".")[0])
    else:
        candidates = []
    return next(filter(None, map(_telling, candidates)), ())


def _telling(name: str) -> tuple[str, ...]:
    """The words of a name that tell what it is about."""
    found = (word.lower() for word in _WORD.findall(name))
    telling = tuple(w for w in found if w not in KINDS and not re.fullmatch(r"(?:19|20)\d\d", w))
    letters = "".join(telling)
    return telling if len(letters) >= _SHORTEST and not letters.isdigit() else ()


@lru_cache(maxsize=65536)
def share_spelled(name: tuple[str, ...], title: str) -> float:
    """How much of a name a title spells, by its words or its initials: 0 to 1."""
    joined, found = "".join(name), words(title)
    if joined in "".join(found) or _is_initials(joined, title):
        return 1.0
    rest, left = joined, len(joined)
    for word in sorted(set(found), key=len, reverse=True):
        for form in (word, stem(word)):
            if len(form) >= _SHORTEST and form in rest:
                rest = rest.replace(form, " ", 1)
                left -= len(form)
                break
    return 1 - left / len(joined)


def _is_initials(name: str, title: str) -> bool:
    """Whether the name, perhaps with "net" behind, is what the title's initials begin with.

    "Position-based Scaled Gradient" is PSG, "Semantic Scene Completion" SSC.
    """
    every = words(title)
    told = [word for word in every if word not in STOP]
    compounds = [found[0] for found in map(words, title.split()) if found]
    return any(
        len(short) >= _SHORTEST and "".join(word[0] for word in found).startswith(short)
        for short in {name, name.removesuffix("net")}
        for found in (every, told, compounds)
    )


def owner_in(url: str) -> str:
    """Whose repository, or file of one, it is at GitHub: letters in lower case; else empty."""
    parts = split(url)
    if parts is None or parts.site != "github.com":
        return ""
    return re.sub(r"[^a-z]", "", parts.path.lower().partition("/")[2].partition("/")[0])


def is_owner(owner: str, authors: str) -> bool:
    """Whether a person among the authors goes by that name: "juliawolleb", "weiliu89"."""
    people = map(words, re.split(r"[,;&\d]|\band\b", authors))
    return any(
        len(name) > 1 and (name[0] + name[-1] in owner or name[-1] + name[0] in owner)
        for name in people
    )

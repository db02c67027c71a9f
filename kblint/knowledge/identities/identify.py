"""When two URLs name the same thing."""

import re
from functools import lru_cache
from urllib.parse import unquote

from kblint.knowledge.identities.identity import Identity, Kind
from kblint.knowledge.identities.sites import readers
from kblint.knowledge.identities.urls import LONGEST, normalize, split


def identify(url: str) -> Identity:
    """What the URL names. Any text is taken; what is no web URL is a page of that very name."""
    return _identify(url) if len(url) <= LONGEST else Identity(Kind.PAGE, url)


def slug(url: str) -> tuple[str, ...]:
    """The words of a title that the URL spells, in lower case; publishers may cut titles short.

    Proceedings, old NeurIPS papers, catalogues of papers and books, repositories and the last part
    of a page's path spell some; identifiers spell none.
    """
    parts = split(url) if len(url) <= LONGEST else None
    if parts is None:
        return ()
    identity = identify(url)
    kind, value, last = identity.kind, identity.value, identity.value.rpartition("/")[2]
    segments = [each for each in parts.path.split("/") if each]
    found: tuple[str, ...] = ()
    if kind is Kind.CVF:
        name = re.sub(r"(?:_[A-Z]+_\d{4}|_\d{4}_[A-Z]+)?_paper$", "", last)
        found = _words(name)[1:]  # behind the author
    elif kind is Kind.NEURIPS and last == value:
        found = _words(value.partition("-")[2])
    elif kind is Kind.SEMANTIC_SCHOLAR and len(segments) > 2:
        found = _words(segments[1])[:-2]  # two authors
    elif kind in {Kind.RESEARCHGATE, Kind.GOODREADS}:
        spelled = re.search(rf"/{value}[_.-]([^/]+)", parts.path)
        found = _words(spelled[1]) if spelled else ()
    elif kind is Kind.ISBN and "view" in segments:  # a publisher's; shops add authors
        found = _words(segments[-2])
    elif kind in {Kind.GITHUB, Kind.REPOSITORY, Kind.PAPERS_WITH_CODE}:
        found = _words(last)
    elif kind is Kind.PAGE and segments and "#" not in value:
        is_profile = len(segments) == 1 and parts.site in {"github.com", "twitter.com", "x.com"}
        found = () if is_profile else _words_of_page(segments[-1])
    return found


def _words_of_page(segment: str) -> tuple[str, ...]:
    """Two words or more, without file type, date and number."""
    bare = re.sub(r"^\d{4}-\d\d?-\d\d?-|\.[A-Za-z]{2,5}$", "", segment)
    found = tuple(w for w in _words(bare) if not re.fullmatch(r"\d{5,}|(?=.*\d)[\da-f]{8,}", w))
    return found if sum(not word.isdigit() for word in found) > 1 else ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", unquote(text).lower()))


@lru_cache(maxsize=65536)
def _identify(url: str) -> Identity:
    known = _known(url)
    if known is None:
        page = normalize(url)
        if page != url:  # "//" in the path, a port, an escape may have hidden what it is
            known = _known(page)
        return known or Identity(Kind.PAGE, page)
    return known


def _known(url: str) -> Identity | None:
    parts = split(url)
    if parts is None or parts.userinfo or parts.port:
        return None
    if parts.fragment.startswith("!") or (
        "/." in parts.path and re.search(r"/\.\.?(?:/|\Z)", parts.path)
    ):
        return None  # whose address is another
    if ":~:" in parts.fragment:  # words to show on the page
        parts = parts._replace(fragment=parts.fragment.partition(":~:")[0])
    return next((found for read in readers(parts) if (found := read(parts))), None)

"""When two URLs name the same work, repository, video or page."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote, unquote

from kblint.knowledge.urls import LONGEST, Parts, normalize, split

_LABEL_LENGTH = 80
_FLAGS = re.IGNORECASE | re.ASCII


class Kind(StrEnum):
    """Whose identifier it is; `PAGE` is any address that is nothing else."""

    ARXIV = "arxiv"
    DOI = "doi"
    OPENREVIEW = "openreview"
    ACL = "acl"
    PMLR = "pmlr"
    JMLR = "jmlr"
    CVF = "cvf"
    ECVA = "ecva"
    NEURIPS = "neurips"
    ICLR = "iclr"
    AAAI = "aaai"
    IEEE = "ieee"
    SCIENCEDIRECT = "sciencedirect"
    SEMANTIC_SCHOLAR = "semantic-scholar"
    PUBMED = "pubmed"
    GITHUB = "github"
    YOUTUBE = "youtube"
    PAGE = "page"


class Published(NamedTuple):
    """What an identifier itself says of its work's date.

    `exact` means the year of publication, before which a preprint may have been there; else it is
    the first submission to a preprint server, before which there was nothing.
    """

    year: int
    month: int | None
    exact: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """What a URL names. Equal identities name the same thing, whatever the version ("v2")."""

    kind: Kind
    value: str
    version: str | None = field(default=None, compare=False)

    @property
    def canonical(self) -> str:
        """The one URL for all that have this identity; a page's is a key and may not open."""
        form = _CANONICAL[self.kind]
        return form.format(self.value) if isinstance(form, str) else form(self.value)

    @property
    def label(self) -> str:
        """A short name for messages: "arXiv 2208.11970", "github.com/owner/repo"."""
        name = _NAMES.get(self.kind)
        text = f"{name} {self.value}" if name else self.canonical.removeprefix("https://")
        return text if len(text) <= _LABEL_LENGTH else text[: _LABEL_LENGTH - 1] + "…"

    @property
    def is_work(self) -> bool:
        """Whether it is a scholarly work, and no repository, video or page."""
        return self.kind in _NAMES and self.kind is not Kind.YOUTUBE

    @property
    def published(self) -> Published | None:
        """What the identifier says of the date, where it does."""
        read = _DATES.get(self.kind)
        return read(self.value) if read else None


def identify(url: str) -> Identity:
    """What the URL names. Any text is taken; what is no web URL is a page of that very name."""
    return _identify(url) if len(url) <= LONGEST else Identity(Kind.PAGE, url)


def slug(url: str) -> tuple[str, ...]:
    """The words that the URL spells of a title, in order and lower case; none where it is cut."""
    parts = split(url) if len(url) <= LONGEST else None
    if parts is None:
        return ()
    kind, value = (identity := identify(url)).kind, identity.value
    last = value.rpartition("/")[2]
    segments = [each for each in parts.path.split("/") if each]
    if kind is Kind.CVF:
        return _words(re.sub(r"_?(?:[A-Z]+_\d{4}|\d{4}_[A-Z]+)?_paper$", "", last))[1:]  # author
    if kind is Kind.NEURIPS and last == value:
        return _words(value.partition("-")[2])
    if kind is Kind.SEMANTIC_SCHOLAR and len(segments) > 2:
        return _words(segments[1])[:-2]  # two authors
    if kind is Kind.GITHUB:
        return _words(last)
    if kind is not Kind.PAGE or not segments:
        return ()
    found = _words(re.sub(r"^\d{4}-\d\d?-\d\d?-|\.[a-z]{2,5}$", "", segments[-1]))
    found = tuple(w for w in found if not re.fullmatch(r"\d{5,}|(?=.*\d)[0-9a-f]{8,}", w))
    return found if sum(not word.isdigit() for word in found) > 1 else ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", unquote(text).lower()))


@lru_cache(maxsize=8192)
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
    site = parts.site
    readers = _SITES.get(site, ())
    if site.endswith(".arxiv.org"):
        readers = (_arxiv,)
    elif parts.path.startswith("/doi/"):  # what most publishers' sites run on
        readers = (*readers, _doi_path)
    return next((found for read in readers if (found := read(parts))), None)


type_Reader = Callable[[Parts], Identity | None]


def _path(kind: Kind, pattern: str, fold: Callable[[str], str] = str) -> type_Reader:
    """A reader of the groups in paths that match; compiled when first met."""

    def read(parts: Parts) -> Identity | None:
        match = re.fullmatch(pattern, parts.path, _FLAGS)
        return Identity(kind, fold("/".join(filter(None, match.groups())))) if match else None

    return read


def _parameter(parts: Parts, names: Iterable[str]) -> str:
    """The value of the first of the parameters that there is; empty where none is."""
    pairs = dict(each.split("=", 1) for each in parts.query.split("&") if "=" in each)
    return next((pairs[name] for name in names if pairs.get(name)), "")


def _century(digits: str) -> int:
    year = int(digits)
    return year + (1900 if year > 60 else 2000)


def _year(pattern: str) -> Callable[[str], Published | None]:
    """A reader of the year of publication in an identifier."""

    def read(value: str) -> Published | None:
        match = re.search(pattern, value)
        if match is None:
            return None
        return Published(int(match[1]) if len(match[1]) > 2 else _century(match[1]), None, exact=True)

    return read


# --- arXiv
_ARXIV_PATH = re.compile(
    r"/(?:abs|pdf|html|ps|format|e-print|src|overview|ftp/arxiv/papers/\d{4}|papers|arxiv)/"
    r"([^?#]+?)(?:\.pdf)?/?", _FLAGS,
)
_ARXIV_ID = re.compile(
    r"(?:arxiv:)?(?:(\d\d)(\d\d)\.(\d{4,5})|([a-z][a-z-]+)(?:\.[a-z]{2})?/(\d\d)(\d\d)(\d{3}))(v\d+)?",
    _FLAGS,
)

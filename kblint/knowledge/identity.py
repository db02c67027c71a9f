"""When two URLs name the same work, repository, video or page."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote, unquote

from kblint.knowledge.urls import LONGEST, Parts, normalize, split

_LABEL_LENGTH = 80


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

    `exact` means the year of publication; else it is that of the first submission to a preprint
    server, before which the work was not there and after which it may have been published.
    """

    year: int
    month: int | None
    exact: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """What a URL names. Equal identities name the same thing, whatever the version."""

    kind: Kind
    value: str
    version: str | None = field(default=None, compare=False)  # "v2"

    @property
    def canonical(self) -> str:
        """The one URL for all that have this identity; a page's is a key and may not open."""
        special = _SPECIAL.get(self.kind)
        return special(self.value) if special else _CANONICAL[self.kind].format(self.value)

    @property
    def label(self) -> str:
        """A short name for messages: "arXiv 2208.11970", "github.com/owner/repo"."""
        name = _NAMES.get(self.kind)
        text = f"{name} {self.value}" if name else self.canonical.removeprefix("https://")
        return text if len(text) <= _LABEL_LENGTH else text[: _LABEL_LENGTH - 1] + "…"

    @property
    def is_work(self) -> bool:
        """Whether it is a scholarly work: one that has a title of its own, wherever it is read."""
        return self.kind not in {Kind.GITHUB, Kind.YOUTUBE, Kind.PAGE}

    @property
    def published(self) -> Published | None:
        """What the identifier says of the date; None for most kinds."""
        read = _DATES.get(self.kind)
        return read(self.value) if read else None


def identify(url: str) -> Identity:
    """What the URL names. Any text is taken; what is no web URL is a page of that very name."""
    return _identify(url) if len(url) <= LONGEST else Identity(Kind.PAGE, url)


def slug(url: str) -> tuple[str, ...]:
    """The words that the URL spells of a title, lower case; empty where it spells none.

    Publishers may cut titles short: the words are some of the title's, in its order.
    """
    identity = identify(url)
    parts = split(url) if len(url) <= LONGEST else None
    if parts is None:
        return ()
    segments = [each for each in parts.path.split("/") if each]
    if identity.kind is Kind.CVF:
        return _words(_CVF_STEM.sub("", identity.value.rpartition("/")[2]))[1:]  # [0]: the author
    if identity.kind is Kind.NEURIPS:
        return _words(identity.value.partition("-")[2]) if "/" not in identity.value else ()
    if identity.kind is Kind.SEMANTIC_SCHOLAR:
        return _words(segments[1])[:-2] if len(segments) > 2 else ()  # [-2:]: two authors
    if identity.kind is Kind.GITHUB:
        return _words(identity.value.partition("/")[2])
    if identity.kind is not Kind.PAGE or not segments:
        return ()
    spelled = _words(_NO_TITLE.sub("", unquote(segments[-1])))
    return spelled if sum(not word.isdigit() for word in spelled) > 1 else ()


@lru_cache(maxsize=8192)
def _identify(url: str) -> Identity:
    known = _known(url)
    if known is not None:
        return known
    page = normalize(url)
    if page != url:  # "//" in the path, a port, an escape may have hidden what it is
        known = _known(page)
    return known if known is not None else Identity(Kind.PAGE, page)


def _known(url: str) -> Identity | None:
    parts = split(url)
    if parts is None or parts.userinfo or parts.port:
        return None
    site = parts.site
    read = _SITES.get(site)
    if read is None and site.endswith(".arxiv.org"):
        read = _arxiv
    found = read(parts) if read else None
    if found is None and parts.path.startswith("/doi/"):  # what most publishers' sites run on
        found = _from_doi(_DOI_PATH, parts.path)
    return found


_FLAGS = re.IGNORECASE | re.ASCII


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, _FLAGS)


_ARXIV_PATH = _pattern(
    r"/(?:abs|pdf|html|ps|format|e-print|src|overview|ftp/arxiv/papers/\d{4}|papers|arxiv)/"
    r"([^?#]+?)(?:\.pdf)?/?"
)
_ARXIV_ID = _pattern(
    r"(?:arxiv:)?(?:(\d\d)(\d\d)\.(\d{4,5})|([a-z][a-z-]+)(?:\.[a-z]{2})?/(\d\d)(\d\d)(\d{3}))(v\d+)?"
)


def _arxiv(parts: Parts) -> Identity | None:
    match = _ARXIV_PATH.fullmatch(parts.path)
    return _arxiv_id(match[1]) if match else None


def _arxiv_id(text: str) -> Identity | None:
    match = _ARXIV_ID.fullmatch(text)
    if match is None:
        return None
    year, month, number, archive, old_year, old_month, old_number, version = match.groups()
    version = version.lower() if version else None
    if not "01" <= (month or old_month) <= "12":
        return None
    if archive:  # until March 2007; there the class of "math.GT" is no part of the identifier
        is_old = old_year >= "91" or old_year + old_month <= "0703"
        value = f"{archive.lower()}/{old_year}{old_month}{old_number}"
        return Identity(Kind.ARXIV, value, version) if is_old else None
    since = year + month
    if not "0704" <= since <= "9012" or len(number) != (4 if since < "1501" else 5):
        return None
    return Identity(Kind.ARXIV, f"{since}.{number}", version)


def _arxiv_date(value: str) -> Published:
    month = value.rpartition("/")[2][:4]
    year = int(month[:2])
    return Published(year + (1900 if year > 90 else 2000), int(month[2:]), exact=False)


def _hugging_face(parts: Parts) -> Identity | None:
    return _arxiv(parts) if parts.path.startswith("/papers/") else None


def _semantic_scholar(parts: Parts) -> Identity | None:
    match = _SEMANTIC_SCHOLAR.fullmatch(parts.path)
    return Identity(Kind.SEMANTIC_SCHOLAR, match[1].lower()) if match else _arxiv(parts)


_DOI = r"10\.\d{4,9}/[!-~]+?"  # Unicode is allowed in theory
_DOI_SEGMENT = r"10\.\d{4,9}/[!-.0-~]+?"
_DOI_PATH = _pattern(
    r"/doi/(?:(?:abs|abstract|book|epdf|epub|full|full-xml|fullhtml|html|pdf|pdfdirect|pdfplus"
    rf"|proceedings|reader)/)?({_DOI})(?:/(?:abstract|full|pdf|epdf|summary))?/?"
)
_PREPRINT_DOI = _pattern(
    r"/content/(10\.\d{4,9}/[\d.]*\d)(v\d+)?(?:[./](?:full|abstract|article-info|full-text|pdf))*/?"
)
_DOI_ARXIV = "10.48550/arxiv."
_DOI_ACL = re.compile(r"10\.(?:18653|3115)/v1/(.+)")
_DOI_AAAI = re.compile(r"10\.1609/aaai\.v\d+i\d+\.(\d+)")
_DOI_IJCAI = re.compile(r"10\.24963/ijcai\.(\d{4})/\d+")
_DOI_BIORXIV = re.compile(r"10\.1101/(\d{4})\.(\d\d)\.\d\d\.\d+")


def _doi_in(pattern: str) -> Callable[[Parts], Identity | None]:
    """A reader of paths that hold a DOI."""
    compiled = _pattern(pattern)
    return lambda parts: _from_doi(compiled, parts.path)


def _from_doi(pattern: re.Pattern[str], path: str) -> Identity | None:
    match = pattern.fullmatch(unquote(path) if "%" in path else path)
    if match is None:
        return None
    version = match[2] if pattern.groups > 1 else None
    return _doi(match[1].lower(), version.lower() if version else None)


def _doi(doi: str, version: str | None = None) -> Identity:
    """A DOI, or what it is another name of."""
    if doi.startswith(_DOI_ARXIV):
        found = _arxiv_id(doi.removeprefix(_DOI_ARXIV))
    elif match := _DOI_ACL.fullmatch(doi):
        found = _acl_id(match[1])
    else:
        match = _DOI_AAAI.fullmatch(doi)
        found = Identity(Kind.AAAI, f"AAAI/{match[1]}") if match else None
    return found or Identity(Kind.DOI, doi, version)


def _doi_url(value: str) -> str:
    return "https://doi.org/" + quote(value, safe="/:;()@!$&'*+,=")


def _doi_date(value: str) -> Published | None:
    if match := _DOI_BIORXIV.fullmatch(value):
        month = int(match[2])
        return Published(int(match[1]), month, exact=False) if 1 <= month <= 12 else None
    match = _DOI_IJCAI.fullmatch(value)
    return Published(int(match[1]), None, exact=True) if match else None


def _plos(parts: Parts) -> Identity | None:
    doi = unquote(_parameter(parts.query, "id")).lower()
    return _doi(doi) if "/article" in parts.path and _PLOS_DOI.fullmatch(doi) else None


def _nature(parts: Parts) -> Identity | None:
    match = _NATURE.fullmatch(parts.path)
    return _doi(f"10.1038/{match[1].lower()}") if match else None


def _ijcai(parts: Parts) -> Identity | None:
    match = _IJCAI.fullmatch(parts.path)
    return _doi(f"10.24963/ijcai.{match[1]}/{match[2]}") if match and match[1] > "2016" else None


def _acm(parts: Parts) -> Identity | None:
    number = _parameter(parts.query, "doid") or _parameter(parts.query, "id")
    is_doi = parts.path == "/citation.cfm" and _ACM_NUMBER.fullmatch(number)
    return _doi(f"10.1145/{number}") if is_doi else None


def _openreview(parts: Parts) -> Identity | None:
    name = _parameter(parts.query, "id")
    is_paper = parts.path in {"/forum", "/pdf"} and _OPENREVIEW_ID.fullmatch(name)
    return Identity(Kind.OPENREVIEW, name) if is_paper else None


_ACL_PATH = _pattern(
    r"(?:/anthology)?(?:/papers)?(?:/[a-z])?(?:/[a-z]\d\d)?/([^/]+?)(v\d+)?(?:\.pdf|\.bib)?/?"
)
_ACL_ID = _pattern(r"([a-z]\d\d-\d{4,5})|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+")


def _acl(parts: Parts) -> Identity | None:
    match = _ACL_PATH.fullmatch(parts.path)
    return _acl_id(match[1], match[2]) if match else None


def _acl_id(text: str, version: str | None = None) -> Identity | None:
    match = _ACL_ID.fullmatch(text)
    if match is None:
        return None
    return Identity(Kind.ACL, text.upper() if match[1] else text.lower(), version)


def _acl_date(value: str) -> Published:
    if value[:4].isdigit():
        return Published(int(value[:4]), None, exact=True)
    return Published(_century(value[1:3]), None, exact=True)


def _pmlr(parts: Parts) -> Identity | None:
    match = _PMLR.fullmatch(parts.path)
    if match is None or match[3] not in {None, match[2]}:
        return None
    return Identity(Kind.PMLR, f"{match[1]}/{match[2]}".lower())


def _pmlr_date(value: str) -> Published | None:
    match = re.search(r"(\d\d)[a-z]*$", value)
    return Published(_century(match[1]), None, exact=True) if match else None


def _jmlr(parts: Parts) -> Identity | None:
    match = _JMLR.fullmatch(parts.path)
    if match is None:
        return _pmlr(parts)
    return Identity(Kind.JMLR, f"v{match[1]}/{match[2]}")


def _jmlr_date(value: str) -> Published | None:
    volume = int(value[1:].partition("/")[0])
    return Published(1999 + volume, None, exact=True) if volume > 3 else None  # one a year since


_CVF_PATH = re.compile(
    r"(?:/openaccess)?/content[_/]([A-Za-z]+?)(W?)_?(\d{4})(W|_workshops)?((?:/[\w.-]+){1,3})"
    r"/([^/]+_paper)(?:\.html|\.pdf)?",
    re.ASCII,
)
_CVF_STEM = re.compile(r"(?:_[A-Z]+W?_\d{4}|_\d{4}_[A-Z]+W?)?_paper$")


def _cvf(parts: Parts) -> Identity | None:
    match = _CVF_PATH.fullmatch(parts.path)
    if match is None:
        return None
    venue, workshop, year, also_workshop, folders, stem = match.groups()
    within = [each for each in folders.split("/") if each not in {"", "html", "papers"}]
    if len(within) != (1 if workshop or also_workshop else 0):
        return None
    volume = f"{venue.upper()}{year}" + (f"W/{within[0]}" if within else "")
    return Identity(Kind.CVF, f"{volume}/{stem}")


def _cvf_url(value: str) -> str:
    """The page of a paper, in the folder that the years went through."""
    volume, *within, stem = value.split("/")
    conference = volume.removesuffix("W")
    venue, year = conference[:-4], int(conference[-4:])
    root = "https://openaccess.thecvf.com/content"
    if year > 2020 or venue == "ACCV":
        return "/".join([f"{root}/{volume}", *within, "html", f"{stem}.html"])
    if year < 2019 and not (venue, year) >= ("ECCV", 0) or (venue, year) in _CVF_LOWER:
        venue = venue.lower()
    if not within:
        return f"{root}_{venue}_{year}/html/{stem}.html"
    folder = f"{venue}W_{year}" if year > 2018 else f"{venue}_{year}_workshops"
    return f"{root}_{folder}/papers/{within[0]}/{stem}.pdf"

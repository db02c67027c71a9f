"""When two URLs name the same work, repository, video or page."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote, unquote

from kblint.knowledge.urls import LONGEST, Parts, normalize, split


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
        _, form = _FORMS[self.kind]
        return form.format(self.value) if isinstance(form, str) else form(self.value)

    @property
    def label(self) -> str:
        """A short name for messages: "arXiv 2208.11970", "github.com/owner/repo"."""
        name, _ = _FORMS[self.kind]
        text = f"{name} {self.value}" if name else self.canonical.removeprefix("https://")
        return text if len(text) <= 80 else text[:79] + "…"

    @property
    def is_work(self) -> bool:
        """Whether it is a scholarly work, and no repository, video or page."""
        return self.kind not in {Kind.GITHUB, Kind.YOUTUBE, Kind.PAGE}

    @property
    def published(self) -> Published | None:
        """What the identifier says of the date, where it does."""
        read = _DATES.get(self.kind)
        return read(self.value) if read else None


def identify(url: str) -> Identity:
    """What the URL names. Any text is taken; what is no web URL is a page of that very name."""
    return _identify(url) if len(url) <= LONGEST else Identity(Kind.PAGE, url)


def slug(url: str) -> tuple[str, ...]:
    """The words of a title that the URL spells, in lower case; publishers may cut titles short.

    Proceedings, old NeurIPS papers, Semantic Scholar, repositories and the last part of a page's
    path spell some; identifiers spell none.
    """
    parts = split(url) if len(url) <= LONGEST else None
    if parts is None:
        return ()
    identity = identify(url)
    kind, value, last = identity.kind, identity.value, identity.value.rpartition("/")[2]
    segments = [each for each in parts.path.split("/") if each]
    if kind is Kind.CVF:
        return _words(re.sub(r"(?:_[A-Z]+_\d{4}|_\d{4}_[A-Z]+)?_paper$", "", last))[1:]  # author
    if kind is Kind.NEURIPS and last == value:
        return _words(value.partition("-")[2])
    if kind is Kind.SEMANTIC_SCHOLAR and len(segments) > 2:
        return _words(segments[1])[:-2]  # two authors
    if kind is Kind.GITHUB:
        return _words(last)
    return _words_of_page(segments[-1]) if kind is Kind.PAGE and segments else ()


def _words_of_page(segment: str) -> tuple[str, ...]:
    """Two words or more, without file type, date and number."""
    bare = re.sub(r"^\d{4}-\d\d?-\d\d?-|\.[A-Za-z]{2,5}$", "", segment)
    found = tuple(w for w in _words(bare) if not re.fullmatch(r"\d{5,}|(?=.*\d)[\da-f]{8,}", w))
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


Reader = Callable[[Parts], Identity | None]
_FLAGS = re.IGNORECASE | re.ASCII

# Patterns are compiled (and kept by `re`) when first met, for most lists meet few of them. None may
# try one place twice: a URL has up to LONGEST characters.


def _path(kind: Kind, pattern: str, fold: Callable[[str], str] = str) -> Reader:
    """A reader of paths whose groups, joined, are the value."""

    def read(parts: Parts) -> Identity | None:
        match = re.fullmatch(pattern, parts.path, _FLAGS)
        return Identity(kind, fold("/".join(filter(None, match.groups())))) if match else None

    return read


def _parameter(parts: Parts, *names: str) -> str:
    """The value of the first of these parameters that there is, else nothing."""
    pairs = dict(each.split("=", 1) for each in parts.query.split("&") if "=" in each)
    return next((pairs[name] for name in names if pairs.get(name)), "")


_ARXIV_PATH = re.compile(
    r"/(?:abs|pdf|html|ps|format|e-print|src|overview|ftp/arxiv/papers/\d{4}|papers|arxiv)/"
    r"(?:arxiv:)?([a-z\d./-]+?)(?:\.pdf)?/?",
    _FLAGS,
)
_ARXIV_ID = re.compile(
    r"(?:([a-z-]+)(?:\.[a-z]{2})?/(\d\d)(\d\d)(\d{3})|(\d\d)(\d\d)\.(\d{4,5}))(v\d+)?", _FLAGS
)


def _arxiv(parts: Parts) -> Identity | None:
    match = _ARXIV_PATH.fullmatch(parts.path)
    return _arxiv_id(match[1]) if match else None


def _arxiv_id(text: str) -> Identity | None:
    match = _ARXIV_ID.fullmatch(text)
    if match is None:
        return None
    archive, year, month, number = match.group(1, 2, 3, 4) if match[1] else match.group(1, 5, 6, 7)
    since = year + month
    if archive:  # until March 2007; of "math.GT" the class is no part of the identifier
        value = f"{archive.lower()}/{since}{number}"
        is_sound = since >= "9107" or since <= "0703"
    else:
        value = f"{since}.{number}"
        is_sound = "0704" <= since < "9107" and len(number) == (4 if since < "1501" else 5)
    version = match[8].lower() if match[8] else None
    return Identity(Kind.ARXIV, value, version) if is_sound and "01" <= month <= "12" else None


def _hugging_face(parts: Parts) -> Identity | None:
    return _arxiv(parts) if parts.path.startswith("/papers/") else None


_DOI = r"10\.\d{4,9}/[!-~]*?[!-.0-~]"  # other characters are allowed but not met
_DOI_SEGMENT = r"10\.\d{4,9}/[!-.0-~]+?"


def _doi_in(pattern: str) -> Reader:
    """A reader of paths: the first group is a DOI, the second a version."""

    def read(parts: Parts) -> Identity | None:
        path = unquote(parts.path) if "%" in parts.path else parts.path
        match = re.fullmatch(pattern, path.rstrip("/"), _FLAGS)
        return _doi(*match.groups()) if match else None

    return read


_doi_path = _doi_in(
    r"/doi/(?:(?:abs|abstract|book|epdf|epub|full|full-xml|fullhtml|html|pdf|pdfdirect|pdfplus"
    rf"|proceedings|reader)/)?({_DOI})(?:/(?:abstract|full|pdf|epdf|summary))?"
)


def _doi(doi: str, version: str | None = None) -> Identity:
    """A DOI, or what it is another name of."""
    doi = doi.lower()
    found = None
    if doi.startswith("10.48550/arxiv."):
        found = _arxiv_id(doi.removeprefix("10.48550/arxiv."))
    elif match := re.fullmatch(r"10\.(?:18653|3115)/v1/(.+)", doi):
        found = _acl_id(match[1])
    elif match := re.fullmatch(r"10\.1609/aaai\.v\d+i\d+\.(\d+)", doi, _FLAGS):
        found = Identity(Kind.AAAI, f"AAAI/{match[1]}")
    return found or Identity(Kind.DOI, doi, version.lower() if version else None)


def _doi_url(value: str) -> str:
    return "https://doi.org/" + quote(value, safe="/:;()@!$&'*+,=")


def _plos(parts: Parts) -> Identity | None:
    doi = unquote(_parameter(parts, "id"))
    return _doi(doi) if re.fullmatch(r"10\.1371/[\w.]+", doi, _FLAGS) else None


def _nature(parts: Parts) -> Identity | None:
    pattern = (
        r"/(?:articles|\w+/journal/v\d+/n\d+/(?:abs|full|pdf))/(?!d41586)"  # d41586: the news
        r"((?=\D*\d)[a-z\d][a-z\d.-]*?)(?:\.e?pdf|\.html)?/?"
    )
    match = re.fullmatch(pattern, parts.path, _FLAGS)
    return _doi(f"10.1038/{match[1]}") if match else None


def _ijcai(parts: Parts) -> Identity | None:
    match = re.fullmatch(r"/proceedings[/-](\d{4})/0*(\d+)(?:\.pdf)?/?", parts.path, _FLAGS)
    return _doi(f"10.24963/ijcai.{match[1]}/{match[2]}") if match and match[1] > "2016" else None


def _acm(parts: Parts) -> Identity | None:
    number = _parameter(parts, "doid", "id") if parts.path == "/citation.cfm" else ""
    return _doi(f"10.1145/{number}") if re.fullmatch(r"\d+\.\d+", number, _FLAGS) else None


def _ieee(parts: Parts) -> Identity | None:
    number = _parameter(parts, "arnumber") if parts.path.lower().endswith(".jsp") else ""
    match = re.fullmatch(r"0*(\d+)", number, _FLAGS)
    return Identity(Kind.IEEE, match[1]) if match else None


def _openreview(parts: Parts) -> Identity | None:
    name = _parameter(parts, "id") if parts.path in {"/forum", "/pdf"} else ""
    return Identity(Kind.OPENREVIEW, name) if re.fullmatch(r"[\w-]{6,}", name, _FLAGS) else None


def _acl(parts: Parts) -> Identity | None:
    folders = r"(?:/anthology)?(?:/papers)?(?:/[a-z]/[a-z]\d\d)?"
    pattern = folders + r"/([a-z\d._-]+?)(v\d+)?(?:\.pdf|\.bib)?/?"
    match = re.fullmatch(pattern, parts.path, _FLAGS)
    return _acl_id(*match.groups()) if match else None


def _acl_id(text: str, version: str | None = None) -> Identity | None:
    match = re.fullmatch(r"([a-z]\d\d-\d{4})|\d{4}\.\w+-\w+\.\d+", text, _FLAGS)
    if match is None:
        return None
    value = text.upper() if match[1] else text.lower()
    return Identity(Kind.ACL, value, version.lower() if version else None)


def _cvf(parts: Parts) -> Identity | None:
    pattern = (
        r"(?:/openaccess)?/content[_/]([a-z]+?)(w?)_?(\d{4})(w|_workshops)?"
        r"((?:/[^/]+){1,3})/([^/]+_paper)(?:\.html|\.pdf)?"
    )
    match = re.fullmatch(pattern, parts.path, _FLAGS)
    if match is None:
        return None
    venue, of_workshop, year, in_workshop, folders, name = match.groups()
    inside = [each for each in folders.split("/") if each not in {"", "html", "papers"}]
    if len(inside) != bool(of_workshop or in_workshop):
        return None
    return Identity(Kind.CVF, "/".join([f"{venue.upper()}{year}", *inside, name]))


def _cvf_url(value: str) -> str:
    """The paper where it is kept: folders have changed their names three times."""
    volume, *workshop, name = value.split("/")
    venue, year = volume[:-4], int(volume[-4:])
    root = "https://openaccess.thecvf.com/content"
    if year > 2020 or venue == "ACCV":
        folder = f"{volume}W/{workshop[0]}" if workshop else volume
        return f"{root}/{folder}/html/{name}.html"
    if year < 2017 or (venue == "CVPR" and year < 2019):
        venue = venue.lower()
    if not workshop:
        return f"{root}_{venue}_{year}/html/{name}.html"
    folder = f"{venue}W_{year}" if year > 2018 else f"{venue}_{year}_workshops"
    return f"{root}_{folder}/papers/{workshop[0]}/{name}.pdf"


_HASHED = (
    r"/(?:paper_files/)?paper/(\d{4})/(?:hash|file)/([\da-f]{32})-(?:abstract|paper)"
    r"(?:-(?:conference|(\w+)))?\.(?:html|pdf)"
)


_neurips = _path(Kind.NEURIPS, rf"{_HASHED}|/paper/(\d+-[\w-]+)(?:\.pdf)?/?")


def _hashed_url(value: str, host: str) -> str:
    year, digest, *track = value.split("/")
    track = track or ["Conference"] * (year > "2021")
    page = "-".join([digest, "Abstract", *track])
    return f"https://{host}/paper_files/paper/{year}/hash/{page}.html"


def _neurips_url(value: str) -> str:
    if "/" not in value:
        return f"https://papers.nips.cc/paper/{value}"
    in_rounds = "/round" in value  # data sets and benchmarks of 2021
    return _hashed_url(value, "datasets-benchmarks-" * in_rounds + "proceedings.neurips.cc")


def _iclr_url(value: str) -> str:
    return _hashed_url(value, "proceedings.iclr.cc")


def _aaai_url(value: str) -> str:
    *journal, number = value.split("/")
    if len(journal) == 1:
        return f"https://ojs.aaai.org/index.php/{journal[0]}/article/view/{number}"
    return f"https://www.aaai.org/ocs/index.php/{'/'.join(journal)}/paper/view/{number}"


_NO_OWNERS = frozenset({
    "about", "apps", "collections", "customer-stories", "enterprise", "events", "explore",
    "features", "issues", "login", "marketplace", "new", "notifications", "orgs", "pulls",
    "readme", "resources", "search", "security", "settings", "site", "solutions", "sponsors",
    "stars", "topics", "trending", "users",
})  # fmt: skip


def _github(parts: Parts) -> Identity | None:
    pattern = r"/([a-z\d][a-z\d-]*)/(?!\.+/?$)([\w.-]{1,100}?)(?:\.git)*/?"
    match = re.fullmatch(pattern, parts.path, _FLAGS)
    if match is None or parts.fragment not in {"", "readme", "readme-ov-file"}:
        return None
    owner, name = match[1].lower(), match[2].lower()
    return Identity(Kind.GITHUB, f"{owner}/{name}") if owner not in _NO_OWNERS else None


def _youtube(parts: Parts) -> Identity | None:
    head, _, tail = parts.path.strip("/").partition("/")
    if head == "playlist" or tail == "videoseries":
        name = _parameter(parts, "list")
        is_list = re.fullmatch(r"[\w-]{12,}", name, _FLAGS)
        return Identity(Kind.YOUTUBE, f"playlist/{name}") if is_list else None
    if parts.site == "youtu.be":
        name = head
    elif head in {"embed", "shorts", "live", "v"}:
        name = tail
    else:
        name = _parameter(parts, "v") if head == "watch" else ""
    return Identity(Kind.YOUTUBE, name) if re.fullmatch(r"[\w-]{11}", name, _FLAGS) else None


def _youtube_url(value: str) -> str:
    playlist = value.removeprefix("playlist/")
    query = f"watch?v={value}" if playlist == value else f"playlist?list={playlist}"
    return f"https://www.youtube.com/{query}"


def _pubmed_url(value: str) -> str:
    if value.startswith("PMC"):
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{value}"
    return f"https://pubmed.ncbi.nlm.nih.gov/{value}"


_PMC = r"(pmc\d+)(?:/pdf(?:/[^/]+)?)?/?"
_PMLR = r"/(v\d+)/([\w-]+\d\d[a-z]*)(?:\.html|\.pdf|/\2\.pdf)?/?"
_PII = r"(s[\dx]{10,})/?"
_ROWS: tuple[tuple[str, Reader], ...] = (
    ("arxiv.org alphaxiv.org ar5iv.org arxiv-vanity.com papers.cool xxx.lanl.gov", _arxiv),
    ("huggingface.co hf.co", _hugging_face),
    ("doi.org dx.doi.org doi.acm.org", _doi_in(rf"/(?:doi:)?({_DOI})")),
    ("link.springer.com", _doi_in(
        r"/(?:(?:article|chapter|book|referencework|referenceworkentry|protocol|epub|content"
        rf"|content/pdf)/)?({_DOI_SEGMENT})(?:\.pdf|\.epub|/fulltext\.html)?")),
    ("biorxiv.org medrxiv.org", _doi_in(
        r"/content/(10\.\d{4,9}/[\d.]*\d)(v\d+)?(?:[./](?:full-text|full|abstract|pdf))*")),
    ("frontiersin.org", _doi_in(
        rf"/(?:journals/[\w-]+/)?articles?/({_DOI_SEGMENT})(?:/(?:full|abstract|pdf))?")),
    ("iopscience.iop.org", _doi_in(rf"/article/({_DOI})(?:/(?:meta|pdf|ampdf|epub))?")),
    ("journals.aps.org", _doi_in(rf"/\w+/(?:abstract|pdf|fulltext)/({_DOI_SEGMENT})")),
    ("journals.plos.org", _plos),
    ("nature.com", _nature),
    ("ijcai.org static.ijcai.org", _ijcai),
    ("dl.acm.org portal.acm.org", _acm),
    ("openreview.net", _openreview),
    ("aclanthology.org aclweb.org anthology.aclweb.org aclanthology.info", _acl),
    ("proceedings.mlr.press", _path(Kind.PMLR, _PMLR, str.lower)),
    ("jmlr.org", _path(Kind.PMLR, "/proceedings/papers" + _PMLR, str.lower)),
    ("raw.githubusercontent.com", _path(
        Kind.PMLR, r"/mlresearch/(v\d+)/\w+/assets/([\w-]+\d\d[a-z]*)/\2\.pdf", str.lower)),
    ("jmlr.org", _path(Kind.JMLR, r"/papers/v(?:olume)?(\d+)/([\w-]+)(?:\.html|/\2\.pdf)/?")),
    ("openaccess.thecvf.com cv-foundation.org", _cvf),
    ("ecva.net", _path(Kind.ECVA, r"/papers/(eccv_\d{4}/papers_eccv/\w+/\w+\.(?:pdf|php))")),
    ("papers.nips.cc papers.neurips.cc proceedings.neurips.cc", _neurips),
    ("datasets-benchmarks-proceedings.neurips.cc", _neurips),
    ("proceedings.iclr.cc", _path(Kind.ICLR, _HASHED)),
    ("ojs.aaai.org aaai.org", _path(
        Kind.AAAI, r"(?:/ojs)?/index\.php/([\w-]+)/article/(?:view|download)/(\d+)(?:/\d+)?/?"
        r"|/ocs/index\.php/([\w-]+)/([\w-]+)/paper/\w+/(\d+)(?:/\d+)?/?")),
    ("ieeexplore.ieee.org", _path(
        Kind.IEEE, r"/(?:abstract/)?document/0*(\d+)/?|/iel\w+/(?:[\w.-]+/)+0*(\d+)\.pdf")),
    ("ieeexplore.ieee.org", _ieee),
    ("sciencedirect.com", _path(
        Kind.SCIENCEDIRECT, "/science/article/(?:abs/)?pii/" + _PII, str.upper)),
    ("linkinghub.elsevier.com", _path(Kind.SCIENCEDIRECT, "/retrieve/pii/" + _PII, str.upper)),
    ("semanticscholar.org", _path(
        Kind.SEMANTIC_SCHOLAR, r"/(?:paper|reader)/(?:[^/]+/)?([\da-f]{40})/?", str.lower)),
    ("semanticscholar.org", _arxiv),
    ("pubmed.ncbi.nlm.nih.gov", _path(Kind.PUBMED, r"/(\d+)/?")),
    ("pmc.ncbi.nlm.nih.gov", _path(Kind.PUBMED, "/articles/" + _PMC, str.upper)),
    ("ncbi.nlm.nih.gov", _path(
        Kind.PUBMED, r"/pubmed/(\d+)/?|/pmc/articles/" + _PMC, str.upper)),
    ("github.com", _github),
    ("youtube.com m.youtube.com music.youtube.com youtube-nocookie.com youtu.be", _youtube),
)  # fmt: skip
_SITES: Mapping[str, tuple[Reader, ...]] = MappingProxyType(
    {
        site: tuple(reader for names, reader in _ROWS if site in names.split())
        for site in " ".join(names for names, _ in _ROWS).split()
    }
)

# What messages call it, and its canonical URL.
_FORMS: Mapping[Kind, tuple[str, str | Callable[[str], str]]] = MappingProxyType({
    Kind.ARXIV: ("arXiv", "https://arxiv.org/abs/{}"),
    Kind.DOI: ("DOI", _doi_url),
    Kind.OPENREVIEW: ("OpenReview", "https://openreview.net/forum?id={}"),
    Kind.ACL: ("ACL Anthology", "https://aclanthology.org/{}/"),
    Kind.PMLR: ("PMLR", "https://proceedings.mlr.press/{}.html"),
    Kind.JMLR: ("JMLR", "https://jmlr.org/papers/v{}.html"),
    Kind.CVF: ("CVF", _cvf_url),
    Kind.ECVA: ("ECVA", "https://www.ecva.net/papers/{}"),
    Kind.NEURIPS: ("NeurIPS", _neurips_url),
    Kind.ICLR: ("ICLR", _iclr_url),
    Kind.AAAI: ("AAAI", _aaai_url),
    Kind.IEEE: ("IEEE", "https://ieeexplore.ieee.org/document/{}"),
    Kind.SCIENCEDIRECT: ("ScienceDirect", "https://www.sciencedirect.com/science/article/pii/{}"),
    Kind.SEMANTIC_SCHOLAR: ("Semantic Scholar", "https://www.semanticscholar.org/paper/{}"),
    Kind.PUBMED: ("PubMed", _pubmed_url),
    Kind.GITHUB: ("", "https://github.com/{}"),
    Kind.YOUTUBE: ("YouTube", _youtube_url),
    Kind.PAGE: ("", "{}"),
})  # fmt: skip


def _arxiv_date(value: str) -> Published:
    archive, _, number = value.rpartition("/")
    year = _full_year(number[:2]) if archive else 2000 + int(number[:2])
    return Published(year, int(number[2:4]), exact=False)


def _doi_date(value: str) -> Published | None:
    match = re.match(r"10\.1101/(\d{4})\.(0[1-9]|1[0-2])\.\d\d\.\d+", value, _FLAGS)
    if match:  # bioRxiv and medRxiv
        return Published(int(match[1]), int(match[2]), exact=False)
    return _year_in(r"10\.24963/ijcai\.(\d{4})/")(value)


def _jmlr_date(value: str) -> Published | None:
    volume = int(value.partition("/")[0])
    return Published(1999 + volume, None, exact=True) if volume > 3 else None  # one a year since


def _year_in(pattern: str) -> Callable[[str], Published | None]:
    """A reader of the year of publication in an identifier."""

    def read(value: str) -> Published | None:
        match = re.match(pattern, value, re.ASCII)
        return Published(_full_year(match[1]), None, exact=True) if match else None

    return read


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if year > 99 else year + (1900 if year > 60 else 2000)


_DATES: Mapping[Kind, Callable[[str], Published | None]] = MappingProxyType({
    Kind.ARXIV: _arxiv_date,
    Kind.DOI: _doi_date,
    Kind.ACL: _year_in(r"[A-Z]?(\d{4}|\d\d)[.-]"),
    Kind.PMLR: _year_in(r".*?(\d\d)[a-z]*$"),
    Kind.JMLR: _jmlr_date,
    Kind.CVF: _year_in(r"[A-Z]+(\d{4})"),
    Kind.ECVA: _year_in(r"eccv_(\d{4})"),
    Kind.NEURIPS: _year_in(r"(\d{4})/"),
    Kind.ICLR: _year_in(r"(\d{4})/"),
    Kind.AAAI: _year_in(r"[\w-]+/[A-Za-z]+(\d\d)/"),
})  # fmt: skip

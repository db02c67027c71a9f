"""The forms that URLs of works have on the sites that keep them."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import unquote

from kblint.knowledge.identity import Identity, Kind
from kblint.knowledge.urls import Parts

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


_HASHED = (
    r"/(?:paper_files/)?paper/(\d{4})/(?:hash|file)/([\da-f]{32})-(?:abstract|paper)"
    r"(?:-(?:conference|(\w+)))?\.(?:html|pdf)"
)


_neurips = _path(Kind.NEURIPS, rf"{_HASHED}|/paper/(\d+-[\w-]+)(?:\.pdf)?/?")


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


def readers(parts: Parts) -> tuple[Reader, ...]:
    """What may know a URL of this site; each gives an identity or None."""
    if parts.site.endswith(".arxiv.org"):
        return (_arxiv,)
    known = _SITES.get(parts.site, ())
    if parts.path.startswith("/doi/"):  # what most publishers' sites run on
        return (*known, _doi_path)
    return known

"""What a URL names: a work, a repository, a video or a page."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote


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


def _doi_url(value: str) -> str:
    return "https://doi.org/" + quote(value, safe="/:;()@!$&'*+,=")


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


def _youtube_url(value: str) -> str:
    playlist = value.removeprefix("playlist/")
    query = f"watch?v={value}" if playlist == value else f"playlist?list={playlist}"
    return f"https://www.youtube.com/{query}"


def _pubmed_url(value: str) -> str:
    if value.startswith("PMC"):
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{value}"
    return f"https://pubmed.ncbi.nlm.nih.gov/{value}"


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
    match = re.match(
        r"10\.1101/(\d{4})\.(0[1-9]|1[0-2])\.\d\d\.\d+", value, re.IGNORECASE | re.ASCII
    )
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

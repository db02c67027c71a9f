"""What a URL names: a work, a repository, a video or a page."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Kind(StrEnum):
    """Whose identifier it is; `PAGE` is any address that is nothing else."""

    AAAI = "aaai"
    ACL = "acl"
    ACM = "acm"
    ARXIV = "arxiv"
    CITESEERX = "citeseerx"
    CVF = "cvf"
    DOI = "doi"
    ECVA = "ecva"
    GOOGLE_RESEARCH = "google-research"
    HAL = "hal"
    ICLR = "iclr"
    ICML = "icml"
    IEEE = "ieee"
    IEEE_CS = "ieee-cs"
    IJCAI = "ijcai"
    JAMA = "jama"
    JMLR = "jmlr"
    MDPI = "mdpi"
    MLSYS = "mlsys"
    NEURIPS = "neurips"
    OPENREVIEW = "openreview"
    OSF = "osf"
    PAPERS_WITH_CODE = "papers-with-code"
    PMLR = "pmlr"
    PUBMED = "pubmed"
    RESEARCHGATE = "researchgate"
    SCIENCEDIRECT = "sciencedirect"
    SEMANTIC_SCHOLAR = "semantic-scholar"
    USENIX = "usenix"
    VLDB = "vldb"

    GOODREADS = "goodreads"
    ISBN = "isbn"

    GITHUB = "github"
    REPOSITORY = "repository"
    VIDEO = "video"
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
        from kblint.knowledge.identities.canonical import FORMS  # only messages need it

        _, form = FORMS[self.kind]
        return form.format(self.value) if isinstance(form, str) else form(self.value)

    @property
    def label(self) -> str:
        """A short name for messages: "arXiv 2208.11970", "github.com/owner/repo"."""
        from kblint.knowledge.identities.canonical import FORMS

        name, _ = FORMS[self.kind]
        text = f"{name} {self.value}" if name else self.canonical.removeprefix("https://")
        return text if len(text) <= 80 else text[:79] + "…"

    @property
    def is_work(self) -> bool:
        """Whether it is a paper, a book or their like, and no repository, video or page."""
        return self.kind not in _NO_WORKS

    @property
    def published(self) -> Published | None:
        """What the identifier says of the date, where it does."""
        read = _DATES.get(self.kind)
        return read(self.value) if read else None


_NO_WORKS = frozenset({Kind.GITHUB, Kind.REPOSITORY, Kind.VIDEO, Kind.YOUTUBE, Kind.PAGE})


def _arxiv_date(value: str) -> Published:
    archive, _, number = value.rpartition("/")
    year = _full_year(number[:2]) if archive else 2000 + int(number[:2])
    return Published(year, int(number[2:4]), exact=False)


def _doi_date(value: str) -> Published | None:
    match = re.match(r"10\.(?:1101|64898)/(\d{4})\.(0[1-9]|1[0-2])\.\d\d\.\d+", value, re.ASCII)
    if match:  # bioRxiv and medRxiv
        return Published(int(match[1]), int(match[2]), exact=False)
    return _year_in(r"10\.(?:24963/ijcai|21437/interspeech)\.(\d{4})[/-]")(value)


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
    Kind.MLSYS: _year_in(r"(\d{4})/"),
    Kind.ICML: _year_in(r"(\d{4})/"),
    Kind.IJCAI: _year_in(r"(\d\d)[/-]"),
    Kind.AAAI: _year_in(r"(?:Papers/[A-Z]+/|[\w-]+/[A-Za-z]+|[A-Z]+)(\d{4}|\d\d)\w*/"),
    Kind.IEEE_CS: _year_in(r"proceedings-article/\w+/(\d{4})/"),
    Kind.USENIX: _year_in(r"[a-z-]+(\d{4}|\d\d)/"),
})  # fmt: skip

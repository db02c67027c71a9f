"""Identifiers of works that URLs of many sites bear: arXiv's, DOIs, publishers' items, books'."""

import re
from urllib.parse import unquote

from kblint.knowledge.identities.identity import Identity, Kind
from kblint.knowledge.identities.readers import FLAGS, Reader, parameter
from kblint.knowledge.identities.urls import Parts

_ARXIV_PATH = re.compile(
    r"/(?:abs|pdf|html|ps|format|e-print|src|overview|ftp/arxiv/papers/\d{4}|papers|arxiv)/"
    r"(?:arxiv:)?([a-z\d./-]+?)(?:\.pdf)?/?",
    FLAGS,
)
_ARXIV_ID = re.compile(
    r"(?:([a-z-]+)(?:\.[a-z]{2})?/(\d\d)(\d\d)(\d{3})|(\d\d)(\d\d)\.(\d{4,5}))(v\d+)?", FLAGS
)


def arxiv(parts: Parts) -> Identity | None:
    """The URL of a paper at arXiv or a mirror."""
    match = _ARXIV_PATH.fullmatch(parts.path)
    return arxiv_id(match[1]) if match else None


def arxiv_id(text: str) -> Identity | None:
    """The paper that arXiv numbers so."""
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


def adsabs(parts: Parts) -> Identity | None:
    """A preprint in the catalogue of astrophysics, which holds arXiv's: "2022arXiv220611892G"."""
    match = re.fullmatch(
        r"/abs/\d{4}arxiv(\d{4})(\d{5}|\.\d{4})[a-z](?:/abstract)?/?", parts.path, FLAGS
    )
    return arxiv_id(f"{match[1]}.{match[2].removeprefix('.')}") if match else None


DOI = r"10\.\d{4,9}/[!-~]*?[!-.0-~]"  # other characters are allowed but not met
DOI_SEGMENT = r"10\.\d{4,9}/[!-.0-~]+?"


def doi_in(pattern: str) -> Reader:
    """A reader of paths: the first group is a DOI, the second a version."""

    def read(parts: Parts) -> Identity | None:
        path = unquote(parts.path) if "%" in parts.path else parts.path
        match = re.fullmatch(pattern, path.rstrip("/"), FLAGS)
        return doi(*match.groups()) if match and "/." not in match[1] else None

    return read


def doi_made(form: str, pattern: str) -> Reader:
    """A reader of paths whose groups fill the form of a DOI."""

    def read(parts: Parts) -> Identity | None:
        match = re.fullmatch(pattern, parts.path, FLAGS)
        return doi(form.format(*match.groups())) if match else None

    return read


doi_path = doi_in(  # what most publishers' sites run on
    r"/doi/(?:(?:abs|abstract|book|epdf|epub|full|full-xml|fullhtml|html|pdf|pdfdirect|pdfplus"
    rf"|proceedings|reader)/)?({DOI})(?:/(?:abstract|full|pdf|epdf|summary))?"
)
article_path = doi_in(  # BioMed Central, Frontiers, Sciendo
    rf"/(?:journals/[\w-]+/)?(?:articles?|(?:track|counter)/pdf)/({DOI_SEGMENT})"
    r"(?:/(?:full|abstract|pdf)|\.pdf)?"
)


_OSF_NAME = r"([2-9a-hjkmnp-z]{5})(?:_(v\d+))?"


def doi(name: str, version: str | None = None) -> Identity:
    """A DOI, or what it is another name of."""
    name = name.lower()
    found = None
    if name.startswith("10.48550/arxiv."):
        found = arxiv_id(name.removeprefix("10.48550/arxiv."))
    elif name.startswith("10.1016/"):
        found = item(name.removeprefix("10.1016/"))
    elif match := re.fullmatch(r"10\.1038/(d41586-[\d-]+\w)", name, FLAGS):  # Nature's news
        found = Identity(Kind.PAGE, f"https://nature.com/articles/{match[1]}")
    elif match := re.fullmatch(r"10\.(?:18653|3115)/v1/(.+)", name):
        found = acl_id(match[1])
    elif match := re.fullmatch(r"10\.1609/aaai\.v\d+i\d+\.(\d+)", name, FLAGS):
        found = Identity(Kind.AAAI, f"AAAI/{match[1]}")
    elif match := re.fullmatch(rf"10\.\d+/osf\.io/{_OSF_NAME}", name, FLAGS):
        found = Identity(Kind.OSF, *match.groups())
    elif match := re.fullmatch(r"(10\.(?:6084/m9\.figshare|36227/techrxiv)\.\d+)\.(v\d+)", name):
        name, version = match.groups()
    return found or Identity(Kind.DOI, name, version.lower() if version else None)


def osf(parts: Parts) -> Identity | None:
    """A preprint or project of the Open Science Framework, whoever's server shows it."""
    pattern = rf"/(?:preprints/(?:\w+/)?)?{_OSF_NAME}(?:/(?:download|overview))?/?"
    match = re.fullmatch(pattern, parts.path.lower(), FLAGS)
    return Identity(Kind.OSF, *match.groups()) if match else None


def acl_id(text: str, version: str | None = None) -> Identity | None:
    """The paper that the ACL Anthology numbers so."""
    match = re.fullmatch(r"([a-z]\d\d-\d{4})|\d{4}\.\w+-\w+\.\d+", text, FLAGS)
    if match is None:
        return None
    value = text.upper() if match[1] else text.lower()
    return Identity(Kind.ACL, value, version.lower() if version else None)


def item(text: str) -> Identity | None:
    """A publisher item identifier: "S0950705120305761", or as print divides it."""
    compact = re.sub(r"[().-]", "", text).upper()
    sound = re.fullmatch(r"S[\dX]{16}|B[\dX]{19}|\d{15}[\dX]", compact, re.ASCII)
    return Identity(Kind.SCIENCEDIRECT, compact) if sound else None


def item_path(parts: Parts) -> Identity | None:
    """An article by its item identifier: The Lancet, Cell and others of that house."""
    path = unquote(parts.path)
    pattern = (
        r"/(?:[\w-]+/){0,3}?article/(?:pii)?(s\d{4}-\d{3}[\dx]\(\d\d\)\d{5}-[\dx])"
        r"(?:/(?:full)?text|/abstract|/pdf|\.pdf)?/?"
    )
    match = re.fullmatch(pattern, path, FLAGS)
    if match:
        return item(match[1])
    return item(unquote(parameter(parts, "pii"))) if path == "/action/showPdf" else None


def isbn(text: str) -> Identity | None:
    """A book by its number of 10 or 13 digits, if that is sound."""
    digits = text.replace("-", "").upper()
    if re.fullmatch(r"\d{9}[\dX]", digits, re.ASCII):
        weighed = (
            (10 - i) * (10 if digit == "X" else int(digit)) for i, digit in enumerate(digits)
        )
        if sum(weighed) % 11:
            return None
        digits = "978" + digits[:9]
        return Identity(Kind.ISBN, digits + str(-_weight(digits) % 10))
    sound = re.fullmatch(r"97[89]\d{10}", digits, re.ASCII) and _weight(digits) % 10 == 0
    return Identity(Kind.ISBN, digits) if sound else None


def _weight(digits: str) -> int:
    return sum(int(digit) * (3 if i % 2 else 1) for i, digit in enumerate(digits))


def isbn_in(pattern: str) -> Reader:
    """A reader of paths whose group is an ISBN."""

    def read(parts: Parts) -> Identity | None:
        match = re.fullmatch(pattern, parts.path, FLAGS)
        return isbn(match[1]) if match else None

    return read

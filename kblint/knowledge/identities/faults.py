"""What is wrong with an identifier that a URL bears, where its form tells."""

import re
from collections.abc import Callable

from kblint.knowledge.identities.identifiers import arxiv_id
from kblint.knowledge.identities.urls import Parts, split

_ARXIV_PATH = re.compile(r"/(?:abs|pdf|html|format|e-print)/+(?:arxiv:)?([^/]+)/*", re.IGNORECASE)
_ARXIV_NUMBER = re.compile(r"(\d{2})(\d{2})\.?(\d*)(v\d+)?(.*)", re.IGNORECASE | re.ASCII)
_VIDEO_ID = re.compile(r"(?:.*&)?v=([^&]*)")


def fault(url: str) -> str | None:
    """What was expected and found; None where nothing is wrong or nothing is known."""
    parts = split(url)
    judge = _JUDGES.get(parts.site) if parts else None
    return judge(parts) if judge and parts else None


def _arxiv(parts: Parts) -> str | None:
    path = _ARXIV_PATH.fullmatch(parts.path)
    if path is None:
        return None
    written = re.sub(r"\.pdf$", "", path[1], flags=re.IGNORECASE)
    match = _ARXIV_NUMBER.fullmatch(written)
    if match is None or arxiv_id(written):
        return None  # an old one, without its archive: "hep-th"
    year, month, number, _, rest = match.groups("")
    found = f"found {written}"
    if not "01" <= month <= "12":
        return f"expected an arXiv number of a month from 01 to 12, {found}"
    wanted = 4 if year + month < "1501" else 5
    if len(number) != wanted:
        return f"expected {wanted} digits after the point of an arXiv number, {found}"
    if rest:
        return f"expected the arXiv number {year}{month}.{number} without {rest}, {found}"
    return f"expected the arXiv number {year}{month}.{number}, {found}"


def _doi(parts: Parts) -> str | None:
    name = parts.path.strip("/")
    if re.fullmatch(r"10\.\d+", name):
        return f"expected a DOI with a suffix, found {name}"
    if re.match(r"10\.\d{0,3}/\w", name) and not name.startswith("10/"):
        return f"expected a DOI that begins with 10. and four digits or more, found {name}"
    return None


def _openreview(parts: Parts) -> str | None:
    if parts.path not in {"/forum", "/pdf"} or re.search(r"\bid=[^&]", parts.query):
        return None
    return "expected an OpenReview id, found none"


def _video(parts: Parts) -> str | None:
    if parts.path == "/watch":
        match = _VIDEO_ID.match(parts.query)
        return _video_id(match[1]) if match else None
    is_short = parts.site == "youtu.be" and parts.path.count("/") == 1
    return _video_id(parts.path[1:]) if is_short else None


def _video_id(name: str) -> str | None:
    if not name:
        return "expected the id of a video, found none"
    if re.fullmatch(r"[\w-]{6,10}|[\w-]{12,16}", name, re.ASCII):
        return f"expected the 11 characters of a video's id, found the {len(name)} of {name}"
    return None


_JUDGES: dict[str, Callable[[Parts], str | None]] = {
    "arxiv.org": _arxiv,
    "export.arxiv.org": _arxiv,
    "ar5iv.org": _arxiv,
    "alphaxiv.org": _arxiv,
    "doi.org": _doi,
    "dx.doi.org": _doi,
    "openreview.net": _openreview,
    "m.youtube.com": _video,
    "youtube.com": _video,
    "youtu.be": _video,
}

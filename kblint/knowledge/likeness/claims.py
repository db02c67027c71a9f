"""What the text of a link says of its target, held against the URL."""

import re

from kblint.knowledge.identities.identifiers import arxiv_id
from kblint.knowledge.identities.identify import identify
from kblint.knowledge.identities.identity import Identity, Kind
from kblint.knowledge.identities.urls import split
from kblint.knowledge.reading.labels import ROLES, claimed_target
from kblint.knowledge.reading.links import EntryLink
from kblint.knowledge.titles import words

_ARXIV_ID = re.compile(r"(?<![\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?![\d.])")
_URL = re.compile(r"(?:https?://|www\.)[^\s…]+\.[^\s…]*[^\s….]")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)*(?P<name>[a-z0-9-]+)\.(?:com|org|net|edu)", re.IGNORECASE)
_HANDLE = re.compile(r"@(?P<name>[\w-]{4,})")
_PROFILE = re.compile(r"/@?(?P<name>[\w-]+)/?")
_DOCUMENT = re.compile(r"\.pdf(?:$|[?#])", re.IGNORECASE)

# Which targets contradict a link that calls itself so.
_CONTRADICTS = {
    "website": "a paper", "blog": "a paper", "code": "a paper or a video",
    "video": "a bare paper or a repository", "slides": "a repository or a video",
    "paper": "a repository or a video",
}  # fmt: skip
_HOSTING_NOTHING_ELSE = {Kind.ARXIV, Kind.CVF, Kind.ECVA, Kind.NEURIPS, Kind.OPENREVIEW}
_PROFILE_SITES = {"github.com", "gitlab.com", "twitter.com", "x.com"}
_SITES = {"github": ("github", "gitlab", "gitee", "4open.science"), "arxiv": ("arxiv",)}
_LABEL_WORDS = 4


def contradiction(link: EntryLink, *, is_title: bool) -> str | None:
    """What a link's text promises that its URL does not keep, as a message."""
    claim = _claim(link, is_title=is_title)
    if claim and claim[1].casefold() not in link.url.casefold():  # else the URL says so too
        role, said = claim
        if _contradicts(role, link):
            return f'expected a target that fits "{said}", found {link.identity.label}'
    return _other_site(link) or _other_address(link) or _other_person(link)


def _claim(link: EntryLink, *, is_title: bool) -> tuple[str, str] | None:
    """What the target is called, and the word or label that does."""
    if not is_title and link.says:
        return link.says, link.text
    is_short = is_title or len(words(link.text)) <= _LABEL_WORDS
    return claimed_target(link.text) if is_short else None


def _contradicts(role: str, link: EntryLink) -> bool:
    said, identity = _CONTRADICTS.get(role, ""), link.identity
    roles = {ROLES.get(word) for word in words(link.text)}
    if role == "paper" and "code" in roles:  # "Paper & Code"
        return False
    if identity.is_work:
        lists_code = role == "code" and identity.kind is Kind.PAPERS_WITH_CODE
        is_bare = identity.kind in _HOSTING_NOTHING_ELSE
        return not lists_code and (
            said == "a paper" or "a paper" in said or ("bare" in said and is_bare)
        )
    if identity.kind in {Kind.GITHUB, Kind.REPOSITORY}:
        return "repository" in said and not _DOCUMENT.search(link.url)
    if identity.kind in {Kind.YOUTUBE, Kind.VIDEO}:
        return "a video" in said
    return False


def _other_site(link: EntryLink) -> str | None:
    """Where the text is the name of a site: whether a mere page of another bears it."""
    sites = _SITES.get(link.text.strip(" []()").casefold())
    parts = split(link.url) if sites and link.identity.kind is Kind.PAGE else None
    if not sites or parts is None or _DOCUMENT.search(link.url):
        return None
    if any(site in parts.site for site in sites):
        return None
    return f'expected a target that fits "{link.text}", found {link.identity.label}'


def _other_address(link: EntryLink) -> str | None:
    """Where the text is itself a URL, a host or an identifier: whether it is the target's."""
    text = link.text.strip()
    if _URL.fullmatch(text):
        meant = identify(text if "://" in text else "https://" + text)
        if _are_different(meant, link.identity):
            return (
                f"expected the target {meant.label} as the text says, found {link.identity.label}"
            )
    host = _HOST.fullmatch(text)
    if host and host["name"].casefold() not in link.url.casefold():
        return f"expected a page of {text} as the text says, found {link.identity.label}"
    written = _ARXIV_ID.search(text)
    stated = arxiv_id(written[1]) if written else None
    if stated and link.identity.kind is Kind.ARXIV and link.identity != stated:
        return f"expected {stated.label} as the text says, found {link.identity.label}"
    return None


def _are_different(meant: Identity, found: Identity) -> bool:
    """Whether two identities are those of two things; a DOI leads to any address."""
    if meant == found or (meant.kind is Kind.DOI and found.kind is not Kind.DOI):
        return False
    ours, theirs = found.label, meant.label
    return not (ours.startswith(theirs) or theirs.startswith(ours))


def _other_person(link: EntryLink) -> str | None:
    """Whether "@somebody" leads to somebody else's profile."""
    said = _HANDLE.fullmatch(link.text.strip())
    parts = split(link.url) if said else None
    if not said or parts is None or parts.site not in _PROFILE_SITES:
        return None
    found = _PROFILE.fullmatch(parts.path)
    if found is None:
        return None
    one, other = (_plain(match["name"]) for match in (said, found))
    if one.startswith(other) or other.startswith(one):
        return None
    return f"expected the profile of {said[0]} as the text says, found {parts.site}{parts.path}"


def _plain(name: str) -> str:
    return re.sub(r"[-_]", "", name).casefold()

"""The forms that URLs of repositories, videos, books, posts and other pages have."""

import re

from kblint.knowledge.identities.identifiers import arxiv, isbn
from kblint.knowledge.identities.identity import Identity, Kind
from kblint.knowledge.identities.readers import FLAGS, page, parameter
from kblint.knowledge.identities.urls import Parts

_NO_OWNERS = frozenset({
    "about", "apps", "collections", "customer-stories", "enterprise", "events", "explore",
    "features", "issues", "login", "marketplace", "new", "notifications", "orgs", "pulls",
    "readme", "resources", "search", "security", "settings", "site", "solutions", "sponsors",
    "stars", "topics", "trending", "users",
})  # fmt: skip
_NO_MODELERS = _NO_OWNERS | frozenset({
    "api", "blog", "chat", "course", "datasets", "docs", "hub", "join", "learn", "models",
    "organizations", "papers", "posts", "pricing", "spaces", "support", "tasks", "transformers",
})  # fmt: skip
_REPOSITORY = r"/([a-z\d][a-z\d-]*)/(?!\.+/?$)([\w.-]{1,100}?)(?:\.git)*/?"


def github(parts: Parts) -> Identity | None:
    """A repository; its files and sections are pages, however raw."""
    match = re.fullmatch(_REPOSITORY, parts.path, FLAGS)
    if match is None:
        return _github_page(parts)
    owner, name = match[1].lower(), match[2].lower()
    if owner in _NO_OWNERS:
        return None
    if parts.fragment in {"", "readme", "readme-ov-file"}:
        return Identity(Kind.GITHUB, f"{owner}/{name}")
    return page(f"https://github.com/{owner}/{name}", fragment=parts.fragment)


def _github_page(parts: Parts) -> Identity | None:
    match = re.fullmatch(r"/([a-z\d-]+)(?:(/[\w.-]+)(/[^/].*)?)?/?", parts.path, FLAGS)
    if match is None or match[1].lower() in _NO_OWNERS:
        return None
    owner, name, rest = match.groups("")
    query = "" if parts.query in {"raw=true", "raw=1"} else parts.query
    rest = re.sub(r"^/raw/(?:refs/heads/)?(?=[^/]+/.)", "/blob/", rest)
    return page(f"https://github.com/{owner.lower()}{name.lower()}{rest}", query, parts.fragment)


def github_file(parts: Parts) -> Identity | None:
    """A file of a repository as it is."""
    pattern = r"/([a-z\d-]+/[\w.-]+)/(?:refs/heads/)?([^/]+/.*[^/])"
    match = re.fullmatch(pattern, parts.path, FLAGS)
    if match is None or parts.query or parts.fragment:
        return None
    return page(f"https://github.com/{match[1].lower()}/blob/{match[2]}")


def hugging_face(parts: Parts) -> Identity | None:
    """A model, data set or demonstration; of papers their arXiv identity."""
    if parts.path.startswith("/papers/"):
        return arxiv(parts)
    pattern = r"/(?:(datasets|spaces)/)?([\w-][\w.-]*)/([\w-][\w.-]*?)(?:\.git)?/?"
    match = None if parts.fragment else re.fullmatch(pattern, parts.path, FLAGS)
    if match is None or match[2].lower() in _NO_MODELERS:
        return None
    name = "/".join(filter(None, match.groups())).lower()
    return Identity(Kind.REPOSITORY, f"huggingface.co/{name}")


def youtube(parts: Parts) -> Identity | None:
    """A video, a playlist, or the page of a channel."""
    head, _, tail = parts.path.strip("/").partition("/")
    if head == "playlist" or tail == "videoseries":
        name = parameter(parts, "list")
        is_list = re.fullmatch(r"[\w-]{12,}", name, FLAGS)
        return Identity(Kind.YOUTUBE, f"playlist/{name}") if is_list else None
    if parts.site == "youtu.be":
        name = head
    elif head in {"embed", "shorts", "live", "v"}:
        name = tail
    else:
        name = parameter(parts, "v") if head == "watch" else ""
    if re.fullmatch(r"[\w-]{11}", name, FLAGS):
        return Identity(Kind.YOUTUBE, name)
    match = re.fullmatch(
        r"/((?:user|c)/[\w.-]+|@[\w.-]+|(channel/uc[\w-]{22}))(?:/(?:featured|videos))?/?",
        parts.path, FLAGS,
    )  # fmt: skip
    if match is None or parts.fragment:
        return None
    return Identity(Kind.PAGE, f"https://youtube.com/{match[2] or match[1].lower()}")


def bilibili(parts: Parts) -> Identity | None:
    """A video, of one that has many parts the first."""
    match = re.fullmatch(r"/video/(?:bv([\da-z]{10})|(av\d+))/?", parts.path, FLAGS)
    if match is None or parameter(parts, "p") not in {"", "1"}:
        return None
    name = f"BV{match[1]}" if match[1] else match[2].lower()
    return Identity(Kind.VIDEO, f"www.bilibili.com/video/{name}")


def amazon(parts: Parts) -> Identity | None:
    """A book by its ISBN, or the page of any other article."""
    pattern = r"(?:/[^/]+)?/(?:dp|gp/product|gp/aw/d|o/asin|exec/obidos/asin)/([a-z\d]{10})(?:/.*)?"
    match = re.fullmatch(pattern, parts.path, FLAGS)
    if match is None:
        return None
    return isbn(match[1]) or Identity(Kind.PAGE, f"https://{parts.site}/dp/{match[1].upper()}")


def google_books(parts: Parts) -> Identity | None:
    """A volume, whatever place in it is shown."""
    name = parameter(parts, "id") if parts.path.startswith("/books") else ""
    is_volume = re.fullmatch(r"[\w-]{12}", name, FLAGS)
    return Identity(Kind.PAGE, f"https://books.google.com/books?id={name}") if is_volume else None


def google_drive(parts: Parts) -> Identity | None:
    """A file or folder, to see, to edit or to fetch."""
    match = re.fullmatch(
        r"/(?:drive/(?:u/\d/)?folders|file/(?:u/\d/)?d)/([\w-]{19,})(?:/(?:view|edit|preview))?/?",
        parts.path, FLAGS,
    )  # fmt: skip
    if match:
        name = match[1]
    else:
        name = parameter(parts, "id") if parts.path in {"/open", "/uc", "/folderview"} else ""
    is_file = re.fullmatch(r"[\w-]{19,}", name, FLAGS) and not parts.fragment
    return Identity(Kind.PAGE, f"https://drive.google.com/open?id={name}") if is_file else None


def medium(parts: Parts) -> Identity | None:
    """A post, under its author's, its publication's or no name."""
    match = re.fullmatch(r"/(?:p/|(?:[^/]+/){0,2}[^/]*-)([\da-f]{10,12})/?", parts.path, FLAGS)
    if match is None or (parts.fragment and parts.fragment[0] != "."):
        return None
    return Identity(Kind.PAGE, f"https://medium.com/p/{match[1].lower()}")


def wikipedia(parts: Parts) -> Identity | None:
    """An article as telephones or scripts are shown it; all else is normal as it is."""
    language = parts.site.partition(".")[0]
    title = parameter(parts, "title") if parts.path == "/w/index.php" else ""
    if title:
        title = title if parts.query == f"title={title}" else ""
    elif parts.path.startswith("/wiki/") and not parts.query:
        title = parts.path.removeprefix("/wiki/")
    if not title or language in {"m", "wikipedia"}:
        return None
    address = f"https://{language}.wikipedia.org/wiki/{title[0].upper()}{title[1:]}"
    return page(address, fragment=parts.fragment)

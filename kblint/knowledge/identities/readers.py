"""How the URLs of a site are read: what `works`, `places` and `sites` are made of."""

import re
from collections.abc import Callable

from kblint.knowledge.identities.identity import Identity, Kind
from kblint.knowledge.identities.urls import Parts, normalize

Reader = Callable[[Parts], Identity | None]
"""What may know a URL of a site: an identity, or None where the URL is of another form."""

FLAGS = re.IGNORECASE | re.ASCII

# Patterns are compiled (and kept by `re`) when first met, for most lists meet few of them. None may
# try one place twice: a URL has up to LONGEST characters.


def by_path(kind: Kind, pattern: str, fold: Callable[[str], str] = str) -> Reader:
    """A reader of paths whose groups, joined, are the value."""

    def read(parts: Parts) -> Identity | None:
        match = re.fullmatch(pattern, parts.path, FLAGS)
        return Identity(kind, fold("/".join(filter(None, match.groups())))) if match else None

    return read


def by_site(kind: Kind, pattern: str) -> Reader:
    """A reader of paths whose groups, joined behind the site's name in lower case, are the value.

    With a fragment it is a place within, and a page.
    """

    def read(parts: Parts) -> Identity | None:
        match = None if parts.fragment else re.fullmatch(pattern, parts.path, FLAGS)
        if match is None:
            return None
        return Identity(kind, "/".join([parts.site, *filter(None, match.groups())]).lower())

    return read


def by_page(address: str, pattern: str, fold: Callable[[str], str] = str) -> Reader:
    """A reader of other spellings of a page; `{}` in the address is what the groups hold.

    What follows a question mark does not count, a fragment is a place within.
    """

    def read(parts: Parts) -> Identity | None:
        match = None if parts.fragment else re.fullmatch(pattern, parts.path, FLAGS)
        if match is None:
            return None
        name = fold("/".join(filter(None, match.groups())))
        return Identity(Kind.PAGE, address.format(name, site=parts.site))

    return read


def page(address: str, query: str = "", fragment: str = "") -> Identity:
    """The page that is there."""
    address = f"{address}?{query}" if query else address
    return Identity(Kind.PAGE, normalize(f"{address}#{fragment}" if fragment else address))


def parameter(parts: Parts, *names: str) -> str:
    """The value of the first of these parameters that there is, else nothing."""
    pairs = dict(each.split("=", 1) for each in parts.query.split("&") if "=" in each)
    return next((pairs[name] for name in names if pairs.get(name)), "")

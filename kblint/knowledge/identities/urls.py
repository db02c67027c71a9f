"""Spellings of a URL: which of them are one address, and what in them only tracks the reader."""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

LONGEST = 8192
"""URLs longer than this are taken as they are: servers refuse them, and most are `data:`."""

_MARK = r"\x00-\x20\x7f\s<>\"\\"  # what no URL holds, in the inside of a character class
_URL = re.compile(
    rf"(?:(https?):)?//([^{_MARK}/?#@\[\]]*+@)?(\[[0-9a-f:.]+\]|[^{_MARK}/?#@:\[\]]{{1,253}})"
    rf"(:\d{{1,5}})?(/[^{_MARK}?#\[\]]*+)?(?:\?([^{_MARK}#]*+))?(?:#([^{_MARK}]*+))?",
    re.IGNORECASE,
)
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_WWW = re.compile(r"(?:www\.)+(?=[^.]+\.)")

# What the library would leave as it is: so the common URL need not pay for it, nor its import.
_SEGMENT = r"/[\w~!$&'()*+,;=:@-][\w~!$&'()*+,;=:@.-]*+"
_PLAIN = re.compile(
    rf"https?://(?:[a-z0-9-]{{1,63}}\.)++[a-z]{{2,63}}(?:{_SEGMENT})*+/?"
    r"(?:\?(?:[\w.~-]++(?:=[\w.~-]*+)?(?:&(?!\Z|#)|(?=\Z|#)))++)?(?:#[\w.~=-]++)?",
    re.ASCII,
)

_SEPARATOR = re.compile(r"(&(?:amp;)?)")  # as decoded, and as Markdown may write it
_TRACKING_PREFIXES = ("utm_", "wt.", "mtm_", "__hs")
_TRACKING = frozenset({
    "__twitter_impression", "_branch_match_id", "_ga", "_gl", "_hsenc", "_hsmi", "at_campaign",
    "at_medium", "dclid",
    "fbclid", "gbraid", "gclid", "gclsrc", "guccounter", "guce_referrer", "guce_referrer_sig",
    "hsctatracking", "igsh", "igshid", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "msclkid",
    "oly_anon_id", "oly_enc_id", "piwik_campaign", "piwik_kwd", "pk_campaign", "pk_content",
    "pk_kwd", "pk_medium", "pk_source", "ref_src", "ref_url", "spm_id_from", "srsltid", "ttclid",
    "twclid", "vd_source", "vero_conv", "vero_id", "wbraid", "wickedid", "yclid",
})  # fmt: skip
_SPM = re.compile(r"spm=[\w-]*\.[\w-]*\.[\w.-]*", re.ASCII)  # a name for other things elsewhere
_SOURCE = re.compile(r"source=[\w.]*-{3,}[\w-]*", re.ASCII)  # Medium's, likewise
_YOUTUBE = frozenset({"si", "feature", "ab_channel", "pp"})
_BILIBILI = frozenset({
    "bbid", "buvid", "from_source", "from_spmid", "is_story_h5", "mid", "plat_id", "share_from",
    "share_medium", "share_plat", "share_session_id", "share_source", "share_tag", "spmid",
    "timestamp", "unique_k", "up_id",
})  # fmt: skip
_TRACKING_AT = MappingProxyType(
    {
        "youtube.com": _YOUTUBE,
        "m.youtube.com": _YOUTUBE,
        "youtu.be": _YOUTUBE,
        "bilibili.com": _BILIBILI,
        "m.bilibili.com": _BILIBILI,
        "open.spotify.com": frozenset({"si"}),
        "twitter.com": frozenset({"s", "t"}),
        "x.com": frozenset({"s", "t"}),
        "linkedin.com": frozenset({"trk", "trackingid"}),
    }
)


class Parts(NamedTuple):
    """A web URL in pieces, as written; empty where it has none.

    `userinfo` keeps its ``@`` and `port` its colon; `query` and `fragment` lack their marks.
    """

    scheme: str
    userinfo: str
    host: str
    port: str
    path: str
    query: str
    fragment: str

    @property
    def site(self) -> str:
        """The host without case and ``www.``."""
        return self.host.lower().removeprefix("www.")


def split(url: str) -> Parts | None:
    """The pieces of an absolute web URL; None for any other text, however near it comes."""
    match = _URL.fullmatch(url)
    return Parts(*match.groups("")) if match else None


def normalize(url: str) -> str:
    """One spelling for all that lead to the same page: a key to compare by, not to open.

    Scheme, ``www.``, a trailing slash, the order of parameters, tracking and text fragments do not
    count. What is no well-formed web URL stays as it is, and no other text is normalized to it.
    """
    if len(url) > LONGEST or split(url) is None or _BAD_ESCAPE.search(url):
        return url
    parts = split(_clean(url))
    if parts is None:
        return url
    scheme = parts.scheme if parts.port else "https"
    host = _WWW.sub("", parts.host, count=1) if parts.host.startswith("www.") else parts.host
    address = f"{scheme}://{parts.userinfo}{host}{parts.port}{parts.path.removesuffix('/')}"
    if parts.query:
        own = [each for each in parts.query.split("&") if each and not _tracks(each, parts.site)]
        own.sort(key=_name)
        address += "?" + "&".join(own) if own else ""
    return f"{address}#{parts.fragment}" if parts.fragment else address


def has_tracking(url: str) -> tuple[str, ...]:
    """The names of the parameters that only tell the site where its reader came from."""
    return tuple(_name(each) for _, each, tracks in _parameters(url) if tracks)


def without_tracking(url: str) -> str:
    """The URL without its tracking parameters, every other character as it was."""
    if not has_tracking(url):
        return url
    kept = [(mark, each) for mark, each, tracks in _parameters(url) if not tracks]
    query = "".join([each for _, each in kept[:1]] + [mark + each for mark, each in kept[1:]])
    address, hash_mark, fragment = url.partition("#")
    return address.partition("?")[0] + ("?" + query if query else "") + hash_mark + fragment


def _clean(url: str) -> str:
    """What a library knows: escapes, dot segments, ports, hosts in other scripts."""
    address, _, fragment = url.partition("#")
    fragment = fragment.partition(":~:")[0]
    url = f"{address}#{fragment}" if fragment else address
    if _PLAIN.fullmatch(url):
        return url
    from url_normalize import url_normalize  # 14 ms that most lists need not pay

    try:
        return url_normalize(url) or ""
    except ValueError:  # hosts and ports that cannot be, lone surrogates
        return ""


def _parameters(url: str) -> Iterator[tuple[str, str, bool]]:
    """Each parameter with the mark before it and whether it tracks."""
    parts = split(url) if "?" in url and len(url) <= LONGEST else None
    if parts is not None and parts.query:
        pieces = ["", *_SEPARATOR.split(parts.query)]
        for mark, each in zip(pieces[::2], pieces[1::2], strict=True):
            yield mark, each, _tracks(each, parts.site)


def _tracks(parameter: str, site: str) -> bool:
    name = _name(parameter).lower()
    return (
        name in _TRACKING
        or name.startswith(_TRACKING_PREFIXES)
        or name in _TRACKING_AT.get(site, ())
        or _SPM.fullmatch(parameter) is not None
        or _SOURCE.fullmatch(parameter) is not None
    )


def _name(parameter: str) -> str:
    return parameter.partition("=")[0]

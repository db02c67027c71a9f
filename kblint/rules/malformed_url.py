"""Targets that are no URLs, or not the URL that was meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
from kblint.knowledge import Document
from kblint.rule import Rule

_SECOND = re.compile(r"https?:/{1,2}", re.IGNORECASE)
_SCHEME = re.compile(r"(?P<name>[a-zA-Z]{2,8})?(?P<marks>[:;.,]{0,2}/{1,3}|:(?=www\.))")
_LETTERS = frozenset("htps")
_WEB = ("http://", "https://")
# The first part of a path is a host if it ends so; `.md`, `.py`, `.sh` and `.rs` are files.
_TOP = (
    "com org net edu gov io ai dev co app me tv info xyz tech uk de fr cn br jp ru ch eu in it es "
    "nl ca au se no fi dk pl cz at be kr tw hk sg us"
)
_HOST = re.compile(
    rf"(?:www\.)?(?:[a-z0-9][a-z0-9-]*\.)+(?:{'|'.join(_TOP.split())})(?::\d+)?(?=[/?#]|\Z)",
    re.IGNORECASE,
)
_KNOWN_HOST = re.compile(
    r"www\.|(?:\w+\.)?(?:arxiv\.org|github\.com|doi\.org|openreview\.net|youtube\.com|youtu\.be"
    r"|aclanthology\.org|huggingface\.co|medium\.com|wikipedia\.org)(?=/|\Z)",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"(?:https?://)?(?:tbd|tba|todo|none|null|n/?a|url|link|xxx+|\.\.\.|…|-+|\?+|https?:?/{0,2})"
    r"|.*(?:\bxx\.xxxx|/xx+\.?x{3,}|\d{4}\.x{3,}|<your|\byour[-_]?(?:repo|name|username|url)\b).*",
    re.IGNORECASE,
)
_WIDE = re.compile(r"[，。；：）（】【、“”《》]")
_ARCHIVES = ("archive.", "/web/", "translate", "proxy", "cache", "redirect", "r.jina.ai", "12ft.io")


class _Fault(NamedTuple):
    """What was expected and found, and the URL that was meant, empty where that is not plain."""

    message: str
    meant: str = ""
    certain: bool = False


@dataclass(frozen=True)
class MalformedUrl(Rule):
    """A target is no URL, or two in one: a scheme misspelled or missing, stray characters."""

    code = "KB305"
    name = "malformed-url"
    severity = Severity.ERROR
    outranks = ("KB313",)

    def check(self, document: Document) -> Iterator[Finding]:
        for link in document.links:
            span = link.destination_span
            if span is None or not link.exact:
                continue
            found = _fault(link.url, bare=link.style != "inline")
            if found is None:
                continue
            fix = None
            if found.meant:
                safety = Safety.SAFE if found.certain else Safety.UNSAFE
                edits = (Edit(span, found.meant),)
                fix = Fix(f"link {found.meant}", edits, safety, Effect.TARGET)
            subject = document.source.line_text(span.start)
            yield Finding(span, found.message, subject, fix=fix)


def _fault(url: str, *, bare: bool) -> _Fault | None:
    """The first thing that is wrong with a target."""
    if not url or url.startswith(("#", "mailto:", "data:", "tel:", "ftp://", "file:")):
        return None
    if _PLACEHOLDER.fullmatch(url):
        return _Fault(f"expected a URL, found the placeholder {url}")
    if bare:
        return _trailing(url)
    if url.startswith("[") and "](" in url:
        return _Fault(f"expected a URL in the parentheses, found another link: {url}")
    return _scheme(url) or _second(url) or _characters(url) or _trailing(url)


def _scheme(url: str) -> _Fault | None:
    """A scheme that is misspelled or missing."""
    if url.startswith(_WEB):
        rest = url.partition("://")[2]
        if not rest.startswith("/"):
            return None
        meant = url.partition("://")[0] + "://" + rest.lstrip("/")
        return _Fault(f"expected two slashes after the scheme, found {url}", meant, certain=True)
    match = _SCHEME.match(url)
    name = match["name"] if match else None
    if match and name and match["marks"]:
        letters = name.lower()
        if set(letters) <= _LETTERS and letters.startswith(("h", "t")) and "t" in letters:
            scheme = "https" if "s" in letters else "http"
            meant = f"{scheme}://{url[match.end() :]}"
            if letters in {"http", "https"} and match["marks"] == "://":
                return None  # in capitals
            return _Fault(f"expected {scheme}://, found {match[0]}", meant, certain=True)
    if url.startswith("//") or not _HOST.match(url):
        return None
    message = f"expected https:// before {url}, found no scheme: it is read as the name of a file"
    return _Fault(message, "https://" + url, _KNOWN_HOST.match(url) is not None)


def _second(url: str) -> _Fault | None:
    """Two URLs in one."""
    matches = list(_SECOND.finditer(url))
    if len(matches) < 2:
        return None
    first, second = matches[0], matches[-1]
    before = url[first.end() : second.start()]
    if not before.strip("/"):
        return _Fault("expected one scheme, found two", url[second.start() :], certain=True)
    if any(part in url[: second.start()].lower() for part in _ARCHIVES):
        return None
    host = before.partition("/")[0].lower()
    again = url[second.end() :].partition("/")[0].lower()
    if before[-1] in "/=?&#:@%|+" and host != again:
        return None  # that of another page, which is meant
    if "?" in before and before[-1] in "=&":
        return None
    one, other = url[: second.start()], url[second.start() :]
    return _Fault(f"expected one URL, found two: {one} and {other}")


def _characters(url: str) -> _Fault | None:
    """Characters that no URL has."""
    if any(blank in url for blank in " \t\n"):
        return _Fault(f"expected a URL without blanks, found {' '.join(url.split())}")
    if "\\" in url or "%5cn" in url.lower():
        return _Fault(f"expected a URL without backslashes, found {url}")
    if "<" in url or ">" in url:
        return _Fault(f'expected a URL without "<" and ">", found {url}')
    if url.startswith("(") and url.endswith(")"):
        message = "expected one pair of parentheses around the target, found two"
        return _Fault(message, url[1:-1], certain=True)
    return None


def _trailing(url: str) -> _Fault | None:
    """Punctuation that belongs to the sentence, not to the URL."""
    if not url.startswith(_WEB):
        return None
    wide = _WIDE.search(url)
    if wide and not url.isascii() and wide.start() > len("https://"):
        head = url[: wide.start()]
        if head.isascii():
            return _Fault(f'expected the URL to end before "{wide[0]}", found {url}')
    last = url[-1]
    if last in ",;'\"" or (last == "]" and url.count("[") < url.count("]")):
        message = f"expected the URL without the {last} at its end, found {url}"
        return _Fault(message, url[:-1], certain=True)
    return None

"""Bare URLs and e-mail addresses in text, as GFM recognises them."""

import re
from collections.abc import Iterator

_CANDIDATE = re.compile(
    r"(?P<url>(?<![A-Za-z])(?:https?|ftp)://[^\s<]+)"
    r"|(?P<www>(?<![^\s*_~(])www\.[^\s<]+)"
    r"|(?P<mail>(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+)",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&[A-Za-z0-9]+;$")
_DOMAIN = re.compile(r"[^\s/?#:]*")


def may_hold_links(text: str) -> bool:
    """Whether it is worth looking."""
    return "://" in text or "@" in text or "www." in text.lower()


def bare_links(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and target of each bare URL or address."""
    for match in _CANDIDATE.finditer(text):
        kind, start = match.lastgroup, match.start()
        if kind == "mail":
            address = match[0]
            if address[-1] in "-_":
                continue
            yield start, match.end(), "mailto:" + address
            continue
        end = start + _length(match[0])
        host = match[0][: end - start].partition("://")[2] if kind == "url" else match[0]
        if _is_domain(host, needs_period=kind == "www"):
            target = text[start:end]
            yield start, end, target if kind == "url" else "http://" + target


def _length(text: str) -> int:
    """How much is URL: trailing punctuation, an entity and unbalanced `)` are not."""
    end = len(text)
    closing = text.count(")") - text.count("(")
    while end:
        last = text[end - 1]
        if last in "?!.,:*_~'\"":
            end -= 1
        elif last == ")" and closing > 0:
            closing -= 1
            end -= 1
        elif last == ";":
            entity = _ENTITY.search(text, max(0, end - 40), end)
            end = entity.start() if entity else end - 1
        else:
            break
    return end


def _is_domain(text: str, *, needs_period: bool) -> bool:
    match = _DOMAIN.match(text)
    host = match[0] if match else ""
    labels = host.split(".")
    if not host or not (host[0].isalnum()) or (needs_period and len(labels) < 2):
        return False
    return not any("_" in label for label in labels[-2:])

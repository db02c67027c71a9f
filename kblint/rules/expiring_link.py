"""Links that will not open for long: bound to a session, signed for a time, or shortened."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
from kblint.knowledge import Document
from kblint.markdown import Definition, Link
from kblint.rule import Rule

_SEPARATOR = re.compile(r"[&;?]")
# Parameters that belong to the reader's session; the address works without them.
_SESSION = re.compile(
    r"(?P<before>\?|&(?:amp;)?|;)(?P<name>casa_token|jsessionid|phpsessid|aspsessionid\w*)=[^&;?#]*",
    re.IGNORECASE,
)
# Parameters without which the address is refused, and with which only for a time.
_SIGNED = frozenset(
    ("x-amz-signature", "x-amz-security-token", "x-goog-signature", "x-oss-signature", "hdnea",
     "hdnts", "key-pair-id", "awsaccesskeyid", "ossaccesskeyid", "jwt")
)  # fmt: skip
_SIGNED_TOGETHER = (
    frozenset(("signature", "expires")),
    frozenset(("signature", "timestamp")),
    frozenset(("sig", "se")),
    frozenset(("oh", "oe")),
    frozenset(("ex", "hm")),
)
_TOKEN_HOSTS = frozenset(("reader.elsevier.com", "raw.githubusercontent.com"))
_PASSING = {
    "webcache.googleusercontent.com": "a copy in a search engine's cache",
    "we.tl": "a transfer of files, which ends after some days",
    "wetransfer.com": "a transfer of files, which ends after some days",
}
_SHORTENERS = frozenset(
    ("adf.ly", "bit.do", "bit.ly", "bitly.com", "buff.ly", "cutt.ly", "dlvr.it", "dwz.cn",
     "goo.gl", "hubs.la", "hubs.li", "hubs.ly", "ift.tt", "is.gd", "j.mp", "lnkd.in", "mcaf.ee",
     "ow.ly", "rb.gy", "rebrand.ly", "s.id", "shorturl.at", "snip.ly", "soo.gd",
     "su.pr", "suo.im", "t.cn", "t.co", "t.ly", "tiny.cc", "tiny.one", "tinyurl.com", "trib.al",
     "u.nu", "url.cn", "urlz.fr", "v.gd", "x.co")
)  # fmt: skip


@dataclass(frozen=True)
class ExpiringLink(Rule):
    """A link bears a session or a signature that ends, or goes through a link shortener."""

    code = "KB311"
    name = "expiring-link"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        nodes: list[Link | Definition] = [*document.links, *document.root.definitions]
        for node in nodes:
            span, reason = node.destination_span, _reason(node)
            if reason and span is not None:
                subject = document.source.line_text(span.start)
                message = f"expected an address that lasts, found {reason}"
                yield Finding(span, message, subject, fix=_without_session(node))


def _reason(node: Link | Definition) -> str:
    """Why the link will not open for long; empty where nothing says so."""
    host, _, rest = node.url.partition("//")[2].partition("/")
    host = host.lower().removeprefix("www.")
    if host in _SHORTENERS:
        is_meant = not rest.strip("/") or (isinstance(node, Link) and _names(node.text, host))
        return "" if is_meant else f"a link shortener, {host}"
    if host in _PASSING:
        return _PASSING[host]
    if "=" not in rest:
        return ""
    session = _SESSION.search(rest)
    if session:
        return f'the parameter "{session["name"]}" of a reader\'s session'
    names = {each.partition("=")[0].lower() for each in _SEPARATOR.split(rest)[1:]}
    signed = names & _SIGNED
    for together in _SIGNED_TOGETHER:
        if together <= names:
            signed |= together
    if "token" in names and host in _TOKEN_HOSTS:
        signed = {"token"}
    return f"a signature that holds for a time ({', '.join(sorted(signed))})" if signed else ""


def _names(text: str, host: str) -> bool:
    """Whether a link's text names the host itself: "TinyURL", "bit.ly"."""
    name = host.rpartition(".")[0]
    return (name if len(name) > 3 else host) in text.lower()


def _without_session(node: Link | Definition) -> Fix | None:
    span, written = node.destination_span, node.raw_url or ""
    session = _SESSION.search(written)
    if session is None or span is None or not node.exact:
        return None
    rest = written[session.end() :]
    if session["before"] == "?" and rest.startswith("&"):
        rest = "?" + rest.removeprefix("&").removeprefix("amp;")
    wanted = written[: session.start()] + rest
    return Fix(f"link {wanted}", (Edit(span, wanted),), Safety.UNSAFE, Effect.TARGET)

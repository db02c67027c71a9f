"""Links without encryption to sites that offer it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
from kblint.knowledge import Document
from kblint.markdown import Definition, Link
from kblint.rule import Rule

_HTTP, _HTTPS = "http://", "https://"
# Sites that send whoever comes without encryption to the encrypted page.
_SITES = frozenset(
    (
        "aclanthology.org", "aclweb.org", "amazon.com", "arxiv.org", "bitbucket.org",
        "coursera.org", "dl.acm.org", "doi.acm.org", "doi.org", "dx.doi.org", "edx.org",
        "en.wikipedia.org", "facebook.com", "gist.github.com", "github.com", "github.io",
        "gitlab.com", "goodreads.com", "google.com", "ieeexplore.ieee.org", "kaggle.com",
        "linkedin.com", "link.springer.com", "lwn.net", "medium.com", "nature.com", "nips.cc",
        "npmjs.com", "openaccess.thecvf.com", "openreview.net", "papers.nips.cc", "papers.ssrn.com",
        "proceedings.mlr.press", "pypi.org", "python.org", "quora.com", "readthedocs.io",
        "readthedocs.org", "reddit.com", "researchgate.net", "sciencedirect.com",
        "semanticscholar.org", "slideshare.net", "sourceforge.net", "stackexchange.com",
        "stackoverflow.com", "twitter.com", "udacity.com", "usenix.org", "vimeo.com",
        "wikipedia.org", "wordpress.com", "x.com", "youtu.be", "youtube.com", "zenodo.org",
    )
)  # fmt: skip
# Sites whose users have hosts of their own below it.
_OF_USERS = frozenset(
    (
        "blogspot.com", "github.io", "gitlab.io", "google.com", "googleblog.com", "medium.com",
        "readthedocs.io", "readthedocs.org", "stackexchange.com", "tumblr.com", "wikipedia.org",
        "wordpress.com",
    )
)  # fmt: skip


@dataclass(frozen=True)
class InsecureLink(Rule):
    """A link begins with `http://` and leads to a site that is known to offer `https://`."""

    code = "KB310"
    name = "insecure-link"
    severity = Severity.INFO
    default = False

    def check(self, document: Document) -> Iterator[Finding]:
        if _HTTP not in document.source.text:
            return
        nodes: list[Link | Definition] = [*document.links, *document.root.definitions]
        elsewhere = {_host(node.url) for node in nodes if node.url.startswith(_HTTPS)}
        for node in nodes:
            span, written, host = node.destination_span, node.raw_url or "", _host(node.url)
            if span is None or not node.exact or not written.startswith(_HTTP):
                continue
            if host in elsewhere:
                why = "which other links to it have"
            elif _is_known(host):
                why = "which it offers"
            else:
                continue
            wanted = _HTTPS + written.removeprefix(_HTTP)
            message = f"expected https:// for {host}, {why}, found http://"
            fix = Fix(f"link {wanted}", (Edit(span, wanted),), Safety.UNSAFE, Effect.TARGET)
            yield Finding(span, message, document.source.line_text(span.start), fix=fix)


def _host(url: str) -> str:
    return url.partition("//")[2].partition("/")[0].lower()


def _is_known(host: str) -> bool:
    """Whether it is one of the sites; those of users of a site are known with it."""
    bare = host.removeprefix("www.")
    return bare in _SITES or bare.partition(".")[2] in _OF_USERS

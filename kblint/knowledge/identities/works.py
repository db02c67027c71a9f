"""The forms that URLs of works have on the sites that number them in their own way."""

import re
from urllib.parse import quote, unquote

from kblint.knowledge.identities.identifiers import acl_id, arxiv, doi
from kblint.knowledge.identities.identity import Identity, Kind
from kblint.knowledge.identities.readers import FLAGS, parameter
from kblint.knowledge.identities.urls import Parts


def plos(parts: Parts) -> Identity | None:
    """An article of the Public Library of Science."""
    name = unquote(parameter(parts, "id"))
    return doi(name) if re.fullmatch(r"10\.1371/[\w.]+", name, FLAGS) else None


def nature(parts: Parts) -> Identity | None:
    """An article of Nature's journals; `doi` knows its news for pages."""
    pattern = (
        r"/(?:articles|\w+/journal/v\d+/n\d+/(?:abs|full|pdf))/"
        r"((?=\D*\d)[a-z\d][a-z\d.-]*?)(?:\.e?pdf|\.html)?/?"
    )
    match = re.fullmatch(pattern, parts.path, FLAGS)
    return doi(f"10.1038/{match[1]}") if match else None


def ijcai(parts: Parts) -> Identity | None:
    """A paper of IJCAI, which has DOIs since 2017."""
    match = re.fullmatch(r"/proceedings[/-](\d{4})/0*(\d+)(?:\.pdf)?/?", parts.path, FLAGS)
    if match:
        return doi(f"10.24963/ijcai.{match[1]}/{match[2]}") if match[1] > "2016" else None
    pattern = (
        r"/proceedings/(\d\d(?:-\d)?)(?:/papers)?/(\d+)\.pdf|/abstract/(\d\d)/(?:papers/)?(\d+)/?"
        r"|/past%20proceedings/ijcai-(\d\d-)vol(\d)/pdf/(\d+)\.pdf"
    )
    match = re.fullmatch(pattern, parts.path, FLAGS)
    if match is None:
        return None
    *volume, number = filter(None, match.groups())
    return Identity(Kind.IJCAI, f"{''.join(volume)}/{number}")


def acm(parts: Parts) -> Identity | None:
    """A paper of the ACM by its DOI's end, or by its number alone, which says no DOI."""
    if parts.path.lower() in {"/citation.cfm", "/ft_gateway.cfm"}:
        name = parameter(parts, "doid", "id")
        if re.fullmatch(r"\d+\.\d+", name, FLAGS):
            return doi(f"10.1145/{name}")
        match = re.fullmatch(r"(\d{4,})", name, FLAGS)
    else:
        match = re.fullmatch(r"/10\.1145/\d+/(\d+)/[^/]+", parts.path, FLAGS)
    return Identity(Kind.ACM, match[1]) if match else None


def ieee(parts: Parts) -> Identity | None:
    """A paper of the IEEE by its number as a parameter."""
    number = parameter(parts, "arnumber") if parts.path.lower().endswith(".jsp") else ""
    match = re.fullmatch(r"0*(\d+)", number, FLAGS)
    return Identity(Kind.IEEE, match[1]) if match else None


def ssrn(parts: Parts) -> Identity | None:
    """A preprint of the SSRN, whose DOIs hold its number."""
    number = parameter(parts, "abstract_id", "abstractid", "abstractId")
    return doi(f"10.2139/ssrn.{number}") if re.fullmatch(r"\d+", number, FLAGS) else None


def openreview(parts: Parts) -> Identity | None:
    """A submission at OpenReview; of its attachments the paper itself."""
    is_paper = parts.path in {"/forum", "/pdf"} or (
        parts.path == "/attachment" and parameter(parts, "name") == "pdf"
    )
    name = parameter(parts, "id") if is_paper else ""
    return Identity(Kind.OPENREVIEW, name) if re.fullmatch(r"[\w-]{6,}", name, FLAGS) else None


def acl(parts: Parts) -> Identity | None:
    """A paper of the ACL Anthology."""
    folders = r"(?:/anthology)?(?:/papers)?(?:/[a-z]/[a-z]\d\d)?"
    pattern = folders + r"/([a-z\d._-]+?)(v\d+)?(?:\.pdf|\.bib)?/?"
    match = re.fullmatch(pattern, parts.path, FLAGS)
    return acl_id(*match.groups()) if match else None


def cvf(parts: Parts) -> Identity | None:
    """A paper of a computer vision conference in open access."""
    pattern = (
        r"(?:/openaccess)?/content[_/]([a-z]+?)(w?)_?(\d{4})(w|_workshops)?"
        r"((?:/[^/]+){1,3})/([^/]+_paper)(?:\.html|\.pdf)?"
    )
    match = re.fullmatch(pattern, parts.path, FLAGS)
    if match is None:
        return None
    venue, of_workshop, year, in_workshop, folders, name = match.groups()
    inside = [each for each in folders.split("/") if each not in {"", "html", "papers"}]
    if len(inside) != bool(of_workshop or in_workshop):
        return None
    value = "/".join([f"{venue.upper()}{year}", *inside, name])
    return Identity(Kind.CVF, value if value.isascii() else quote(value, safe="/%!$&'()*+,;=:@"))


def usenix(parts: Parts) -> Identity | None:
    """A talk or paper of a USENIX conference; files bear the name of the talk."""
    pattern = (
        r"/conference/([a-z-]+\d{2,4})/(?:[a-z-]+/)?presentation/([\w-]+)/?"
        r"|/system/files/(?:conference/\w+/)?([a-z]+\d\d)-(?!slides)(?:paper-)?([a-z][a-z_-]*?)(?:_\d)?\.pdf"
    )
    match = re.fullmatch(pattern, parts.path, FLAGS)
    if match is None:
        return None
    conference, talk = filter(None, match.groups())
    conference = re.sub(r"^sec(?=\d)", "usenixsecurity", conference.lower())
    return Identity(Kind.USENIX, f"{conference}/{talk.lower().replace('_', '-')}")


def hal(parts: Parts) -> Identity | None:
    """A document of HAL, whichever of its portals shows it."""
    match = re.fullmatch(
        r"/([a-z]+-\d{8})(?:(v\d+))?(?:/(?:document|file|pdf|image|en|fr)(?:/.*)?)?/?",
        parts.path, FLAGS,
    )  # fmt: skip
    return (
        Identity(Kind.HAL, *(each and each.lower() for each in match.groups())) if match else None
    )


def citeseerx(parts: Parts) -> Identity | None:
    """A document of CiteSeerX, by its number until 2022 or its digest since."""
    name = parameter(parts, "doi") if re.match(r"/(?:viewdoc/|document$)", parts.path) else ""
    pattern = r"10\.1\.1\.\d+\.\d+|[\da-f]{40}"
    return Identity(Kind.CITESEERX, name) if re.fullmatch(pattern, name, FLAGS) else None


def semantic_scholar(parts: Parts) -> Identity | None:
    """A paper of Semantic Scholar, whose files lie under their digest in two parts."""
    pattern = (
        r"/(?:paper|reader)/(?:[^/]+/)?([\da-f]{40})(?:/pdf)?/?|/([\da-f]{4})/([\da-f]{36})\.pdf"
    )
    match = re.fullmatch(pattern, parts.path, FLAGS)
    if match is None:
        return arxiv(parts)
    return Identity(Kind.SEMANTIC_SCHOLAR, "".join(filter(None, match.groups())).lower())

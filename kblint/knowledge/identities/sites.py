"""Which sites' URLs are read, and how."""

from collections.abc import Mapping
from types import MappingProxyType

from kblint.knowledge.identities import identifiers, places, works
from kblint.knowledge.identities.identifiers import DOI, DOI_SEGMENT, doi_in, doi_made
from kblint.knowledge.identities.identity import Kind
from kblint.knowledge.identities.readers import Reader, by_page, by_path, by_site
from kblint.knowledge.identities.urls import Parts

_HASHED = (
    r"/(?:paper_files/)?paper/(\d{4})/(?:hash|file)/([\da-f]{32})-(?:abstract|paper)"
    r"(?:-(?:conference|mlsys\d{4}|(\w+)))?\.(?:html|pdf)"
)
_PII = r"(s[\dx]{10,}|b[\dx]{19}|\d{15}[\dx])/?"
_PMC = r"(pmc\d+)(?:/pdf(?:/[^/]+)?)?/?"
_PMLR = r"/(v\d+)/([\w-]+\d\d[a-z]*)(?:\.html|\.pdf|/\2\.pdf)?/?"
_FORGE = r"/(?!(?:account|dashboard|explore|help|users?)/)([a-z\d][\w.-]*/[\w.-]*?\w)(?:\.git)?/?"
_FIGSHARE = r"/articles/(?:\w+/)?(?!\d+/)[^/]+/(\d+)(?:/\d+)?/?"
_NO_USERS = r"(?!(?:about|explore|hashtag|home|i|intent|login|privacy|search|share|signup|tos)/?$)"
_NAME = r"[\w-]{19,}"  # of a file at Google

# Sites, domains with all their sites (".hal.science"), and names that sites of many countries begin
# with ("amazon").
_ROWS: tuple[tuple[str, Reader], ...] = (
    (("arxiv.org .arxiv.org arxiv 128.84.21.199 alphaxiv.org ar5iv.org arxiv-vanity.com papers.cool"
      " xxx.lanl.gov scirate.com emergentmind.com"), identifiers.arxiv),
    ("ui.adsabs.harvard.edu adsabs.harvard.edu", identifiers.adsabs),
    ("doi.org doi dx sci-hub", doi_in(rf"/(?:doi:)?({DOI})")),
    ("link.springer.com", doi_in(
        r"/(?:(?:article|chapter|book|referencework|referenceworkentry|protocol|epub|content"
        rf"|content/pdf)/)?({DOI_SEGMENT})(?:\.pdf|\.epub|/fulltext\.html)?")),
    ("biorxiv.org medrxiv.org", doi_in(
        r"/content/(10\.\d{4,9}/[\d.]*\d)(v\d+)?(?:[./](?:full-text|full|abstract|pdf))*")),
    ("biorxiv.org medrxiv.org", doi_made("10.1101/{}",
        r"/content/(?:\w+/)?early/\d{4}/\d\d/\d\d/((?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})(?:\.\d+)?"
        r"(?:\.full|\.abstract)?(?:\.pdf)?/?")),
    ("iopscience.iop.org", doi_in(rf"/article/({DOI})(?:/(?:meta|pdf|ampdf|epub))?")),
    ("journals.aps.org", doi_in(rf"/\w+/(?:abstract|pdf|fulltext)/({DOI_SEGMENT})")),
    ("zenodo.org", doi_made("10.5281/zenodo.{}", r"/records?/(\d+)/?")),
    ("figshare.com", doi_made("10.6084/m9.figshare.{}", _FIGSHARE)),
    ("techrxiv.org", doi_made("10.36227/techrxiv.{}", _FIGSHARE)),
    ("isca-speech.org", doi_made("10.21437/interspeech.{}-{}",
        r"/archive\w*/interspeech_(201[6-9]|2020)/(?:abstracts|pdfs)/(\d{4})\.(?:html|pdf)")),
    ("osf.io", identifiers.osf),
    ("papers.ssrn.com ssrn.com", works.ssrn),
    ("ssrn.com", doi_made("10.2139/ssrn.{}", r"/abstract=(\d+)/?")),
    ("journals.plos.org", works.plos),
    ("nature.com", works.nature),
    ("ijcai.org static.ijcai.org", works.ijcai),
    ("dl.acm.org portal.acm.org delivery.acm.org", works.acm),
    ("openreview.net", works.openreview),
    ("aclanthology.org aclweb.org anthology.aclweb.org aclanthology.info", works.acl),
    ("proceedings.mlr.press", by_path(Kind.PMLR, _PMLR, str.lower)),
    ("jmlr.org", by_path(Kind.PMLR, "/proceedings/papers" + _PMLR, str.lower)),
    ("raw.githubusercontent.com", by_path(
        Kind.PMLR, r"/mlresearch/(v\d+)/\w+/assets/([\w-]+\d\d[a-z]*)/\2\.pdf", str.lower)),
    ("jmlr.org jmlr.csail.mit.edu", by_path(
        Kind.JMLR, r"/papers/v(?:olume)?(\d+)/([\w-]+)(?:\.html|/\2\.pdf)/?")),
    ("openaccess.thecvf.com cv-foundation.org eccv2018.org", works.cvf),
    ("ecva.net", by_path(Kind.ECVA, r"/papers/(eccv_\d{4}/papers_eccv/\w+/\w+\.(?:pdf|php))")),
    (("papers.nips.cc papers.neurips.cc proceedings.neurips.cc"
      " datasets-benchmarks-proceedings.neurips.cc"), by_path(
        Kind.NEURIPS, rf"{_HASHED}|/paper/(\d+-[\w-]+)(?:\.pdf)?/?")),
    ("proceedings.iclr.cc", by_path(Kind.ICLR, _HASHED)),
    ("proceedings.mlsys.org", by_path(Kind.MLSYS, _HASHED)),
    ("icml.cc", by_path(Kind.ICML,
        r"/(?:conferences/)?(\d{4})/(?:proceedings/)?papers/(\d+)(?:_icmlpaper)?\.pdf")),
    ("proceedings.icml.cc", by_path(
        Kind.ICML, r"/(?:static/)?paper_files/icml/(\d{4})/(\d+)-paper\.pdf")),
    ("ojs.aaai.org aaai.org", by_path(
        Kind.AAAI, r"(?:/ojs)?/index\.php/([\w-]+)/article/(?:view|download)/(\d+)(?:/\d+)?/?"
        r"|/ocs/index\.php/([\w-]+)/([\w-]+)/paper/\w+/(\d+)(?:/\d+)?/?"
        r"|/(papers/[a-z]+/\d{4}\w*/[\w.-]+|aaai\d\dpapers/[\w.-]+)\.pdf")),
    ("usenix.org", works.usenix),
    ("vldb.org", by_path(Kind.VLDB, r"/pvldb/(vol\d+)/(p\d+[_-][\w-]+)\.pdf")),
    ("computer.org", by_path(
        Kind.IEEE_CS, r"/csdl/((?:journal|magazine|proceedings-article)/(?:\w+/){2,4}\w{11})/?")),
    ("ieeexplore.ieee.org", by_path(
        Kind.IEEE, r"/(?:abstract/)?document/0*(\d+)/?|/iel\w+/(?:[\w.-]+/)+0*(\d+)\.pdf")),
    ("ieeexplore.ieee.org", works.ieee),
    ("sciencedirect.com", by_path(
        Kind.SCIENCEDIRECT, "/science/article/(?:abs/)?pii/" + _PII, str.upper)),
    ("linkinghub.elsevier.com reader.elsevier.com", by_path(
        Kind.SCIENCEDIRECT, "/(?:retrieve|reader/sd)/pii/" + _PII, str.upper)),
    ("mdpi.com", by_path(
        Kind.MDPI, r"/(\d{4}-\d{3}[\dx])/(\d+/\d+/\d+)(?:/(?:htm|html|pdf|xml))?/?", str.upper)),
    ("jamanetwork.com", by_path(
        Kind.JAMA, r"/journals/([\w-]+)/(?:fullarticle|article-abstract)/(\d+)/?")),
    ("hal .hal.science .archives-ouvertes.fr", works.hal),
    ("citeseerx.ist.psu.edu", works.citeseerx),
    ("semanticscholar.org pdfs.semanticscholar.org", works.semantic_scholar),
    ("researchgate.net", by_path(
        Kind.RESEARCHGATE, r"(?:/profile/[^/]+)?/publication/(\d+)(?:_[^/]*)?(?:/links/.*)?/?")),
    ("research.google research.google.com ai.google storage.googleapis.com", by_path(
        Kind.GOOGLE_RESEARCH, r"(?:/research)?/pubs/pub(\d+)(?:\.html)?/?"
        r"|/pub-tools-public-publication-data/pdf/(\d+)\.pdf")),
    (".paperswithcode.com", by_path(
        Kind.PAPERS_WITH_CODE, r"/paper/([a-z\d-]+)(?:/review)?/?", str.lower)),
    ("pubmed.ncbi.nlm.nih.gov", by_path(Kind.PUBMED, r"/(\d+)/?")),
    ("pmc.ncbi.nlm.nih.gov", by_path(Kind.PUBMED, "/articles/" + _PMC, str.upper)),
    ("ncbi.nlm.nih.gov", by_path(
        Kind.PUBMED, r"/pubmed/(\d+)/?|/pmc/articles/" + _PMC, str.upper)),
    ("europepmc.org", by_path(
        Kind.PUBMED, r"/(?:article|abstract)/(?:med/(\d+)|pmc/(pmc\d+))/?|/articles?/" + _PMC,
        str.upper)),
    ("link.springer.com springer.com", identifiers.isbn_in(
        r"/(?:[a-z]{2}/)?book/([\d-]{10,17})/?")),
    ("oreilly.com learning.oreilly.com", identifiers.isbn_in(
        r"/library/view/(?:[^/]+|-)/(\d{13})/?")),
    ("goodreads.com openlibrary.org worldcat.org search.worldcat.org", identifiers.isbn_in(
        r"/(?:book/)?isbn/([\dx-]{10,17})/?")),
    ("amazon", places.amazon),
    ("goodreads.com", by_path(Kind.GOODREADS, r"/(?:[a-z]{2}/)?book/show/(\d+)(?:[.-][^/]*)?/?")),
    ("books", places.google_books),
    ("github.com", places.github),
    ("raw.githubusercontent.com", places.github_file),
    ("gist.github.com", by_page(
        "https://gist.github.com/{}", r"/(?:[\w-]+/)?([\da-f]{20,32}|\d+)(?:\.git)?/?", str.lower)),
    ("huggingface.co hf.co", places.hugging_face),
    ("modelscope.cn", by_site(
        Kind.REPOSITORY, r"/(models|datasets|studios)/([\w.-]+/[\w.-]+)(?:/summary)?/?")),
    ("bitbucket.org codeberg.org gitee.com gitlab.com", by_site(Kind.REPOSITORY, _FORGE)),
    ("sourceforge.net", by_path(
        Kind.REPOSITORY, r"/(?:projects|p)/([\w.-]+)/?", "sourceforge.net/projects/{}".format)),
    ("code.google.com", by_path(
        Kind.REPOSITORY, r"(?:/archive)?/p/([\w.-]+)/?", "code.google.com/archive/p/{}".format)),
    ("youtube.com .youtube.com youtube-nocookie.com youtu.be", places.youtube),
    ("vimeo.com player.vimeo.com", by_path(
        Kind.VIDEO, r"/(?:channels/[\w-]+/|groups/[\w-]+/videos/|video/)?(\d+)(?:/[\da-f]{10})?/?",
        "vimeo.com/{}".format)),
    (".bilibili.com", places.bilibili),
    ("drive.google.com", places.google_drive),
    ("docs.google.com", by_page("https://docs.google.com/{}",
        rf"/(document|presentation|spreadsheets)/(?:u/\d/)?(d/{_NAME})(?:/(?:edit|view|preview)?)?")),
    ("colab.research.google.com", by_page(
        "https://colab.research.google.com/drive/{}", rf"/drive/({_NAME})/?")),
    ((".medium.com becominghuman.ai betterprogramming.pub blog.gojekengineering.com blog.sicara.com"
      " eng.lyft.com hackernoon.com levelup.gitconnected.com medium netflixtechblog.com"
      " towardsdatascience.com"), places.medium),
    (".wikipedia.org", places.wikipedia),
    ((".stackexchange.com .stackoverflow.com askubuntu.com mathoverflow.net serverfault.com"
      " superuser.com"), by_page(
        "https://{site}/questions/{}", r"/(?:questions|q)/(\d+)(?:/[^/]*)?/?")),
    (".reddit.com", by_page("https://reddit.com/comments/{}",
        r"(?:/(?:r|user)/[\w-]+)?/comments/([a-z\d]+)(?:/[^/]*)?/?", str.lower)),
    ("redd.it", by_page("https://reddit.com/comments/{}", r"/([a-z\d]{5,})/?", str.lower)),
    ("twitter.com mobile.twitter.com x.com mobile.x.com", by_page(
        "https://x.com/i/status/{}",
        r"/(?:i/web|\w{1,15})/status(?:es)?/(\d+)(?:/(?:photo|video)/\d)?/?")),
    ("twitter.com mobile.twitter.com x.com mobile.x.com", by_page(
        "https://x.com/{}", rf"/{_NO_USERS}(\w{{1,15}})/?", str.lower)),
    ("twitter.com mobile.twitter.com", by_page("https://x.com", "/?")),
    ("kaggle.com", by_page(
        "https://kaggle.com/competitions/{}", r"/c(?:ompetitions)?/([\w-]+)/?", str.lower)),
)  # fmt: skip


def _by_name() -> Mapping[str, tuple[Reader, ...]]:
    found: dict[str, tuple[Reader, ...]] = {}
    for names, reader in _ROWS:
        for name in names.split():
            found[name] = (*found.get(name, ()), reader)
    return MappingProxyType(found)


_SITES = _by_name()


def readers(parts: Parts) -> tuple[Reader, ...]:
    """What may know a URL of this site; each gives an identity or None."""
    site, path = parts.site, parts.path
    known = _SITES.get(site)
    if known is None:
        labels = site.split(".")
        known = _SITES.get("." + ".".join(labels[-2:])) or _SITES.get(labels[0], ())
    if path.startswith("/doi/"):
        return (*known, identifiers.doi_path)
    if "/10." in path:
        return (*known, identifiers.article_path)
    if "/article/" in path or path == "/action/showPdf":
        return (*known, identifiers.item_path)
    return known

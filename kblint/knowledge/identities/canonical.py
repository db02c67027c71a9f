"""What messages call what is identified, and its canonical URL."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import quote

from kblint.knowledge.identities.identity import Kind


def _doi(value: str) -> str:
    return "https://doi.org/" + quote(value, safe="/:;()@!$&'*+,=")


def _cvf(value: str) -> str:
    """The paper where it is kept: folders have changed their names three times."""
    volume, *workshop, name = value.split("/")
    venue, year = volume[:-4], int(volume[-4:])
    root = "https://openaccess.thecvf.com/content"
    if year > 2020 or venue == "ACCV":
        folder = f"{volume}W/{workshop[0]}" if workshop else volume
        return f"{root}/{folder}/html/{name}.html"
    if year < 2017 or (venue == "CVPR" and year < 2019):
        venue = venue.lower()
    if not workshop:
        return f"{root}_{venue}_{year}/html/{name}.html"
    folder = f"{venue}W_{year}" if year > 2018 else f"{venue}_{year}_workshops"
    return f"{root}_{folder}/papers/{workshop[0]}/{name}.pdf"


def _hashed(value: str, host: str) -> str:
    """The abstract of a paper where the digest names it; tracks are written since 2022."""
    year, digest, *track = value.split("/")
    track = track or ["Conference"] * (year > "2021")
    page = "-".join([digest, "Abstract", *track])
    return f"https://{host}/paper_files/paper/{year}/hash/{page}.html"


def _neurips(value: str) -> str:
    """By digest; by number until 2019."""
    if "/" not in value:
        return f"https://papers.nips.cc/paper/{value}"
    in_rounds = "/round" in value  # data sets and benchmarks of 2021
    return _hashed(value, "datasets-benchmarks-" * in_rounds + "proceedings.neurips.cc")


def _iclr(value: str) -> str:
    return _hashed(value, "proceedings.iclr.cc")


def _mlsys(value: str) -> str:
    """By digest; the track has been written in two ways."""
    year, digest, *_ = value.split("/")
    track = "-mlsys2023" if year == "2023" else "-Conference" if year > "2023" else ""
    root = "https://proceedings.mlsys.org/paper_files/paper"
    return f"{root}/{year}/hash/{digest}-Abstract{track}.html"


def _aaai(value: str) -> str:
    """A paper of the journals' system, of its forerunner until 2018, or a file before."""
    *journal, number = value.split("/")
    if "papers" in journal[0].lower():
        return f"https://www.aaai.org/{value}.pdf"
    if len(journal) == 1:
        return f"https://ojs.aaai.org/index.php/{journal[0]}/article/view/{number}"
    return f"https://www.aaai.org/ocs/index.php/{'/'.join(journal)}/paper/view/{number}"


def _icml(value: str) -> str:
    """A file of the years before the proceedings were PMLR's, or of 2020."""
    year, number = value.split("/")
    if year == "2020":
        root = "https://proceedings.icml.cc/static/paper_files/icml"
        return f"{root}/2020/{number}-Paper.pdf"
    folder = "proceedings/papers" if year == "2004" else "papers"
    number += "_icmlpaper" * (year == "2011")
    return f"https://icml.cc/{'Conferences/' * (year < '2012')}{year}/{folder}/{number}.pdf"


def _ijcai(value: str) -> str:
    """A file of the years before there were DOIs."""
    volume, number = value.split("/")
    folder = volume if "-" in volume else f"{volume}/Papers"
    return f"https://www.ijcai.org/Proceedings/{folder}/{number}.pdf"


def _citeseerx(value: str) -> str:
    """By number until 2022, by digest since."""
    if "." in value:
        return f"https://citeseerx.ist.psu.edu/viewdoc/summary?doi={value}"
    return f"https://citeseerx.ist.psu.edu/document?repid=rep1&type=pdf&doi={value}"


def _jama(value: str) -> str:
    journal, number = value.split("/")
    return f"https://jamanetwork.com/journals/{journal}/fullarticle/{number}"


def _usenix(value: str) -> str:
    conference, talk = value.split("/")
    year = int(conference[-2:])
    folder = "technical-sessions/" if year < 18 or year > 60 else ""
    return f"https://www.usenix.org/conference/{conference}/{folder}presentation/{talk}"


def _youtube(value: str) -> str:
    playlist = value.removeprefix("playlist/")
    query = f"watch?v={value}" if playlist == value else f"playlist?list={playlist}"
    return f"https://www.youtube.com/{query}"


def _pubmed(value: str) -> str:
    """The abstract, of PubMed Central the full text."""
    if value.startswith("PMC"):
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{value}"
    return f"https://pubmed.ncbi.nlm.nih.gov/{value}"


# The name, none where the URL is the name; the URL that `{}` is in, or a function's.
FORMS: Mapping[Kind, tuple[str, str | Callable[[str], str]]] = MappingProxyType({
    Kind.AAAI: ("AAAI", _aaai),
    Kind.ACL: ("ACL Anthology", "https://aclanthology.org/{}/"),
    Kind.ACM: ("ACM", "https://dl.acm.org/citation.cfm?id={}"),
    Kind.ARXIV: ("arXiv", "https://arxiv.org/abs/{}"),
    Kind.CITESEERX: ("CiteSeerX", _citeseerx),
    Kind.CVF: ("CVF", _cvf),
    Kind.DOI: ("DOI", _doi),
    Kind.ECVA: ("ECVA", "https://www.ecva.net/papers/{}"),
    Kind.GITHUB: ("", "https://github.com/{}"),
    Kind.GOODREADS: ("Goodreads", "https://www.goodreads.com/book/show/{}"),
    Kind.GOOGLE_RESEARCH: ("Google Research", "https://research.google/pubs/pub{}/"),
    Kind.HAL: ("HAL", "https://hal.science/{}"),
    Kind.ICLR: ("ICLR", _iclr),
    Kind.ICML: ("ICML", _icml),
    Kind.IEEE: ("IEEE", "https://ieeexplore.ieee.org/document/{}"),
    Kind.IEEE_CS: ("IEEE Computer Society", "https://www.computer.org/csdl/{}"),
    Kind.IJCAI: ("IJCAI", _ijcai),
    Kind.ISBN: ("ISBN", "https://openlibrary.org/isbn/{}"),
    Kind.JAMA: ("JAMA Network", _jama),
    Kind.JMLR: ("JMLR", "https://jmlr.org/papers/v{}.html"),
    Kind.MDPI: ("MDPI", "https://www.mdpi.com/{}"),
    Kind.MLSYS: ("MLSys", _mlsys),
    Kind.NEURIPS: ("NeurIPS", _neurips),
    Kind.OPENREVIEW: ("OpenReview", "https://openreview.net/forum?id={}"),
    Kind.OSF: ("OSF", "https://osf.io/{}"),
    Kind.PAPERS_WITH_CODE: ("Papers with Code", "https://paperswithcode.com/paper/{}"),
    Kind.PMLR: ("PMLR", "https://proceedings.mlr.press/{}.html"),
    Kind.PUBMED: ("PubMed", _pubmed),
    Kind.REPOSITORY: ("", "https://{}"),
    Kind.RESEARCHGATE: ("ResearchGate", "https://www.researchgate.net/publication/{}"),
    Kind.SCIENCEDIRECT: ("ScienceDirect", "https://www.sciencedirect.com/science/article/pii/{}"),
    Kind.SEMANTIC_SCHOLAR: ("Semantic Scholar", "https://www.semanticscholar.org/paper/{}"),
    Kind.USENIX: ("USENIX", _usenix),
    Kind.VIDEO: ("", "https://{}"),
    Kind.VLDB: ("PVLDB", "https://www.vldb.org/pvldb/{}.pdf"),
    Kind.YOUTUBE: ("YouTube", _youtube),
    Kind.PAGE: ("", "{}"),
})  # fmt: skip

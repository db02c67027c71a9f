"""What a link's text says of its target: "pdf", "[code]", "CVPR 2021", "2208.11970"."""

import re
from functools import lru_cache

from kblint.knowledge.titles import STOP, TARGET_WORDS, words

# What a text says its target is. A title of these words alone is no title.
ROLES = {
    "webpage": "website", "website": "website", "homepage": "website", "site": "website",
    "page": "website", "web": "website", "home": "website", "project": "website",
    "demo": "demo", "live": "demo", "playground": "demo", "app": "demo", "colab": "code",
    "blog": "blog", "blogpost": "blog", "post": "blog", "medium": "blog", "zhihu": "blog",
    "repo": "code", "repository": "code", "code": "code", "codes": "code", "github": "code",
    "gitlab": "code", "bitbucket": "code", "implementation": "code", "implementations": "code",
    "reimplementation": "code", "pytorch": "code", "tensorflow": "code", "keras": "code",
    "caffe": "code", "caffe2": "code", "torch": "code", "torch7": "code", "mxnet": "code",
    "chainer": "code", "jax": "code", "theano": "code", "matlab": "code", "lua": "code",
    "octocat": "code", "notebook": "code", "jupyter": "code", "tf": "code",
    "video": "video", "youtube": "video", "bilibili": "video", "talk": "video",
    "lecture": "video", "recording": "video", "presentation": "slides", "slides": "slides",
    "slide": "slides", "poster": "slides", "ppt": "slides",
    "paper": "paper", "pdf": "paper", "arxiv": "paper", "preprint": "paper", "abs": "paper",
    "abstract": "paper", "article": "paper", "supplementary": "paper", "supplement": "paper",
    "supp": "paper", "suppl": "paper", "appendix": "paper", "bibtex": "paper", "bib": "paper",
    "openreview": "paper", "acl": "paper", "doi": "paper", "publication": "paper",
    "pub": "paper", "publisher": "", "thesis": "paper", "biorxiv": "paper",
    "medrxiv": "paper", "springer": "paper", "elsevier": "paper", "proceedings": "paper",
    "data": "data", "dataset": "data", "datasets": "data", "database": "data",
    "model": "data", "models": "data", "weights": "data", "weight": "data", "ckpt": "data",
    "checkpoint": "data", "checkpoints": "data", "huggingface": "data", "hf": "data",
    "kaggle": "data", "benchmark": "data", "leaderboard": "data",
    "link": "", "links": "", "here": "", "url": "", "download": "", "source": "", "html": "",
    "doc": "", "docs": "", "documentation": "", "review": "", "media": "", "tweet": "",
    "twitter": "", "summary": "", "notes": "", "note": "", "news": "", "amazon": "",
    "goodreads": "", "wikipedia": "", "wiki": "", "reddit": "", "ss": "", "baidu": "data", "official": "code", "unofficial": "code", "oral": "", "spotlight": "",
    "supplemental": "paper", "part": "", "online": "", "reference": "", "interactive": "demo",
    "drive": "data", "dropbox": "data", "googledrive": "data", "baidunetdisk": "data", "jump": "", "star": "", "stars": "", "badge": "", "api": "", "report": "paper",
    "technical": "", "tutorial": "", "discussion": "", "comments": "", "more": "", "details": "",
    "this": "", "file": "", "zip": "", "mirror": "", "readme": "", "book": "", "course": "",
    "extended": "", "longer": "", "version": "", "full": "", "text": "", "web-page": "website",
    "gihub": "code", "gtihub": "code", "githup": "code", "pytroch": "code", "pytroch1": "code",
}  # fmt: skip

# Words that go with a label and say nothing themselves.
_BESIDE = STOP | frozenset(
    (
        "author", "authors", "original", "main", "new", "old", "python", "google",
        "c", "cpp", "r", "julia", "java", "scala", "go", "best", "award",
        "workshop", "workshops", "honorable", "mention", "highlight", "coming", "soon", "reproduced", "third", "party", "other", "another", "and", "2d",
        "3d", "open", "access", "camera", "ready", "free", "english", "chinese",
        "中", "文", "论", "代", "码", "karate", "club", "tool", "media", "repo", "ver", "vol",
        "findings", "journal", "conference", "submission", "under", "accepted", "to", "appear",
        "short", "long", "tech", "chapter", "original", "pytorch", "phd", "msc", "material", "materials",
    )
)  # fmt: skip

_ACRONYM = r"(?:[A-Z][a-z]{0,2}[A-Z][A-Za-z]*(?:[/&@-][A-Z][A-Za-z]+)*|[Aa]r[Xx]iv|Nature|Science|Interspeech|MobiCom|InterSpeech)"
_AWARD = (
    r"(?i:\(?(?:oral|spotlight|poster|workshops?|best|paper|award|highlight|demo|findings|short|long"
    r"|honorable|mention|industry|track|main|preprint|finalist|candidate|journal|ext)\)?)"
)
_VENUE = re.compile(
    rf"{_ACRONYM}[\s'’`,-]*(?:(?:19|20)?\d\d)(?:[\s,:-]+(?:{_ACRONYM}|{_AWARD}))*"
    rf"|(?:19|20)\d\d[\s-]+{_ACRONYM}(?:[\s-]+{_AWARD})*"
)
_KNOWN_VENUES = frozenset(
    (
        "cvpr", "iccv", "eccv", "nips", "neurips", "icml", "iclr", "aaai", "ijcai", "acl", "emnlp",
        "naacl", "coling", "eacl", "tacl", "kdd", "sigir", "cikm", "wsdm", "icra", "iros", "corl",
        "bmvc", "wacv", "accv", "3dv", "miccai", "isbi", "tmi", "midl", "tpami", "pami", "ijcv",
        "tog", "siggraph", "tvcg", "jmlr", "tmlr", "aistats", "uai", "colt", "icassp",
        "interspeech", "mlsys", "sysml", "osdi", "sosp", "nsdi", "eurosys", "asplos", "isca",
        "hpca", "sigmod", "vldb", "icde", "pvldb", "nature", "science", "arxiv", "corr", "ieee",
        "acm", "usenix", "conll", "lrec", "cvprw", "iccvw", "eccvw", "uist", "icpr", "icip",
        "pnas", "tnnls", "tcsvt", "tkde", "acmmm", "ppopp", "ndss",
    )
)  # fmt: skip
_IDENTIFIER = re.compile(
    r"(?:arxiv[:\s]*)?\d{4}\.\d{4,5}(?:v\d+)?|(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*"
    r"|\d+(?:\.\d+)?|10\.\d{4,}/\S+",
    re.IGNORECASE,
)
_DATED = re.compile(r"(?:19|20)?\d\d(?:[-./]\d{1,2}){0,2}")


@lru_cache(maxsize=65536)
def role(text: str) -> str | None:
    """What a label calls its target, "" where it does not say; None where the text is no label."""
    stripped = text.strip(" \t\n[](){}<>`*_|:.,;'\"👉👆")
    if not stripped or _IDENTIFIER.fullmatch(stripped):
        return ""
    if _VENUE.fullmatch(stripped):
        return "paper"
    found = words(stripped)
    if not found:
        return ""
    if len(found) > 6:
        return None
    named, venue, telling = "", False, False
    for word in found:
        telling = telling or word not in _BESIDE
        if word in ROLES or (word[-1].isdigit() and word.rstrip("0123456789") in ROLES):
            named = named or ROLES.get(word, ROLES.get(word.rstrip("0123456789"), ""))
        elif word.rstrip("0123456789") in _KNOWN_VENUES:
            venue = True
        elif word not in _BESIDE and not word.isdigit() and not _DATED.fullmatch(word):
            if not re.fullmatch(
                r"(?:19|20)\d\d|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec", word
            ):
                return None
    return (named or ("paper" if venue else "")) if telling else None


# Labels that are names of things too: at the head of an item they may be its title.
_NAMES = frozenset(
    word
    for word, said in ROLES.items()
    if said not in {"paper", "video", "slides"}
    and word not in {"code", "codes", "link", "links", "here", "url", "download", "html", "this",
                     "demo", "project", "data", "ss", "star", "stars", "badge", "more", "details"}
)  # fmt: skip


def may_be_title(text: str) -> bool:
    """Whether a label is a name too, such as "Keras" or "Documentation"."""
    found = words(text)
    return bool(found) and any(word in _NAMES for word in found)


def names_venue(text: str) -> bool:
    """Whether a text is a venue and nothing else: "CVPR 2021", "arXiv", "NeurIPS'20 Oral"."""
    stripped = text.strip(" \t\n[](){}<>`*_|:.,;")
    if _VENUE.fullmatch(stripped):
        return True
    found = words(stripped)
    return any(word.rstrip("0123456789") in _KNOWN_VENUES for word in found) and (
        role(stripped) == "paper"
    )


def is_label(text: str) -> bool:
    """Whether a link's text names a kind of target instead of a title: "pdf", "[code]", "2"."""
    return role(text) is not None


def claimed_target(title: str) -> tuple[str, str] | None:
    """What a title says of its target by its last words: the role, and the word that says it."""
    found = words(title)
    for i, word in enumerate(found[:-3:-1]):
        if word in TARGET_WORDS and (i == 0 or found[-1] in ROLES):
            return TARGET_WORDS[word], word
    return None

"""What a link's text says of its target: "pdf", "[code]", "CVPR 2021", "2208.11970"."""

import re
from functools import lru_cache

from kblint.knowledge.titles import STOP, TARGET_WORDS, words
from kblint.knowledge.years import YEAR

# What a text says its target is. A title of these words alone is no title.
_SAYING = {
    "paper": (
        "abs abstract acl appendix article arxiv bib bibtex biorxiv doi elsevier "
        "medrxiv openreview paper pdf preprint proceedings pub publication "
        "report springer supp suppl supplement supplemental supplementary thesis"
    ),
    "code": (
        "bitbucket caffe caffe2 chainer code codes colab gihub github githup "
        "gitlab gtihub implementation implementations jax jupyter keras lua "
        "matlab mxnet notebook octocat official pytorch pytroch pytroch1 "
        "reimplementation repo repository tensorflow tf theano torch torch7 "
        "unofficial"
    ),
    "website": (
        "home homepage page project site web web-page webpage website"
    ),
    "demo": (
        "app demo interactive live playground"
    ),
    "blog": (
        "blog blogpost medium post zhihu"
    ),
    "video": (
        "bilibili lecture recording talk video youtube"
    ),
    "slides": (
        "poster ppt slide slides"
    ),
    "data": (
        "baidu baidunetdisk benchmark checkpoint checkpoints ckpt data database "
        "dataset datasets drive dropbox googledrive hf huggingface kaggle "
        "leaderboard model models weight weights"
    ),
    "": (
        "amazon api badge book comments course details discussion doc docs "
        "documentation download extended file full goodreads here html jump link "
        "links longer media mirror more news note notes online oral part presentation "
        "publisher readme reddit reference review source spotlight ss star stars "
        "summary technical text this tutorial tweet twitter url version wiki "
        "wikipedia zip"
    ),
}  # fmt: skip
ROLES = {word: said for said, words_ in _SAYING.items() for word in words_.split()}

# Words that go with a label and say nothing themselves.
_BESIDE = (STOP - ROLES.keys()) | frozenset(
    (
        "2d", "3d", "accepted", "access", "and", "another", "appear", "author",
        "authors", "award", "best", "c", "camera", "chapter", "chinese", "club",
        "coming", "conference", "cpp", "english", "findings", "free", "go", "google",
        "highlight", "honorable", "java", "journal", "julia", "karate", "long", "main",
        "material", "materials", "mention", "msc", "new", "old", "open",
        "original", "other", "party", "phd", "python", "r", "ready",
        "reproduced", "scala", "short", "soon", "submission", "tech", "third", "to",
        "tool", "under", "ver", "vol", "workshop", "workshops", "中", "代", "文", "码", "论",
    )
)  # fmt: skip

_ACRONYM = (
    r"(?:[A-Z][a-z]{0,2}[A-Z][A-Za-z]*(?:[/&@-][A-Z][A-Za-z]+)*"
    r"|[Aa]r[Xx]iv|Nature|Science|Interspeech|MobiCom)"
)
_AWARD = (
    r"(?i:\(?(?:oral|spotlight|poster|workshops?|best|paper|award|highlight|demo|findings|short|long"
    r"|honorable|mention|industry|track|main|preprint|finalist|candidate|journal|ext)\)?)"
)
_VENUE = re.compile(
    rf"{_ACRONYM}[\s'’`,-]*(?:{YEAR}|\d\d)(?:[\s,:-]+(?:{_ACRONYM}|{_AWARD}))*"
    rf"|{YEAR}[\s-]+{_ACRONYM}(?:[\s-]+{_AWARD})*"
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
_DATE_WORD = re.compile(r"jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec")
_DIGITS = "0123456789"
_MOST_WORDS = 6  # of a label


@lru_cache(maxsize=65536)
def role(text: str) -> str | None:
    """What a label calls its target, "" where it does not say; None where the text is no label."""
    stripped = text.strip(" \t\n[](){}<>`*_|:.,;'\"👉👆")
    if not stripped or _IDENTIFIER.fullmatch(stripped):
        return ""
    if _is_dated_venue(stripped):
        return "paper"
    found = words(stripped)
    if len(found) > _MOST_WORDS or not all(map(_is_of_label, found)):
        return None
    if found and all(word in _BESIDE for word in found):
        return None
    named = (ROLES.get(word) or ROLES.get(word.rstrip(_DIGITS)) for word in found)
    is_venue = any(word.rstrip(_DIGITS) in _KNOWN_VENUES for word in found)
    return next((said for said in named if said), "paper" if is_venue else "")


def _is_dated_venue(text: str) -> bool:
    """Whether an acronym and a year, of two figures behind an apostrophe or a known name."""
    match = _VENUE.fullmatch(text)
    if match is None or re.search(r"\d{4}|['’`]", text):
        return match is not None
    return any(word.rstrip(_DIGITS) in _KNOWN_VENUES for word in words(text))


def _is_of_label(word: str) -> bool:
    """Whether labels have such a word: a role, a venue, a date, or one that says nothing."""
    bare = word.rstrip(_DIGITS)
    return (
        word in ROLES or bare in ROLES or bare in _KNOWN_VENUES or word in _BESIDE
        or word.isdigit() or _DATE_WORD.fullmatch(word) is not None
    )  # fmt: skip


# Labels that are names of things too: at the head of an item they may be its title.
_NAMES = frozenset(
    word
    for word, said in ROLES.items()
    if said not in {"paper", "video", "slides"}
    and word not in {"code", "codes", "link", "links", "here", "url", "this",
                     "demo", "project", "data", "ss", "star", "stars", "badge", "more", "details"}
)  # fmt: skip


def may_be_title(text: str) -> bool:
    """Whether a label is a name too, such as "Keras" or "Documentation"."""
    return any(word in _NAMES for word in words(text))


def names_venue(text: str) -> bool:
    """Whether a text is a venue and nothing else: "CVPR 2021", "arXiv", "NeurIPS'20 Oral"."""
    stripped = text.strip(" \t\n[](){}<>`*_|:.,;")
    if _is_dated_venue(stripped):
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

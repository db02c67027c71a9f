"""People's names as citations write them: "A. Author, Some One and B. Other et al."."""

import re
from functools import lru_cache

from kblint.knowledge.reading.venues import is_venue, names_venue
from kblint.knowledge.years import YEAR

# Words that titles have and people's names do not.
_NO_NAMES = frozenset(
    (
        "a", "adaptation", "adaptive", "advances", "adversarial", "agent", "agents",
        "algorithm", "algorithms", "all", "an", "analysis", "and", "application",
        "applications", "approach", "are", "attention", "automatic", "based",
        "bayesian", "benchmark", "beyond", "by", "can", "classification", "code",
        "computer", "connected", "convolution", "convolutional", "convolutions", "data",
        "dataset", "deep", "detection", "diffusion", "distributed", "do", "domain",
        "dynamic", "efficient", "embedding", "embeddings", "end", "estimation",
        "facebook", "fast", "feature", "features", "few", "for", "framework", "from",
        "fully", "generation", "generative", "google", "graph", "how", "human", "image",
        "images", "improved", "improving", "in", "inference", "information",
        "intelligence", "introduction", "is", "knowledge", "lab", "language", "large",
        "latent", "learning", "loss", "losses", "machine", "matching", "memory",
        "method", "methods", "microsoft", "model", "modeling", "models", "multi",
        "natural", "network", "networks", "neural", "object", "of", "on", "one",
        "online", "optimization", "paper", "part", "policy", "prediction", "processing",
        "programming", "python", "real", "recent", "recognition", "recurrent",
        "reinforcement", "representation", "representations", "research", "review",
        "robust", "scale", "search", "segmentation", "self", "semantic", "semi",
        "sequence", "shot", "sparse", "stanford", "structure", "study", "super",
        "supervised", "survey", "synthesis", "system", "systems", "text", "the",
        "theory", "time", "to", "toward", "towards", "training", "transfer",
        "transformer", "transformers", "understanding", "unified", "universal",
        "university", "unsupervised", "using", "via", "video", "vision", "visual",
        "what", "why", "with", "zero",
    )
)  # fmt: skip
_PARTICLES = frozenset(
    ("van", "der", "den", "de", "la", "le", "von", "bin", "al", "el", "da", "di", "du", "dos",
     "ter", "ben", "st", "and", "y", "te", "jr.", "jr", "ii", "iii")
)  # fmt: skip
_NAME_WORD = re.compile(r"(?:[A-Z]\.?-?){1,3}|[^\W\d_][^\W\d_'’.-]*(?:['’.-]+[^\W\d_]*)*[.*†‡∗]*")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_NOTES = ".,*†‡∗0123456789^"  # marks behind a name
_FULL_NAME = re.compile(r"\s|\.\w")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;&/·、，]|\band\b|\bwith\b)\s*")
_SEPARATES = re.compile(r"[,;&/·、，]|\b(?:and|with)\b")
_ET_AL = re.compile(r"[\s,]*\bet\.?\s*al\b\.?|[\s,]*\band others\b|[\s,]*等", re.IGNORECASE)

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_REVERSED = re.compile(  # "Author, A.B., Other, C. and Third, D., 2010. "
    r"(?:[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+)?,\s+(?:[A-Z]\.[- ]?)+"
    rf"(?:\s*,?\s*(?:and|&)\s+|\s*,\s*|\s+(?=\(?{YEAR})|\s*$))+"
    rf"(?:{YEAR}[a-z]?(?:,\s+{_MONTH})?[.,:]?\s+)?"
)
_SUBJECT = re.compile(r"[^,:\n\v]{2,30}?\s[-–—]\s+")  # "Chess - A. Author, Title"
_PIECE = re.compile(
    r"[\s,;]*(?P<al>et\.?\s*al\b\.?|and others\b|others\b|[JS]r\b\.?)[,;:.\s]*"
    r"|\s*(?P<piece>[^,;:.\n\v]*(?:(?:(?<=\b[A-Z])|(?<=(?-i:\b[A-Z]{2})))\.[^,;:.\n\v]*)*)(?P<end>[,;:.]|$)\s*",
    re.IGNORECASE,
)
_PART = re.compile(r"[,.;|]\s+")
_SEGMENT = re.compile(r"\s*([^.,;|()\[\]\n\v\ue000?!]*)")


@lru_cache(maxsize=8192)
def is_names(text: str, *, at_least: int = 1) -> bool:
    """Whether a text is people's names, so many at least."""
    stripped, others = text.strip(' \t\n\v*_()[]:.;,"“”'), False
    if "al" in stripped or "others" in stripped or "等" in stripped:
        stripped, count = _ET_AL.subn("", stripped)
        others = count > 0
    if at_least > 1 and not others and not _SEPARATES.search(stripped):
        return False  # which spares most titles what follows
    pieces = [piece for piece in _BETWEEN_NAMES.split(stripped) if piece.strip(" .")]
    if not pieces or len(pieces) + others < at_least:
        return False
    named = sum(_is_name(piece) for piece in pieces)
    full = sum(bool(_FULL_NAME.search(piece.strip())) for piece in pieces)
    if len(pieces) == 1:
        return bool(named and (others or full))
    are_full = 3 * full >= 2 * len(pieces) or others or "&" in stripped
    return are_full and named >= 0.8 * len(pieces)  # the rest: an affiliation, a misspelling


@lru_cache(maxsize=8192)
def _is_name(text: str) -> bool:
    tokens = text.strip(" .").split()
    if not 1 <= len(tokens) <= 5:
        return False
    follows_initial = False
    for token in tokens:
        if not _is_part_of_name(token, follows_initial=follows_initial):
            return False
        follows_initial = token.endswith(".")
    return any(not token.isupper() or len(token) <= 3 for token in tokens)


def _is_part_of_name(token: str, *, follows_initial: bool) -> bool:
    bare = token.strip(_NOTES)
    low = bare.casefold()
    if low in _PARTICLES or _INITIALS.fullmatch(token.strip(",*†‡∗")):
        return True
    if not bare or (low in _NO_NAMES and not follows_initial):
        return False
    is_capital = bare[0].isupper() or not bare[0].isascii()
    return is_capital and _NAME_WORD.fullmatch(token.strip("0123456789^,")) is not None


def byline(text: str) -> int | None:
    """Where the names end in "A. Author, B. Other, ICML 2020"; None where it is no such line."""
    said = text.rstrip()
    turned = _REVERSED.fullmatch(said) or _REVERSED.fullmatch(said + ".")
    if turned or is_names(said, at_least=2):
        return len(said)
    for match in reversed(list(_PART.finditer(said))):
        if is_venue(said[match.end() :]) and is_names(said[: match.start()]):
            return match.start()
    return None


def after_names(text: str, start: int, end: int, *, at_least: int = 2) -> int | None:
    """Where the title begins in "A. Author, B. Other, Title"; None where no names come first."""
    turned = after_turned_names(text, start, end)
    if turned is not None:
        return turned
    subject = _SUBJECT.match(text, start, end)
    if subject:
        single = at_least == 1 and is_names(_segment(text, subject.end(), end))
        least = 1 if single else 2
        after = _after_full_names(text, subject.end(), end, least)
        if after is not None:
            return after
    return _after_full_names(text, start, end, at_least)


def after_turned_names(text: str, start: int, end: int) -> int | None:
    """Past "Author, A.B., Other, C. and Third, D., 2010. ", if that is what stands there."""
    turned = _REVERSED.match(text, start, end)
    if turned is None:
        return None
    rest = text[turned.end() : end]
    return turned.end() if not rest or re.search(r"\w{3}", rest) else None


def _after_full_names(text: str, start: int, end: int, at_least: int) -> int | None:
    place, count = start, 0
    ends = [start]
    while place < end:
        match = _PIECE.match(text, place, end)
        if not match or match.end() == place:
            break
        if match["al"]:
            count += 2
            ends[-1] = match.end()
        elif _goes_on(match, count):
            count += 1 + len(re.findall(r"\band\b|&|\bet\.?\s?al\b", match["piece"]))
            ends.append(match.end())
        else:
            break
        place = match.end()
    if _last_is_title(text, ends, place, end):
        ends.pop()
        count -= 1
    return ends[-1] if count >= at_least else None


def _goes_on(match: re.Match[str], count: int) -> bool:
    """Whether a piece between commas is one more name."""
    piece = match["piece"]
    if names_venue(piece) or (match["end"] == ":" and count):
        return False
    return is_names(piece)


def _last_is_title(text: str, ends: list[int], place: int, end: int) -> bool:
    """Whether what looks like a last name is the title: nothing but a venue is left for one."""
    last = text[ends[-2] : ends[-1]] if len(ends) > 2 else ""
    if len(last.split()) < 3 or "." in last.strip(" .") or last.startswith("and "):
        return False
    return not re.search(r"\w", text[place:end]) or is_venue(_segment(text, place, end))


def _segment(text: str, start: int, end: int) -> str:
    match = _SEGMENT.match(text, start, end)
    return match[1] if match else ""

"""How works are cited in running text: where the title ends, who are names, what is a venue."""

import re
from functools import lru_cache

from kblint.knowledge.reading.labels import names_venue

# Words that titles have and people's names do not.
_NO_NAMES = frozenset(
    (
        "a", "an", "and", "adaptation", "adaptive", "adversarial", "agent", "agents", "algorithm",
        "algorithms", "analysis", "application", "applications", "approach", "attention",
        "automatic", "based", "bayesian", "benchmark", "beyond", "by", "classification",
        "computer", "convolutional", "data", "dataset", "deep", "detection", "diffusion",
        "distributed", "domain", "dynamic", "efficient", "embedding", "embeddings", "end",
        "estimation", "fast", "feature", "features", "for", "framework", "from",
        "generation", "generative", "graph", "human", "image", "images", "improved", "improving",
        "in", "inference", "information", "intelligence", "introduction", "knowledge", "language",
        "large", "latent", "learning", "machine", "matching", "memory", "method", "methods",
        "model", "modeling", "models", "multi", "natural", "network", "networks", "neural",
        "object", "of", "on", "online", "optimization", "part", "policy", "prediction",
        "processing", "programming", "python", "real", "recognition", "recurrent",
        "reinforcement", "representation", "representations", "robust", "scale", "search",
        "segmentation", "semantic", "sequence", "sparse", "structure", "study", "super",
        "supervised", "survey", "synthesis", "system", "systems", "text", "the", "theory", "time",
        "to", "toward", "towards", "training", "transfer", "transformer", "transformers",
        "understanding", "unsupervised", "using", "via", "video", "vision", "visual", "with",
        "self", "semi", "zero", "few", "shot", "is", "are", "how", "what", "why", "can", "do",
        "unified", "universal", "convolution", "convolutions", "fully", "connected", "loss", "losses", "one", "all", "code", "paper", "recent", "advances", "review",
        "university", "lab", "research", "google", "microsoft", "facebook", "stanford",
    )
)  # fmt: skip
_NAME_WORD = re.compile(r"(?:[A-Z]\.?-?){1,3}|[^\W\d_][^\W\d_'’.-]*(?:['’.-]+[^\W\d_]*)*[.*†‡∗]*")
_FULL_NAME = re.compile(r"\s|\.\w")
_PARTICLES = frozenset(
    ("van", "der", "den", "de", "la", "le", "von", "bin", "al", "el", "da", "di", "du", "dos",
     "ter", "ben", "st", "and", "y", "te", "jr.", "jr", "ii", "iii")
)  # fmt: skip
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;&/·、，]|\band\b|\bwith\b)\s*")
_ET_AL = re.compile(r"[\s,]*\bet\.?\s*al\b\.?|[\s,]*\band others\b|[\s,]*等", re.IGNORECASE)
_DATE_WORDS = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\b|(?<!\d)(?:19|20)\d\d(?!\d)|[’']\d\d\b",
    re.IGNORECASE,
)
_VENUE_WORD = re.compile(
    r"\b(?:proceedings|proc\.|conference|journal|transactions|trans\.|workshops?|symposium"
    r"|preprint|arxiv|biorxiv|thesis|technical report|tech report|under review|submitted"
    r"|to appear|in press|unpublished)(?!\w)",
    re.IGNORECASE,
)
_WEAK_VENUE_WORD = re.compile(
    r"\b(?:accepted|press|publishers?|springer|elsevier|wiley|nature|science|cell|magazine|annals"
    r"|letters|review|forum|oral|spotlight|poster|best paper|ieee|acm|blog)\b",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"(?:[A-Z][\w.&-]*|of|and|the|in|on|for|&|:)(?:\s+(?:[A-Z][\w.&-]*|of|and|the|in|on|for|&|:))*"
    r"[\s,(]+(?:19|20)\d\d\)?"
)
_ACRONYM = re.compile(r"\b[A-Z][a-z]{0,2}[A-Z][A-Za-z]*\b|\b[A-Z]{3,}\b")


@lru_cache(maxsize=8192)
def is_names(text: str, *, at_least: int = 1) -> bool:
    """Whether a text is people's names, as "A. Author, Some One and Other Name et al."."""
    stripped = _ET_AL.sub("", text.strip(" \t\n\v*_()[]:.;,"))
    count = bool(_ET_AL.search(text))
    pieces = [piece for piece in _BETWEEN_NAMES.split(stripped) if piece and piece.strip(" .")]
    if not pieces or len(pieces) + count < at_least:
        return False
    found = [_is_name(piece) for piece in pieces]
    full = sum(bool(_FULL_NAME.search(piece.strip())) for piece in pieces)
    if len(pieces) == 1:
        return found[0] and (count or full == 1)
    is_full = 3 * full >= 2 * len(pieces) or count or "&" in stripped
    # one in five may be an affiliation or a misspelling
    return is_full and sum(found) >= 0.8 * len(found)


@lru_cache(maxsize=8192)
def _is_name(text: str) -> bool:
    tokens = text.strip(" .").split()
    if not 1 <= len(tokens) <= 5:
        return False
    for i, token in enumerate(tokens):
        bare = token.strip(".,*†‡∗0123456789^")
        low = bare.casefold()
        if low in _PARTICLES or re.fullmatch(r"(?:[A-Z]\.)+", token.strip(",*†‡∗")):
            continue
        after_initial = i > 0 and tokens[i - 1].endswith(".")
        if (
            not bare
            or (low in _NO_NAMES and not after_initial)
            or not _NAME_WORD.fullmatch(token.strip("0123456789^,"))
        ):
            return False
        if not (bare[0].isupper() or not bare[0].isascii()):
            return False
    return any(not token.isupper() or len(token) <= 3 for token in tokens)


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else: "2023/05", "18th Jul., 2023"."""
    return bool(re.search(r"\d{4}", text)) and not re.search(r"[^\W\d]", _DATE_WORDS.sub(" ", text))


@lru_cache(maxsize=8192)
def is_venue(text: str) -> bool:
    """Whether a text says where and when a work came out, as "CVPR 2021 (oral)", "Jan., 2023"."""
    stripped = text.strip(" \t\n\v*_()[]{}:.;,|`-–—")
    if not stripped or len(stripped) > 120:
        return False
    if names_venue(stripped):
        return True
    rest = _DATE_WORDS.sub(" ", stripped)
    if not re.search(r"\w", rest):
        return bool(re.search(r"\d{4}|[^\W\d]|[’']\d\d", stripped))
    count = len(rest.split())
    if _VENUE_WORD.search(rest):
        return count <= 12
    if _WEAK_VENUE_WORD.search(rest) and count <= 4:
        return True
    if not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)|[’']\d\d\b", stripped):
        return False
    left = re.findall(r"[^\W\d_]{2,}", _ACRONYM.sub(" ", rest))
    return len(left) <= (3 if _ACRONYM.search(rest) else 2) or bool(_SERIES.fullmatch(stripped))


_GROUP = re.compile(r"[(\[（]([^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*)[)\]）]")
_BOUNDARY = re.compile(
    r"(?P<group>[(\[（])|(?P<bar>\s\|\s|\|)|(?P<stop>\.(?=\s|$|\ue000))|(?P<mark>[?!](?=\s))"
    r"|(?P<comma>[,;](?=\s))|(?P<dash>\s[-–—]+\s)|(?P<by>\sby\s)|(?P<soft>\s*\v\s*)|(?P<at>\s@(?=\w))"
    r"|(?P<quote>[”\"](?=\s|$|[,.]))"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|vs|v|v\d|e\.g|i\.e|cf|approx|no|vol|dr|mr|mrs|ms|prof|st|etc|al|fig|eq|vol|ph\.d|inc|u\.s)$",
    re.IGNORECASE,
)
_RUN = re.compile(r"[^.|()\[\]\n\v\ue000]*")
_SEGMENT = re.compile(r"[^.,;|()\[\]\n\v\ue000?!]*")


def title_end(text: str, start: int, end: int, *, marked: bool = False) -> int:
    """Where a title that begins at `start` ends: before authors, a venue, a date or a bar.

    One that is `marked`, by bold or quotes, is all title but for a venue that ends it.
    """
    place = start
    while match := _BOUNDARY.search(text, place, end):
        is_end = not marked or _ends_with_venue(text, match, end)
        cut = _cut(text, start, match, end) if is_end else None
        if cut is not None:
            return trimmed(text, start, cut)[1]
        place = match.end()
        if match.lastgroup == "group":
            group = _GROUP.match(text, match.start(), end)
            place = group.end() if group else place
    return trimmed(text, start, end)[1]


def _ends_with_venue(text: str, match: re.Match[str], end: int) -> bool:
    rest = text[match.end() : end]
    if rest.lstrip().startswith("@"):
        return True
    is_dated = match.lastgroup in {"group", "comma", "stop"} and re.search(r"\d", rest)
    return bool(is_dated) and is_venue(rest)


def _cut(text: str, start: int, match: re.Match[str], end: int) -> int | None:
    """Where to cut at this boundary; None for one within the title."""
    kind, at, after = match.lastgroup, match.start(), match.end()
    so_far = text[start:at]
    if not re.search(r"\w", so_far):
        return None
    rest = text[after:end]
    segment = _next(text, after, end)
    if kind == "bar":
        return at
    if kind == "at":
        return at
    if kind == "group":
        group = _GROUP.match(text, at, end)
        inside = group[1] if group else text[after:end]
        said = inside.lstrip()
        if said.startswith("@") or is_venue(inside) or is_names(inside, at_least=2):
            return at
        return None
    if not re.search(r"\w", rest.replace("\ue000", "")):
        return after if kind == "mark" else at
    names_or_venue = is_names(segment, at_least=1) or is_venue(segment)
    if kind == "stop":
        if _ABBREVIATION.search(so_far):
            return None
        return at if len(so_far.split()) >= 2 or names_or_venue else None
    if kind == "soft":
        return at if names_or_venue or so_far.rstrip()[-1:] in ".!" else None
    if kind == "comma":
        whole = _next(text, after, end, _RUN)
        said = text[after:end].lstrip()
        is_series = len(so_far.split()) > 2 and _SERIES.match(said)
        short = len(segment.split()) <= 2 and is_venue(_two(said))
        if is_venue(segment) or short or is_series or re.match(r"ph\.?\s?d", said, re.IGNORECASE):
            return at
        return (
            at
            if is_names(whole, at_least=2) or (is_names(segment) and is_venue(_last(whole)))
            else None
        )
    if kind == "by":
        by_people = is_names(_next(text, after, end, _RUN), at_least=2) or re.search(
            r"\b[A-Z]\.", segment
        )
        return at if by_people else None
    if kind == "dash":
        whole = _next(text, after, end, _RUN)
        return at if is_venue(segment) or is_names(whole, at_least=2) else None
    if kind == "mark":
        whole = _next(text, after, end, _RUN)
        return after if is_names(whole, at_least=2) or is_venue(segment) else None
    return None


def _next(text: str, start: int, end: int, pattern: re.Pattern[str] = _SEGMENT) -> str:
    while start < end and text[start].isspace():
        start += 1
    match = pattern.match(text, start, end)
    return match[0] if match else ""


def _two(text: str) -> str:
    """The first two segments between commas, as "ECML, 2005"."""
    return ",".join(re.split(r"[.|()\[\]\n\v\ue000]", text)[0].split(",")[:2])


def _last(text: str) -> str:
    return text.rpartition(",")[2]


_EDGES = ".,:;|-–—*_~"
_QUOTES = '"“”'


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without blanks, closing punctuation and quotes around all of it."""
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGES + "[({\ue000"):
        end -= 1
    inner = text[start + 1 : end - 1]
    if end - start > 2 and text[start] in _QUOTES and not any(c in inner for c in _QUOTES):
        last = text[end - 1] in _QUOTES
        return trimmed(text, start + 1, end - 1 if last else end)
    return start, end


_REVERSED = re.compile(
    r"(?:[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+)?,\s+(?:[A-Z]\.[- ]?)+(?:\s*,?\s*(?:and|&)\s+|\s*,\s*|\s+(?=\(?(?:19|20)\d\d)))+"
    r"(?:(?:19|20)\d\d[a-z]?(?:,\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)?[.,:]?\s+)?"
)  # "Author, A.B., Other, C. and Third, D., 2010. "
_SUBJECT = re.compile(r"[^,:\n\v]{2,30}?\s[-–—]\s+")
_PIECE = re.compile(
    r"[\s,;]*(?P<al>et\.?\s*al\b\.?|and others\b|others\b|[JS]r\b\.?)[,;:.\s]*"
    r"|\s*(?P<piece>[^,;:.\n\v]*(?:(?<=\b[A-Z])\.[^,;:.\n\v]*)*)(?P<end>[,;:.]|$)\s*",
    re.IGNORECASE,
)


def after_names(text: str, start: int, end: int, *, at_least: int = 2) -> int | None:
    """Where the title begins in "A. Author, B. Other, Title"; None where no names come first."""
    reversed_names = _REVERSED.match(text, start, end)
    if reversed_names and re.search(r"\w{3}", text[reversed_names.end() : end]):
        return reversed_names.end()
    subject = _SUBJECT.match(text, start, end)
    if subject:
        after = after_names(text, subject.end(), end)
        if after is None and at_least == 1 and is_names(_next(text, subject.end(), end)):
            after = after_names(text, subject.end(), end, at_least=1)
        if after is not None:
            return after
    place, count = start, 0
    ends = [start]
    while place < end:
        match = _PIECE.match(text, place, end)
        if not match or match.end() == place:
            break
        if match["al"]:
            count += 2
            ends[-1] = match.end()
        elif names_venue(match["piece"]):
            break
        elif is_names(match["piece"]) or (count > 1 and _is_name(match["piece"])):
            if match["end"] == ":" and count:
                break
            count += 1 + len(re.findall(r"\band\b|&", match["piece"]))
            ends.append(match.end())
        else:
            break
        place = match.end()
    last = text[ends[-2] : ends[-1]] if len(ends) > 2 else ""
    if (
        len(last.split()) >= 3
        and "." not in last.strip(" .")
        and (not re.search(r"\w", text[place:end]) or is_venue(_next(text, place, end)))
    ):
        ends.pop()  # the title looks like a name too
        count -= 1
    return ends[-1] if count >= at_least else None

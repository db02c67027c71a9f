"""What may be a habit of entries: traits of which each has one value, or none."""

import re
from collections.abc import Callable, Hashable

from kblint.knowledge.entries import Entry
from kblint.knowledge.identities.identity import Kind
from kblint.knowledge.reading.candidate import Holder
from kblint.knowledge.reading.shapes import Shape
from kblint.knowledge.years import YEAR
from kblint.markdown import HardBreak

Trait = Callable[[Entry], Hashable]

_NUMBERED = re.compile(r"\d+(?P<sign>[.)])")
_TELLING = ("paper", "code", "website", "video", "slides", "data", "demo", "blog")


def shape(entry: Entry) -> str:
    """How it is written."""
    return entry.shape.value


def bullet(entry: Entry) -> str | None:
    """The bullet, or the number with its sign; None where it is no item."""
    if entry.holder is not Holder.ITEM:
        return None
    text = entry.source.text
    number = _NUMBERED.match(text, entry.start)
    return f"numbered, 1{number['sign']}" if number else text[entry.start]


def description(entry: Entry) -> str | None:
    """Whether it has one; None where its shape has no place for one."""
    if entry.shape not in {Shape.BARE, Shape.ONE_LINE, Shape.NEXT_LINE, Shape.CITED, Shape.HEADING}:
        return None
    return "present" if entry.description_span else "absent"


def ending(entry: Entry) -> str | None:
    """How its description ends."""
    said = entry.description.rstrip()
    if not said:
        return None
    return "a full stop" if said.endswith((".", "!", "?", "…")) else "no full stop"


def line_break(entry: Entry) -> str | None:
    """Whether a hard break parts title and description, where they are on two lines."""
    if entry.shape is not Shape.NEXT_LINE or entry.line_break is None:
        return None
    return "hard break" if isinstance(entry.line_break, HardBreak) else "none"


def record_break(entry: Entry) -> str | None:
    """What ends the title's line of a record: two spaces, a backslash or nothing."""
    if entry.shape is not Shape.RECORD or entry.line_break is None:
        return None
    if not isinstance(entry.line_break, HardBreak):
        return "none"
    return "a backslash" if entry.line_break.marker.endswith("\\") else "two spaces"


def arxiv_form(entry: Entry) -> str | None:
    """The form of an entry's arXiv link; None where it has none."""
    return link_form(entry.link.url) if entry.link.identity.kind is Kind.ARXIV else None


def link_form(url: str) -> str:
    """How an arXiv work is linked: "abs" or "pdf" and the like, with "vN" where a version is."""
    parts = url.partition("?")[0].split("/")
    known = {"abs", "pdf", "html", "ps", "format", "papers"}
    form = next((part for part in parts if part in known), "other")
    last = parts[-1].removesuffix(".pdf")
    versioned = "v" in last and last.rpartition("v")[2].isdigit()
    return form + (" vN" if versioned else "")


def links_beside(entry: Entry) -> str | None:
    """Which kinds of links stand beside the title's; None where they are not labelled."""
    if entry.shape in {Shape.BARE, Shape.ONE_LINE, Shape.NEXT_LINE}:
        return None
    said = {link.says for link in entry.links}
    return ", ".join(part for part in _TELLING if part in said) or None


def label_form(entry: Entry) -> str | None:
    """Where the brackets of its first label stand: in the link's text, around it, or nowhere."""
    labels = (link for link in entry.links if link.says and link.node is not entry.title_link)
    link = next((each for each in labels if each.node.style == "inline"), None)
    if link is None:
        return None
    if link.text.strip(" `").startswith("["):
        return "[[label]](url)"
    return "[[label](url)]" if entry.source.text[link.span.start - 1] == "[" else "[label](url)"


def _has(name: str) -> Trait:
    """Whether an entry states something; of that nobody does nothing is told."""

    def trait(entry: Entry) -> str:
        return "present" if any(field.name == name for field in entry.fields) else "absent"

    return trait


def date_form(entry: Entry) -> str | None:
    """How its date is written: "2023-05", "2023/05", "May 2023", "CVPR 2023" or "2023"."""
    found = next((field for field in entry.fields if field.name == "date"), None)
    if found is None:
        return None
    form = re.sub(r"[A-Za-z]+", "Mon", found.raw)
    form = re.sub(YEAR, "YYYY", form)
    return re.sub(r"\d{1,2}(?:Mon)?", "NN", form)


authors = _has("authors")
venue = _has("venue")
stars = _has("stars")

# What `explain` tells, in this order. Which links an entry has differs too much to be told by
# sections.
TRAITS: tuple[tuple[str, Trait], ...] = (
    ("shape of entries", shape),
    ("bullet", bullet),
    ("description", description),
    ("end of descriptions", ending),
    ("break between title and description", line_break),
    ("break after the title of a record", record_break),
    ("authors", authors),
    ("venue", venue),
    ("form of dates", date_form),
    ("labelled links", links_beside),
    ("form of labels", label_form),
    ("stars", stars),
    ("form of arXiv links", arxiv_form),
)
OF_THE_FILE = frozenset((links_beside, label_form, arxiv_form))
UNTOLD = "absent"  # of what only some lists have
OPTIONAL = frozenset((authors, venue, stars))

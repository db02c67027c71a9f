"""Links that stay within a page or a project: what its own files must answer for."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from kblint.knowledge.local.anchors import Anchors, slug
from kblint.markdown import HtmlBlock, HtmlInline, Image, Leaf, Link, Node, Root, Tag
from kblint.text import Span

_ELSEWHERE = r"(?:[A-Za-z][A-Za-z0-9+.-]*:|//)"
_MAY_BE = re.compile(
    rf"\]\([ \t\n]*<?(?!{_ELSEWHERE}|[ \t\n]*\))"
    rf"|\b(?:href|src)[ \t\n]*=[ \t\n]*[\"']?(?!{_ELSEWHERE})",
    re.IGNORECASE,
)
_LEADS_ELSEWHERE = re.compile(_ELSEWHERE)
_ATTRIBUTES = {"a": "href", "img": "src"}
_UNMADE = re.compile(r"\[([^\[\]\n]{1,300})\]\(([^()\n]{1,300})\)")
_ON_GITHUB = re.compile(
    r"https?://github\.com/([\w.-]+/[\w.-]+(?:/blob/[\w./%-]+)?)#([\w%-]+)", re.IGNORECASE
)


class LocalLink(NamedTuple):
    """A link without a host.

    `span` is where its `target` is written, `start` where it begins itself. `text` is what a reader
    reads as the link. It `is_made` unless blanks in its target keep it from being a link. `exact`
    is false where the places are only the line-wise best.
    """

    target: str
    text: str
    span: Span
    start: int
    is_image: bool = False
    is_made: bool = True
    exact: bool = True

    @property
    def path(self) -> str:
        """The file, percent-encoded as it may be, without a query; empty for this very page."""
        return self.target.partition("#")[0].partition("?")[0]

    @property
    def fragment(self) -> str | None:
        """What stands behind the `#`, None where there is none."""
        _, mark, fragment = self.target.partition("#")
        return fragment if mark else None


def local_links(text: str, root: Root, block_at: Callable[[int], Node]) -> Iterator[LocalLink]:
    """All links without a host in order of the text, those of definitions behind the others."""
    done = 0
    for match in _MAY_BE.finditer(text):
        if match.start() < done:
            continue
        block = block_at(match.start())
        done = max(block.end, match.end())
        if isinstance(block, HtmlBlock):
            yield from _of_tags(block.tags, text)
        elif isinstance(block, Leaf):
            yield from _of_leaf(block, text)
        else:
            done = match.end()
    for node in root.definitions:
        if _is_local(node.url):
            span = node.destination_span
            yield LocalLink(node.url, node.label, span, node.start, exact=node.exact)


def _of_leaf(leaf: Leaf, text: str) -> Iterator[LocalLink]:
    for node in leaf.walk():
        if isinstance(node, Link):
            span = node.destination_span
            if span and node.style == "inline" and _is_local(node.url):
                image = isinstance(node, Image)
                yield LocalLink(node.url, node.text, span, node.start, image, exact=node.exact)
        elif isinstance(node, HtmlInline):
            yield from _of_tags(node.tags, text)


def _of_tags(tags: Iterable[Tag], text: str) -> Iterator[LocalLink]:
    for tag in tags:
        found = None if tag.closing else tag.attribute(_ATTRIBUTES.get(tag.name, ""))
        target = found.value.strip() if found else ""
        if found and found.span and _is_local(target):
            end = text.find("<", tag.span.end) if tag.name == "a" else -1
            shown = text[tag.span.end : end] if end >= 0 else ""
            yield LocalLink(target, shown, found.span, tag.span.start, tag.name == "img")


def _is_local(url: str) -> bool:
    return url != "" and not _LEADS_ELSEWHERE.match(url)


def unmade_links(text: str, prose: Callable[[], str]) -> Iterator[LocalLink]:
    """What would lead to a section, had its target no blanks: `[Few-shot DA](#Few-shot DA)`."""
    for match in _UNMADE.finditer(text):
        target = match[2].strip()
        if " " not in target or '"' in target:
            continue
        if not target.startswith("#") and slug(target) != slug(match[1]):
            continue
        start, end = match.span()
        if prose()[start:end] == match[0]:
            yield LocalLink(target, match[1], Span(*match.span(2)), start, is_made=False)


def own_urls(text: str, anchors: Anchors) -> Iterator[LocalLink]:
    """Links to this very page as it stands on GitHub: 9 in 10 and 4 or more fit its headings."""
    found: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _ON_GITHUB.finditer(text):
        found[match[1].casefold()].append(match)
    for matches in found.values():
        fitting = sum(anchors.find(match[2]) is not None for match in matches)
        if fitting >= 4 and fitting >= 0.9 * len(matches):
            for match in matches:
                span = Span(match.start(2) - 1, match.end())
                yield LocalLink("#" + match[2], unquote(match[2]), span, match.start())

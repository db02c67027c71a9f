"""Raw HTML: what begins and ends a block of it, and the tags within.

The standard library's `html.parser` is no help with the tags: it tells the line and column of a tag
but not where an attribute's value stands, which is what a finding about a target must point at.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kblint.markdown.entities import decode
from kblint.text import Span

# Possessive throughout, so that no hostile run of attributes is tried in more than one way.
_BLANK = r"[ \t\n\r\f\v]"
_VALUE = r"(?:[^ \t\n\r\f\v\"'=<>`]++|'[^']*+'|\"[^\"]*+\")"
_ATTRIBUTE = rf"{_BLANK}++[A-Za-z_:][A-Za-z0-9_.:-]*+(?:{_BLANK}*+={_BLANK}*+{_VALUE})?+"
_NAME = r"[A-Za-z][A-Za-z0-9-]*+"
TAG = re.compile(
    rf"<(?:(?P<open>{_NAME})(?P<attributes>(?:{_ATTRIBUTE})*+){_BLANK}*+/?|/(?P<close>{_NAME}){_BLANK}*+)>"
)
_ONE_ATTRIBUTE = re.compile(
    rf"{_BLANK}++(?P<name>[A-Za-z_:][A-Za-z0-9_.:-]*+)(?:{_BLANK}*+={_BLANK}*+(?P<value>{_VALUE}))?+"
)

_BLOCK_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|"
    "head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup|"
    "option|p|param|search|section|source|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_RAW_NAMES = "script|pre|style|textarea"
# What begins a block of each of CommonMark's seven kinds but the last, in a paragraph too.
INTERRUPTING = (
    rf"<(?:(?P<raw>(?i:{_RAW_NAMES}))(?=[ \t>\n]|\Z)|(?P<comment>!--)|(?P<instruction>\?)"
    rf"|(?P<declaration>![A-Za-z])|(?P<cdata>!\[CDATA\[)"
    rf"|(?P<block>/?(?i:{_BLOCK_NAMES})(?=[ \t\n>]|/>|\Z)))"
)
_INTERRUPTING = re.compile(INTERRUPTING)
_ENDS = {
    "raw": re.compile(f"</(?:{_RAW_NAMES})>", re.IGNORECASE),
    "comment": re.compile("-->"),
    "instruction": re.compile(r"\?>"),
    "declaration": re.compile(">"),
    "cdata": re.compile(r"\]\]>"),
}
_BLANK_LINE = re.compile(r"\n[ \t\v\f]*(?=\n)")
_REST_IS_BLANK = re.compile(r"[ \t]*(?:\n|\Z)")


class Attribute(NamedTuple):
    """An attribute; its `span` is its value's, quotes left out, None where it has no value."""

    name: str
    value: str
    span: Span | None


class Tag(NamedTuple):
    """A tag as it is written: the name in lower case, character references in values resolved."""

    name: str
    attributes: tuple[Attribute, ...]
    span: Span
    closing: bool

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of that name, in lower case: a browser drops the others."""
        return next((found for found in self.attributes if found.name == name), None)


class HtmlStart(NamedTuple):
    """The beginning of an HTML block: whether it interrupts a paragraph, what ends it.

    `end` is None where that is a blank line.
    """

    interrupts: bool
    end: re.Pattern[str] | None


_SEVENTH = HtmlStart(interrupts=False, end=None)
_STARTS = {name: HtmlStart(interrupts=True, end=end) for name, end in _ENDS.items()}
_STARTS["block"] = HtmlStart(interrupts=True, end=None)


def html_start(text: str, at: int) -> HtmlStart | None:
    """What kind of HTML block the `<` there begins, if any."""
    found = _INTERRUPTING.match(text, at)
    if found:
        return _STARTS[found.lastgroup or ""]
    line_end = text.find("\n", at)
    tag = TAG.match(text, at, line_end if line_end >= 0 else len(text))
    return _SEVENTH if tag and _REST_IS_BLANK.match(text, tag.end()) else None


def html_end(text: str, at: int, start: HtmlStart) -> int:
    """Where the block that begins at the offset ends: just past a newline, or the text's end."""
    if start.end is None:
        blank = _BLANK_LINE.search(text, at)
        return blank.start() + 1 if blank else len(text)
    last = start.end.search(text, at)
    line_end = text.find("\n", last.end()) if last else -1
    return line_end + 1 if line_end >= 0 else len(text)


def tags(text: str, offset: int) -> Iterator[Tag]:
    """The tags of raw HTML that begins at the offset; comments and scripts hold none."""
    for _, _, tag in _markup(text):
        if tag:
            yield _tag(tag, offset)


def comments(text: str, offset: int) -> Iterator[Span]:
    """The comments of raw HTML that begins at the offset; scripts and attributes hold none."""
    for start, end, tag in _markup(text):
        if tag is None and text.startswith("<!--", start) and text.endswith("-->", start + 4, end):
            yield Span(offset + start, offset + end)


def _markup(text: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """The start and end of each tag, comment or the like, and the match of a tag."""
    at = text.find("<")
    while at >= 0:
        start = _INTERRUPTING.match(text, at)
        kind = start.lastgroup if start else None
        end = at + 1
        if kind in {None, "raw", "block"}:
            tag = TAG.match(text, at)
            if tag:
                yield at, tag.end(), tag
                end = tag.end()
                if kind == "raw" and tag["open"].lower() != "pre":
                    closing = re.compile(f"</{tag['open']}", re.IGNORECASE).search(text, end)
                    end = closing.start() if closing else len(text)
        else:
            last = _ENDS[kind or ""].search(text, at)
            end = last.end() if last else len(text)
            yield at, end, None
        at = text.find("<", end)


def _tag(found: re.Match[str], offset: int) -> Tag:
    span = Span(found.start() + offset, found.end() + offset)
    if found["close"]:
        return Tag(found["close"].lower(), (), span, closing=True)
    attributes = tuple(
        _attribute(each, offset)
        for each in _ONE_ATTRIBUTE.finditer(found.string, *found.span("attributes"))
    )
    return Tag(found["open"].lower(), attributes, span, closing=False)


def _attribute(found: re.Match[str], offset: int) -> Attribute:
    name, value = found["name"].lower(), found["value"]
    if value is None:
        return Attribute(name, "", None)
    start, end = found.span("value")
    if value[0] in "\"'":
        start, end = start + 1, end - 1
    return Attribute(name, decode(found.string[start:end]), Span(start + offset, end + offset))

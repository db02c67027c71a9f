"""A document's nodes with their places."""

import json
from typing import Any, TextIO

from kblint.formats.json import place
from kblint.formats.screen import safe
from kblint.markdown import Node, Root
from kblint.text import Source

_KEYS = (
    "level",
    "style",
    "tight",
    "info",
    "ordered",
    "bullet",
    "checked",
    "alignments",
    "label",
    "url",
    "title",
)


def write_tree_json(root: Root, source: Source, out: TextIO) -> None:
    """Nested objects, written as they are met: their depth is no matter."""
    stack: list[Node | str] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            out.write(item)
            continue
        out.write(json.dumps(_described(item, source), ensure_ascii=False)[:-1])
        out.write(', "children": [')
        stack.append("]}")
        for i, child in enumerate(reversed(item.children)):
            if i:
                stack.append(", ")
            stack.append(child)
    out.write("\n")


def write_tree_text(root: Root, source: Source, out: TextIO) -> None:
    """A line a node, indented by depth: where it is, what it is, and how it begins."""
    stack: list[tuple[Node, int]] = [(root, 0)]
    while stack:
        node, depth = stack.pop()
        start, end = source.position(node.start), source.position(node.end)
        where = f"{start.line}:{start.column}-{end.line}:{end.column}"
        begins = safe(node.source_text[:60].partition("\n")[0])
        inexact = "" if node.exact else " (inexact)"
        out.write(f"{'  ' * depth}{node.type} {where}{inexact} {begins}".rstrip() + "\n")
        stack.extend((child, depth + 1) for child in reversed(node.children))


def _described(node: Node, source: Source) -> dict[str, Any]:
    described: dict[str, Any] = {
        "type": node.type,
        **place(source, node.span),
        "exact": node.exact,
    }
    for key in _KEYS:
        value = getattr(node, key, None)
        if value is not None:
            described[key] = value
    return described

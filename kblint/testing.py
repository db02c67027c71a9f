"""Running the examples of a rule's page: for this project's rules and for those of plug-ins.

A page shows fenced blocks whose info strings say what they are. `markdown bad` is text that the
rule speaks of; the `text` block after it holds its findings, one `row:column message` a line; the
`markdown fixed` block after that is the text with every fix applied. `markdown good` is text on
which all default rules and this one are silent. Further words of an info string are TOML: the
rule's options, `sections` and `duplicates` for a schema, `files` for the names of files beside the
text, which is one itself then, `final-newline = false` for a text without one, and `crlf` for the
numbers of the lines that end with CRLF.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kblint import check_paths, check_text
from kblint.engine.fixes import applied
from kblint.engine.select import select
from kblint.errors import KblintError
from kblint.finding import Diagnostic
from kblint.knowledge import Schema
from kblint.markdown import CodeBlock, Node, parse
from kblint.rule import Rule
from kblint.text import Source, Span


@dataclass(frozen=True)
class Example:
    """One `bad` or `good` block with what the page says of it; `line` is where it begins."""

    kind: str
    text: str
    options: dict[str, Any]
    schema: Schema
    line: int
    said: str | None = None
    fixed: str | None = None
    files: tuple[str, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict)  # of its `said` and `fixed` blocks


def examples(page: str) -> list[Example]:
    """The examples of a page in their order.

    Raises KblintError where an info string cannot be read or a block belongs to no example.
    """
    found: list[Example] = []
    source = Source(page)
    for block in _code_blocks(parse(source.text)):
        line = source.line(block.start)
        language, _, rest = block.info.partition(" ")
        kind, _, options = rest.strip().partition(" ")
        if language == "markdown" and kind in {"bad", "good"}:
            found.append(_example(kind, block.content, options, line))
        elif language == "text" or (language == "markdown" and kind == "fixed"):
            if not found or found[-1].kind != "bad":
                raise KblintError(f"line {line}: expected a 'bad' block before this one")
            found[-1] = _with_block(found[-1], language, block)
    return found


def diagnostics(example: Example, rule: type[Rule]) -> tuple[Diagnostic, ...]:
    """What the rule says of the example, with the example's options."""
    return _check(example, example.text, [rule(**example.options)])


def findings(example: Example, rule: type[Rule]) -> str:
    """What the rule says of the example, as the page's `text` block has it."""
    source = Source(example.text)
    lines = []
    for diagnostic in diagnostics(example, rule):
        at = source.position(diagnostic.span.start)
        lines.append(f"{at.line}:{at.column} {diagnostic.message}\n")
    return "".join(lines)


def fixed(example: Example, rule: type[Rule]) -> str:
    """The example with every fix of the rule applied."""
    fixes = [d.finding.fix for d in diagnostics(example, rule) if d.finding.fix]
    return applied(Source(example.text), fixes).encode().decode()


def left_after_fixes(example: Example, rule: type[Rule]) -> tuple[Diagnostic, ...]:
    """What the rule still says once its fixes are applied."""
    return _check(example, fixed(example, rule), [rule(**example.options)])


def said_of_good(example: Example, rule: type[Rule]) -> tuple[Diagnostic, ...]:
    """What any default rule, or this one with the example's options, says."""
    own = rule(**example.options)
    others = [other for other in select(["default"]) if other.name != own.name]
    return _check(example, example.text, [own, *others])


def updated(page: str, rule: type[Rule]) -> str:
    """The page with its `text` and `fixed` blocks rewritten to what the rule does."""
    text = Source(page).text
    for example in reversed(examples(page)):
        made = {"said": findings(example, rule), "fixed": fixed(example, rule)}
        for name, span in sorted(example.spans.items(), key=lambda item: item[1], reverse=True):
            lines = text[span.start : span.end].split("\n")
            block = "\n".join([lines[0], *made[name].removesuffix("\n").split("\n"), lines[-1]])
            text = text[: span.start] + block + text[span.end :]
    return text


def _check(example: Example, text: str, rules: list[Rule]) -> tuple[Diagnostic, ...]:
    if not example.files:
        return check_text(text, rules=rules, schema=example.schema)
    with TemporaryDirectory() as folder:
        for name in example.files:
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("", "utf-8")
        path = Path(folder, "README.md")
        path.write_text(text, "utf-8", newline="\n")
        return check_paths([path], rules=rules, schema=example.schema).diagnostics


def _example(kind: str, text: str, options: str, line: int) -> Example:
    try:
        table = tomllib.loads(f"options = {{{options}}}")["options"]
        promises = {key: table.pop(key) for key in ("sections", "duplicates") if key in table}
        schema = Schema.from_tables(promises)
        files = tuple(table.pop("files", ()))
    except (tomllib.TOMLDecodeError, KblintError) as error:
        raise KblintError(f"line {line}: {error}") from None
    if not table.pop("final-newline", True):
        text = text.removesuffix("\n")
    lines = text.split("\n")
    for number in table.pop("crlf", ()):
        lines[number - 1] += "\r"
    return Example(kind, "\n".join(lines), table, schema, line, files=files)


def _with_block(example: Example, language: str, block: CodeBlock) -> Example:
    """The example with what a `text` or `fixed` block after it says."""
    if language == "text":
        spans = {**example.spans, "said": block.span}
        return replace(example, said=block.content, spans=spans)
    return replace(example, fixed=block.content, spans={**example.spans, "fixed": block.span})


def _code_blocks(node: Node) -> Iterator[CodeBlock]:
    for child in node.children:
        if isinstance(child, CodeBlock):
            yield child

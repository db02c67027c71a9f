"""One document: read, parsed, and given to each rule."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kblint.engine.demands import Demands
from kblint.engine.own import RULE_ERROR, UNDECODABLE_TEXT
from kblint.engine.read import Given, read, size
from kblint.errors import KblintError
from kblint.finding import Diagnostic, Finding
from kblint.knowledge import Document, Facts
from kblint.markdown import Image, Link
from kblint.markdown.collector import resting_collector
from kblint.markdown.comments import MARK
from kblint.rule import Rule
from kblint.text import Source, Span, UndecodableTextError

if TYPE_CHECKING:
    from kblint.engine.suppress import Suppressions

T = TypeVar("T")


class Checked(NamedTuple):
    """What is known of one file once it was checked; small enough to be sent between processes.

    `source` is None where the file could not be read, and `error` says why. `has_only_links` means
    that it has links to elsewhere, but no entry that is recognised.
    """

    path: Path | None
    source: Source | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    entries: int = 0
    facts: Facts | None = None
    has_only_links: bool = False
    comments: "Suppressions | None" = None
    error: str = ""


class Job(NamedTuple):
    """A file, or the bytes for it, and what it is held to."""

    file: Path | Given
    demands: Demands

    @property
    def path(self) -> Path | None:
        """The file; None for bytes that stand for none."""
        return self.file.path if isinstance(self.file, Given) else self.file

    @property
    def size(self) -> int:
        """In bytes."""
        return size(self.file)


def check_job(job: Job) -> Checked:
    """Read a file and check it."""
    try:
        source = read(job.file)
    except UndecodableTextError as error:
        finding = Finding(error.span, str(error), "text")
        return Checked(job.path, error.source, (UNDECODABLE_TEXT.says(error.source, finding),))
    except KblintError as error:
        return Checked(job.path, error=str(error))
    return check_source(source, job.demands)


def check_source(source: Source, demands: Demands) -> Checked:
    """Check a text by all rules but those that judge many documents, and gather facts for those."""
    document = Document(source, demands.schema)
    with resting_collector():
        entries, failure = attempt("reading the document", lambda: document.entries)
        if failure:
            return Checked(source.path, source, (RULE_ERROR.says(source, failure),))
        found: list[Diagnostic] = []
        for rule in demands.rules:
            said, failure = attempt(rule.name, partial(rule.check, document))
            found += [diagnostic(source.path, rule, finding) for finding in said]
            if failure:
                found.append(RULE_ERROR.says(source, failure))
        facts, failure = attempt("gathering facts", lambda: (document.facts,))
        if failure:
            found.append(RULE_ERROR.says(source, failure))
        comments, failure = attempt("reading comments", lambda: _comments(document, demands))
        if failure:
            found.append(RULE_ERROR.says(source, failure))
        only_links = bool(demands.rules) and not entries and _has_links(document)
    return Checked(
        source.path,
        source,
        tuple(found),
        len(entries),
        facts[0] if facts else None,
        only_links,
        comments[0] if comments else None,
    )


def _comments(document: Document, demands: Demands) -> "Iterator[Suppressions]":
    if MARK in document.source.text:  # spares the import
        from kblint.engine.suppress import suppressions

        found = suppressions(document, demands.rules)
        if found:
            yield found


def diagnostic(path: Path | None, rule: Rule, finding: Finding) -> Diagnostic:
    """The finding as the rule's; its own severity goes before the rule's."""
    return Diagnostic(path, rule.code, rule.name, finding.severity or rule.severity, finding)


def attempt(what: str, work: Callable[[], Iterable[T]]) -> tuple[list[T], Finding | None]:
    """What comes of a rule's work, or a finding that it raised: no rule takes others with it."""
    try:
        return list(work()), None
    except Exception as error:  # noqa: BLE001 - the one door, for whatever a rule may raise
        message = f"{what} raised {type(error).__name__}: {error} ({_origin(error)})"
        return [], Finding(Span(0, 0), message, what)


def _origin(error: Exception) -> str:
    """The line of code that raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if not trace:
        return "unknown place"
    return f"{Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}"


def _has_links(document: Document) -> bool:
    if "http" not in document.source.text:
        return False  # spares parsing every leaf
    return any(
        isinstance(node, Link)
        and not isinstance(node, Image)
        and node.url.startswith(("http://", "https://"))
        and node.text.strip() != ""
        and not all(isinstance(child, Image) for child in node.children)
        for node in document.root.walk()
    )

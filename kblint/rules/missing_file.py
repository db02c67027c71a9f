"""Relative links to files that are not there."""

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kblint.finding import Edit, Effect, Finding, Fix, Related, Severity
from kblint.knowledge import Facts
from kblint.knowledge.facts import LinkFact
from kblint.knowledge.local.project import Look, Project
from kblint.rule import ProjectRule

# What is meant as something else: templates, links within links, hosts without a scheme, words.
_NO_PATH = re.compile(
    r".*[\[\](){}<>*|$\\@:].*|www\..*|(?:[\w-]+\.)+[\w-]+/.*|(?:\w+\.)+(?:com|org|net|edu|io|ai|dev|co)"
    r"|[^/.]*your[^/.]*|url|link|paper|code|pdf|project|page|here|tbd|tba|todo|none|null|xxx+",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = re.compile(r"[\w./-]+")  # what need not be encoded or escaped
# Pages that GitHub itself has beside the files.
_OF_GITHUB = frozenset(
    (
        "actions", "blob", "commits", "compare", "discussions", "edit", "fork", "graphs", "issues",
        "labels", "milestones", "network", "new", "packages", "projects", "pull", "pulls", "pulse",
        "raw", "releases", "search", "security", "stargazers", "tags", "tree", "watchers", "wiki",
    )
)  # fmt: skip
# Files of which sites make what is linked, and folders that they serve as the root.
_MADE_OF = (".md", ".markdown", ".mdx", ".rst", ".ipynb", "/index.md", "/README.md", "/_index.md")
_SERVED = ("static", "public", "docs", "docs/public", "website/static", "src", "site", "assets")


@dataclass(frozen=True)
class MissingFile(ProjectRule):
    """A relative link or image leads to a file that is not there, or whose name differs in case.

    It speaks of files within the project alone: the git work tree, else the folder of the list,
    where some of its links lead somewhere. Several links to what is missing are one finding.
    """

    code = "KB313"
    name = "missing-file"
    severity = Severity.ERROR

    def judge(self, facts: Mapping[Path | None, Facts]) -> Iterator[tuple[Path | None, Finding]]:
        project = Project()
        for path, of_file in facts.items():
            links = [fact for fact in of_file.links if fact.link.is_made and fact.link.path]
            if path and links:
                for finding in _of_file(project, path, links):
                    yield path, finding


def _of_file(project: Project, path: Path, links: list[LinkFact]) -> Iterator[Finding]:
    root, is_tree = project.root(path)
    lost: dict[str, list[tuple[LinkFact, bool]]] = defaultdict(list)
    leading = 0
    for fact in links:
        target = project.resolve(path, fact.link.path)
        if target is None:
            continue
        look = project.look(root, target)
        leading += look.is_there
        if not look.is_there and not _is_else(project, root, target, fact.link.path):
            lost[look.path].append((fact, look.path != target))
        elif not look.is_spelled_so:
            yield _of_case(project, path, fact, look)
    if is_tree or leading:  # else the file was taken from its project
        for missing, there in lost.items():
            yield _of_none(path, os.path.relpath(missing, root), there)


def _is_else(project: Project, root: str, target: str, path: str) -> bool:
    """Whether the target may be anything but a file that should be there."""
    below = target[len(root) :].lstrip(os.sep)
    if _NO_PATH.fullmatch(path) or below.partition(os.sep)[0] in _OF_GITHUB:
        return True
    stem = target.removesuffix(".html")
    made = [stem + ending for ending in _MADE_OF]
    if path.startswith("/"):
        made += [os.path.join(root, folder, below) for folder in _SERVED]  # noqa: PTH118
    return any(project.look(root, os.path.normpath(each)).is_there for each in made)


def _of_case(project: Project, path: Path, fact: LinkFact, look: Look) -> Finding:
    written = fact.link.path
    parts = written.split("/")
    named = [i for i, part in enumerate(parts) if part not in {"", ".", ".."}]
    for i, name in zip(reversed(named), reversed(Path(look.path).parts), strict=False):
        parts[i] = name
    right = "/".join(parts)
    if project.resolve(path, right) != look.path:  # it goes up again, or is percent-encoded
        right = os.path.relpath(look.path, os.path.abspath(path.parent)).replace(os.sep, "/")  # noqa: PTH100
    message = f"expected {right}, as the file is called, found {written}"
    fix = None
    if fact.link.exact and _PLAIN.fullmatch(right):
        edits = (Edit(fact.link.span, right + fact.link.target.removeprefix(written)),)
        fix = Fix(f"link {right}", edits, effect=Effect.TARGET)
    return Finding(fact.link.span, message, fact.subject, fix=fix)


def _of_none(path: Path, missing: str, there: list[tuple[LinkFact, bool]]) -> Finding:
    (first, within), *others = there
    name = missing.replace(os.sep, "/")
    message = f"expected {'a folder' if within else 'a file'} called {name}, found none"
    if others:
        message += f", and {len(others) + 1} links lead {'into' if within else 'to'} it"
    related = tuple(Related(path, fact.link.span, fact.link.target) for fact, _ in others)
    return Finding(first.link.span, message, first.subject, related=related)

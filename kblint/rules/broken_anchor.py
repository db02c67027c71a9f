"""Links to sections that are not there."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kblint.finding import Edit, Effect, Finding, Fix, Safety, Severity
from kblint.knowledge import Facts
from kblint.knowledge.facts import LinkFact
from kblint.knowledge.local.anchors import slug
from kblint.knowledge.local.local_links import LocalLink
from kblint.knowledge.local.meant import Meant
from kblint.knowledge.local.project import Project
from kblint.rule import ProjectRule

# What leads somewhere on every page that GitHub shows, or is no matter of anchors.
_ALWAYS = re.compile(
    r"|top|readme|.*-ov-file|fn(?:ref)?-.*|[/!?].*|:~:.*|L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?",
    re.IGNORECASE,
)
_HABIT = 4  # links whose anchors are in upper case
_PLAIN = re.compile(r"[\w./-]*")  # a path that is written as it is


@dataclass(frozen=True)
class BrokenAnchor(ProjectRule):
    """A link leads to no section, or a line of the contents to another one than it says.

    Anchors are those that GitHub makes of headings, and whatever bears a name or an id. Upper case
    in a heading's anchor is a warning, for GitHub's own pages forgive it, and information where
    most of the page's links have it.
    """

    code = "KB312"
    name = "broken-anchor"
    severity = Severity.ERROR
    outranks = ("KB313", "KB604")

    def judge(self, facts: Mapping[Path | None, Facts]) -> Iterator[tuple[Path | None, Finding]]:
        pages = _Pages(facts)
        for path, of_file in facts.items():
            for fact in of_file.links:
                page = pages.of(path, fact.link)
                found = page.finding(fact) if page else None
                if found:
                    yield path, found


class _Pages:
    """The pages of the knowledge base, and which of them a link names a place of."""

    def __init__(self, facts: Mapping[Path | None, Facts]) -> None:
        self.facts = facts
        self.project = Project()
        self.known: dict[Path | None, _Page] = {}

    @cached_property
    def by_place(self) -> Mapping[str, Path]:
        return {os.path.abspath(path): path for path in self.facts if path}  # noqa: PTH100

    def of(self, path: Path | None, link: LocalLink) -> "_Page | None":
        if link.is_image:
            return None
        if link.is_made and link.fragment is None and not self._lacks_mark(path, link):
            return None
        if link.is_made and link.fragment is not None and link.path:
            place = self.project.resolve(path, link.path) if path else None
            path = self.by_place.get(place or "")
            if path is None:
                return None
        if path not in self.known:
            self.known[path] = _Page(self.facts[path])
        return self.known[path]

    def _lacks_mark(self, path: Path | None, link: LocalLink) -> bool:
        """Whether the target is a section's name where there is no such file."""
        name = link.target
        if not path or "/" in name or "." in name or slug(name) != slug(link.text.strip()):
            return False
        place = self.project.resolve(path, name)
        root, _ = self.project.root(path)
        return place is not None and not self.project.look(root, place).is_there


class _Page:
    """A page that is linked to."""

    def __init__(self, facts: Facts) -> None:
        self.links = [fact.link for fact in facts.links]
        self.anchors = facts.anchors
        self.meant = Meant(facts.anchors)

    def finding(self, fact: LinkFact) -> Finding | None:
        link, fragment = fact.link, fact.link.fragment
        if not link.is_made or fragment is None:
            return self._of_no_link(fact)
        if _ALWAYS.fullmatch(fragment):
            return None
        place = self.anchors.find(fragment)
        if place is not None:
            if fact.meant is None or self.anchors.find(fact.meant) == place:
                return None
            found = self.meant.described(place)
            message = f"expected #{fact.meant}, {self._of(fact.meant)}, found that of {found}"
            return _finding(fact, message, fact.meant)
        lower = fragment.lower()
        if self.anchors.find(lower) is not None and fact.meant in {None, lower}:
            message = f"expected #{lower} in lower case, as GitHub writes it, found #{fragment}"
            severity = Severity.INFO if self._has_habit else Severity.WARNING
            return _finding(fact, message, lower, severity=severity)
        return self._broken(fact, fragment)

    def _broken(self, fact: LinkFact, fragment: str) -> Finding:
        name = self._one(fact, fragment)
        if name:
            message = f"expected #{name}, {self._of(name)}, found #{fragment}"
            return _finding(fact, message, name)
        message = f"expected a heading or an id for #{fragment}, found none"
        nearest = self.meant.nearest(fragment)
        if not nearest:
            return _finding(fact, message)
        message += f"; the nearest is #{nearest}"
        return _finding(fact, message, nearest, safety=Safety.UNSAFE)

    def _of_no_link(self, fact: LinkFact) -> Finding | None:
        """What blanks, or a `#` that is missing, keep from being a link to a section."""
        target = fact.link.target
        name = self._one(fact, target.removeprefix("#"))
        if target.startswith("#"):
            expected = f"#{name}, {self._of(name)}" if name else "an anchor without blanks"
            message = f'expected {expected}, found "{target}", of which no link is made'
            return _finding(fact, message, name, effect=Effect.LINK_MADE)
        if not name:
            return None
        message = f'expected #{name}, {self._of(name)}, found "{target}" without the "#"'
        effect = Effect.TARGET if fact.link.is_made else Effect.LINK_MADE
        return _finding(fact, message, name, effect=effect)

    def _one(self, fact: LinkFact, fragment: str) -> str | None:
        """The one anchor that the link can be meant for.

        A heading that has the link's text is none where another link leads there already, for the
        fragment says otherwise.
        """
        spelled = self.meant.spelled(fragment)
        titled = [
            name
            for name in self.meant.titled(fact.link.text)
            if name in spelled or self.anchors.find(name) not in self._reached
        ]
        found = {fact.meant} if fact.meant else {*spelled, *titled}
        return found.pop() if len(found) == 1 else None

    def _of(self, name: str) -> str:
        place = self.anchors.find(name)
        heading = self.meant.headings.get(name)
        if not heading or place is None:
            return "as the id is written"
        return f"the anchor of {self.meant.described(place)}"

    @cached_property
    def _reached(self) -> frozenset[int | None]:
        """Where the page's own links lead."""
        own = [link.fragment for link in self.links if not link.path and link.is_made]
        return frozenset(self.anchors.find(fragment) for fragment in own if fragment)

    @cached_property
    def _has_habit(self) -> bool:
        """Whether most of the page's links have upper case in the anchors of headings."""
        fragments = [link.fragment for link in self.links if link.fragment and not link.path]
        upper = sum(
            self.anchors.find(each) is None and self.anchors.find(each.lower()) is not None
            for each in fragments
        )
        return upper > _HABIT and 2 * upper > len(fragments)


def _finding(
    fact: LinkFact,
    message: str,
    name: str | None = None,
    *,
    safety: Safety = Safety.SAFE,
    effect: Effect = Effect.TARGET,
    severity: Severity | None = None,
) -> Finding:
    link = fact.link
    path = link.path if link.is_made and link.fragment is not None else ""
    fix = None
    if name and " " not in name and link.exact and _PLAIN.fullmatch(path):
        edits = (Edit(link.span, f"{path}#{name}"),)
        fix = Fix(f"link #{name}", edits, safety, effect)
    return Finding(link.span, message, fact.subject, severity, fix)

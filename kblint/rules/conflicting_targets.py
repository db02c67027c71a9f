"""One title under two identities: two links for what should be one work."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kblint.finding import Finding, Severity
from kblint.knowledge import EntryFact, Facts, Identity, Kind
from kblint.knowledge.likeness.twins import Place
from kblint.knowledge.titles import content_words, words
from kblint.rule import ProjectRule

_TELLING, _UNMISTAKABLE = 3, 4  # words of a title that few works have, and that one has
_NO_PAPERS = {Kind.GITHUB, Kind.REPOSITORY, Kind.VIDEO, Kind.YOUTUBE}

Title = tuple[str, ...]


@dataclass(frozen=True)
class ConflictingTargets(ProjectRule):
    """Two entries with one title link to two works of one kind, such as two arXiv papers.

    In one section a preprint and a publication, or an entry without a link, count as well if the
    title has four telling words or more: one work is listed twice.
    """

    code = "KB304"
    name = "conflicting-targets"
    severity = Severity.WARNING

    def judge(self, facts: Mapping[Path | None, Facts]) -> Iterator[tuple[Path | None, Finding]]:
        of_kind: dict[tuple[Kind, Title], dict[Identity, Place]] = defaultdict(dict)
        in_section: dict[tuple[Path | None, tuple[str, ...], Title], Place] = {}
        for path, of_file in facts.items():
            for entry in of_file.entries:
                telling = len(content_words(entry.title))
                if telling < _TELLING:
                    continue
                place, title = Place(path, entry), words(entry.title)
                known = of_kind[entry.identity.kind, title] if entry.identity.is_work else {}
                first = in_section.setdefault((path, entry.home, title), place)
                if known and entry.identity not in known:
                    yield path, _two_links(next(iter(known.values())), place)
                elif telling >= _UNMISTAKABLE and _are_one(first.entry, entry):
                    yield path, _two_entries(first, place)
                known.setdefault(entry.identity, place)


def _are_one(first: EntryFact, again: EntryFact) -> bool:
    """Whether two entries of one title and section, whose links differ, stand for one work."""
    if first is again or (first.url and first.identity == again.identity):
        return False
    both = (first, again)
    return any(each.identity.is_work for each in both) and not any(
        each.url and each.identity.kind in _NO_PAPERS for each in both
    )


def _two_links(first: Place, again: Place) -> Finding:
    entry, one = again.entry, first.entry
    message = (
        f'expected one link for "{entry.title}", found {entry.identity.label} and '
        f"{one.identity.label} ({first.seen_from(again)})"
    )
    related = (first.related(one.identity.label),)
    return Finding(entry.span, message, entry.subject, related=related)


def _two_entries(first: Place, again: Place) -> Finding:
    entry, one = again.entry, first.entry
    ours, theirs = (each.identity.label if each.url else "no link" for each in (entry, one))
    message = (
        f'expected "{entry.title}" once in its section, found it again with {ours} after '
        f"{first.seen_from(again)} with {theirs}"
    )
    return Finding(entry.span, message, entry.subject, related=(first.related(theirs),))

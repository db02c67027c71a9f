"""One target under two titles: one of the links is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kblint.finding import Finding, Severity
from kblint.knowledge import Facts, Identity
from kblint.knowledge.identities.identify import slug
from kblint.knowledge.reading.labels import claimed_target
from kblint.knowledge.titles import are_variants, content_words, overlap, words
from kblint.knowledge.twins import COPIES, Place, Sharing, by_identity
from kblint.rule import ProjectRule


@dataclass(frozen=True)
class ConflictingTitles(ProjectRule):
    """One work is linked by two entries whose titles have nothing in common.

    Within `near` lines that is an error. Farther apart, and for pages that are no works, it is a
    warning, and only where both titles are of three words or more and share none. A page under
    three titles is one of many things.
    """

    code = "KB302"
    name = "conflicting-titles"
    severity = Severity.ERROR
    outranks = ("KB303", "KB301")

    near: int = 15

    def judge(self, facts: Mapping[Path | None, Facts]) -> Iterator[tuple[Path | None, Finding]]:
        sharing = Sharing(facts)
        for identity, there in by_identity(facts):
            severity = self._gravity(identity, there, sharing)
            if severity:
                odd, reason = _odd_one(identity, there)
                yield odd.path, _finding(identity, there, odd, reason, severity)

    def _gravity(self, identity: Identity, there: list[Place], sharing: Sharing) -> Severity | None:
        """How grave the gravest pair of the entries is; None where none contradict."""
        if not identity.is_work and len({words(place.entry.title) for place in there}) > 2:
            return None  # a page of many things, such as a repository of several papers' code
        found = None
        for i, one in enumerate(there):
            for other in there[i + 1 : i + 50]:
                if _are_alike(one, other):
                    continue
                if one.path != other.path and sharing.share(one.path, other.path) >= COPIES:
                    continue  # a translation bears other titles
                if identity.is_work and self._are_near(one, other) and _are_telling(one, other):
                    return Severity.ERROR
                if _share_no_word(one, other):
                    found = Severity.WARNING
        return found

    def _are_near(self, one: Place, other: Place) -> bool:
        return one.path == other.path and abs(one.entry.line - other.entry.line) <= self.near


def _are_alike(one: Place, other: Place) -> bool:
    return are_variants(one.entry.title, other.entry.title)


def _are_telling(one: Place, other: Place) -> bool:
    """Whether both are titles, not the one-word names that works go by."""
    return all(
        sum(word.isalpha() for word in content_words(place.entry.title)) > 1
        or claimed_target(place.entry.title)
        for place in (one, other)
    )


def _share_no_word(one: Place, other: Place) -> bool:
    a, b = one.entry.title, other.entry.title
    return min(len(content_words(a)), len(content_words(b))) >= 3 and overlap(a, b) == 0


def _odd_one(identity: Identity, there: list[Place]) -> tuple[Place, str]:
    """The entry whose link is the wrong one, and what says so; else the last, and nothing."""
    for place in there:
        claim = claimed_target(place.entry.title)
        if claim and identity.is_work:
            return place, f'its title says "{claim[1]}", its link is a paper\'s'
    spelled = set(slug(there[0].entry.url))
    if len(spelled) >= 3:
        fits = [len(spelled & set(words(place.entry.title))) for place in there]
        if max(fits) >= 2 and min(fits) == 0:
            return there[fits.index(0)], "the URL spells the other title"
    published = identity.published
    if published:
        elsewhen = [p for p in there if p.entry.year and abs(p.entry.year - published.year) > 1]
        if 0 < len(elsewhen) < len(there):
            place = elsewhen[0]
            stands = f"it stands under {place.entry.year}"
            return place, f"{stands}, the link's work is of {published.year}"
    before, last = there[-2:]
    if before.path == last.path and last.entry.lines.start == before.entry.lines.end:
        return last, "it follows the entry whose link it bears"
    return last, ""


def _finding(
    identity: Identity, there: list[Place], odd: Place, reason: str, severity: Severity
) -> Finding:
    others = [p for p in there if p is not odd and not _are_alike(p, odd)] or there[:1]
    other = others[0]
    where = other.seen_from(odd)
    verdict = f"; line {odd.entry.line} is the odd one: {reason}" if reason else ""
    message = (
        f'expected one title for {identity.label}, found "{odd.entry.title}" and '
        f'"{other.entry.title}" ({where}){verdict}'
    )
    related = tuple(p.related(f'"{p.entry.title}"') for p in there if p is not odd)
    return Finding(odd.entry.span, message, odd.entry.subject, severity, related=related)

"""When two entries that link to one target contradict each other, and which of them is wrong."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kblint.knowledge.facts import Facts
from kblint.knowledge.identities.identity import Identity
from kblint.knowledge.likeness.naming import is_owner, name_in, owner_in, share_spelled
from kblint.knowledge.likeness.twins import COPIES, Mention, Sharing, vocabulary_of
from kblint.knowledge.reading.labels import claimed_target
from kblint.knowledge.titles import ALIKE, Vocabulary, content_words, is_name, names_data

_MOST = 50  # mentions that one is compared with: none has more in earnest
_UNLIKE = 0.2  # far titles that share more may be one work's, renamed, if its authors are not told
_SPELLED, _UNSPELLED = 0.8, 0.3
_SPELLS = "the URL spells the other title"
_OWNED = "the repository belongs to an author of the other"


class Contradiction(NamedTuple):
    """Two mentions of one target of which one is wrong: the odd one, if `reason` says why it is.

    `is_sure` where both mean a work of their own by it, near each other.
    """

    odd: Mention
    fellow: Mention
    reason: str
    is_sure: bool


class Contradictions:
    """Finds them, holding titles against the other titles of the knowledge base."""

    def __init__(self, facts: Mapping[Path | None, Facts], near: int) -> None:
        """Look at nothing as yet; `near` is the number of lines within which entries are near."""
        self._facts = facts
        self._near = near

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return vocabulary_of(self._facts)

    @cached_property
    def _sharing(self) -> Sharing:
        return Sharing(self._facts)

    def gravest(self, identity: Identity, there: Sequence[Mention]) -> Contradiction | None:
        """The first sure one among mentions of a target, else the first.

        A page or repository that three entries link to holds many things.
        """
        if not identity.is_work and len(there) > 2:
            return None
        found = None
        for i, one in enumerate(there):
            for other in there[i + 1 : i + _MOST]:
                found_here = self._between(identity, one, other)
                if found_here and found_here.is_sure:
                    return found_here
                found = found or found_here
        return found

    def _between(self, identity: Identity, one: Mention, other: Mention) -> Contradiction | None:
        if one.title == other.title:
            return None
        if not identity.is_work:
            return self._of_page(one, other)
        if self._are_near(one, other):
            if not _are_telling(one, other) or self._are_variants(one, other):
                return None
            is_sure = _means_own(one) and _means_own(other)
            return Contradiction(*_odd_one(identity, one, other), is_sure)
        if one.is_primary and other.is_primary and self._are_strangers(one, other):
            return Contradiction(*_odd_one(identity, one, other), is_sure=False)
        return None

    def _of_page(self, one: Mention, other: Mention) -> Contradiction | None:
        """Whether a page, a repository or the like is known to be that of one of the two alone."""
        at_home, reason = _owning(one, other), _OWNED
        may_compare = (one.is_primary and other.is_primary) or _are_telling(one, other)
        are_close = may_compare and self._are_near(one, other)
        if at_home is None and are_close and not self._are_variants(one, other):
            at_home, reason = _spelled(one, other), _SPELLS
        if at_home is None:
            return None
        odd = other if at_home is one else one
        return Contradiction(odd, at_home, reason, is_sure=False)

    def _are_near(self, one: Mention, other: Mention) -> bool:
        lines = (one.place.entry.line, other.place.entry.line)
        return one.place.path == other.place.path and max(lines) - min(lines) <= self._near

    def _are_variants(self, one: Mention, other: Mention) -> bool:
        return self._vocabulary.are_variants(one.title, other.title)

    def _are_strangers(self, one: Mention, other: Mention) -> bool:
        """Whether two far titles are none of one work, which may have had another before."""
        if not (_is_full(one.title) and _is_full(other.title)) or one.people & other.people:
            return False
        files = one.place.path, other.place.path
        if files[0] != files[1] and self._sharing.share(*files) >= COPIES:
            return False  # a translation bears other titles
        unlike = ALIKE if one.people and other.people else _UNLIKE
        likeness = self._vocabulary.likeness(one.title, other.title)
        return likeness < unlike and not self._are_variants(one, other)


def _are_telling(one: Mention, other: Mention) -> bool:
    """Whether both are titles, not the names that works go by."""
    return all(claimed_target(each.title) or not is_name(each.title) for each in (one, other))


def _is_full(title: str) -> bool:
    """Whether it is a work's own title: no name, and no data set that came with the work."""
    return len(content_words(title)) > 2 and not is_name(title) and not names_data(title)


def _means_own(mention: Mention) -> bool:
    """Whether the target is what the title names, and not a paper beside a page or a code."""
    return mention.says != "paper" or mention.place.entry.identity.is_work


def _spelled(one: Mention, other: Mention) -> Mention | None:
    """Which of the two titles the address spells, if it does not spell the other as well."""
    name = name_in(one.url)
    if not name:
        return None
    shares = share_spelled(name, one.title), share_spelled(name, other.title)
    if max(shares) < _SPELLED or min(shares) > _UNSPELLED:
        return None
    return one if shares[0] > shares[1] else other


def _owning(one: Mention, other: Mention) -> Mention | None:
    """Whose author the repository belongs to, if the two were written by different people."""
    owner = owner_in(one.url)
    if not owner or not (one.people and other.people) or one.people & other.people:
        return None
    owning = [mention for mention in (one, other) if is_owner(owner, mention.authors)]
    return owning[0] if len(owning) == 1 else None


def _odd_one(identity: Identity, one: Mention, other: Mention) -> tuple[Mention, Mention, str]:
    """Of two mentions of a work that whose link is wrong, the other, and what says so.

    Where nothing does it is the last, and the reason is empty.
    """
    for odd, fellow in ((one, other), (other, one)):
        reason = _against(identity, odd, fellow)
        if reason:
            return odd, fellow, reason
    before, last = one.place, other.place
    follows = before.path == last.path and last.entry.lines.start == before.entry.lines.end
    return other, one, "it follows the entry whose link it bears" if follows else ""


def _against(identity: Identity, odd: Mention, fellow: Mention) -> str:
    """What says that the first of two mentions is the wrong one."""
    claim = claimed_target(odd.title)
    if claim:
        return f'its title says "{claim[1]}", its link is a paper\'s'
    if odd.says == "paper" and fellow.is_primary and _means_own(odd):
        return f"its title's link is {odd.place.entry.identity.label}"
    if _spelled(odd, fellow) is fellow:
        return _SPELLS
    published = identity.published
    if published and _is_off(odd, published.year) and not _is_off(fellow, published.year):
        return f"it stands under {odd.place.entry.year}, the link's work is of {published.year}"
    return ""


def _is_off(mention: Mention, year: int) -> bool:
    stated = mention.place.entry.year
    return stated is not None and abs(stated - year) > 1

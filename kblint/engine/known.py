"""Which of today's findings are those that were recorded some time ago."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

_ORDINAL = re.compile(r"#[1-9]\d*\Z")
_OF_ENTRY = re.compile(r"[a-z]+:[^|]*\|")
_TELLING = 20  # letters and digits by which a subject can be told from all others

Key = tuple[str, ...]
Keys = Callable[["Record"], list[Key]]


class Record(NamedTuple):
    """A finding as it is kept: `path` is relative to the baseline's folder, with `/`."""

    path: str
    code: str
    subject: str
    message: str


class Match:
    """Today's findings, each with the record that knows it, if there is one, and what is left.

    `by` is in the findings' order. A record knows as many findings as it counts for.
    """

    def __init__(
        self,
        found: Sequence[Record | None],
        records: Mapping[Record, int],
        may_have_moved: Callable[[Record], bool],
    ) -> None:
        """Begin with all open; a finding that is None stays without a record.

        What `may_have_moved` is seen no more at its place, or its place is gone.
        """
        self.by: list[Record | None] = [None] * len(found)
        self.left = Counter(records)
        self._may_have_moved = may_have_moved
        self._open = {i: each for i, each in enumerate(found) if each}

    def at_its_place(self, names: Mapping[str, str]) -> None:
        """Match by file, rule and subject; of those alike first the ones with the same message.

        `names` tells how files are called now that were called otherwise.
        """

        def place(record: Record) -> list[Key]:
            path = names.get(record.path, record.path)
            return [(path, record.code, _stem(record.subject))]

        def with_message(record: Record) -> list[Key]:
            return [(*place(record)[0], record.message)]

        for keys in (with_message, place):
            self._settle(keys, keys, lambda _: True)

    def turned(self, paired: Collection[int]) -> None:
        """Match what is said of one entry of a pair now, and was said of the other.

        `paired` are the numbers of the findings that name another place. Of two entries that have
        their work or their title in common the later one is spoken of, and they may change places.
        """

        def halves(record: Record) -> list[Key]:
            identity, _, title = _stem(record.subject).partition("|")
            if not is_about_entry(record.subject):
                return []
            shared = [identity, title] if is_telling(title) else [identity]
            return [(record.path, record.code, each) for each in shared]

        self._settle(halves, halves, self._may_have_moved, paired)

    def moved(self) -> None:
        """Match what is not at its place any more: below other headings, or in another file."""

        def whole(record: Record) -> list[Key]:
            return [(record.path, record.code, record.subject)]

        def ends(record: Record) -> list[Key]:
            return [(record.path, record.code, end) for end in _ends(record.subject)]

        def told(record: Record) -> list[Key]:
            subject = _stem(record.subject)
            return [(record.code, subject)] if is_telling(subject) else []

        for of_found, of_record in ((ends, whole), (whole, ends), (told, told)):
            self._settle(of_found, of_record, self._may_have_moved)

    def _settle(
        self,
        of_found: Keys,
        of_record: Keys,
        among: Callable[[Record], bool],
        only: Collection[int] | None = None,
    ) -> None:
        """Give each open finding the first record that has one of its keys."""
        by_key: dict[Key, list[Record]] = defaultdict(list)
        for record, count in reversed(self.left.items()):
            for key in of_record(record) if count > 0 and among(record) else ():
                by_key[key].append(record)
        for i, found in list(self._open.items()):
            if only is not None and i not in only:
                continue
            known = self._first(by_key, of_found(found))
            if known:
                self.left[known] -= 1
                self.by[i] = known
                del self._open[i]

    def _first(self, by_key: Mapping[Key, list[Record]], keys: list[Key]) -> Record | None:
        """The first record that has one of the keys and stands for a finding still."""
        for key in keys:
            waiting = by_key.get(key, [])
            while waiting and not self.left[waiting[-1]]:
                waiting.pop()
            if waiting:
                return waiting[-1]
        return None


def renamed(
    found: Sequence[Record | None], records: Mapping[Record, int], gone: Callable[[str], bool]
) -> dict[str, str]:
    """What files that are gone may be called now: such as were unknown and have half their faults.

    One of these at least must be such as is found nowhere else.
    """
    then: dict[str, Counter[Key]] = defaultdict(Counter)
    now: dict[str, Counter[Key]] = defaultdict(Counter)
    for record, count in records.items():
        then[record.path][record.code, _stem(record.subject)] += count
    for each in found:
        if each and each.path not in then:
            now[each.path][each.code, _stem(each.subject)] += 1
    names: dict[str, str] = {}
    for path in (path for path in then if now and gone(path)):
        new = max(now, key=lambda name: (now[name] & then[path]).total())
        shared = now[new] & then[path]
        if 2 * shared.total() >= then[path].total() and any(is_telling(s) for _, s in shared):
            names[path] = new
            del now[new]
    return names


def is_telling(subject: str) -> bool:
    """Whether the subject says enough to be recognised anywhere."""
    return sum(map(str.isalnum, subject)) >= _TELLING


def is_about_entry(subject: str) -> bool:
    """Whether it is an entry's: its identity and its title."""
    return _OF_ENTRY.match(subject) is not None


def _stem(subject: str) -> str:
    """The subject without an entry's number among its equals: which is which is for the count."""
    return _ORDINAL.sub("", subject) if "|" in subject else subject


def _ends(path: str) -> list[str]:
    """What is left of a heading path when headings above are taken away."""
    parts = path.split("/")
    return ["/".join(parts[i:]) for i in range(1, len(parts))]

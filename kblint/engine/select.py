"""Which rules run."""

from collections.abc import Iterable, Mapping

from kblint.engine.own import OWN, Own
from kblint.errors import KblintError
from kblint.rule import Rule
from kblint.rules.registry import FAMILIES, RULES, Registration
from kblint.tables import nearest

Kind = Registration | Own
"""What a word may stand for: a rule, or what the engine itself says."""

KINDS: tuple[Kind, ...] = (*(kind for kind in OWN if not kind.fails), *RULES)
"""All that can be selected or ignored."""


def select(
    chosen: Iterable[str],
    ignored: Iterable[str] = (),
    configured: Mapping[str, Rule] | None = None,
) -> list[Rule]:
    """The rules that the words choose, in order of their codes.

    A word is a rule's name or code, the beginning of codes (`KB3`), a family, `default` or `all`.
    A rule has its default options unless it is among those `configured`, by code. Raises
    KblintError for a word that is none of these, and where no rule is left.
    """
    wanted = [kind for word in chosen for kind in meant(word)]
    rules = {kind for kind in wanted if isinstance(kind, Registration)}
    if not rules:
        raise KblintError("no rule is selected")
    rules = rules.difference(kind for word in ignored for kind in meant(word))
    if not rules:
        raise KblintError("no rule is left to run: all that are selected are ignored too")
    ready = configured or {}
    return [ready.get(each.code) or each.load()() for each in RULES if each in rules]


def find(word: str) -> Kind:
    """What has this name or code.

    Raises KblintError where nothing has.
    """
    for kind in KINDS:
        if word.casefold() in {kind.name, kind.code.casefold()}:
            return kind
    _refuse_failure(word)
    if word in FAMILIES:
        raise KblintError(f"expected one rule, found the family '{word}'")
    raise KblintError(_unknown(word, [kind.name for kind in KINDS]))


def meant(word: str) -> list[Kind]:
    """What a word stands for; the engine's own kinds speak unless a word ignores them.

    Raises KblintError where it stands for nothing.
    """
    if word == "all":
        return list(KINDS)
    if word == "default":
        return [kind for kind in KINDS if isinstance(kind, Own) or kind.default]
    found = [k for k in KINDS if word in {k.name, _family(k)} or _begins(k.code, word)]
    if not found:
        _refuse_failure(word)
        names = [kind.name for kind in KINDS]
        raise KblintError(_unknown(word, [*names, *FAMILIES, "default", "all"]))
    return found


def _family(kind: Kind) -> str:
    return kind.family if isinstance(kind, Registration) else FAMILIES[0]


def _refuse_failure(word: str) -> None:
    if any(word.casefold() in {kind.name, kind.code.casefold()} for kind in OWN):
        raise KblintError(f"'{word}' always speaks: it can be neither selected nor ignored")


def _begins(code: str, word: str) -> bool:
    return len(word) >= 3 and code.startswith(word.upper())


def _unknown(word: str, names: list[str]) -> str:
    return f"unknown rule '{word}'{nearest(word, names)} ('kblint rule' lists them)"

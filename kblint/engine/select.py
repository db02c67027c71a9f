"""Which rules run."""

from collections.abc import Iterable

from kblint.engine.own import OWN
from kblint.errors import KblintError
from kblint.rule import Rule
from kblint.rules.registry import FAMILIES, RULES, Registration


def select(chosen: Iterable[str], ignored: Iterable[str] = ()) -> list[Rule]:
    """The rules that the words choose, with their default options, in order of their codes.

    A word is a rule's name or code, the beginning of codes (`KB3`), a family, `default` or `all`.
    Raises KblintError for a word that is none of these, and where no rule is left.
    """
    wanted = {registration for word in chosen for registration in _meant(word)}
    wanted -= {registration for word in ignored for registration in _meant(word)}
    if not wanted:
        raise KblintError("no rule is left to run: all that are selected are ignored too")
    return [registration.load()() for registration in RULES if registration in wanted]


def find(word: str) -> Registration:
    """The rule with this name or code.

    Raises KblintError where there is none.
    """
    for registration in RULES:
        if word.casefold() in {registration.name, registration.code.casefold()}:
            return registration
    raise KblintError(_unknown(word, [r.name for r in RULES]))


def _meant(word: str) -> list[Registration]:
    if word == "all":
        return list(RULES)
    if word == "default":
        return [registration for registration in RULES if registration.default]
    found = [r for r in RULES if word in {r.name, r.family} or _begins(r.code, word)]
    if any(word.casefold() in {kind.name, kind.code.casefold()} for kind in OWN):
        raise KblintError(f"'{word}' always speaks: it can be neither selected nor ignored")
    if not found:
        names = [r.name for r in RULES]
        raise KblintError(_unknown(word, [*names, *FAMILIES, "default", "all"]))
    return found


def _begins(code: str, word: str) -> bool:
    return len(word) >= 3 and code.startswith(word.upper())


def _unknown(word: str, names: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), names, n=1, cutoff=0.5)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    return f"unknown rule '{word}'{hint} ('kblint rule' lists them)"

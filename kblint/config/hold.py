"""Reading what speaks for a file: its configuration, and the command line over it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kblint.config.files import File
from kblint.config.globs import Glob, glob
from kblint.config.held import OWN_CODES, Held, Spared, Words
from kblint.config.layers import Layer, Override, merged, origin, over, placed
from kblint.config.settings import Common, Settings
from kblint.engine.demands import Demands
from kblint.engine.select import Kind, find, meant, select
from kblint.errors import KblintError
from kblint.finding import Severity
from kblint.knowledge import Schema
from kblint.rule import Rule
from kblint.rules.registry import Registration
from kblint.tables import TableError, Where, keys, read, shown, unknown


def hold(
    file: File | None,
    overrides: Sequence[Override],
    words: Words,
    *,
    folder: str,
    root: Path | None,
) -> Held:
    """What is demanded of the files that a configuration holds for.

    Raises KblintError, which names the place of what is wrong.
    """
    layers: list[Layer] = [*([file] if file else []), *overrides]
    with placed(layers):
        settings = read(Settings, merged(layers)) if layers else Settings()
    configured, severities = _configured(layers)
    exclude = [
        _glob(layers, text, ("exclude", index)) for index, text in enumerate(settings.exclude)
    ]
    spared = [
        Spared(
            _glob(layers, text, ("per-file-ignores", text)),
            frozenset(_codes(layers, ignored, ("per-file-ignores", text))),
        )
        for text, ignored in settings.per_file_ignores.items()
    ]
    rules = _selected(layers, words, settings, configured)
    ignored = (kind.code for word in (*settings.ignore, *words.ignore) for kind in meant(word))
    silent = OWN_CODES.intersection(ignored)
    schema = Schema(settings.sections, settings.duplicates)
    base = Demands(rules, schema, severities, root, silent)
    return Held(file, folder, layers, words, settings, base, exclude, spared)


def _selected(
    layers: Sequence[Layer], words: Words, settings: Settings, configured: Mapping[str, Rule]
) -> list[Rule]:
    for option, given in (
        ("--select", words.select),
        ("--extend-select", words.extend_select),
        ("--ignore", words.ignore),
    ):
        _understand(option, given)
    chosen = words.select
    if not chosen:
        chosen = (*settings.select, *settings.extend_select)
        list(_codes(layers, settings.select, ("select",)))
        list(_codes(layers, settings.extend_select, ("extend-select",)))
    list(_codes(layers, settings.ignore, ("ignore",)))
    try:
        return select(
            (*chosen, *words.extend_select), (*settings.ignore, *words.ignore), configured
        )
    except KblintError as error:
        place = origin(layers, ("ignore",)) or origin(layers, ("select",))
        raise KblintError(f"{place}: {error}" if place else str(error)) from None


def _understand(option: str, words: Iterable[str]) -> None:
    try:
        for word in words:
            meant(word)
    except KblintError as error:
        raise KblintError(f"{option}: {error}") from None


def _codes(layers: Sequence[Layer], words: Iterable[str], where: Where) -> Iterator[str]:
    """The codes that the words of a setting stand for."""
    for index, word in enumerate(words):
        with placed(layers, (*where, index)):
            yield from (kind.code for kind in meant(word))


def _glob(layers: Sequence[Layer], text: str, where: Where) -> Glob:
    with placed(layers, where):
        return glob(text)


def _configured(layers: Sequence[Layer]) -> tuple[dict[str, Rule], dict[str, Severity]]:
    """By code the rules that have options, and the severities."""
    rules: dict[str, Rule] = {}
    severities: dict[str, Severity] = {}
    for kind, (word, table) in _tables(layers).items():
        where = ("rules", word)
        with placed(layers):
            options = keys(kind.load()) if isinstance(kind, Registration) else []
            common = keys(Common)
            for key in table:
                if key not in (*options, *common):
                    raise TableError((*where, key), unknown("key", key, (*options, *common)))
            severity = read(Common, {k: table[k] for k in common if k in table}, where).severity
            if severity:
                severities[kind.code] = severity
            own = {key: table[key] for key in options if key in table}
            if own and isinstance(kind, Registration):
                rules[kind.code] = read(kind.load(), own, where)
    return rules, severities


def _tables(layers: Sequence[Layer]) -> dict[Kind, tuple[str, Mapping[str, Any]]]:
    """The tables of rules, joined where layers call one by its name and by its code."""
    found: dict[Kind, tuple[str, Mapping[str, Any]]] = {}
    for layer in layers:
        before: set[Kind] = set()
        with placed([layer]):
            tables = _mapping(layer.table.get("rules", {}), ("rules",))
        for word, value in tables.items():
            with placed([layer], ("rules", word)):
                table = _mapping(value, ("rules", word))
                kind = find(word)
                if kind in before:
                    raise KblintError(f"expected one table for '{kind.name}', found two")
            before.add(kind)
            _, below = found.get(kind, (word, {}))
            found[kind] = (word, over(below, table))
    return found


def _mapping(value: object, where: Where) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise TableError(where, f"expected a table, found {shown(value)}")
    return value

"""What holds for one file, and who says so: for `kblint config FILE`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from kblint.config.configuration import Configuration
from kblint.config.held import Held
from kblint.config.layers import merged, origin
from kblint.config.settings import Settings
from kblint.engine.names import filename
from kblint.engine.select import find
from kblint.knowledge import Document
from kblint.rule import Rule
from kblint.tables import Where, dotted, keys, nearest
from kblint.text import Source

_WITH_RULES, _WITH_SECTIONS = "rules", "sections"  # what is shown further below


def explain(configuration: Configuration, source: Source) -> Iterator[str]:
    """Lines for a person; what they hold of files is as it is written there, so not yet safe.

    Raises KblintError where a configuration is wrong.
    """
    held = configuration.held(source.path)
    yield f"file: {filename(source.path)}"
    yield f"configuration: {filename(held.file.path) if held.file else 'none'}"
    for path, why in configuration.passed_over(source.path):
        yield f"  passed over: {filename(path)} ({why})"
    yield from _exclusion(configuration, held, source)
    yield "settings:"
    yield from _settings(held)
    yield from _rules(held, source)
    if held.settings.sections:
        yield "sections:"
        yield from _sections(held, Document(source, held.base.schema))


def _exclusion(configuration: Configuration, held: Held, source: Source) -> Iterator[str]:
    pattern = held.excludes(source.path)
    if pattern and source.path:
        place = _place(held, ("exclude", held.exclude.index(pattern)))
        is_forced = configuration.excludes(source.path, named=True)
        unless = "" if is_forced else ", unless the file itself is named"
        yield f"excluded by {_toml(pattern.text)} ({place}){unless}"


def _settings(held: Held) -> Iterator[str]:
    table = merged(held.layers)
    rows: list[tuple[str, str]] = []
    for key, default in _plain_settings():
        value = table.get(key)
        if isinstance(value, Mapping):
            rows += [
                (f"{dotted((key, inner))} = {_toml(each)}", _place(held, (key, inner)))
                for inner, each in value.items()
            ]
        elif value is not None:
            rows.append((f"{key} = {_toml(value)}", _place(held, (key,))))
        elif default is not None:
            rows.append((f"{key} = {_toml(default)}", "default"))
    words = held.words
    instead = "command line, instead of select and extend-select"
    for option, given, place in (
        ("--select", words.select, instead),
        ("--extend-select", words.extend_select, "command line"),
        ("--ignore", words.ignore, "command line"),
    ):
        if given:
            rows.append((f"{option} {','.join(given)}", place))
    width = min(60, max(len(text) for text, _ in rows))
    yield from (f"  {text.ljust(width)}  # {place}" for text, place in rows)


def _plain_settings() -> Iterator[tuple[str, Any]]:
    """Keys with their defaults, None for those that are tables."""
    for key, field in zip(keys(Settings), fields(Settings), strict=True):
        if key not in {_WITH_RULES, _WITH_SECTIONS}:
            yield key, field.default if isinstance(field.default, tuple | bool) else None


def _rules(held: Held, source: Source) -> Iterator[str]:
    rules = held.demands(source.path).rules
    yield f"rules that run: {len(rules)}"
    for rule in rules:
        yield f"  {rule.code} {rule.name}{_demands(held, rule)}"
    for spared in held.spares(source.path):
        place = _place(held, ("per-file-ignores", spared.glob.text))
        left_out = [rule for rule in held.base.rules if rule.code in spared.codes]
        if left_out:
            yield f"rules that do not run here, by {_toml(spared.glob.text)} ({place}):"
            yield from (f"  {rule.code} {rule.name}" for rule in left_out)
    selected = {rule.code for rule in held.base.rules}
    idle = [find(word) for layer in held.layers for word in layer.table.get(_WITH_RULES, {})]
    idle = [each for each in dict.fromkeys(idle) if each.code not in selected]
    if idle:
        yield "rules with settings, but not selected:"
        yield from (f"  {each.code} {each.name}" for each in idle)


def _demands(held: Held, rule: Rule) -> str:
    """What is set for a rule, and differs from its defaults."""
    found = []
    for key, field in zip(keys(type(rule)), fields(rule), strict=True):  # type: ignore[arg-type]
        value = getattr(rule, field.name)
        if value != field.default:
            place = _place_of_option(held, rule, key)
            found.append(f"{key} = {_toml(value)} ({_toml(field.default)} by default; {place})")
    severity = held.base.severities.get(rule.code)
    if severity:
        found.append(f'severity = "{severity}" ({_place_of_option(held, rule, "severity")})')
    return f": {', '.join(found)}" if found else ""


def _place_of_option(held: Held, rule: Rule, key: str) -> str:
    return next(
        layer.place((_WITH_RULES, word, key))
        for layer in reversed(held.layers)
        for word, table in layer.table.get(_WITH_RULES, {}).items()
        if find(word).code == rule.code and key in table
    )


def _sections(held: Held, document: Document) -> Iterator[str]:
    tables: Sequence[Mapping[str, Any]] = merged(held.layers)[_WITH_SECTIONS]
    headings = [
        ("/".join(part.replace("/", "\\/") for part in section.path), section)
        for section in document.sections
        if section.heading and section.path
    ]
    for index, (schema, table) in enumerate(zip(held.settings.sections, tables, strict=True)):
        said = ", ".join(f"{key} = {_toml(v)}" for key, v in table.items() if key != "path")
        place = _place(held, (_WITH_SECTIONS, index))
        yield f"  {_toml(schema.path)} ({place}){': ' if said else ''}{said}"
        meant = [(path, each) for path, each in headings if schema.matches(each.path)]
        if not meant:
            near = nearest(schema.path, [path for path, _ in headings])
            yield f"    no heading of this file{near}"
        for path, section in meant:
            yield f"    {document.source.position(section.span.start)[0]}: {path}"


def _place(held: Held, where: Where) -> str:
    return origin(held.layers, where) or "default"


def _toml(value: object) -> str:
    """A value much as TOML writes it, on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{dotted((k,))} = {_toml(v)}' for k, v in value.items())} }}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(_toml, value))}]"
    return str(value)

"""`kblint.schema.json`, with which editors complete and check configurations.

`python -m kblint.config.json_schema > kblint.schema.json` writes it.
"""

import sys
from typing import Any

from kblint.config.settings import Common, Settings
from kblint.engine.select import KINDS, Kind
from kblint.rules.registry import FAMILIES, RULES, Registration
from kblint.tables import schema


def json_schema() -> dict[str, Any]:
    """The JSON Schema, draft 7, of a configuration file."""
    found = schema(Settings)
    properties = found["properties"]
    word = {"$ref": "#/definitions/word"}
    for key in ("select", "extend-select", "ignore"):
        properties[key]["items"] = word
    properties["per-file-ignores"]["additionalProperties"]["items"] = word
    rules = properties["rules"]
    rules["additionalProperties"] = False
    rules["properties"] = {
        name: {"$ref": f"#/definitions/{rule.name}"}
        for rule in KINDS
        for name in (rule.name, rule.code)
    }
    tables = {rule.name: _table(rule) for rule in KINDS}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The configuration of kblint",
        **found,
        "definitions": {"word": {"enum": _words()}, **tables},
    }


def _table(kind: Kind) -> dict[str, Any]:
    """What the table of a rule may hold."""
    table = schema(Common)
    if isinstance(kind, Registration):
        rule = kind.load()
        summary = (rule.__doc__ or "").partition("\n")[0]
        table["properties"] = schema(rule)["properties"] | table["properties"]
    else:
        summary = kind.summary
    return {"description": f"{kind.code}: {summary}", **table}


def _words() -> list[str]:
    """All that selects rules."""
    codes = [kind.code for kind in KINDS]
    begun = {code[:length] for code in codes for length in range(3, len(codes[0]))}
    families = {rule.family for rule in RULES}
    return [
        "default", "all", *(family for family in FAMILIES if family in families),
        *(kind.name for kind in KINDS), *sorted(begun), *codes,
    ]  # fmt: skip


def main() -> None:
    """Write the schema to standard output."""
    import json

    sys.stdout.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

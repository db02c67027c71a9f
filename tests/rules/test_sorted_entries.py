"""KB206 and KB404: lists that keep an order, and those that do not."""

import pytest

from kblint import check_text
from kblint.rules.unordered_entries_by_date import UnorderedEntriesByDate
from kblint.rules.unsorted_entries import UnsortedEntries

NAMES = ["Ansible", "Borg", "Caddy", "Duplicati", "Grafana", "HAProxy", "Keepalived", "nginx"]


def items(*names: str, gap: str = "") -> str:
    return "".join(f"- [{name}](https://example.org/{i})\n{gap}" for i, name in enumerate(names))


def said(text: str) -> list[str]:
    found = check_text(text, rules=[UnsortedEntries(), UnorderedEntriesByDate()])
    return [each.message for each in found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(items(*NAMES[:6], "Elasticsearch"), id="too few to show an order"),
        pytest.param(items(*NAMES, *NAMES), id="two runs in one list"),
        pytest.param(items(*NAMES[4:], *NAMES[:4]), id="no order at all"),
        pytest.param(items(*(f"Part {i} of many" for i in range(1, 12))), id="numbers by size"),
        pytest.param(items(*NAMES, "Zipcodebase", "Zip-Codes"), id="a hyphen may count or not"),
        pytest.param("".join(f"## {n}\n\n" + items(n) for n in reversed(NAMES)), id="sections"),
    ],
)
def test_silence_without_a_clear_order(text):
    assert said(text) == []


def test_a_short_list_is_held_to_the_order_of_the_others():
    many = "".join(f"## Of {i}\n\n" + items(*NAMES) + "\n" for i in range(4))
    short = "## Few\n\n" + items("Amanda", "Bacula", "Rsnapshot", "UrBackup", "SafeKeep")
    assert said(short) == []
    (message,) = said(many + short)
    assert '"SafeKeep" between "Rsnapshot" and "UrBackup", found it after "UrBackup"' in message


def test_items_parted_by_blank_lines_or_numbered_are_not_moved():
    names = [*NAMES, "Elasticsearch"]
    numbered = "".join(
        f"{i}. [{name}](https://example.org/{i})\n" for i, name in enumerate(names, 1)
    )
    for text in (items(*names, gap="\n"), numbered):
        (found,) = check_text(text, rules=[UnsortedEntries()])
        assert found.finding.fix is None


def test_what_belongs_elsewhere_takes_its_description_along():
    moved = "- [Elasticsearch](https://example.org/e)\n  Finds things.\n"
    (found,) = check_text(items(*NAMES) + moved, rules=[UnsortedEntries()])
    assert found.finding.fix
    inserted, deleted = found.finding.fix.edits
    assert (inserted.text, deleted.text) == (moved, "")
    assert inserted.span.start == items(*NAMES).index("- [Grafana]")

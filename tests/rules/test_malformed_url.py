"""Targets that look odd and are right, and odd ones that are not."""

import pytest

from kblint import check_text
from kblint.rules import MalformedUrl


def messages(text: str) -> list[str]:
    return [said.message for said in check_text(text, rules=[MalformedUrl()])]


@pytest.mark.parametrize(
    "url",
    [
        "https://web.archive.org/web/2020/https://example.org",
        "https://example.org/login?next=https://other.org",
        "https://translate.google.com/x/https://example.org",
        "HTTPS://example.org",
        "//example.org/a",
        "docs/notes.md",
        "example.py",
        "setup.sh",
        "#a-heading",
        "mailto:jane@example.org",
        "https://en.wikipedia.org/wiki/Dr._No_(film)",
    ],
)
def test_is_a_target(url):
    assert messages(f"- [A title]({url})\n") == []


def test_a_fix_is_the_url_that_was_meant():
    said = check_text("- [a](http://https://example.org)\n", rules=[MalformedUrl()])
    assert [edit.text for d in said for edit in d.finding.fix.edits] == ["https://example.org"]

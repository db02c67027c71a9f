"""Addresses that stand in the text on purpose, or that are no addresses."""

import pytest

from kblint import check_text
from kblint.rules import BareUrl

LINKS = "".join(f"- [Title {i}](https://example.org/{i})\n" for i in range(9))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            LINKS + "- see https://a.org\n- see https://b.org\n- see https://c.org\n", id="many"
        ),
        pytest.param("- [A](https://a.org)\n- see https://b.org\n", id="few links"),
        pytest.param(LINKS + "- see <https://a.org>\n", id="marked already"),
        pytest.param(LINKS + "- somebody@example.org\n", id="mail"),
        pytest.param(LINKS + "- [A Title] (https://a.org)\n", id="a malformed link"),
        pytest.param(
            LINKS + "- [https://a.org](https://a.org) and `https://b.org`\n", id="a link's text"
        ),
    ],
)
def test_silence(text):
    assert check_text(text, rules=[BareUrl()]) == ()

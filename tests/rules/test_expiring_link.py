"""What holds for a time, and what only looks like it."""

import pytest

from kblint import Source, check_text
from kblint.engine.fixes import applied
from kblint.rules import ExpiringLink


def said(url):
    return check_text(f"- [A Title]({url})\n", rules=[ExpiringLink()])


@pytest.mark.parametrize(
    "url",
    [
        "https://codecov.io/gh/a/b/badge.svg?token=ABC",
        "https://example.org/?sig=1&page=2",
        "https://example.org/?session_id=12",
        "https://www.nature.com/a.epdf?sharing_token=x",
        "https://maps.app.goo.gl/abc",
        "https://bit.ly",
        "#bit.ly",
        "",
    ],
)
def test_silence(url):
    assert said(url) == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://x.fbcdn.net/v/1.pdf?oh=1&oe=2",
        "https://a.blob.core.windows.net/b.mp4?sv=1&sr=c&sig=2&se=3",
        "https://a.com/x?Expires=1&Signature=2",
        "https://reader.elsevier.com/reader/sd/pii/S1?token=1",
        "http://goo.gl/J1Zbsg",
        "https://www.tinyurl.com/abc",
    ],
)
def test_told_without_a_fix(url):
    (diagnostic,) = said(url)
    assert diagnostic.finding.fix is None


@pytest.mark.parametrize(
    ("url", "fixed"),
    [
        ("https://a.org/b?casa_token=1:x-y&c=2", "https://a.org/b?c=2"),
        ("https://a.org/b?casa_token=1&amp;c=2", "https://a.org/b?c=2"),
        ("https://a.org/b?c=2&amp;casa_token=1#d", "https://a.org/b?c=2#d"),
        ("https://a.org/b;jsessionid=1.x?c=2", "https://a.org/b?c=2"),
    ],
)
def test_a_session_is_taken_away(url, fixed):
    (diagnostic,) = said(url)
    assert (
        applied(Source(f"- [A Title]({url})\n"), [diagnostic.finding.fix]).text
        == f"- [A Title]({fixed})\n"
    )

"""When the form of a link is more than information, and what is no tracking."""

import pytest

from kblint import Severity, Source, check_text
from kblint.engine.fixes import applied
from kblint.rules import NonCanonicalLink


def said(text):
    return check_text(text, rules=[NonCanonicalLink()])


def listed(count, last):
    lines = [f"- [Title number {i}](https://arxiv.org/abs/2101.{i:05})\n" for i in range(count)]
    return "".join(lines) + f"- {last}\n"


def test_another_form_is_information_however_many_agree():
    (diagnostic,) = said(listed(40, "[Another Title](https://arxiv.org/pdf/2105.00001.pdf)"))
    assert diagnostic.severity is Severity.INFO


@pytest.mark.parametrize(
    "last",
    [
        pytest.param("Another Title [[pdf](https://arxiv.org/pdf/2105.00001)]", id="it says so"),
        pytest.param("[A Video](https://www.youtube.com/watch?v=oV9rvDllKEg&t=60)", id="a time"),
        pytest.param("[A Page](https://example.org/?id=1&source=list&t=2)", id="parameters"),
        pytest.param("[Wired](https://www.wired.com/story/x/?mbid=social_twitter)", id="unsure"),
    ],
)
def test_silence(last):
    assert said(listed(20, last)) == ()


@pytest.mark.parametrize(
    ("url", "fixed"),
    [
        ("https://a.org/?utm_source=x&amp;id=1", "https://a.org/?id=1"),
        ("https://a.org/?id=1&fbclid=2#top", "https://a.org/?id=1#top"),
    ],
)
def test_tracking_by_a_campaign_is_a_warning_in_any_link(url, fixed):
    for form in ("Text with [a link]({}).\n", "# A ![badge]({})\n", "[a]\n\n[a]: {}\n", "See {}\n"):
        text = form.format(url)
        (diagnostic,) = said(text)
        assert diagnostic.severity is Severity.WARNING
        assert applied(Source(text), [diagnostic.finding.fix]).text == form.format(fixed)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.bilibili.com/video/BV1x/?p=2&mid=3",
        "https://medium.com/a/b-c?source=rss----123---4",
    ],
)
def test_what_a_site_adds_by_itself_is_information(url):
    (diagnostic,) = said(f"See [a link]({url}).\n")
    assert diagnostic.severity is Severity.INFO


def test_another_address_of_arxiv_is_told_unless_it_is_the_habit():
    odd = "[Another Title](https://browse.arxiv.org/pdf/2105.00001v2.pdf)"
    (diagnostic,) = said(listed(3, odd))
    assert "expected https://arxiv.org/pdf/2105.00001v2, found another" in diagnostic.message
    assert said(listed(0, odd) * 4) == ()

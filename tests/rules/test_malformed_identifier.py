"""Identifiers whose form alone tells."""

import pytest

from kblint.knowledge.identities.faults import fault


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/0704.0001",
        "https://arxiv.org/abs/1412.9999v2",
        "https://arxiv.org/pdf/1501.00001v12.pdf",
        "https://arxiv.org/abs/math.GT/0309136",
        "https://arxiv.org/list/cs.LG/recent",
        "https://doi.org/10/abcd",
        "https://doi.org/10.1000/182",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=4",
        "https://www.youtube.com/playlist?list=PL123",
        "https://openreview.net/forum?noteId=x&id=abc",
    ],
)
def test_sound(url):
    assert fault(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/1400.1234",
        "https://arxiv.org/abs/2001.1234",
        "https://arxiv.org/abs/200112345",
        "https://doi.org/10.1000/",
        "https://youtu.be/short12",
        "https://openreview.net/forum?id=",
    ],
)
def test_unsound(url):
    assert fault(url)

"""What a link's text says of its target."""

import pytest

from kblint.knowledge.reading.labels import claimed_target, is_label


@pytest.mark.parametrize("text", ["pdf", "[Code]", "Paper", "link", "here", "arXiv", "2021", ""])
def test_a_label_is_no_title(text):
    assert is_label(text)


@pytest.mark.parametrize("text", ["Code Llama", "The paper that began it", "ResNet"])
def test_a_title_may_hold_a_labels_word(text):
    assert not is_label(text)


def test_a_title_claims_a_target_by_its_last_words():
    assert claimed_target("Yang Song webpage") == ("website", "webpage")
    assert claimed_target("Awesome GitHub repo") == ("code", "repo")
    assert claimed_target("Website Fingerprinting at Scale") is None

import pytest

from kblint.knowledge.titles import are_variants, claimed_target, is_generic, overlap


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("A Title: With a Subtitle", "a title", id="a subtitle less"),
        pytest.param("Auto-Encoders", "Autoencoders", id="a hyphen"),
        pytest.param("Poincaré Maps", "Poincare maps", id="an accent"),
        pytest.param("DDPM", "Denoising Diffusion Probabilistic Models", id="initials"),
        pytest.param("The ELF paper", "Easy Language Framework", id="initials among words"),
        pytest.param("Deep Residual Learning", "Deep Residual Nets (code)", id="most words"),
    ],
)
def test_variants_of_one_title_are_known(one, other):
    assert are_variants(one, other)
    assert are_variants(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Yang Song webpage", "Understanding Diffusion Models", id="nothing shared"),
        pytest.param("On the Theory of Graphs", "On the Way to Proofs of the Types",
                     id="only words that mean little"),
    ],
)  # fmt: skip
def test_other_titles_are_no_variants(one, other):
    assert not are_variants(one, other)
    assert overlap(one, other) < 1 / 3


@pytest.mark.parametrize("text", ["pdf", "[Code]", "Paper", "link", "here", "arXiv", "2021", ""])
def test_a_label_is_no_title(text):
    assert is_generic(text)


@pytest.mark.parametrize("text", ["Code Llama", "The paper that began it", "ResNet"])
def test_a_title_may_hold_a_labels_word(text):
    assert not is_generic(text)


def test_a_title_claims_a_target_by_its_last_words():
    assert claimed_target("Yang Song webpage") == ("website", "webpage")
    assert claimed_target("Awesome GitHub repo") == ("code", "repo")
    assert claimed_target("Website Fingerprinting at Scale") is None

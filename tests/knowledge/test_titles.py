import pytest

from kblint.knowledge.titles import are_variants, overlap


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

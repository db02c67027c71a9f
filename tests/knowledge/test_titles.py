import pytest

from kblint.knowledge.titles import Vocabulary, is_name

OTHERS = [
    "A Survey of Crowd Counting",
    "Crowd Counting with Density Maps",
    "Semi-Supervised Crowd Counting",
    "Counting Crowds in Video",
    "Crowd Counting in the Wild",
]


def are_variants(one: str, other: str) -> bool:
    return Vocabulary([one, other]).are_variants(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("A Title: With a Subtitle", "a title", id="a subtitle less"),
        pytest.param("Auto-Encoders", "Autoencoders", id="a hyphen"),
        pytest.param("Poincaré Maps", "Poincare maps", id="an accent"),
        pytest.param("DDPM", "Denoising Diffusion Probabilistic Models", id="initials"),
        pytest.param("The ELF paper", "Easy Language Framework", id="initials among words"),
        pytest.param("Deep Residual Learning", "Deep Residual Nets (code)", id="most words"),
        pytest.param("Neural GPU", "Neural GPUs", id="an ending"),
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


def test_the_topic_of_a_list_makes_no_variants():
    one, other = "Backdoor Attacks on Crowd Counting", "Crowd Counting by Fine-Grained Supervision"
    assert are_variants(one, other)
    assert not Vocabulary([one, other, *OTHERS]).are_variants(one, other)


def test_a_common_word_abbreviates_nothing():
    one, other = "The GAN Zoo", "Generative Adversarial Nets for Images"
    assert are_variants(one, other)
    many = ["GAN for Faces", "GAN for Text", "GAN for Video"]
    assert not Vocabulary([one, other, *many]).are_variants(one, other)


@pytest.mark.parametrize("name", ["BERT", "GPT-4", "GRU - Gated Recurrent Unit"])
def test_names_are_no_titles(name):
    assert is_name(name)


def test_a_title_is_no_name():
    assert not is_name("BERT: Pre-training of Deep Transformers")

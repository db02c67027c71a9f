import pytest

from kblint import check_text


def messages(text: str) -> list[str]:
    return [d.message for d in check_text(text) if d.code == "KB303"]


@pytest.mark.parametrize(
    ("title", "url"),
    [
        pytest.param("Predictive Modeling", "predictive-modelling", id="two nations"),
        pytest.param("Evaluating Language Models", "evaluation-of-models", id="an inflection"),
        pytest.param("Fairer Networks", "networks-fairer", id="no slip"),
        pytest.param("Centre of Gravity", "center-of-gravity", id="an ending turned"),
        pytest.param("Faster Training", "tree/master/training", id="a word of all addresses"),
    ],
)
def test_what_is_no_slip(title, url):
    assert messages(f"- [{title}](https://example.org/{url})\n") == []


def test_a_word_that_the_list_has_elsewhere_is_no_slip():
    slip = "- [Contrastive Coding](https://example.org/contrative-coding)\n"
    other = "- [More on {} coding](https://example.org/{})\n"
    many = "".join(other.format("contrastive", i) for i in range(3))
    assert len(messages(slip)) == 1
    assert messages(slip + many) == []


def test_a_slip_is_marked_where_it_is():
    (found,) = check_text("- [Flacon](https://falconllm.tii.ae)\n")
    assert found.span == (3, 9)


def test_a_repository_that_moved_to_another_owner_keeps_its_badge():
    text = (
        "- [ray](https://github.com/ray-project/ray) "
        "![stars](https://img.shields.io/github/stars/{}.svg?style=social)\n"
    )
    assert messages(text.format("amplab/ray")) == []
    assert len(messages(text.format("amplab/clipper"))) == 1


def test_a_handle_may_be_short_for_the_profile():
    text = "- [Pumba](https://example.org/pumba) by [@gaia](https://github.com/{})\n"
    assert messages(text.format("gaia-adm")) == []
    assert len(messages(text.format("docker-gaia"))) == 1


def test_publishers_show_videos_beside_papers():
    entry = "- **Distilled Reinforcement Learning.** [[video](https://{})]\n"
    assert messages(entry.format("doi.org/10.1145/3459637.3481917")) == []
    assert len(messages(entry.format("arxiv.org/abs/2101.00001"))) == 1


def test_an_arxiv_number_that_cannot_be_is_no_evidence_against_the_link():
    text = "- [A Good Long Title, arXiv:1511.0230](https://arxiv.org/abs/1511.02301)\n"
    assert messages(text) == []
    assert len(messages(text.replace("1511.0230]", "1511.02300]"))) == 1

from kblint import check_text

ABOVE = "- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)"


def found(*lines: str) -> list[tuple[int, str]]:
    text = "\n".join(lines) + "\n"
    return [
        (text.count("\n", 0, d.span.start) + 1, str(d.severity))
        for d in check_text(text)
        if d.code == "KB302"
    ]


def test_a_badge_copied_from_the_entry_above_is_an_error_at_the_badge():
    badge = "[![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)]"
    below = "- [Very Deep Convolutional Networks](https://arxiv.org/abs/1409.1556)"
    assert found(ABOVE, below, f"  {badge}(https://arxiv.org/abs/1512.03385)") == [(3, "error")]


def test_a_paper_linked_in_a_description_is_no_claim():
    below = (
        "- [ConvNets from scratch](https://example.org/convnets) - see "
        "[ResNet](https://arxiv.org/abs/1512.03385)."
    )
    assert found(ABOVE, below) == []


def test_far_apart_one_work_renamed_by_its_authors_is_let_be():
    def entry(title: str) -> str:
        return (
            f"- **{title}.** *Andreas Blattmann, Robin Rombach, Björn Ommer.* "
            "[[paper](https://arxiv.org/abs/2204.11824)]"
        )

    renamed = entry("Semi-Parametric Neural Image Synthesis")
    here = entry("Retrieval-Augmented Diffusion Models")
    assert found(renamed, *[""] * 20, here) == []
    others = here.replace("Andreas Blattmann, Robin Rombach, Björn Ommer", "Ada King, Jo March")
    assert found(renamed, *[""] * 20, others) == [(22, "warning")]


def test_a_repository_that_three_papers_share_is_let_be():
    def entry(title: str, number: str) -> str:
        repository = "https://github.com/Jangho-Kim/PSG-pytorch"
        return f"- [{title}](https://arxiv.org/abs/{number}) [[code]({repository})]"

    first = entry("Position-based Scaled Gradient", "2005.11035")
    second = entry("The Stability Tradeoff in Pruning", "1906.03728")
    third = entry("Quantization Without Any Tears", "2011.00001")
    assert found(first, second) == [(2, "warning")]
    assert found(first, second, third) == []

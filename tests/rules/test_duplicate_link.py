from kblint import check_text

NEWS = 'We release a paper, "[{}](https://arxiv.org/abs/2401.01286)", and look forward to comments.'


def lines(text: str) -> list[int]:
    return [text.count("\n", 0, d.span.start) + 1 for d in check_text(text) if d.code == "KB301"]


def test_a_line_that_is_no_entry_counts_within_its_section_only():
    line = NEWS.format("A Study of Editing")
    assert lines(f"# News\n\n{line}\n\n{line}\n") == [5]
    assert lines(f"# News\n\n{line}\n\n# Older news\n\n{line}\n") == []


def test_code_and_images_are_no_repeated_lines():
    line = NEWS.format("A Study of Editing")
    assert lines(f"```\n{line}\n{line}\n```\n") == []
    image = "Some words about what one sees here: ![a badge](https://example.org/badge.svg)"
    assert lines(f"{image}\n\n{image}\n") == []


def test_editions_with_one_link_are_two_things():
    assert (
        lines("- [Llama 3.1](https://example.org/x)\n- [Llama 3.2](https://example.org/x)\n") == []
    )


def test_a_page_under_two_names_that_its_address_spells_is_one():
    text = "- [Colah's Blog](https://colah.github.io/)\n- [The blog of C. Olah](https://colah.github.io)\n"
    assert lines(text) == [2]

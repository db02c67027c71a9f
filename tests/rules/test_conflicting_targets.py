from kblint import check_text

TITLE = "Taming the Throughput Tradeoff with Sarathi"


def found(*entries: str) -> list[str]:
    return [d.code for d in check_text("\n".join(entries) + "\n") if d.code == "KB304"]


def test_preprint_and_publication_are_one_work_in_one_section_only():
    preprint = f"- [{TITLE}](https://arxiv.org/abs/2403.02310)"
    published = f"- [{TITLE}](https://www.usenix.org/conference/osdi24/presentation/agrawal)"
    assert found(preprint, published) == ["KB304"]
    assert found("# A", preprint, "# B", published) == []


def test_paper_and_code_under_one_title_are_two_things():
    paper = f"- [{TITLE}](https://arxiv.org/abs/2403.02310)"
    assert found(paper, f"- [{TITLE}](https://github.com/microsoft/sarathi-serve)") == []

from kblint.knowledge import Document
from kblint.text import Source


def sections(text: str):
    return Document(Source(text)).sections


def test_paths_leave_out_the_single_h1():
    found = sections("# List\n\n## Papers\n\n### 2021\n")
    assert [s.path for s in found] == [(), (), ("Papers",), ("Papers", "2021")]


def test_paths_keep_h1s_where_there_are_several():
    assert [s.path for s in sections("# A\n\n# B\n\n## C\n")] == [(), ("A",), ("B",), ("B", "C")]


def test_a_section_runs_to_the_next_heading_of_its_level():
    text = "## A\n\na\n\n### B\n\nb\n\n## C\n"
    found = sections(text)
    assert [text[slice(*s.span)] for s in found[1:]] == [
        "## A\n\na\n\n### B\n\nb\n\n", "### B\n\nb\n\n", "## C\n",
    ]  # fmt: skip


def test_a_skipped_level_nests_all_the_same():
    found = sections("# A\n\n#### B\n\n## C\n")
    assert [s.parent.title for s in found[1:]] == ["", "A", "A"]


def test_the_home_of_a_year_is_the_section_around_it():
    *_, year = sections("# L\n\n## Papers\n\n### 2021\n")
    assert year.home.title == "Papers"


def test_headings_within_quotes_and_items_make_no_sections():
    assert len(sections("> # A\n\n- # B\n")) == 1

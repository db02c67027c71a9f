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


def test_an_empty_year_heading_dates_the_sections_of_its_level_that_follow():
    text = "# L\n\n## 2022\n\n## Journals\n\n- [A title](https://a.b)\n\n## Talks\n\n- [B title](https://c.d)\n"
    document = Document(Source(text + "\n## 2021\n\n## Journals\n\n- [C title](https://e.f)\n"))
    assert [entry.year for entry in document.entries] == [2022, 2022, 2021]


def test_a_year_with_entries_of_its_own_does_not_date_what_follows():
    text = "# L\n\n## 2022\n\n- [A title](https://a.b)\n\n## Talks\n\n- [B title](https://c.d)\n"
    assert [entry.year for entry in Document(Source(text)).entries] == [2022, None]


def test_an_edited_document_takes_over_what_it_was_before():
    text = "# L\n\n## A\n\n- [A title](https://a.b)\n\n## B\n\n- [B title](https://c.d)\n"
    before = Document(Source(text))
    kept = before.entries[0].leaf
    after = Document(Source(text.replace("B title", "Another")), previous=before)
    assert [entry.title for entry in after.entries] == ["A title", "Another"]
    assert after.entries[0].leaf is kept

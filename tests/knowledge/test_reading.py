"""What a few words are: people's names, a venue, a date, a label, the end of a title."""

import pytest

from kblint.knowledge.reading.citations import title_end, trimmed
from kblint.knowledge.reading.labels import is_label, may_be_title, names_venue, role
from kblint.knowledge.reading.people import after_names, is_names
from kblint.knowledge.reading.venues import begins_with_series, is_date, is_venue


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Ada Quill", 1, id="a full name is one"),
        pytest.param("Ada Quill, Bo Marsh", 2, id="a comma parts them"),
        pytest.param("Ada Quill; Bo Marsh", 2, id="so does a semicolon"),
        pytest.param("Ada Quill · Bo Marsh", 2, id="so does a dot between them"),
        pytest.param("Ada Quill and Bo Marsh", 2, id="so does and"),
    ],
)
def test_names_are_counted(text, count):
    assert is_names(text, at_least=count)
    assert not is_names(text, at_least=count + 1)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ada Quill, Bo Marsh, and Cy Dent", id="and behind a comma"),
        pytest.param("Ada Quill & Bo Marsh", id="an ampersand"),
        pytest.param("Quill & Marsh", id="surnames beside an ampersand"),
        pytest.param("A. Quill and B. Marsh", id="initials"),
        pytest.param("A.B. Quill, C.-D. Marsh", id="initials without blanks between them"),
        pytest.param("Ada M. Quill, Bo Marsh Jr.", id="a middle initial and a junior"),
        pytest.param("Quill et al.", id="et al. stands for more"),
        pytest.param("Ada Quill et al", id="et al. without its stop"),
        pytest.param("Ada Quill and others", id="others"),
        pytest.param("Ludwig van der Berg, José Peña", id="particles and accents"),
        pytest.param("Jean-Luc O'Neil, Ana D’Arc", id="hyphens and apostrophes"),
        pytest.param("Ada Quill*, Bo Marsh†", id="marks behind them"),
        pytest.param("Ada Quill¹, Bo Marsh²", id="figures behind them"),
        pytest.param("(Ada Quill, Bo Marsh)", id="brackets around them"),
        pytest.param("*Ada Quill, Bo Marsh*", id="markup around them"),
        pytest.param("Ada Quill, Bo Marsh, Cy Dent, Di Elm, harbour lab", id="one in five is odd"),
        pytest.param("李 明, 王 芳", id="names without case"),
    ],
)
def test_these_are_names_of_people(text):
    assert is_names(text, at_least=2)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Quill", id="a word alone may be anything"),
        pytest.param("2019", id="a year"),
        pytest.param("ICML 2018", id="a venue"),
        pytest.param("MIT, CMU", id="acronyms"),
        pytest.param("The Boat", id="an article"),
        pytest.param("Deep Learning", id="words that titles have"),
        pytest.param("Neural Boats, Visual Kites", id="words that titles have, twice"),
        pytest.param("Harbour University", id="an institute"),
        pytest.param("Ada quill", id="a small letter"),
        pytest.param("folding boats, sailing kites", id="small letters"),
        pytest.param("Ada Quill, bo marsh", id="one in two is odd"),
        pytest.param("Ada Bo Cy Di Ed Fay", id="too many words for one name"),
        pytest.param("Ada Quill: Bo", id="a colon within"),
    ],
)
def test_these_are_no_names_of_people(text):
    assert not is_names(text)


@pytest.mark.parametrize(
    ("text", "at_least", "title"),
    [
        pytest.param("Ada Quill, Bo Marsh. Boats from Noise", 2, "Boats from Noise", id="stop"),
        pytest.param("Ada Quill, Bo Marsh, Boats from Noise", 2, "Boats from Noise", id="comma"),
        pytest.param("A. Quill and B. Marsh, Boats from Noise", 2, "Boats from Noise", id="and"),
        pytest.param("Ada Quill, Bo Marsh et al. Boats from Noise", 2, "Boats from Noise",
                     id="et al. behind two"),
        pytest.param("Ada Quill, et al. Boats from Noise", 2, "Boats from Noise",
                     id="et al. behind a comma"),
        pytest.param("Ada Quill. Boats from Noise", 1, "Boats from Noise", id="one will do"),
        pytest.param("Ada Quill. Boats from Noise", 2, None, id="one will not do"),
        pytest.param("Boats - Ada Quill, Bo Marsh. Boats from Noise", 2, "Boats from Noise",
                     id="behind a subject"),
        pytest.param("Quill, A., Marsh, B. and Dent, C., 2010. Boats from Noise", 2,
                     "Boats from Noise", id="reversed, with a year"),
        pytest.param("Quill, A.B. & Marsh, C. (2010). Boats from Noise", 2,
                     "(2010). Boats from Noise", id="reversed, a year in brackets"),
        pytest.param("Ada Quill, Bo Marsh, Folding Paper Boats", 2, "Folding Paper Boats",
                     id="what looks like the last name is the title if nothing else is left"),
        pytest.param("Boats from Noise, Ada Quill, Bo Marsh", 1, None, id="the title comes first"),
        pytest.param("Boats, Kites: A Study of Toys", 2, None, id="a colon ends no list of names"),
        pytest.param("Ada Quill et al. Boats from Noise", 2, "Boats from Noise",
              id="et al. stands for more"),
    ],
)  # fmt: skip
def test_a_title_begins_behind_names(text, at_least, title):
    after = after_names(text, 0, len(text), at_least=at_least)
    assert (None if after is None else text[after:]) == title


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ICML 2018", id="acronym and year"),
        pytest.param("ICML, 2018", id="a comma between"),
        pytest.param("CVPR2021", id="nothing between"),
        pytest.param("NeurIPS'20", id="two figures"),
        pytest.param("XYZW’20", id="two figures make an unknown acronym one"),
        pytest.param("CVPR 2021 (oral)", id="an award"),
        pytest.param("2021 CVPR", id="the year first"),
        pytest.param("arXiv", id="known by name"),
        pytest.param("Nature, 2019", id="a journal of one word"),
        pytest.param("arXiv preprint arXiv:2101.00001, 2021", id="a preprint"),
        pytest.param("In Proceedings of the Harbour Workshop", id="proceedings"),
        pytest.param("Workshop on Boats, NeurIPS 2020", id="a workshop"),
        pytest.param("Journal of Paper Craft", id="a journal without a year"),
        pytest.param("Foundations and Trends in Boats, 2014", id="a series and a year"),
        pytest.param("PhD Thesis, Harbour University", id="a thesis"),
        pytest.param("to appear", id="none as yet"),
        pytest.param("2021", id="a year says when"),
        pytest.param("'84", id="a short year"),
        pytest.param("Jan., 2023", id="a month and a year"),
        pytest.param("March", id="a month"),
        pytest.param("*(TOG 2019)*,", id="markup and punctuation around it"),
    ],
)
def test_these_say_where_or_when_a_work_came_out(text):
    assert is_venue(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("-", id="punctuation"),
        pytest.param("12", id="a number"),
        pytest.param("Folding Boats", id="a title"),
        pytest.param("GPT-3", id="a name with a figure"),
        pytest.param("BERT 21", id="an unknown acronym and two figures"),
        pytest.param("ResNet 50", id="a model and its size"),
        pytest.param("Boats and Kites as Toys of Paper in 2021", id="a title with a year"),
        pytest.param("Reviewing boats", id="a venue's word within another"),
        pytest.param("ICML 2018 " + "and more " * 20, id="too long"),
        pytest.param("A Review", id="a subtitle"),
        pytest.param("Life in the Nature", id="a title with a journal's name"),
        pytest.param("A Blog about Boats", id="a title with a venue's word"),
        pytest.param("Su et al., CVPR 2021", id="authors and a venue"),
    ],
)  # fmt: skip
def test_these_say_neither_where_nor_when(text):
    assert not is_venue(text)


@pytest.mark.parametrize("text", ["2021", "(2021)", "2023/05", "18th Jul., 2023", "12 Oct 2020"])
def test_a_date_is_nothing_but_a_date(text):
    assert is_date(text)


@pytest.mark.parametrize("text", ["CVPR 2021", "May", "'21", "2021a boat", "12", ""])
def test_a_date_has_a_whole_year_and_no_other_word(text):
    assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Trends in Boats, 2014", True, id="capitals and small words"),
        pytest.param("Harbour Notes 2014. And more", True, id="something may follow"),
        pytest.param("Trends of small boats, 2014", False, id="words in small letters"),
        pytest.param("Trends in Boats", False, id="no year"),
        pytest.param("See Trends in Boats; 2014", False, id="another mark before the year"),
    ],
)
def test_a_series_is_capitals_and_a_year(text, expected):
    assert begins_with_series(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("CVPR", True, id="known"),
        pytest.param("EMNLP Findings", True, id="known, with a word that goes with it"),
        pytest.param("NeurIPS'20 Oral", True, id="dated, with an award"),
        pytest.param("ICLR 22", True, id="known, two figures"),
        pytest.param("ACL 2020", True, id="dated"),
        pytest.param("XYZW 2020", True, id="unknown, with a whole year"),
        pytest.param("XYZW 20", False, id="unknown, with two figures"),
        pytest.param("2020", False, id="a year alone"),
        pytest.param("pdf", False, id="a label"),
        pytest.param("CVPR code", False, id="another label's word says what the target is"),
        pytest.param("CVPR paper", True, id="a paper's word says no other thing"),
        pytest.param("CVPR of Boats", False, id="a word that no label has"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_venue_is_known_by_name_or_by_its_year(text, expected):
    assert names_venue(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("pdf", "paper", id="small letters"),
        pytest.param("PDF", "paper", id="capitals"),
        pytest.param("[Code]", "code", id="brackets"),
        pytest.param("**demo**:", "demo", id="markup and a colon"),
        pytest.param("CVPR2021", "paper", id="a dated venue"),
        pytest.param("arXiv", "paper", id="an archive"),
        pytest.param("bibtex", "paper", id="of the paper"),
        pytest.param("Supplementary Material", "paper", id="a word that goes with it"),
        pytest.param("paper2", "paper", id="numbered"),
        pytest.param("GitHub", "code", id="a host"),
        pytest.param("official code", "code", id="two that agree"),
        pytest.param("Paper with Code", "paper", id="of two the first"),
        pytest.param("Project Page", "website", id="a website"),
        pytest.param("blog post", "blog", id="a blog"),
        pytest.param("talk", "video", id="a talk"),
        pytest.param("slides", "slides", id="slides"),
        pytest.param("model weights", "data", id="data"),
        pytest.param("here", "", id="says nothing"),
        pytest.param("2", "", id="a number"),
        pytest.param("⭐", "", id="nothing but a sign"),
        pytest.param("", "", id="nothing"),
        pytest.param("May 2021", "", id="a date"),
        pytest.param("2101.00001v2", "", id="an arXiv number"),
        pytest.param("10.1000/182", "", id="a DOI"),
        pytest.param("https://a.b/c", "", id="a URL"),
        pytest.param("a.b/c.pdf", "", id="a URL without its scheme"),
        pytest.param("Code Llama", None, id="a name that begins with a label's word"),
        pytest.param("The Paper Boat", None, id="a title with a label's word"),
        pytest.param("Boats", None, id="another word"),
        pytest.param("New", None, id="words that go with labels alone are none"),
        pytest.param("pdf pdf pdf pdf pdf pdf pdf", None, id="too many words"),
        pytest.param("Repo", "code", id="a short form"),
    ],
)  # fmt: skip
def test_a_label_says_what_its_target_is(text, expected):
    assert role(text) == expected
    assert is_label(text) is (expected is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Keras", True, id="a library"),
        pytest.param("Documentation", True, id="a document's name"),
        pytest.param("Medium", True, id="a site"),
        pytest.param("pdf", False, id="a form of papers"),
        pytest.param("code", False, id="too general"),
        pytest.param("here", False, id="says nothing"),
    ],
)
def test_some_labels_are_names_too(text, expected):
    assert may_be_title(text) is expected


@pytest.mark.parametrize(
    ("text", "end"),
    [
        pytest.param("Folding Boats. Ada Quill, Bo Marsh. CVPR 2021.", 13, id="stop"),
        pytest.param("Folding Boats, Ada Quill, Bo Marsh, CVPR 2021", 13, id="comma and names"),
        pytest.param("Folding Boats, Ada Quill, 2019", 13, id="comma, one name, a year"),
        pytest.param("Folding Boats, ICML 2018", 13, id="comma and venue"),
        pytest.param("Folding Boats, NeurIPS, 2020", 13, id="comma, venue, comma, year"),
        pytest.param("Folding Boats, PhD thesis", 13, id="comma and thesis"),
        pytest.param("On Folding Boats, Trends in Toys, 2014", 16, id="comma and series"),
        pytest.param("Folding Boats; Ada Quill, Bo Marsh", 13, id="semicolon and names"),
        pytest.param("Folding Boats (CVPR 2021)", 13, id="venue in brackets"),
        pytest.param("Folding Boats [CVPR 2021]", 13, id="venue in square brackets"),
        pytest.param("Folding Boats （2021）", 13, id="year in full-width brackets"),
        pytest.param("Folding Boats (Ada Quill, Bo Marsh)", 13, id="names in brackets"),
        pytest.param("Folding Boats (@Harbour Lab)", 13, id="institute in brackets"),
        pytest.param("Folding Boats @Harbour", 13, id="institute"),
        pytest.param("Folding Boats | CVPR", 13, id="bar"),
        pytest.param("Folding Boats by Ada Quill, Bo Marsh", 13, id="by and names"),
        pytest.param("Folding Boats by A. Quill", 13, id="by and one with an initial"),
        pytest.param("Folding Boats - CVPR 2021", 13, id="dash and venue"),
        pytest.param("Folding Boats\vAda Quill", 13, id="a soft break and a name"),
        pytest.param("Folding Boats.\vIt folds", 13, id="a soft break behind a stop"),
        pytest.param("Is It a Boat? Ada Quill, Bo Marsh", 13, id="question mark, which is kept"),
        pytest.param("Boats vs. Kites at Sea. ICML", 22, id="an abbreviation does not end it"),
        pytest.param("Boat 2.0 at Sea, 2019", 15, id="nor a stop within a number"),
        pytest.param("Folding Boats -", 13, id="punctuation at the end is none of it"),
    ],
)
def test_a_title_ends_where_a_citation_begins(text, end):
    assert text[: title_end(text, 0, len(text))] == text[:end]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Folding Boats, Kites, and Hats", id="a list in the title"),
        pytest.param("Folding Boats: A Guide", id="a subtitle"),
        pytest.param("Folding Boats - A Guide", id="a subtitle behind a dash"),
        pytest.param("Folding Boats (Extended)", id="a remark in brackets"),
        pytest.param("Folding Boats by Hand", id="by and no names"),
        pytest.param("Is It a Boat? And a Kite", id="a second question"),
        pytest.param("Folding Boats\vfrom Noise", id="a soft break within"),
        pytest.param("Boats of the U.S. Navy", id="initials"),
        pytest.param("Who is Ada Quill", id="a name within"),
        pytest.param("1984", id="a year alone"),
        pytest.param("Folding Boats - A Review", id="a subtitle with a word of venues"),
    ],
)  # fmt: skip
def test_a_title_goes_on_where_no_citation_begins(text):
    assert title_end(text, 0, len(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        pytest.param("Folding Boats by Ada Quill, Bo Marsh", 36, id="names are the title's"),
        pytest.param("Folding Boats | Sailing Kites", 29, id="a bar is the title's"),
        pytest.param("Folding Boats. Sailing Kites.", 28, id="a stop is the title's"),
        pytest.param("Folding Boats (ICML 2018)", 13, id="a venue in brackets is not"),
        pytest.param("Folding Boats, ICML 2018", 13, id="a venue behind a comma is not"),
        pytest.param("Folding Boats. In ICML 2020", 13, id="a venue behind a stop is not"),
        pytest.param("Folding Boats (ICML)", 20, id="a venue without a year is the title's"),
        pytest.param("Folding Boats (@Harbour", 13, id="an institute is not"),
    ],
)
def test_a_marked_title_is_all_title_but_for_a_venue(text, end):
    assert text[: title_end(text, 0, len(text), marked=True)] == text[:end]


def test_a_title_is_never_longer_than_five_hundred_characters():
    text = "boats " * 200
    assert title_end(text, 0, len(text)) <= 500


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("  Boats ", "Boats", id="blanks"),
        pytest.param("**Boats.**", "Boats", id="markup and a stop"),
        pytest.param('"Boats"', "Boats", id="quotes"),
        pytest.param("“Boats,”", "Boats", id="a comma within quotes"),
        pytest.param('"Boats', "Boats", id="a quote that is not closed"),
        pytest.param('"Boats" and "Kites"', '"Boats" and "Kites"', id="two quotations"),
        pytest.param("Boats (", "Boats", id="a bracket that opens"),
        pytest.param("(Boats)", "(Boats)", id="brackets that belong"),
        pytest.param("Boats?", "Boats?", id="a question mark"),
        pytest.param(" .- ", "", id="nothing else"),
    ],
)
def test_blanks_punctuation_and_quotes_are_trimmed(text, expected):
    assert text[slice(*trimmed(text, 0, len(text)))] == expected

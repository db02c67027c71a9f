"""What an entry says beside its title: authors, venue, date, rating, marks; and of its links."""

import pytest

from kblint.knowledge import Document
from kblint.text import Source

URL, CODE = "https://a.b/1", "https://github.com/c/d"
LINKED = f"- [Folding Boats from Noise]({URL})"
DECLARED = "**WR** scale from 1 to 3.\n\n"


def entries(text: str):
    return Document(Source(text)).entries


def first(text: str):
    return entries(text)[0]


def values(text: str) -> list[tuple[str, str]]:
    return [(field.name, field.value) for field in first(text).fields]


def value(text: str, name: str) -> str | None:
    return dict(values(text)).get(name)


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        pytest.param(" by Ada Quill", "Ada Quill", id="one, said to be so"),
        pytest.param(", *Ada Quill*", "Ada Quill", id="one in italics"),
        pytest.param(" by Ada Quill, Bo Marsh. ICML, 2018.", "Ada Quill, Bo Marsh",
                     id="two before a venue"),
        pytest.param(". Ada Quill, Bo Marsh, and Cy Dent. 2018.", "Ada Quill, Bo Marsh, and Cy Dent",
                     id="three between full stops"),
        pytest.param(" - Ada Quill, Bo Marsh, ICML 2018", "Ada Quill, Bo Marsh",
                     id="two before a venue behind a comma"),
        pytest.param(" (Ada M. Quill & B. Marsh)", "Ada M. Quill & B. Marsh", id="in brackets"),
        pytest.param(" - Quill et al.", "Quill et al.", id="et al."),
        pytest.param(" - A library for boats.", None, id="a description has none"),
        pytest.param(" - Folding and sailing.", None, id="words in small letters are none"),
        pytest.param(", Su et al., CVPR 2021", "Su et al.", id="et al. before a venue behind a comma"),
        pytest.param(", *Ada Quill*, ICML 2018", "Ada Quill", id="one in italics before a venue"),
    ],
)  # fmt: skip
def test_authors_stand_behind_a_linked_title(tail, authors):
    assert value(f"{LINKED}{tail}\n", "authors") == authors


@pytest.mark.parametrize(
    ("item", "authors"),
    [
        pytest.param("**Folding Boats from Noise.** Ada Quill, Bo Marsh. [[pdf](u)]",
                     "Ada Quill, Bo Marsh", id="behind a bold title"),
        pytest.param("**Folding Boats from Noise**<br>\n  Ada Quill, Bo Marsh<br>\n  [[pdf](u)]",
                     "Ada Quill, Bo Marsh", id="on the next line"),
        pytest.param("**Folding Boats from Noise**\n  - Ada Quill, Bo Marsh\n  - [[pdf](u)]",
                     "Ada Quill, Bo Marsh", id="in a nested item"),
        pytest.param("**Folding Boats from Noise**\n  - Authors: Ada Quill\n  - Paper: u",
                     "Ada Quill", id="in a line of their own name"),
        pytest.param("Ada Quill, Bo Marsh. Folding Boats from Noise. [[pdf](u)]",
                     "Ada Quill, Bo Marsh", id="before the title"),
        pytest.param("Ada Quill and Bo Marsh (2019). [Folding Boats from Noise](u).",
                     "Ada Quill and Bo Marsh", id="before a year and the title"),
        pytest.param("Folding Boats from Noise, Ada Quill, Bo Marsh. [[pdf](u)]", "Ada Quill, Bo Marsh",
              id="behind a comma"),
        pytest.param("Cy Dent. [Folding Boats from Noise](u). 2019.", "Cy Dent",
              id="one before the title"),
        pytest.param("Quill, A., & Marsh, B. (2019). [Folding Boats from Noise](u).",
              "Quill, A., & Marsh, B.", id="reversed names"),
        pytest.param("**Folding Boats from Noise**\n  - Ada Quill, Bo Marsh, ICML 2020 [[pdf](u)]",
              "Ada Quill, Bo Marsh", id="in a nested item with venue and link"),
        pytest.param("[Folding Boats from Noise](u)\n  Ada Quill, Bo Marsh. ICML 2018", "Ada Quill, Bo Marsh",
              id="on the line below a linked title"),
    ],
)  # fmt: skip
def test_authors_stand_around_titles_of_other_shapes(item, authors):
    text = f"- {item}\n".replace("(u)", f"({URL})").replace("Paper: u", f"Paper: {URL}")
    assert value(text, "authors") == authors


@pytest.mark.parametrize(
    ("said", "venue", "date"),
    [
        pytest.param("CVPR 2021", "CVPR 2021", "2021", id="venue and year"),
        pytest.param("CVPR, 2021", "CVPR, 2021", "2021", id="a comma between them"),
        pytest.param("[CVPR2021]", "CVPR2021", "2021", id="nothing between them"),
        pytest.param("MLSys'24", "MLSys'24", "2024", id="two figures"),
        pytest.param("(NeurIPS’23)", "NeurIPS’23", "2023", id="two figures as printers have them"),
        pytest.param("(**ECCV**)", "ECCV", None, id="a venue alone"),
        pytest.param("*CVPR 2021 (oral)*", "CVPR 2021", "2021", id="an award behind it"),
        pytest.param("In Proceedings of ACL", "In Proceedings of ACL", None, id="proceedings"),
        pytest.param("Journal of Paper Craft, 2016", "Journal of Paper Craft, 2016", "2016",
                     id="a journal"),
        pytest.param("2023-04-29", None, "2023-04", id="ISO"),
        pytest.param("2023.04", None, "2023-04", id="a full stop"),
        pytest.param("2023.4", None, "2023-04", id="no zero"),
        pytest.param("[2023/06]", None, "2023-06", id="a slash"),
        pytest.param("05/2023", None, "2023-05", id="the month first"),
        pytest.param("(Sep., 2023)", None, "2023-09", id="a month abbreviated"),
        pytest.param("September 2023", None, "2023-09", id="a month in full"),
        pytest.param("12 Oct 2020", None, "2020-10", id="a day before the month"),
        pytest.param("Oct 12, 2020", None, "2020-10", id="a day behind the month"),
        pytest.param("[18th Jul., 2023]", None, "2023-07", id="an ordinal"),
        pytest.param("(2021)", None, "2021", id="a year in brackets"),
        pytest.param("`2021`", None, "2021", id="a year as a tag"),
        pytest.param("(2019-2021)", None, None, id="a range is no date"),
        pytest.param("(extended)", None, None, id="a remark is neither"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "place",
    [
        pytest.param(f"{LINKED} {{}}", id="behind a linked title"),
        pytest.param(f"{LINKED}, {{}}", id="behind a comma"),
        pytest.param(f"- {{}} [Folding Boats from Noise]({URL})", id="before a linked title"),
        pytest.param(f"- **Folding Boats from Noise.** Ada Quill, Bo Marsh. {{}}. [[pdf]({URL})]",
                     id="behind authors"),
        pytest.param(f"- **Folding Boats from Noise**\n  - {{}}\n  - [[pdf]({URL})]",
                     id="in a nested item"),
    ],
)  # fmt: skip
def test_venue_and_date_are_read_in_all_their_forms(place, said, venue, date):
    text = f"{place.format(said)}\n"
    assert (value(text, "venue"), value(text, "date")) == (venue, date)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param("Folding Boats from Noise [CVPR 2021] [[pdf](u)]", "2021", id="brackets"),
        pytest.param("Folding Boats from Noise. Ada Quill. ICML 2020. [[pdf](u)]", "2020",
                     id="a full stop"),
        pytest.param("Folding Boats from Noise [[CVPR 2020](u)]", "2020", id="a link's text"),
        pytest.param("[2023/06] Folding Boats from Noise [[pdf](u)]", "2023-06",
                     id="brackets before the title"),
        pytest.param("**Folding Boats from Noise**\n  - 📅 Date: January 3, 2024\n  - Paper: u",
                     "2024-01", id="a line of its own name"),
        pytest.param("Folding Boats from Noise, CVPR 2021 [[pdf](u)]", "2021", id="a comma"),
        pytest.param('**BoatNet**: "Folding Boats from Noise", CVPR, 2023. [[pdf](u)]', "2023",
              id="behind a quoted title"),
        pytest.param("2021.05 - Folding Boats from Noise [[pdf](u)]", "2021-05", id="a prefix"),
        pytest.param("CVPR 2021: Folding Boats from Noise [[pdf](u)]", "2021", id="a venue as a prefix"),
    ],
)  # fmt: skip
def test_the_date_of_a_title_in_words(item, expected):
    text = f"- {item}\n".replace("(u)", f"({URL})").replace("Paper: u", f"Paper: {URL}")
    assert value(text, "date") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Venue: ICML", ("venue", "ICML"), id="plain"),
        pytest.param("**Publisher:** Harbour Press", ("venue", "Harbour Press"), id="bold"),
        pytest.param("Published: May 2018", ("date", "2018-05"), id="a date"),
        pytest.param("Authors： Ada Quill", ("authors", "Ada Quill"), id="a full-width colon"),
        pytest.param("📑 Publisher: arXiv", ("venue", "arXiv"), id="behind an emoji"),
    ],
)  # fmt: skip
def test_a_line_below_may_name_its_field(line, expected):
    assert values(f"{LINKED}\n  - {line}\n") == [expected]


def test_a_field_is_where_it_is_written():
    text = (
        f"# L\n\n- 😀 2023 / 05: [Boats from Noise]({URL}) by Ada Quill, Bo Marsh. *ICML* 2018.\n"
    )
    found = [(f.name, f.raw, text[slice(*f.span)]) for f in first(text).fields]
    assert found == [
        ("date", "2023 / 05", "2023 / 05"),
        ("authors", "Ada Quill, Bo Marsh", "Ada Quill, Bo Marsh"),
        ("venue", "ICML 2018", "ICML* 2018"),
    ]


def test_of_each_kind_the_first_counts():
    text = f"{LINKED} (ICML 2018) (arXiv 2017)\n"
    assert values(text) == [("venue", "ICML 2018"), ("date", "2018")]


@pytest.mark.parametrize(
    ("tail", "count"),
    [
        pytest.param(" ⭐⭐⭐", 3, id="three"),
        pytest.param(" ⭐️ ⭐️", 2, id="with variation selectors and a blank"),
        pytest.param(" :star::star:", 2, id="by name"),
        pytest.param(" ★★", 2, id="black stars"),
        pytest.param(" 🌟", 1, id="a glowing one"),
        pytest.param(" 🔥", None, id="fire is no star"),
        pytest.param(f" ⭐[code]({CODE})", None, id="a star that is a link's label"),
        pytest.param(f" :star:[code]({CODE})", None, id="a name that is a link's label"),
        pytest.param("  \n  It has ⭐⭐ elsewhere.", None, id="stars below the title's line"),
        pytest.param(" ★ 120", None, id="a count of stars"),
    ],
)  # fmt: skip
def test_stars_are_counted(tail, count):
    found = {f.name: f.number for f in first(f"{LINKED}{tail}\n").fields}
    assert found.get("stars") == count


@pytest.mark.parametrize(
    ("said", "number"),
    [
        pytest.param("(1953) [4.0]", 4.0, id="in brackets"),
        pytest.param("4.5/5", 4.5, id="of five"),
        pytest.param("8 / 10", 8.0, id="of ten"),
        pytest.param("(1953)", None, id="a year is none"),
        pytest.param("[12]", None, id="two figures are none"),
        pytest.param("14/5", None, id="more than the most is none"),
    ],
)
def test_a_heading_may_bear_a_rating(said, number):
    heading = f"### [Folding Boats]({URL}) {said}\n\n"
    text = "## Books\n\n" + heading * 3
    assert {f.name: f.number for f in first(text).fields}.get("rating") == number


def test_an_item_bears_no_such_rating():
    assert value(f"{LINKED} [4.0]\n", "rating") is None


LEGEND = "⭐ must read\n🔥 hot now\n\n"


@pytest.mark.parametrize(
    ("legend", "item", "mark", "stars"),
    [
        pytest.param(LEGEND, "- ⭐ [A Title](u)", "must read", None, id="before the title"),
        pytest.param(LEGEND, "- [A Title](u) 🔥", "hot now", None, id="behind the title"),
        pytest.param(LEGEND, "- ⭐️ [A Title](u)", "must read", None, id="with its variation"),
        pytest.param(LEGEND, "- 🏆 [A Title](u)", None, None, id="another emoji"),
        pytest.param("- :fire: hot now\n- :zap: quick\n\n# P\n\n", "- :fire: [A Title](u)",
                     "hot now", None, id="a legend of items and names"),
        pytest.param("| ⭐ = must read\n🔥: hot now\n\n", "- ⭐ [A Title](u)", "must read", None,
                     id="a legend with signs between"),
        pytest.param("⭐ must read\n\n", "- ⭐ [A Title](u)", None, "1",
                     id="one line is no legend"),
        pytest.param("⭐ must read\n⭐ should read\n\n", "- ⭐ [A Title](u)", None, "1",
                     id="two lines for one emoji are none"),
        pytest.param("⭐ must read\n🔥 hot, see [notes](https://a.b)\n\n", "- ⭐ [A Title](u)", None,
                     "1", id="links make no legend"),
        pytest.param("⭐ 12\n🔥 13\n\n", "- ⭐ [A Title](u)", None, "1", id="nor do figures"),
    ],
)  # fmt: skip
def test_an_emoji_means_what_the_legend_says(legend, item, mark, stars):
    text = f"{legend}{item}\n".replace("(u)", f"({URL})")
    assert (value(text, "mark"), value(text, "stars")) == (mark, stars)


def row(header: str, cell: str) -> str:
    return f"| Title | {header} |\n|---|---|\n| [Folding Boats from Noise]({URL}) | {cell} |\n"


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        pytest.param("Authors", "Ada Quill, Bo Marsh", [("authors", "Ada Quill, Bo Marsh")],
                     id="authors"),
        pytest.param("By", "Ada Quill", [("authors", "Ada Quill")], id="by"),
        pytest.param("Author", "quill", [("authors", "quill")],
                     id="a cell is what its header says"),
        pytest.param("Venue", "ICML 2018", [("venue", "ICML 2018"), ("date", "2018")],
                     id="a venue with its year"),
        pytest.param("**Published in**", "Boats Weekly", [("venue", "Boats Weekly")],
                     id="a bold header"),
        pytest.param("Year", "2018", [("date", "2018")], id="a year"),
        pytest.param("Pub. Date", "May 2018", [("date", "2018-05")], id="a month"),
        pytest.param("Recom", "⭐️⭐️⭐️", [("stars", "3")], id="stars"),
        pytest.param("Goodreads Rating", f"[4.21]({CODE})", [("rating", "4.21")],
                     id="a linked figure"),
        pytest.param("Year", "-", [], id="a dash is nothing"),
        pytest.param("Year", "", [], id="an empty cell"),
        pytest.param("Size", "2018", [], id="a header that names no field"),
        pytest.param("Rating", "4.5", [("rating", "4.5")], id="a figure"),
        pytest.param("Venue", f"[ICML 2018]({CODE})", [("venue", "ICML 2018"), ("date", "2018")],
              id="a linked venue"),
    ],
)  # fmt: skip
def test_a_cell_is_a_field_by_its_columns_header(header, cell, expected):
    found = values(row(header, cell))
    assert sorted(found) == sorted(expected)


def test_a_linked_figure_is_given_as_it_is_written():
    (field,) = first(row("Rating", f"[4.21]({CODE})")).fields
    assert "4.21" in field.raw


NESTED = (
    f"{DECLARED}- [Folding Boats]({URL}/f) **WR=3**\n  - [Sailing Kites]({URL}/s) **WR=1**\n"
    f"    - [Wearing Hats]({URL}/h)\n"
)


def test_scores_of_nested_entries_are_their_own():
    assert [[f.value for f in e.scores] for e in entries(NESTED)] == [["3"], ["1"], []]


def test_scores_of_nested_entries_are_their_own_though_a_detail_follows():
    text = f"{NESTED}  - code: {CODE}\n"
    assert [[f.value for f in e.scores] for e in entries(text)] == [["3"], ["1"], []]


def test_a_score_may_stand_before_the_title():
    assert value(f"{DECLARED}- **WR=3** [Folding Boats from Noise]({URL})\n", "WR") == "3"


def test_fields_come_in_order_of_the_text():
    text = f"{DECLARED}- ⭐ 2020: [Folding Boats]({URL}) **WR=3** (ICML 2018)\n"
    assert [f.name for f in first(text).fields] == ["stars", "date", "WR", "venue"]


@pytest.mark.parametrize(
    ("label", "role", "says"),
    [
        pytest.param("[PDF](u)", "paper", "paper", id="pdf"),
        pytest.param("[arXiv](u)", "paper", "paper", id="arXiv"),
        pytest.param("[CVPR 2021](u)", "paper", "paper", id="a venue"),
        pytest.param("[Official Code](u)", "code", "code", id="two words"),
        pytest.param("[Code and Data](u)", "code", "code", id="of two parts the first"),
        pytest.param("[Project Page](u)", "website", "website", id="a website"),
        pytest.param("[demo](u)", "demo", "demo", id="a demo"),
        pytest.param("[blog post](u)", "blog", "blog", id="a blog"),
        pytest.param("[YouTube](u)", "video", "video", id="a video's host"),
        pytest.param("[slides](u)", "slides", "slides", id="slides"),
        pytest.param("[dataset](u)", "data", "data", id="data"),
        pytest.param("[link](u)", "", "", id="a label that says nothing"),
        pytest.param("[link](https://arxiv.org/abs/2101.00001)", "paper", "",
                     id="it leads to a paper"),
        pytest.param("[link](https://github.com/c/d)", "code", "", id="it leads to code"),
        pytest.param("[2](https://youtu.be/abcdefghijk)", "video", "", id="it leads to a video"),
        pytest.param("Code: [BoatNet](u)", "code", "code", id="a word before it says so"),
        pytest.param("code: <https://a.b/c>", "code", "code", id="a word before a bare URL"),
        pytest.param("Speaker: [Ada Quill](u)", "author", "", id="a person"),
        pytest.param("[![Code](https://a.b/x.svg)](u)", "code", "code", id="a badge that says it"),
        pytest.param("[![Stars](https://a.b/x.svg)](u)", "badge", "", id="a badge that counts"),
        pytest.param("[the great kite](u)", "description", "", id="words of the description"),
        pytest.param("[the kite](https://github.com/e/f)", "description", "",
                     id="words of the description, wherever they lead"),
    ],
)  # fmt: skip
def test_a_link_beside_a_linked_title_plays_the_part_that_it_says(label, role, says):
    text = f"{LINKED} ({label.replace('(u)', '(https://a.b/x)')})\n"
    _, link = first(text).links
    assert (link.role, link.says) == (role, says)


@pytest.mark.parametrize(
    ("header", "link", "role", "says"),
    [
        pytest.param("Code", "[boats](u)", "code", "code", id="the header says it"),
        pytest.param("Code", "[video](u)", "video", "video", id="its own text outranks the header"),
        pytest.param("Links", "[boats](https://github.com/c/d)", "code", "", id="its target"),
        pytest.param("Links", "[boats](u)", "other", "", id="nothing says it"),
        pytest.param("Paper", "[Sailing Kites at Dawn](u)", "related", "", id="another's title"),
        pytest.param("Notes", "[code](u)", "description", "", id="within a description"),
    ],
)
def test_a_link_of_a_row_plays_the_part_that_its_header_says(header, link, role, says):
    _, other = first(row(header, link.replace("(u)", "(https://a.b/x)"))).links
    assert (other.role, other.says) == (role, says)


def test_links_come_in_order_of_the_text_but_for_the_primary_one():
    text = f"- Boats from Noise [[code]({CODE})] [[pdf]({URL})]\n  - [[video](https://a.b/v)]\n"
    assert [link.role for link in first(text).links] == ["primary", "code", "video"]


def test_links_come_in_order_of_the_text_though_a_paragraph_stands_below_a_list():
    text = f"{LINKED}\n  - [code]({CODE})\n\n  Shown in [video](https://a.b/v)\n"
    assert [link.role for link in first(text).links] == ["primary", "code", "video"]

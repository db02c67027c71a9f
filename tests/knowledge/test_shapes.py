"""The shapes in which public lists write their entries, each read from a few lines of it."""

from typing import NamedTuple

import pytest

from kblint.knowledge import Document, Entry, Shape
from kblint.text import Source

BOATS = "Folding Boats from Noise"
KITES = "Sailing Kites at Dawn"
HATS = "Wearing Hats in Rain"
ONE, TWO, THREE = "https://a.b/1", "https://a.b/2", "https://a.b/3"
CODE = "https://github.com/c/d"
ARXIV = "https://arxiv.org/abs/2101.00001"
VIDEO = "https://youtu.be/abcdefghijk"


class Seen(NamedTuple):
    """What is read of an entry; `others` are the roles and targets of all links but the first.

    `written` is what stands at the title's place, empty where that is the title.
    """

    title: str
    url: str
    shape: Shape
    others: tuple[tuple[str, str], ...] = ()
    description: str = ""
    written: str = ""


def seen(text: str) -> list[Seen]:
    return [_seen(entry) for entry in Document(Source(text)).entries]


def _seen(entry: Entry) -> Seen:
    first, *others = entry.links
    assert first.role == "primary"
    written = entry.source.slice(entry.title_span)
    return Seen(
        entry.title, first.url, entry.shape, tuple((link.role, link.url) for link in others),
        entry.description, "" if written == entry.title else written,
    )  # fmt: skip


def titles(text: str) -> list[str]:
    return [each.title for each in seen(text)]


@pytest.mark.parametrize(
    ("text", "shape", "others", "description"),
    [
        pytest.param(f"- [{BOATS}]({ONE})\n", Shape.BARE, (), "", id="a link alone"),
        pytest.param(f"* [{BOATS}]({ONE}) - It folds.\n", Shape.ONE_LINE, (), "It folds.",
                     id="a hyphen"),
        pytest.param(f"+ [{BOATS}]({ONE}) -- It folds.\n", Shape.ONE_LINE, (), "It folds.",
                     id="two hyphens"),
        pytest.param(f"- [{BOATS}]({ONE}) – It folds.\n", Shape.ONE_LINE, (), "It folds.",
                     id="an en dash"),
        pytest.param(f"- [{BOATS}]({ONE}): it folds.\n", Shape.ONE_LINE, (), "it folds.",
                     id="a colon"),
        pytest.param(f"- [{BOATS}]({ONE})：it folds.\n", Shape.ONE_LINE, (), "it folds.",
                     id="a full-width colon, which no blank follows"),
        pytest.param(f"- [{BOATS}]({ONE}) | It folds.\n", Shape.ONE_LINE, (), "It folds.",
                     id="a bar"),
        pytest.param(f"- [{BOATS}]({ONE}) It folds.\n", Shape.BARE, (), "",
                     id="words that nothing parts from the title are no description"),
        pytest.param(f"- [{BOATS}]({ONE}) -\n", Shape.BARE, (), "", id="a separator with nothing"),
        pytest.param(
            f"- [{BOATS}]({ONE}) - Folds. ([Demo](https://a.b/d), [Source Code]({CODE})) `MIT` `C`\n",
            Shape.ONE_LINE, (("demo", "https://a.b/d"), ("code", CODE)),
            f"Folds. ([Demo](https://a.b/d), [Source Code]({CODE})) `MIT` `C`",
            id="tags and labelled links end the description",
        ),
        pytest.param(f"- [{BOATS}]({ONE}) - It folds,\n  and sails.\n", Shape.ONE_LINE, (),
                     "It folds,\n  and sails.", id="a description over two lines"),
        pytest.param(f"- [{BOATS}][r]: it folds.\n\n[r]: {ONE}\n", Shape.ONE_LINE, (),
                     "it folds.", id="a reference"),
        pytest.param(f"- **[{BOATS}]({ONE})**: it folds.\n", Shape.ONE_LINE, (), "it folds.",
                     id="a bold link"),
        pytest.param(f"> - [{BOATS}]({ONE}) - It folds.\n", Shape.ONE_LINE, (), "It folds.",
                     id="in a quote"),
        pytest.param(f"- [{BOATS}]({ONE})\n  It folds.\n", Shape.NEXT_LINE, (), "It folds.",
                     id="the next line"),
        pytest.param(f"- [{BOATS}]({ONE}) \\\n  It folds.\n", Shape.NEXT_LINE, (), "It folds.",
                     id="the next line behind a backslash"),
        pytest.param(f"1. [{BOATS}]({ONE})<br>\n   It folds.\n", Shape.NEXT_LINE, (),
                     "It folds.", id="the next line behind a tag"),
        pytest.param(f"- [{BOATS}]({ONE}) **WR=3**\n\n  It folds.\n\n  It sails.\n",
                     Shape.NEXT_LINE, (), "It folds.", id="the first paragraph below"),
        pytest.param(f"- [{BOATS}]() - It folds.\n", Shape.ONE_LINE, (), "It folds.",
                     id="no target yet"),
        pytest.param(f"- [{BOATS}]({ONE})<br>It folds.\n", Shape.NEXT_LINE, (), "It folds.",
              id="a tag alone breaks the line"),
        pytest.param(f"- [{BOATS}]({ONE}) (2019) - It folds.\n", Shape.ONE_LINE, (), "It folds.",
              id="a description behind a year"),
        pytest.param(f"- [{BOATS}]({ONE}) [[code]({CODE})] - It folds.\n", Shape.ONE_LINE,
              (("code", CODE),), "It folds.", id="a description behind a labelled link"),
        pytest.param(f"- [{BOATS}]({ONE}) `MIT` - It folds.\n", Shape.ONE_LINE, (), "It folds.",
              id="a description behind a tag"),
        pytest.param(f"- [{BOATS}]({ONE}) 🔥 - It folds.\n", Shape.ONE_LINE, (), "It folds.",
              id="a description behind an emoji"),
    ],
)  # fmt: skip
def test_a_title_that_is_the_link_may_have_a_description(text, shape, others, description):
    url = "" if "]()" in text else ONE
    assert seen(text) == [Seen(BOATS, url, shape, others, description)]


@pytest.mark.parametrize(
    ("tail", "others"),
    [
        pytest.param(" by Ada Quill, Bo Marsh. ICML, 2018.", (), id="by authors, and a venue"),
        pytest.param(" by Ada Quill", (), id="by one author"),
        pytest.param(f", Su et al., CVPR 2021 | [github]({CODE}) | [bibtex](https://a.b/bib)",
                     (("code", CODE), ("paper", "https://a.b/bib")),
                     id="et al., a venue and labelled links between bars"),
        pytest.param(" - Ada Quill, Bo Marsh, 2019.", (), id="authors behind a hyphen"),
        pytest.param(". Ada Quill, Bo Marsh, ICML 2018.", (), id="authors behind a full stop"),
        pytest.param(", *Ada Quill and Bo Marsh*, ICML 2018", (), id="authors in italics"),
        pytest.param(" (Ada Quill, Bo Marsh)", (), id="authors in brackets"),
        pytest.param(" (2019)", (), id="a year in brackets"),
        pytest.param(" `2019`", (), id="a year as a tag"),
        pytest.param(", ICML 2018", (), id="a venue behind a comma"),
        pytest.param(" | NSDI' 24", (), id="a venue behind a bar"),
        pytest.param(" [CVPR2021]", (), id="a venue in brackets"),
        pytest.param(f" CVPR 2021 [[code]({CODE})]", (("code", CODE),),
                     id="a venue and a labelled link"),
    ],
)  # fmt: skip
def test_authors_venue_or_date_behind_a_linked_title_are_no_description(tail, others):
    assert seen(f"- [{BOATS}]({ONE}){tail}\n") == [Seen(BOATS, ONE, Shape.CITED, others)]


@pytest.mark.parametrize(
    "prefix",
    [
        pytest.param("1. ", id="numbered"),
        pytest.param("- #12 ", id="a number of its own"),
        pytest.param("- [ ] ", id="a task"),
        pytest.param("- [x] ", id="a task that is done"),
        pytest.param("- 🔥🔥", id="emoji"),
        pytest.param("- :star: ", id="an emoji's name"),
        pytest.param("- ![logo](https://a.b/l.png) ", id="an image"),
        pytest.param("- 2021/05/03: ", id="a date"),
        pytest.param("- 2020-09-28 - ", id="a date and a hyphen"),
        pytest.param("* ⭐ 01/2022: ", id="an emoji and a date"),
        pytest.param("- **2021** | ", id="a bold year and a bar"),
        pytest.param("- [18th Jul., 2023] ", id="a date in brackets"),
        pytest.param("* BoatNet - ", id="a short name and a hyphen"),
        pytest.param("- BoatNet: ", id="a short name and a colon"),
        pytest.param("- **BoatNet** - ", id="a bold short name"),
        pytest.param("- `BoatNet` ", id="a short name as a tag"),
        pytest.param("- `Harbour Co` `2021` ", id="tags"),
        pytest.param("- [survey] ", id="a tag in brackets"),
        pytest.param("- (survey) ", id="a tag in round brackets"),
        pytest.param("- CVPR 2021 ", id="a venue"),
        pytest.param("- [MLSys'24] ", id="a venue in brackets"),
        pytest.param("- (**ECCV**) ", id="a bold venue in brackets"),
        pytest.param("- **WR=3** ", id="a score"),
    ],
)
def test_what_stands_before_a_linked_title_is_no_part_of_it(prefix):
    assert seen(f"{prefix}[{BOATS}]({ONE})\n") == [Seen(BOATS, ONE, Shape.BARE)]


@pytest.mark.parametrize(
    "prefix",
    [
        pytest.param("1. ", id="numbered"),
        pytest.param("- 3.2. ", id="a number of its own"),
        pytest.param("- [ ] ", id="a task"),
        pytest.param("- 🔥 ", id="an emoji"),
        pytest.param("- :fire: ", id="an emoji's name"),
        pytest.param("- 2021.05 - ", id="a date"),
        pytest.param("- [2023/06] ", id="a date in brackets"),
        pytest.param("- 12 Oct 2020 ", id="a date with a month's name"),
        pytest.param("- CVPR 2021: ", id="a venue and a colon"),
        pytest.param("- (CVPR 2021) ", id="a venue in round brackets"),
        pytest.param("- **[CVPR 2021]** ", id="a bold venue in brackets"),
        pytest.param("- (to appear) ", id="a tag in round brackets"),
    ],
)
def test_what_stands_before_a_title_in_words_is_no_part_of_it(prefix):
    assert seen(f"{prefix}{BOATS} [[Paper]({ONE})]\n") == [Seen(BOATS, ONE, Shape.LABELLED)]


LABELS = f"[[Paper]({ARXIV})] [[Code]({CODE})]"


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(BOATS, id="nothing but the title"),
        pytest.param(f"{BOATS}.", id="a full stop"),
        pytest.param(f"{BOATS}:", id="a colon"),
        pytest.param(f"{BOATS}, Ada Quill, Bo Marsh, CVPR 2021.", id="authors behind a comma"),
        pytest.param(f"{BOATS}. Ada Quill, Bo Marsh. CVPR 2021.", id="authors behind a full stop"),
        pytest.param(f"{BOATS}; Ada Quill, Bo Marsh", id="authors behind a semicolon"),
        pytest.param(f"{BOATS} by Ada Quill and Bo Marsh", id="by authors"),
        pytest.param(f"{BOATS} (Ada Quill, Bo Marsh)", id="authors in brackets"),
        pytest.param(f"{BOATS}, Ada Quill et al.", id="et al."),
        pytest.param(f"{BOATS} *Ada Quill, Bo Marsh*", id="authors in italics"),
        pytest.param(f"{BOATS}, CVPR 2021", id="a venue"),
        pytest.param(f"{BOATS} (CVPR 2021)", id="a venue in brackets"),
        pytest.param(f"{BOATS} [CVPR'21]", id="a venue in square brackets"),
        pytest.param(f"{BOATS} @Harbour", id="where it was made"),
        pytest.param(f"{BOATS} (@Harbour Lab)", id="where it was made, in brackets"),
        pytest.param(f"{BOATS} | 2021 |", id="bars"),
        pytest.param(f"**{BOATS}**", id="bold"),
        pytest.param(f"__{BOATS}.__ Ada Quill, Bo Marsh.", id="bold, the full stop in it"),
        pytest.param(f"<b>{BOATS}</b>", id="bold by a tag"),
        pytest.param(f"***{BOATS}***", id="bold and italic"),
        pytest.param(f"*{BOATS}*, Ada Quill et al.", id="italic"),
        pytest.param(f"**{BOATS} (CVPR 2021)**", id="bold with its venue"),
        pytest.param(f'"{BOATS}", Ada Quill et al.', id="quoted"),
        pytest.param(f"“{BOATS}”", id="quoted as printers do"),
        pytest.param(f'**BoatNet**: "{BOATS}", CVPR, 2023 (*Harbour Lab*).',
                     id="quoted behind a bold short name"),
        pytest.param(f"BoatNet: **{BOATS}**", id="bold behind a short name"),
        pytest.param(f"[2023/06] **{BOATS}.** *Ada Quill, Bo Marsh*", id="bold behind a date"),
    ],
)  # fmt: skip
def test_a_title_may_be_words_before_labelled_links(said):
    expected = Seen(BOATS, ARXIV, Shape.LABELLED, (("code", CODE),))
    assert seen(f"- {said} {LABELS}\n") == [expected]


@pytest.mark.parametrize(
    ("links", "url", "others"),
    [
        pytest.param(f"[paper]({ONE}) | [code]({CODE})", ONE, (("code", CODE),), id="bars"),
        pytest.param(f"([paper]({ONE}), [code]({CODE}))", ONE, (("code", CODE),),
                     id="round brackets"),
        pytest.param(f"[[Paper]]({ONE}) [[Code]]({CODE})", ONE, (("code", CODE),),
                     id="brackets within the text"),
        pytest.param(f"[[code]({CODE})] [[pdf]({ONE})]", ONE, (("code", CODE),),
                     id="the paper is primary wherever it stands"),
        pytest.param(f"[[video]({VIDEO})] [[code]({CODE})]", CODE, (("video", VIDEO),),
                     id="code rather than a video"),
        pytest.param(f"[[video]({VIDEO})]", VIDEO, (), id="a video where there is nothing else"),
        pytest.param(f"[[notes](notes.md)] [[video]({VIDEO})]", VIDEO, (("", "notes.md"),),
                     id="what leaves the knowledge base rather than what stays"),
        pytest.param(f"[![Paper](https://a.b/p.svg)]({ONE}) [![Code](https://a.b/c.svg)]({CODE})",
                     ONE, (("code", CODE),), id="badges that say what they are"),
        pytest.param(f"[[Paper]({ONE})] [![Stars](https://a.b/s.svg)]({CODE})", ONE,
                     (("badge", CODE),), id="a badge that counts"),
        pytest.param(f"[{ONE}]", ONE, (), id="a URL in square brackets"),
        pytest.param(f"- <{ONE}>", ONE, (), id="a URL in angle brackets"),
        pytest.param(ONE, ONE, (), id="a bare URL"),
        pytest.param("[[Paper]()]", "", (), id="no target yet"),
        pytest.param(f"[CVPR 2021]({ONE})", ONE, (), id="a venue as the link's text"),
    ],
)  # fmt: skip
def test_labelled_links_are_told_apart(links, url, others):
    assert seen(f"- {BOATS} {links}\n") == [Seen(BOATS, url, Shape.LABELLED, others)]


@pytest.mark.parametrize(
    ("text", "title", "written"),
    [
        pytest.param(f"- [Folding *Boats* from `Noise`]({ONE})\n", BOATS,
                     "Folding *Boats* from `Noise`", id="markup in a link"),
        pytest.param(f"- [ {BOATS} ]({ONE})\n", BOATS, "", id="blanks within the link's brackets"),
        pytest.param(f"- [[{BOATS}]]({ONE})\n", BOATS, "", id="brackets within the link"),
        pytest.param(f"- [Folding Boats\n  from Noise]({ONE})\n", BOATS,
                     "Folding Boats\n  from Noise", id="a link over two lines"),
        pytest.param(f"- [Boats &amp; Kites]({ONE})\n", "Boats & Kites", "Boats &amp; Kites",
                     id="a character reference in a link"),
        pytest.param(f"- Folding Boats\n  from Noise [[Paper]({ONE})]\n", BOATS,
                     "Folding Boats\n  from Noise", id="words over two lines"),
        pytest.param(f"- **Folding Boats** from Noise [[Paper]({ONE})]\n", BOATS,
                     "Folding Boats** from Noise", id="a bold name that the title goes on with"),
        pytest.param(f"- **BoatNet:** {BOATS} [[Paper]({ONE})]\n", f"BoatNet: {BOATS}",
                     f"BoatNet:** {BOATS}", id="a bold name and a colon"),
        pytest.param(f"- Folding `Boats` from Noise [[Paper]({ONE})]\n", BOATS,
                     "Folding `Boats` from Noise", id="code within words"),
        pytest.param(f"- Folding <!-- c --> Boats [[Paper]({ONE})]\n", "Folding Boats",
                     "Folding <!-- c --> Boats", id="a comment within words"),
        pytest.param(f"- Folding [^1] Boats [[Paper]({ONE})]\n\n[^1]: n\n", "Folding Boats",
                     "Folding [^1] Boats", id="a footnote within words"),
        pytest.param(f"- Boats 😀 von 漢字 [[Paper]({ONE})]\n", "Boats 😀 von 漢字", "",
                     id="characters of all planes"),
        pytest.param(f"- Is It a Boat? Ada Quill, Bo Marsh [[Paper]({ONE})]\n", "Is It a Boat?",
                     "", id="a question mark is the title's"),
        pytest.param(f"- Boats &amp; Kites at Sea [[Paper]({ONE})]\n", "Boats & Kites at Sea",
              "Boats &amp; Kites at Sea", id="a character reference within words"),
        pytest.param(f"- Folding \\[Paper\\] Boats [[Paper]({ONE})]\n", "Folding [Paper] Boats",
              "Folding \\[Paper\\] Boats", id="escaped brackets within words"),
        pytest.param(f"- Folding Boats – A Review [[Paper]({ONE})]\n", "Folding Boats – A Review", "",
              id="a subtitle with a word of venues"),
        pytest.param(f"- [{BOATS}] [{ONE}]\n", BOATS, "", id="a title and a URL in square brackets each"),
        pytest.param(f"- {BOATS}. [Quill and Marsh (1976)]({ONE}).\n", BOATS, "",
              id="authors and a year as the link's text"),
    ],
)  # fmt: skip
def test_a_title_is_what_a_reader_reads_at_its_place(text, title, written):
    assert [(each.title, each.written) for each in seen(text)] == [(title, written)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"- {BOATS} \\\n  Ada Quill, Bo Marsh \\\n  CVPR 2021. {LABELS}\n",
                     id="backslashes"),
        pytest.param(f"- **{BOATS}**<br>\n  Ada Quill, Bo Marsh<br>\n  {LABELS}\n", id="tags"),
        pytest.param(f"- **{BOATS}**  \n  Ada Quill, Bo Marsh  \n  {LABELS}\n", id="two spaces"),
        pytest.param(f"- {BOATS}\n  {LABELS}\n", id="a soft break"),
        pytest.param(f"- **{BOATS}**\n\n  Ada Quill, Bo Marsh\n\n  {LABELS}\n", id="paragraphs"),
        pytest.param(f"- {BOATS}<br>Ada Quill, Bo Marsh<br>{LABELS}\n", id="tags on one line"),
    ],
)  # fmt: skip
def test_a_record_runs_over_several_lines(text):
    expected = Seen(BOATS, ARXIV, Shape.RECORD, (("code", CODE),))
    assert seen(text) == [expected]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        pytest.param(f"- **{BOATS}**\n  - Ada Quill, Bo Marsh\n  - {LABELS}\n", (("code", CODE),),
                     id="labelled links in a nested item"),
        pytest.param(f"- **{BOATS} (CVPR 2021)**\n  - [Paper]({ARXIV}) | [Code]({CODE})\n",
                     (("code", CODE),), id="a bold title with its venue"),
        pytest.param(f"- **{BOATS}**\n  - Paper: {ARXIV}\n  - Code: {CODE}\n",
                     (("code", CODE),), id="fields with bare URLs below an item"),
        pytest.param(f"**{BOATS}**\n\n- Paper: {ARXIV}\n- Code: {CODE}\n", (("code", CODE),),
                     id="fields below a bold paragraph"),
        pytest.param(f"**{BOATS}**\n\nPaper: {ARXIV}\n\nCode: {CODE}\n", (("code", CODE),),
                     id="a paragraph for each field"),
        pytest.param(f"[{BOATS}]\n\n- Paper: {ARXIV}\n- Code: None\n", (),
                     id="fields below a title in brackets"),
        pytest.param(f"**{BOATS}**\n\n- {ARXIV}\n", (), id="a URL that nothing names"),
        pytest.param(f"- Title: {BOATS}\n- Paper: {ARXIV}\n- Code: {CODE}\n", (("code", CODE),),
                     id="a list of which the title is a field"),
        pytest.param(f"10. **{BOATS}**.\n\n*Ada Quill, Bo Marsh* {LABELS}\n", (("code", CODE),),
                     id="a list torn by a blank too few"),
        pytest.param(f"**{BOATS}**\n\n![boats](https://a.b/b.png)\n\n- Paper: {ARXIV}\n", (),
                     id="a picture between them"),
        pytest.param(f"**{BOATS}** :fire: CVPR 2021\n\n- Paper: {ARXIV}\n", (),
                     id="an emoji and a venue behind the bold title"),
        pytest.param(f"10. **{BOATS}**.\n\nAda Quill, Bo Marsh. ICML 2020. {LABELS}\n",
              (("code", CODE),), id="a torn list, a venue behind the authors"),
    ],
)  # fmt: skip
def test_a_titles_links_may_stand_in_lines_below_it(text, others):
    assert seen(f"## Papers\n\n{text}") == [Seen(BOATS, ARXIV, Shape.FIELDS, others)]


def test_a_list_may_be_one_entry_whose_title_is_a_linked_field():
    text = f"- Paper: [{BOATS}]({ONE})\n- Presenter: [Ada Quill]({TWO})\n- Date: 2021-05-01\n"
    assert seen(text) == [Seen(BOATS, ONE, Shape.BARE, (("author", TWO),))]


def test_fields_of_one_title_end_where_the_next_title_stands():
    text = (
        f"**{BOATS}**\n\n- Paper: {ARXIV}\n- Code: {CODE}\n\n"
        f"**{KITES}**\n\n- Paper: {ONE}\n\n"
        f"It sails.\n\n- [{HATS}]({TWO})\n"
    )
    assert seen(text) == [
        Seen(BOATS, ARXIV, Shape.FIELDS, (("code", CODE),)),
        Seen(KITES, ONE, Shape.FIELDS),
        Seen(HATS, TWO, Shape.BARE),
    ]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        pytest.param(f"- [Paper]({ONE}) {BOATS}\n", (), id="a label"),
        pytest.param(f"- [Paper]({ONE}): {BOATS}, Ada Quill, Bo Marsh\n", (),
                     id="a label and a colon"),
        pytest.param(f"- [[CVPR]({ONE})] {BOATS}. [[code]({CODE})] [__`seg.`__] :fire:\n",
                     (("code", CODE),), id="a venue in brackets"),
        pytest.param(f"- [CVPR 2021]({ONE}) {BOATS} | [code]({CODE})\n", (("code", CODE),),
                     id="a venue"),
        pytest.param(f"- [[pdf]]({ONE}) [[code]]({CODE}) **{BOATS}**\n", (("code", CODE),),
                     id="two labels"),
        pytest.param(f"- [[Code]({CODE})] [[Paper]({ONE})] {BOATS}\n", (("code", CODE),),
                     id="code is not primary though it comes first"),
    ],
)  # fmt: skip
def test_a_label_may_come_before_the_title(text, others):
    assert seen(text) == [Seen(BOATS, ONE, Shape.LABEL_FIRST, others)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"- Ada Quill, Bo Marsh, and Cy Dent. 2019. [{BOATS}]({ONE}). In *ACL*.\n",
                     id="and a linked title"),
        pytest.param(f"- Ada Quill and Bo Marsh (2019). [{BOATS}]({ONE}).\n", id="year in brackets"),
        pytest.param(f"- Ada Quill. [{BOATS}]({ONE}). 2019.\n", id="one author"),
        pytest.param(f"- Quill, A., & Marsh, B. (2019). [{BOATS}]({ONE}).\n",
                     id="reversed names with a linked title"),
        pytest.param(f"- Ada Quill, Bo Marsh. {BOATS}. ICML 2019. [[pdf]({ONE})]\n",
                     id="a title in words"),
        pytest.param(f"- Ada Quill, Bo Marsh, {BOATS}, ICML 2019. [[pdf]({ONE})]\n",
                     id="commas throughout"),
        pytest.param(f"- Ada Quill, Bo Marsh. **{BOATS}**. ICML 2019. [[pdf]({ONE})]\n",
                     id="a bold title"),
        pytest.param(f"- Ada Quill, Bo Marsh. *{BOATS}*. ICML 2019. [[pdf]({ONE})]\n",
                     id="an italic title"),
        pytest.param(f"- Oxford [[Paper]({ONE})]\n  - Ada Quill, Bo Marsh, {BOATS}, ICML 2019\n",
                     id="below the name of an institute"),
        pytest.param(f"- Quill, A. and Marsh, B., 2019. [{BOATS}]({ONE}).\n",
              id="reversed names and a bare year"),
        pytest.param(f"- Quill, A., Marsh, B. and Dent, C., 2010. {BOATS}. [[pdf]({ONE})]\n",
              id="reversed names, a title in words"),
        pytest.param(f'- Ada Quill, Bo Marsh, "{BOATS}", ICML 2019. [[pdf]({ONE})]\n', id="a quoted title"),
        pytest.param(f'- **[3]** Ada Quill, Bo Marsh. "**{BOATS}**." [[pdf]({ONE})] ⭐\n',
              id="a number, a title bold and quoted"),
        pytest.param(f"- Ada Quill et al. {BOATS} [[pdf]({ONE})]\n", id="et al. behind one name"),
    ],
)  # fmt: skip
def test_authors_may_come_before_the_title(text):
    assert seen(text) == [Seen(BOATS, ONE, Shape.AUTHORS_FIRST)]


def table(*lines: str) -> str:
    head, *rows = lines
    return f"{head}\n|{'---|' * (head.count('|') - 1)}\n" + "".join(f"{row}\n" for row in rows)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            table("| Date | Title | Code |", f"| 2021 | [{BOATS}]({ONE}) | [x]({CODE}) |",
                  f"| 2020 | [{KITES}]({TWO}) | - |"),
            [Seen(BOATS, ONE, Shape.ROW, (("code", CODE),)), Seen(KITES, TWO, Shape.ROW)],
            id="the title is linked, the code is named by its header",
        ),
        pytest.param(
            table("| Title | Paper | Code |", f"| {BOATS} (@Harbour Lab) | [[pdf]]({ONE}) | ⚠️ |",
                  f"| {KITES} | [[pdf]]({TWO}) | [[boats]]({CODE}) |"),
            [Seen(BOATS, ONE, Shape.ROW), Seen(KITES, TWO, Shape.ROW, (("code", CODE),))],
            id="the title is words, labelled links stand in other columns",
        ),
        pytest.param(
            table("| Paper |", f"| {BOATS} [pdf]({ONE}) [code]({CODE}) |"),
            [Seen(BOATS, ONE, Shape.ROW, (("code", CODE),))],
            id="labelled links stand in the title's cell",
        ),
        pytest.param(
            table("| Paper | Links |", f"| **{BOATS}**<br>Ada Quill, Bo Marsh | [pdf]({ONE}) |"),
            [Seen(BOATS, ONE, Shape.ROW)], id="authors stand below the title in its cell",
        ),
        pytest.param(
            table("| Title | Code |", f"| {BOATS} | {CODE} |"), [Seen(BOATS, CODE, Shape.ROW)],
            id="bare URLs",
        ),
        pytest.param(
            table("| Name | Description | Link |",
                  f"| It | Folds, see [this](https://a.b/see) | [Go]({ONE}) | too many |",
                  "| Too few |", f"| 1984 | Sails | [Go]({TWO}) |"),
            [Seen("It", ONE, Shape.ROW, (("description", "https://a.b/see"),),
                  "Folds, see [this](https://a.b/see)"),
             Seen("1984", TWO, Shape.ROW, (), "Sails")],
            id="ragged rows, short titles and a column that describes",
        ),
        pytest.param(
            table("| Title | Link |", f"| [{BOATS}](notes/boats.md) | [paper]({ONE}) |"),
            [Seen(BOATS, ONE, Shape.ROW, (("other", "notes/boats.md"),))],
            id="the title links to a file beside the list",
        ),
        pytest.param(
            table("| Model | Paper | Code |", f"| BoatNet | [{BOATS}]({ONE}) | [link]({CODE}) |"),
            [Seen(BOATS, ONE, Shape.ROW, (("code", CODE),))],
            id="of two columns that may hold titles the surer",
        ),
        pytest.param(
            table("| Boat | Year |", f"| [{BOATS}]({ONE}) | 2019 |"),
            [Seen(BOATS, ONE, Shape.ROW)], id="a header that says nothing of titles",
        ),
        pytest.param(table("| Boat | Speed |", "| one | 2 |", "| [two](#two) | 3 |"), [],
                     id="no row has a link that leaves"),
        pytest.param(table("| Date | Code |", f"| 2019 | [link]({CODE}) |"), [],
                     id="no column holds titles"),
        pytest.param(
            table("| API | Description | Auth |", f"| [Boats]({ONE}) | Boat facts | No |",
                  f"| [Kites]({TWO}) | Kite facts | Yes |"),
            [Seen("Boats", ONE, Shape.ROW, (), "Boat facts"),
             Seen("Kites", TWO, Shape.ROW, (), "Kite facts")],
            id="titles below a header that no list knows, beside a description",
        ),
    ],
)  # fmt: skip
def test_a_row_is_read_by_its_headers(text, expected):
    assert seen(text) == expected


def headed(*lines: str) -> str:
    return "## Books\n\n" + "\n\n".join(lines) + "\n"


def test_a_heading_is_an_entry_where_three_are():
    text = headed(
        f"#### [{BOATS}]({ONE}) (1953) *by Ada Quill* [4.0]", "It is about boats.",
        f"#### [{KITES}]({TWO}) (1961) *by Bo Marsh* [3.5]",
        f"#### [{HATS}]({THREE}) (1970) *by Cy Dent* [4.5]", "It is about hats.", "And rain.",
    )  # fmt: skip
    assert seen(text) == [
        Seen(BOATS, ONE, Shape.HEADING, (), "It is about boats."),
        Seen(KITES, TWO, Shape.HEADING),
        Seen(HATS, THREE, Shape.HEADING, (), "It is about hats."),
    ]


def test_a_headings_links_may_stand_below_it():
    text = headed(
        f"### {BOATS}", f"- [Code]({CODE})\n- [Paper]({ONE})",
        f"### {KITES}", f"Paper: {TWO}", f"### {HATS}", f"- Paper: {THREE}",
    )  # fmt: skip
    assert seen(text) == [
        Seen(BOATS, ONE, Shape.HEADING, (("code", CODE),)),
        Seen(KITES, TWO, Shape.HEADING),
        Seen(HATS, THREE, Shape.HEADING),
    ]


def test_items_above_a_torn_one_are_entries_too():
    text = f"1. [{KITES}]({TWO})\n2. {HATS} [[pdf]({THREE})]\n3. **{BOATS}**.\n\n{LABELS}\n"
    assert seen(text) == [
        Seen(KITES, TWO, Shape.BARE),
        Seen(HATS, THREE, Shape.LABELLED),
        Seen(BOATS, ARXIV, Shape.FIELDS, (("code", CODE),)),
    ]


def test_where_most_items_begin_with_names_one_name_is_enough():
    several = "".join(
        f"- Ada Quill, Bo Marsh. {name}. [[pdf]({ONE})]\n" for name in (BOATS, KITES, HATS)
    )
    alone = f"- Cy Dent. Wearing Caps in Snow. [[pdf]({TWO})]\n"
    assert titles(alone) == ["Cy Dent"]  # which may be a title for all that one line says
    assert titles(several + alone) == [BOATS, KITES, HATS, "Wearing Caps in Snow"]


@pytest.mark.parametrize(
    ("rows", "count"),
    [pytest.param(5, 5, id="five are entries"), pytest.param(4, 0, id="four are not")],
)
def test_rows_below_a_heading_that_has_no_entries_count_only_if_many(rows, count):
    lines = [f"| [{BOATS} {n}](https://a.b/{n}) | x |" for n in range(rows)]
    assert len(titles("## Related\n\n" + table("| Title | Size |", *lines))) == count


def test_two_headings_that_link_are_sections():
    assert titles(headed(f"### [{BOATS}]({ONE})", f"### [{KITES}]({TWO})")) == []


def test_a_heading_above_entries_is_a_section():
    items = [f"### [Harbour {n}](https://a.b/h{n})\n\n- [{BOATS}]({ONE})" for n in range(3)]
    assert titles(headed(*items)) == [BOATS] * 3


@pytest.mark.parametrize(
    ("lines", "shape"),
    [
        pytest.param([f"[{{}}]({ONE}), CVPR 2021"] * 3, Shape.CITED, id="linked titles"),
        pytest.param([f"**{{}}** [[Paper]({ONE})]"] * 3, Shape.LABELLED, id="bold titles"),
        pytest.param([f"**[7]** Ada Quill, Bo Marsh. **{{}}**. [[pdf]({ONE})] ⭐⭐"] * 3,
                     Shape.AUTHORS_FIRST, id="authors first"),
        pytest.param([f"Ada Quill, Bo Marsh. 2019. [{{}}]({ONE}). In *ACL*."] * 3,
                     Shape.AUTHORS_FIRST, id="authors, a year, the linked title"),
        pytest.param([f"{{}} [[Paper]({ONE})]", "It is about folding.", f"{{}} [[Paper]({ONE})]",
                      "It is about sailing.", f"{{}} [[Paper]({ONE})]"], Shape.LABELLED,
                     id="prose between them"),
    ],
)  # fmt: skip
def test_three_paragraphs_of_a_section_that_are_alike_are_entries(lines, shape):
    names = iter((BOATS, KITES, HATS))
    text = headed(*(line.format(next(names)) if "{" in line else line for line in lines))
    assert seen(text) == [Seen(name, ONE, shape) for name in (BOATS, KITES, HATS)]


def test_lines_of_one_paragraph_may_each_be_an_entry():
    text = f"[{BOATS}]({ONE}), CVPR 2021\n[{KITES}]({TWO}), Ada Quill et al.\n[{HATS}]({THREE})\n"
    assert seen(headed(text)) == [
        Seen(BOATS, ONE, Shape.CITED),
        Seen(KITES, TWO, Shape.CITED),
        Seen(HATS, THREE, Shape.BARE),
    ]
    first, second, third = Document(Source(headed(text))).entries
    assert first.span.end < second.span.start < second.span.end < third.span.start


PROSE = "The harbour is [here](https://a.b/h), and it is big."


def test_paragraphs_that_are_plainly_entries_count_beside_prose_if_the_file_has_four():
    named = [f"**{BOATS} {n}** [[Paper](https://a.b/{n})]" for n in range(4)]
    sections = [f"### Topic {n}\n\n{PROSE}\n\n{each}" for n, each in enumerate(named)]
    assert len(titles(headed(*sections))) == 4
    assert titles(headed(*sections[:3])) == []


def test_paragraphs_are_entries_in_pairs_where_the_whole_file_has_them():
    pair = f"{BOATS} [Paper]({ONE})\n\n{KITES} [Paper]({TWO})"
    assert len(titles(headed(*(f"### Topic {n}\n\n{pair}" for n in range(5))))) == 10
    assert titles(headed(*(f"### Topic {n}\n\n{pair}" for n in range(4)))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- [Keras](https://keras.io) - A library.\n", ["Keras"],
                     id="a name that is described"),
        pytest.param("- [Keras](https://keras.io)\n", ["Keras"], id="a name that its URL has"),
        pytest.param("- [PyTorch Model Weights](https://a.b)\n", ["PyTorch Model Weights"],
                     id="a name of three words"),
        pytest.param("- [Keras](https://a.b)\n", [], id="a word that its URL does not have"),
        pytest.param("- [Model weights](https://a.b)\n", [], id="two words"),
        pytest.param("- [pdf](https://a.b/pdf) - A file.\n", [], id="no name, though described"),
        pytest.param("- [[Keras](https://keras.io)] - Folding Boats\n", ["Folding Boats"],
                     id="in brackets of its own it is the label of what follows"),
    ],
)  # fmt: skip
def test_a_label_is_a_title_where_it_is_a_name(text, expected):
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"- Group\n  - [{BOATS}]({ONE})\n- Other\n  - Nothing\n", [BOATS],
                     id="an item without a link only groups"),
        pytest.param(f"- [Group](#group)\n  - [{BOATS}]({ONE})\n", [BOATS],
                     id="nor does one with a link within the file"),
        pytest.param(f"- [{BOATS}]({ONE})\n  - [{KITES}]({TWO})\n    - [{HATS}]({THREE})\n",
                     [BOATS, KITES, HATS], id="a title below a title is an entry"),
        pytest.param(f"- {BOATS} [[Paper]({ONE})]\n  - {KITES} [[Paper]({TWO})]\n",
                     [BOATS, KITES], id="and so is one in words"),
        pytest.param(f"- [{BOATS}]({ONE})\n  - [slides]({TWO}), [video]({VIDEO})\n", [BOATS],
                     id="labelled links below a title are its own"),
        pytest.param(f"- [{BOATS}]({ONE})\n  - Based on [{KITES}]({TWO}) by Cy Dent.\n", [BOATS],
                     id="prose below a title is its own"),
        pytest.param(f"- [{BOATS}]({ONE})\n  - Ada Quill, Bo Marsh [[pdf]({TWO})]\n", [BOATS],
                     id="authors below a title are its own"),
        pytest.param(f"- [{BOATS}]({ONE})\n  - Code: {CODE}\n  - Slides - {TWO}\n", [BOATS],
                     id="fields below a title are its own"),
        pytest.param(f"- **{BOATS}**\n  - Ada Quill, Bo Marsh, ICML 2020 [[pdf]({ONE})]\n", [BOATS],
              id="authors with a venue and a link below a title are its own"),
    ],
)  # fmt: skip
def test_of_nested_items_those_with_titles_are_entries(text, expected):
    assert titles(text) == expected


def test_what_stands_below_an_entry_is_divided_between_it_and_nested_entries():
    text = (
        f"- [{BOATS}]({ONE}) - It folds.\n  - [{KITES}]({TWO}) - It sails.\n"
        f"    - [video]({VIDEO})\n  - [code]({CODE})\n"
    )
    assert seen(text) == [
        Seen(BOATS, ONE, Shape.ONE_LINE, (("code", CODE),), "It folds."),
        Seen(KITES, TWO, Shape.ONE_LINE, (("video", VIDEO),), "It sails."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- See [the guide](https://a.b) for more.\n", id="a sentence"),
        pytest.param(f"- Follow [Ada Quill]({ONE}) for news.\n", id="an imperative"),
        pytest.param(f"- Please cite [this paper]({ONE}) when you fold.\n", id="a plea"),
        pytest.param(f"- Thanks to [Ada Quill]({ONE}) and [Bo Marsh]({TWO}).\n", id="thanks"),
        pytest.param(f"- The boats of [Ada Quill]({ONE}) are made by hand.\n",
                     id="a sentence that goes on behind the link"),
        pytest.param(f"- 2021-05-03: We moved to [a new harbour]({ONE}) today.\n", id="news"),
        pytest.param(f"- [Join our chat]({ONE})\n", id="a call to join"),
        pytest.param(f"- [Follow us on the feed]({ONE})\n", id="a call to follow"),
        pytest.param(f"- [Read more]({ONE})\n", id="a call to read"),
        pytest.param(f"- [Back to top]({ONE}#top)\n", id="a way back"),
        pytest.param(f"- [pdf]({ONE}) [code]({CODE})\n", id="labels alone"),
        pytest.param(f"- [Repository]({CODE})\n", id="a label alone"),
        pytest.param(f"- Paper: {ONE}\n- Code: {CODE}\n", id="fields without a title"),
        pytest.param(f"- Ada Quill, Bo Marsh [[pdf]({ONE})]\n", id="authors of nothing"),
        pytest.param(f"- {BOATS}\n", id="words without a link"),
        pytest.param(f"- [{BOATS}](notes/boats.md)\n- [{KITES}](/kites)\n- [Mail](mailto:a@b.c)\n",
                     id="targets within the knowledge base"),
        pytest.param("- [Boats](#boats)\n  - [Kites](#kites)\n", id="contents"),
        pytest.param(f"- [![build](https://a.b/b.svg)]({ONE})\n", id="a badge"),
        pytest.param(f"## Table of Contents\n\n- [{BOATS}]({ONE})\n", id="below contents"),
        pytest.param(f"## Contributing\n\n### How\n\n- [{BOATS}]({ONE})\n",
                     id="below contributing"),
        pytest.param("⭐ must read\n🔥 hot now\n\n- ⭐ must read\n- 🔥 hot now\n", id="legends"),
        pytest.param(f"<ul><li><a href='{ONE}'>{BOATS}</a></li></ul>\n", id="HTML"),
        pytest.param(headed(f"We thank [Ada Quill]({ONE}) for the boats.",
                            f"The harbour is [here]({TWO}), and it is big.",
                            f"More can be found in [this book]({THREE}) on boats."),
                     id="paragraphs of prose"),
        pytest.param(headed(f"[Folding]({ONE}) is an art that many people like to do at home."),
                     id="prose that begins with a link"),
        pytest.param(headed(f"[{BOATS}]({ONE})", f"[{KITES}]({TWO})"), id="two paragraphs"),
        pytest.param(headed(f"**{BOATS}**", "It folds.", f"- Paper: {ONE}"),
                     id="prose between a bold paragraph and a field"),
        pytest.param(headed(f"**{BOATS}**", "[![boats](https://a.b/b.png)](https://a.b/b)"),
                     id="a bold paragraph and a picture"),
        pytest.param(headed(f"**{BOATS}** is what we all do", f"- Paper: {ONE}"), id="bold words of a sentence"),
        pytest.param(headed(f"{BOATS}", f"- Paper: {ONE}"), id="plain words above a field"),
        pytest.param(f"- {'words ' * 100}\n", id="an item that is all prose"),
        pytest.param(f"```\n- [{BOATS}]({ONE})\n```\n", id="code"),
        pytest.param(f"<!--\n- [{BOATS}]({ONE})\n-->\n", id="a comment"),
        pytest.param(f"- Ada Quill, Bo Marsh. ICML 2020. [[pdf]({ONE})]\n", id="authors and a venue"),
        pytest.param(f"- Ada Quill, Bo Marsh, ICML 2020 [[pdf]({ONE})]\n",
              id="authors and a venue behind a comma"),
        pytest.param(f"- [Repo]({CODE})\n", id="a short label alone"),
        pytest.param(f"- Boats fold when you ask [the harbour]({ONE}) kindly.\n",
              id="a sentence that ends soon behind the link"),
    ],
)  # fmt: skip
def test_what_only_looks_like_an_entry_is_none(text):
    assert titles(text) == []

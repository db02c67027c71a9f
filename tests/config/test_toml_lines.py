import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kblint.config.toml_lines import Lines

TEXT = '''\
# [not.a.table]
select = [
  "a",  # "b",
  'c', ["d"],

  { x = 1 },
]
text = """
[fake]
select = 3 \\"""
"""
raw = \'\'\'
[[sections]]\'\'\'
when = 1979-05-27 07:32:00 # then
"dotted . \\u00e9".'k "x"' . b = { c = { d = [1, 2
] } }

[rules.year-mismatch]
tolerance = 2

[[sections]]
path = "A"
[sections.fields.WR]
min = 1
[sections.fields]
"a]b" = {}
[ [sections.inner] ]
x = 1
'''.replace("[ [sections.inner] ]", "[[ sections . inner ]]")


@pytest.mark.parametrize(
    ("where", "line"),
    [
        pytest.param(("select",), 2, id="a key"),
        pytest.param(("select", 0), 3, id="an item"),
        pytest.param(("select", 1), 4, id="an item after a comment"),
        pytest.param(("select", 2, 0), 4, id="an item of an item"),
        pytest.param(("select", 3, "x"), 6, id="an inline table in an array"),
        pytest.param(("select", 9), 2, id="what is not there has what is around it"),
        pytest.param(("nothing", "at", "all"), 1, id="what is nowhere has the first line"),
        pytest.param(("text",), 8, id="a text of several lines"),
        pytest.param(("raw",), 12, id="after a text of several lines"),
        pytest.param(("when",), 14, id="after a raw text"),
        pytest.param(("dotted . é", 'k "x"', "b", "c", "d", 1), 15, id="quoted and dotted keys"),
        pytest.param(("rules",), 18, id="a table by its first header"),
        pytest.param(("rules", "year-mismatch", "tolerance"), 19, id="a key below a header"),
        pytest.param(("sections", 0), 21, id="a table of an array"),
        pytest.param(("sections", 0, "path"), 22, id="a key of it"),
        pytest.param(("sections", 0, "fields", "WR", "min"), 24, id="a table in it"),
        pytest.param(("sections", 0, "fields", "a]b"), 26, id="a header that comes later"),
        pytest.param(("sections", 0, "inner", 0, "x"), 28, id="an array in it"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_line_of(where, line, newline):
    assert Lines(TEXT.replace("\n", newline)).of(where) == line


def test_what_is_nested_too_deeply_has_a_line_around_it():
    text = "a = 1\nb = " + "[" * 100_000
    assert Lines(text).of(("b",) + (0,) * 5) >= 1


_NAMES = st.sampled_from(
    ["a", "b", "c-1", "2", "", " ", "a.b", "x]y", "#", "'", '"', "é", "\t", "="]
)
_TEXTS = st.sampled_from(
    ["", "x", "[t]", "a = 1", "#", '"', "'", "'''", '"""', "\\", "\n[a]\n", ",]}"]
)
_SCALARS = st.one_of(_TEXTS, st.integers(-9, 9), st.booleans(), st.sampled_from([1.5, "DATE"]))
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3),
    max_leaves=6,
)
_TABLES = st.dictionaries(
    _NAMES,
    st.one_of(_VALUES, st.dictionaries(_NAMES, _VALUES, max_size=3),
              st.lists(st.dictionaries(_NAMES, _VALUES, max_size=3), min_size=1, max_size=3)),
    max_size=4,
)  # fmt: skip


class Writer:
    """Writes a table in many styles, and notes on which line it writes what."""

    def __init__(self, draw):
        self.draw = draw
        self.text = ""
        self.lines = {}

    def chance(self):
        return self.draw(st.booleans())

    def note(self, where):
        self.lines.setdefault(where, self.text.count("\n") + 1)

    def gap(self):
        self.text += self.draw(st.sampled_from(["", "\n", "# [z]\n", " \t", "\n\n#'''\n"]))

    def key(self, name):
        bare = name and all(c.isascii() and (c.isalnum() or c in "-_") for c in name)
        if bare and self.chance():
            self.text += name
        elif "'" not in name and self.chance():
            self.text += f"'{name}'"
        else:
            self.text += json.dumps(name)

    def table(self, table, where, path):
        for each in (False, True):
            for name, value in table.items():
                is_array = isinstance(value, list) and value and all(type(v) is dict for v in value)
                is_block = (isinstance(value, dict) or is_array) and len(name) % 2 == 0
                if is_block is not each:
                    continue
                if not is_block:
                    self.gap()
                    self.pair(name, value, where)
                    self.text += self.draw(st.sampled_from(["\n", " # x = 1\n"]))
                elif is_array:
                    for index, item in enumerate(value):
                        self.block("[[", [*path, name], [(*where, name), (*where, name, index)])
                        self.table(item, (*where, name, index), [*path, name])
                else:
                    self.block("[", [*path, name], [(*where, name)])
                    self.table(value, (*where, name), [*path, name])

    def block(self, brackets, path, wheres):
        self.gap()
        if self.text and not self.text.endswith("\n"):
            self.text += "\n"
        for where in wheres:
            self.note(where)
        self.text += brackets + self.draw(st.sampled_from(["", " "]))
        for i, name in enumerate(path):
            self.text += "." * bool(i)
            self.key(name)
        self.text += brackets.replace("[", "]") + "\n"

    def pair(self, name, value, where):
        self.note((*where, name))
        self.key(name)
        if isinstance(value, dict) and len(value) == 1 and self.chance():
            self.text += self.draw(st.sampled_from([".", " . "]))
            ((inner, value),) = value.items()
            self.pair(inner, value, (*where, name))
            return
        self.text += self.draw(st.sampled_from(["=", " = ", "\t= "]))
        self.value(value, (*where, name))

    def value(self, value, where):
        if isinstance(value, dict):
            self.text += "{ "
            for i, (name, each) in enumerate(value.items()):
                self.text += ", " * bool(i)
                self.pair(name, each, where)
            self.text += " }"
        elif isinstance(value, list):
            self.text += "["
            for i, each in enumerate(value):
                self.gap()
                self.note((*where, i))
                self.value(each, (*where, i))
                self.gap()
                self.text += ","
            self.gap()
            self.text += "]"
        elif isinstance(value, str):
            self.string(value)
        else:
            self.text += json.dumps(value)

    def string(self, value):
        style = self.draw(st.integers(0, 3))
        if value == "DATE":
            self.text += self.draw(
                st.sampled_from(["1979-05-27", "1979-05-27 07:32:00Z", "07:32:00"])
            )
        elif style == 1 and "'" not in value and "\n" not in value:
            self.text += f"'{value}'"
        elif style == 2 and "'''" not in value and not value.endswith("'"):
            self.text += f"'''{value}'''"
        elif style == 3:
            self.text += '"""\n' + value.replace("\\", "\\\\").replace('"""', '""\\"') + '"""'
        else:
            self.text += json.dumps(value)


@given(st.data(), _TABLES)
def test_every_key_and_item_of_a_text_is_found_on_its_line(data, table):
    writer = Writer(data.draw)
    writer.table(table, (), [])
    try:
        tomllib.loads(writer.text)
    except tomllib.TOMLDecodeError as error:
        raise AssertionError(writer.text) from error
    lines = Lines(writer.text)
    assert {where: lines.of(where) for where in writer.lines} == writer.lines


_FRAGMENTS = st.sampled_from([
    "a", "b", ".", "=", "[", "]", "[[", "]]", "{", "}", ",", "\n", "\r\n", "#", '"', '"""', "'",
    "'''", "\\", " ", "1", "1.5", "true", "a = 1\n", "[a]\n", "[[b]]\n", "x = [\n", "1979-05-27 07:32",
])  # fmt: skip


@given(st.lists(_FRAGMENTS, max_size=14).map("".join))
def test_any_text_that_is_toml_is_read(text):
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    lines = Lines(text)
    assert all(1 <= lines.of((key,)) <= text.count("\n") + 1 for key in table)
    assert all((key,) in lines._starts for key in table)

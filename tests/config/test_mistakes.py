"""Wrong configurations, each with the message that a person needs."""

import pytest

from kblint.config import Configuration
from kblint.errors import KblintError

SECTIONS = '[[sections]]\npath = "Papers/**"\n'
MISTAKES = [
    pytest.param('select = ["default"\n', "1: unclosed array", id="no TOML"),
    pytest.param(
        "select = ['default']\nselect = []\n", "2: cannot overwrite a value", id="a key twice"
    ),
    pytest.param("a = \xff", "1: expected UTF-8, found other bytes", id="other bytes"),
    pytest.param(
        'ignroe = ["KB5"]\n', "1: ignroe: unknown key; did you mean 'ignore'?", id="a key misspelt"
    ),
    pytest.param(
        "\nextend_select = []\n",
        "2: extend_select: unknown key; did you mean 'extend-select'?",
        id="an underscore for a dash",
    ),
    pytest.param(
        'select = "default"\n',
        "1: select: expected an array of strings, found 'default'",
        id="one word for an array",
    ),
    pytest.param(
        'select = [\n  "default",\n  "insecure-lnik",\n]\n',
        "3: select: unknown rule 'insecure-lnik'; did you mean 'insecure-link'? "
        "('kblint rule' lists them)",
        id="a rule misspelt, in an array of several lines",
    ),
    pytest.param(
        'ignore = ["score"]\n',
        "1: ignore: unknown rule 'score'; did you mean 'scores'? ('kblint rule' lists them)",
        id="a family misspelt",
    ),
    pytest.param(
        'ignore = ["all"]\n',
        "1: no rule is left to run: all that are selected are ignored too",
        id="nothing left",
    ),
    pytest.param("# none\nselect = []\n", "2: no rule is selected", id="nothing selected"),
    pytest.param(
        'ignore = ["rule-error"]\n',
        "1: ignore: 'rule-error' always speaks: it can be neither selected nor ignored",
        id="what cannot be ignored",
    ),
    pytest.param(
        '[per-file-ignores]\n"a.md" = ["KB3", "KB999"]\n',
        "2: per-file-ignores.\"a.md\": unknown rule 'KB999' ('kblint rule' lists them)",
        id="no such code",
    ),
    pytest.param(
        '[per-file-ignores]\n\n"a.md" = "KB3"\n',
        "3: per-file-ignores.\"a.md\": expected an array of strings, found 'KB3'",
        id="one word for a file",
    ),
    pytest.param(
        'exclude = ["a", "docs\\\\old"]\n',
        r"1: exclude: expected '/' between folders, found 'docs\\old'",
        id="a path of Windows",
    ),
    pytest.param(
        'exclude = ["!a.md"]\n',
        "1: exclude: expected what is meant, not what is not: found '!a.md'",
        id="a pattern of what is kept",
    ),
    pytest.param(
        'exclude = [\n"../other"]\n',
        "2: exclude: expected a pattern below the configuration's folder, found '../other'",
        id="a pattern that leads outside",
    ),
    pytest.param(
        'baseline = "../known.json"\n',
        "1: baseline: expected a file below the configuration's folder, found '../known.json'",
        id="a baseline outside",
    ),
    pytest.param(
        "force-exclude = 1\n", "1: force-exclude: expected true or false, found 1", id="1 for true"
    ),
    pytest.param(
        "[rules.year-mismatch]\ntolerance = 'two'\n",
        "2: rules.year-mismatch.tolerance: expected a whole number, found 'two'",
        id="a word for a number",
    ),
    pytest.param(
        "[rules]\nKB204 = { tolerance = 1, tolerence = 2 }\n",
        "2: rules.KB204.tolerence: unknown key, expected 'tolerance' or 'severity'; "
        "did you mean 'tolerance'?",
        id="an option misspelt",
    ),
    pytest.param(
        "[rules.missing-score]\nsverity = 'info'\n",
        "2: rules.missing-score.sverity: unknown key, expected 'severity'; "
        "did you mean 'severity'?",
        id="the option of all rules misspelt",
    ),
    pytest.param(
        "[rules.missing-score]\nseverity = 'warn'\n",
        "2: rules.missing-score.severity: expected 'error', 'warning' or 'info', found 'warn'; "
        "did you mean 'warning'?",
        id="a severity misspelt",
    ),
    pytest.param(
        "[rules]\n[rules.missing-scores]\n",
        "2: rules.missing-scores: unknown rule 'missing-scores'; did you mean 'missing-score'? "
        "('kblint rule' lists them)",
        id="the table of a rule misspelt",
    ),
    pytest.param(
        "[rules.scores]\nseverity = 'info'\n",
        "1: rules.scores: expected one rule, found the family 'scores'",
        id="a family has no table",
    ),
    pytest.param(
        "[rules.missing-score]\n[rules.KB101]\n",
        "2: rules.KB101: expected one table for 'missing-score', found two",
        id="one rule by name and by code",
    ),
    pytest.param(
        "[rules]\nmissing-score = 'off'\n",
        "2: rules.missing-score: expected a table, found 'off'",
        id="no table for a rule",
    ),
    pytest.param(
        f"{SECTIONS}years = 'desc'\n",
        "3: sections.years: expected 'descending' or 'ascending', found 'desc'; "
        "did you mean 'descending'?",
        id="an order misspelt",
    ),
    pytest.param(
        "[[sections]]\nyears = 'descending'\n",
        "1: sections: expected the key 'path', found none",
        id="no path",
    ),
    pytest.param(
        f"{SECTIONS}[sections.fields.WR]\nmni = 1\n",
        "4: sections.fields.WR.mni: unknown key, expected 'type', 'min', 'max', 'pattern', "
        "'values', 'required', 'forbidden' or 'format'; did you mean 'min'?",
        id="the key of a field misspelt",
    ),
    pytest.param(
        f"{SECTIONS}{SECTIONS}[sections.fields]\nWR = {{ min = '1' }}\n",
        "6: sections.fields.WR.min: expected a number, or type = 'date', found '1'",
        id="the field of the second table",
    ),
    pytest.param(
        "[sections]\npath = 'Papers'\n",
        "1: sections: expected an array of tables, found a table",
        id="one bracket for two",
    ),
    pytest.param(
        "[tool.kblint]\nselect = []\n",
        "1: expected the settings at the top of the file, found [tool.kblint], "
        "which is for pyproject.toml",
        id="the header of pyproject.toml",
    ),
    pytest.param("a = 1" + "0" * 5000, " a number has too many digits", id="more digits than are read"),
    pytest.param("a = 0x" + "f" * 5000, "1: a: unknown key", id="a number of many digits"),
    pytest.param("a = " + "[" * 100_000, " nested too deeply", id="nested too deeply"),
    pytest.param("#" * 1_000_001, " expected at most 1 MB, found more", id="too large"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_a_mistake_is_told_with_file_and_line(tmp_path, monkeypatch, text, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kblint.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(KblintError) as told:
        Configuration().demands(None)
    assert str(told.value).startswith(f"kblint.toml:{message}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "[tool.kblint]\nignroe = []\n",
            "2: ignroe: unknown key; did you mean 'ignore'?",
            id="a key misspelt",
        ),
        pytest.param(
            "[tool]\nx = 1\nkblint = 3\n",
            "3: expected a table [tool.kblint], found 3",
            id="no table",
        ),
        pytest.param("[tool.kblint\n", "1: expected ']'", id="no TOML"),
    ],
)
def test_and_so_it_is_in_pyproject_toml(tmp_path, monkeypatch, text, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    with pytest.raises(KblintError) as told:
        Configuration().demands(None)
    assert str(told.value).startswith(f"pyproject.toml:{message}")


@pytest.mark.parametrize(
    ("word", "message"),
    [
        pytest.param(
            "rules.year-mismatch.tolerance=two",
            "--config 'rules.year-mismatch.tolerance=two': invalid value (strings take quotes)",
            id="a string without quotes",
        ),
        pytest.param(
            "rules.year-mismatch.tolerance='2'",
            "--config 'rules.year-mismatch.tolerance='2'': rules.year-mismatch.tolerance: "
            "expected a whole number, found '2'",
            id="of the wrong type",
        ),
        pytest.param(
            "ignroe=[]",
            "--config 'ignroe=[]': ignroe: unknown key; did you mean 'ignore'?",
            id="a key misspelt",
        ),
        pytest.param(
            "kblnt.toml",
            "--config 'kblnt.toml': expected a file that is there, or 'key = value'",
            id="a file that is not there",
        ),
        pytest.param("# =", "--config '# =': expected 'key = value'", id="a comment"),
        pytest.param(
            "ignore=['KB999']",
            "--config 'ignore=['KB999']': ignore: unknown rule 'KB999'",
            id="no such rule",
        ),
    ],
)
def test_a_mistake_of_the_command_line_names_it_and_no_file(tmp_path, monkeypatch, word, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kblint.toml").write_text("ignore = ['KB5']\n", "utf-8")
    with pytest.raises(KblintError) as told:
        Configuration([word]).demands(None)
    assert str(told.value).startswith(message)


def test_a_mistake_in_the_file_is_told_though_an_override_hides_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kblint.toml").write_text("\nrules = 3\n", "utf-8")
    with pytest.raises(KblintError, match=r"^kblint\.toml:2: rules: expected a table, found 3"):
        Configuration(["rules.KB204.tolerance=2"]).demands(None)


@pytest.mark.parametrize("option", ["select", "extend_select", "ignore"])
def test_an_unknown_word_of_an_option_names_the_option(option):
    with pytest.raises(KblintError) as told:
        Configuration(isolated=True, **{option: ["KB999"]}).demands(None)
    assert str(told.value).startswith(f"--{option.replace('_', '-')}: unknown rule 'KB999'")


def test_an_unreadable_file_is_an_error(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kblint.toml").symlink_to("gone")
    with pytest.raises(KblintError, match=r"^kblint\.toml: no such file"):
        Configuration().demands(None)


def test_a_folder_with_the_name_is_an_error(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".kblint.toml").mkdir()
    with pytest.raises(KblintError, match=r"^\.kblint\.toml: expected a file"):
        Configuration().demands(None)

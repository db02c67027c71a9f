import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from kblint.config import Configuration
from kblint.config.json_schema import json_schema
from kblint.errors import KblintError

SCHEMA = ROOT / "kblint.schema.json"
WRONG = [
    'ignroe = ["KB5"]',
    'select = "default"',
    'select = ["no-such-rule"]',
    "exclude = [1]",
    "force-exclude = 1",
    '[per-file-ignores]\n"a.md" = ["KB999"]',
    "[rules.year-mismatch]\ntolerence = 1",
    "[rules.year-mismatch]\ntolerance = '1'",
    "[rules.KB204]\nseverity = 'warn'",
    "[rules.no-such-rule]\nseverity = 'error'",
    "[[sections]]\nyears = 'descending'",
    "[[sections]]\npath = 'A'\nyears = 'desc'",
    "[[sections]]\npath = 'A'\nfields.WR.mni = 1",
    "[duplicates]\nalow = []",
]


def test_the_committed_file_is_what_is_generated():
    written = subprocess.run(
        [sys.executable, "-m", "kblint.config.json_schema"], capture_output=True, check=True
    ).stdout
    assert json.loads(written) == json_schema()
    assert SCHEMA.read_bytes() == written.replace(b"\r\n", b"\n"), (
        "python -m kblint.config.json_schema > kblint.schema.json"
    )


@pytest.fixture(scope="module")
def check(tmp_path_factory):
    """Run check-jsonschema over texts; the numbers of those that it refuses."""
    folder = tmp_path_factory.mktemp("configurations")

    def run(texts):
        files = [folder / f"{number}.toml" for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", "-o", "json", "--schemafile", SCHEMA, *files],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        told = json.loads(done.stdout)
        assert not told.get("parse_errors"), done.stdout
        return {int(Path(error["filename"]).stem) for error in told.get("errors", ())}

    return run


def test_the_schema_accepts_the_examples_of_the_page(check):
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    texts = [part.partition("\n```")[0] for part in page.split("\n```toml\n")[1:]]
    assert len(texts) > 5
    assert check(texts) == set()


def test_the_schema_itself_is_sound():
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", SCHEMA]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_schema_refuses_what_kblint_refuses(check, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for text in WRONG:
        Path("kblint.toml").write_text(text, "utf-8")
        with pytest.raises(KblintError):
            Configuration().demands(None)
    assert check(WRONG) == set(range(len(WRONG)))

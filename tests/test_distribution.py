"""What is installed: the pages and the types come along, by way of the source distribution."""

import sys
import zipfile

import pytest
from checkouts import ROOT, copy_of_checkout, need_index, run


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    need_index(tmp_path_factory.mktemp("index"))
    checkout = copy_of_checkout(tmp_path_factory.mktemp("checkout"))
    out = tmp_path_factory.mktemp("dist")
    done = run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(out), str(checkout),
        cwd=out,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    (built,) = out.glob("*.whl")
    return built


def test_every_page_is_shipped_with_the_package_and_the_types(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    pages = {f"kblint/pages/{path.name}" for path in (ROOT / "rules").glob("*.md")}
    modules = {p.relative_to(ROOT).as_posix() for p in (ROOT / "kblint").rglob("*.py")}
    assert pages | modules | {"kblint/py.typed"} <= names
    assert not [name for name in names if name.startswith(("rules/", "tests/", "examples/"))]


def test_an_installed_rule_page_is_printed_from_the_package(wheel, tmp_path):
    done = run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target",
               str(tmp_path / "site"), str(wheel), cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stdout
    code = "import sys; sys.path.insert(0, 'site'); from kblint.cli import main; main(['rule', 'KB506'])"
    shown = run(sys.executable, "-c", code, cwd=tmp_path)
    assert shown.stdout.startswith("# KB506 missing-final-newline\n"), shown.stdout

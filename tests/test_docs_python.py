"""The examples of docs/python.md and of the README are what they say."""

import io
from contextlib import redirect_stdout

from conftest import ROOT

from kblint.markdown import CodeBlock, parse


def code_blocks(path):
    return [b for b in parse(path.read_text("utf-8")).children if isinstance(b, CodeBlock)]


def test_every_python_example_prints_the_output_shown_after_it(monkeypatch):
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {"__name__": "docs"}
    shown = None
    for block in code_blocks(ROOT / "docs" / "python.md"):
        if block.info == "python":
            output = io.StringIO()
            with redirect_stdout(output):
                exec(compile(block.content, "docs/python.md", "exec", dont_inherit=True), names)
            shown = output.getvalue()
        elif block.info == "output":
            assert shown == block.content
            shown = None
    assert not shown


def test_the_readmes_python_example_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    (block,) = [b for b in code_blocks(ROOT / "README.md") if b.info == "python"]
    code = block.content.replace('open("examples/faulty.md").read()', "TEXT")
    exec(code, {"TEXT": (ROOT / "examples" / "faulty.md").read_bytes().decode()})
    assert capsys.readouterr().out.startswith("KB302 ")


def test_the_readmes_output_is_what_kblint_prints(monkeypatch, capsys):
    from kblint.cli import main

    monkeypatch.chdir(ROOT)
    (block,) = [b for b in code_blocks(ROOT / "README.md") if b.info == "console"]
    command, _, expected = block.content.partition("\n")
    try:
        status = main(command.removeprefix("$ kblint ").split())
    except SystemExit as stop:
        status = stop.code
    printed = capsys.readouterr().out
    assert status == 1
    assert printed.rstrip() == expected.rstrip()

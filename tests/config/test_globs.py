import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kblint.config.globs import glob
from kblint.errors import KblintError


@pytest.mark.parametrize(
    ("pattern", "meant", "not_meant"),
    [
        pytest.param("a.md", "x/y/a.md", "x/ba.md", id="a name holds at any depth"),
        pytest.param("docs", "x/docs/y/a.md", "x/docs2/a.md", id="a folder means all below it"),
        pytest.param("/docs", "docs/a.md", "x/docs/a.md", id="a slash before it binds it"),
        pytest.param("docs/old", "docs/old/x/a.md", "x/docs/old/a.md", id="a slash within it too"),
        pytest.param("./docs", "docs/a.md", "x/docs/a.md", id="the folder itself may be told"),
        pytest.param("docs/", "x/docs/a.md", "x/docs", id="a slash at its end means folders"),
        pytest.param("*.md", "x/a.md", "x/a.mdx", id="a star"),
        pytest.param("docs/*.md", "docs/a.md", "docs/x/a.md", id="a star stays within a name"),
        pytest.param("docs/*/a.md", "docs/x/a.md", "docs/a.md", id="and stands for one folder"),
        pytest.param("docs/**/a.md", "docs/a.md", "a.md", id="two stars may be no folder"),
        pytest.param("docs/**/a.md", "docs/x/y/a.md", "docs/x/y/b.md", id="or several"),
        pytest.param("docs/**", "docs/x/a.md", "docs", id="two stars at the end: all in it"),
        pytest.param("**", "x/a.md", "", id="two stars alone: everything"),
        pytest.param("20??.md", "2024.md", "20/4.md", id="a question mark is one character"),
        pytest.param("A.md", "A.md", "a.md", id="case counts"),
        pytest.param("[a].md", "[a].md", "a.md", id="brackets are themselves"),
    ],
)
def test_what_a_pattern_means(pattern, meant, not_meant):
    assert glob(pattern).matches(meant)
    assert not not_meant or not glob(pattern).matches(not_meant)


@pytest.mark.parametrize(
    "pattern", ["", "/", ".", "./", "..", "../a", "a/../b", "!a", "a\\b", "C:/a", "~/a"]
)
def test_a_pattern_that_cannot_be_meant_is_refused(pattern):
    with pytest.raises(KblintError, match="expected"):
        glob(pattern)


_NAMES = st.sampled_from(["a", "b", "a.md", "b.md", "docs", "x"])
_PARTS = st.sampled_from(["a", "docs", "*", "**", "*.md", "?", "d*s", "a.md"])


@given(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "/"]),
        st.lists(_PARTS, min_size=1, max_size=3).map("/".join),
        st.sampled_from(["", "/"]),
    ),
    st.lists(_NAMES, min_size=1, max_size=4).map("/".join),
)
def test_a_pattern_means_what_git_means_by_it(tmp_path_factory, pattern, file):
    folder = git_folder(tmp_path_factory)
    (folder / ".gitignore").write_text(f"{pattern}\n")
    asked = ["git", "check-ignore", "-q", "--no-index", "--", file]
    ignored = subprocess.run(asked, cwd=folder, check=False).returncode == 0
    assert glob(pattern).matches(file) is ignored


def git_folder(factory, made=[]):  # noqa: B006 - one for all examples
    if not made:
        made.append(factory.mktemp("git"))
        subprocess.run(["git", "init", "-q"], cwd=made[0], check=True)
    return made[0]

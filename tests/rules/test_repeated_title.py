"""Where a title that comes again is another word."""

import pytest

from kblint import check_text
from kblint.rules import RepeatedTitle


@pytest.mark.parametrize(
    "said",
    [
        "Gitea is a forge.",
        "git-annex for files.",
        "git.kernel.org hosts it.",
        "Git",
        "The tool git.",
    ],
)
def test_silence(said):
    text = f"- [Git](https://git-scm.com/) - {said}\n"
    assert check_text(text, rules=[RepeatedTitle()]) == ()

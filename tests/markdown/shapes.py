"""Texts to glue and trees to compare, for the tests that hold all texts to what must hold."""

from hypothesis import strategies as st

from kblint.markdown import Node

FRAGMENTS = (
    "a", "é", "漢", " ", "  ", "    ", "\t", "\n", "\n\n", "- ", "* ", "1. ", "2) ", "> ", "# ", "## x",
    "# h\n", "\n# h\n", "\n\n## k\n", "[a](b)", '![i](u "t")', "[x][y]", "[y]", "[y]: /u\n",
    '[x]: /v "t\n', '"\n', "*", "**", "_", "`", "``", "~~", "<b>", "<b>\n", '<a name="x">\n',
    "<!-- c -->", "<!--", "-->", "<div>\n", "</div>\n", "<pre>", "</pre>\n", "<script>\n",
    "</script>", "<?php\n", "?>", "<![CDATA[", "]]>", "<!DOCTYPE x", "\\", "\\*", "&amp;",
    "| a | b |\n|---|---|\n", "| c |\n", "```\n", "````\n", "~~~\n", "  ```\n", "   ~~~\n", "```sh\n",
    "---\n", "===\n", "[^1]", "[^1]: n\n", "[^1]: ```\n", "[^2]:\n", "[ ] ", "\u00a0", "  \n", "\\\n",
    "- a\n", "  - b\n", "-   w\n", "  <!--\n", "  <div>\n", "   # i\n", "  # i\n", "> q\n", "> ```\n",
    "- ```\n", "- <!--\n", "1. x\n", "text\n", "[lab\n", "el]: /u\n", "\f\n", "\v", "]", "[", "(", ")",
    "!", "http://a.bc/d", "me@a.bc", "<http://a.b>", "<a href='", "'>", " # ",
)  # fmt: skip
MARKDOWN = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join)

_FACTS = ("url", "title", "label", "style", "content", "info", "level", "tight", "checked", "text")


def shape(root: Node) -> list[tuple[object, ...]]:
    """All that can be told of a tree, nesting included."""
    return [
        (
            node.type,
            *node.span,
            node.exact,
            len(node.children),
            *(getattr(node, name, None) for name in _FACTS),
        )
        for node in root.walk()
    ]


def assert_nested(node: Node) -> None:
    end = node.start
    for child in node.children:
        assert node.start <= child.start <= child.end <= node.end, (node, child)
        assert end <= child.start, (node, child)
        end = child.end
        assert_nested(child)

r"""Where a text can be cut so that each piece parses by itself to what it is in the whole.

A cut is made before a heading that begins in the first column. Such a line is in no list, quote,
footnote or paragraph, whatever comes before it: it ends them all, and with them every block within.
So only what may be open at the top level matters: a fenced code block or a block of HTML. Lines
that may begin one are looked at in turn. Where such a line is indented it may as well stand in a
list item. Then it must come to the same in both cases, or nothing after it is cut: joining is
always right.
"""

import re

from kblint.markdown.html import html_end, html_start

# The text is searched with a newline put before it, so that a line's offset is that of the newline
# before it, and so that the search can leap from newline to newline.
_MARK = re.compile(
    r"\n( {0,3})(?:(?P<heading>#{1,6})(?=[ \t\n]|\Z)"
    r"|(?P<fence>`{3,}(?=[^`\n]*(?:\n|\Z))|~{3,})|(?P<html>)<(?=[A-Za-z/!?]))"
)
_LIST = re.compile(r"\n[ \t>]*(?:[*+-]|\d{1,9}[.)])(?=[ \t\n])")
_FOOTNOTE = re.compile(r"\n {0,4}\[\^")
_BLANKS = " \t\v\f"


def cuts(text: str, begin: int = 0) -> list[int]:
    """The offsets at which pieces begin after the first; `begin` is where front matter ends."""
    return _Scan("\n" + text, begin).cuts()


class _Scan:
    def __init__(self, text: str, begin: int) -> None:
        self.text = text
        self.at = begin
        self.doubtful = begin  # up to where a block of HTML may or may not be open
        self.looked = begin  # up to where containers were looked for since the last sure heading
        self.listed = False  # whether a list began there
        self.noted = False  # whether a footnote did

    def cuts(self) -> list[int]:
        found: list[int] = []
        search, text = _MARK.search, self.text
        mark = search(text, self.at)
        while mark:
            start = mark.start()
            if mark.lastgroup != "heading":
                if not self._passes(mark):
                    break
            else:
                self.at = mark.end()
                if not mark[1] and start >= self.doubtful:
                    self.looked, self.listed, self.noted = start, False, False
                    if start:
                        found.append(start)
            mark = search(text, self.at)
        return found

    def _passes(self, mark: re.Match[str]) -> bool:
        """Go past a block that may begin here; False where its end is in doubt."""
        text, fence = self.text, mark["fence"]
        if fence:
            closing = re.compile(rf"\n {{0,3}}{fence[0]}{{{len(fence)},}}[ \t]*(?=\n|\Z)")
            close = closing.search(text, mark.end())
            return self._leaps(mark, close.end() if close else len(text))
        at = mark.end() - 1
        start = html_start(text, at)
        if not start or (start.end is None and mark.start() < self.doubtful):
            self.at = mark.end()  # no block, or one that ends at the same blank line
            return True
        end = html_end(text, at, start)
        if end > at and text[end - 1] == "\n":
            end -= 1  # from where the next line is looked for
        if start.end:
            return self._leaps(mark, end)
        begins = not mark[1] and (start.interrupts or self._after_blank(mark.start()))
        if begins:
            self.at = end
        else:
            self.at, self.doubtful = mark.end(), end
        return True

    def _leaps(self, mark: re.Match[str], end: int) -> bool:
        """Go to the end of a block, if what is passed over would be passed over in a list too."""
        text, start, indent = self.text, mark.start(), mark[1]
        self.at = end
        if text.find("\n", start + 1, end) < 0 and end < len(text):
            return True
        if start < self.doubtful:
            return False
        if not indent:
            return True
        self._look(start)
        if self.noted or (self.listed and end == len(text)):
            return False
        if not self.listed:
            return True
        blank_too = self._after_blank(start)
        return all(
            line.startswith(indent) or (blank_too and not line.strip(_BLANKS))
            for line in text[start + 1 : end].split("\n")
        )

    def _look(self, end: int) -> None:
        """Learn whether a list or a footnote may be open at a line."""
        text, begin = self.text, self.looked
        self.listed = self.listed or bool(_LIST.search(text, begin, end + 1))
        self.noted = self.noted or bool(_FOOTNOTE.search(text, begin, end + 1))
        self.looked = end

    def _after_blank(self, line: int) -> bool:
        text = self.text
        return not text[text.rfind("\n", 0, line) + 1 : line].strip(_BLANKS)

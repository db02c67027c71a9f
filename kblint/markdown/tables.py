"""GFM's tables as a rule of the block parser.

A delimiter row turns the paragraph's last line before it into a header if both have as many
cells. Rows follow until a blank line or the beginning of another block. Cells are split at
unescaped pipes; a row with more or fewer of them than the header is kept as it is written.
"""

import re
from typing import Any

_DELIMITER = r"[ \t]*+:?-++:?[ \t]*+"
DELIMITER_ROW = rf"^ {{0,3}}(?=[^\n]*[|:])\|?{_DELIMITER}(?:\|{_DELIMITER})*+\|?[ \t]*+$"
_UP_TO_PIPE = re.compile(r"(?:[^|\\]+|\\.?)*")
_ENDS_TABLE = (
    "blank_line",
    "fenced_code",
    "indent_code",
    "atx_heading",
    "thematic_break",
    "block_quote",
    "list",
    "raw_html",
)


def cells(line: str) -> list[tuple[int, int]]:
    """Start and end of each cell's content in a row's line, blanks around it left out."""
    start, end = 0, len(line.rstrip(" \t\n"))
    start = end - len(line[:end].lstrip(" \t"))
    if line.startswith("|", start):
        start += 1
    found = []
    while start < end:
        match = _UP_TO_PIPE.match(line, start, end)
        stop = match.end() if match else end
        content = line[start:stop]
        left = len(content) - len(content.lstrip(" \t"))
        found.append((start + left, max(start + left, start + len(content.rstrip(" \t")))))
        start = stop + 1
    return found


def parse_table(block: Any, match: re.Match[str], state: Any) -> int | None:
    """Make a table of the header, this delimiter row and the rows below it."""
    last = state.last_token()
    if not last or last["type"] != "paragraph" or last["end"] != state.cursor:
        return None
    if state.is_lazy(state.cursor):
        return None
    header_start = max(last["pos"], state.src.rfind("\n", last["pos"], last["end"] - 1) + 1)
    header = state.src[header_start : state.cursor]
    delimiters = match[0]
    columns = cells(delimiters)
    if len(cells(header)) != len(columns):
        return None
    rows, position = [header_start], match.end() + 1
    ends = block.compile_sc(list(_ENDS_TABLE))
    while position < state.cursor_max and not (
        ends.match(state.src, position) or state.is_lazy(position)
    ):
        rows.append(position)
        position = state.find_line_end_at(position)
    if header_start > last["pos"]:
        last["end"] = header_start
    else:
        state.tokens.pop()
    state.append_token(
        {
            "type": "table",
            "rows": rows,
            "alignments": tuple(_alignment(delimiters[a:b]) for a, b in columns),
        }
    )
    state.tokens[-1]["pos"] = header_start
    return int(min(position, state.cursor_max))


def _alignment(delimiter: str) -> str | None:
    left, right = delimiter.startswith(":"), delimiter.endswith(":")
    if left and right:
        return "center"
    return "left" if left else "right" if right else None

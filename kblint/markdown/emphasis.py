"""Emphasis among the parser's inline tokens, in time linear in their number.

mistune's own pass finds the same, but moves the rest of its list at each pair and measures the
depth of all between at each try, which a line of a few thousand asterisks turns into minutes.
"""

import re
from typing import Any

Token = dict[str, Any]

_RUN = re.compile(r"\*+|_+")


def with_emphasis(tokens: list[Token], max_depth: int) -> list[Token]:
    """The tokens with what `*` and `_` enclose made children, nested no deeper than allowed."""
    if max_depth <= 0 or not any(_may_hold_runs(token) for token in tokens):
        return tokens
    source = "".join(_as_source(token) for token in tokens)
    stack = _Stack(max_depth)
    at = 0
    for token in tokens:
        if not _may_hold_runs(token):
            stack.add(token)
            at += len(_as_source(token))
            continue
        raw, done = token["raw"], 0
        for run in _RUN.finditer(raw):
            if run.start() > done:
                stack.add({"type": "text", "raw": raw[done : run.start()]})
            done = run.end()
            stack.meet(_Frame(source, at + run.start(), at + done))
        if done < len(raw):
            stack.add({"type": "text", "raw": raw[done:]})
        at += len(raw)
    return stack.flat(0)


def _may_hold_runs(token: Token) -> bool:
    if token["type"] != "text" or not token.get("_emphasis", True):
        return False
    return "*" in token["raw"] or "_" in token["raw"]


def _as_source(token: Token) -> str:
    """What neighbours of the token see of it."""
    if token["type"] == "text":
        return str(token["raw"])
    return "\n" if token["type"] in {"softbreak", "linebreak"} else "\ufffc"


class _Frame:
    """A run of delimiters that may open emphasis, and all that came after it so far."""

    __slots__ = ("can_close", "can_open", "depth", "length", "marker", "order", "tokens", "width")

    def __init__(self, source: str, start: int, end: int) -> None:
        before = source[start - 1] if start else "\n"
        after = source[end] if end < len(source) else "\n"
        self.marker = source[start : start + 1]
        self.length = self.width = end - start
        inside = self.marker == "_" and before.isalnum() and after.isalnum()
        self.can_open = not inside and _flanks(after, before)
        self.can_close = not inside and _flanks(before, after)
        self.tokens: list[Token] = []
        self.depth = 0  # of what is nested in the tokens
        self.order = 0

    def matches(self, closer: "_Frame") -> bool:
        if self.marker != closer.marker:
            return False
        if self.can_close or closer.can_open:
            return (self.width + closer.width) % 3 != 0 or self.width % 3 == closer.width % 3 == 0
        return True


def _flanks(near: str, far: str) -> bool:
    """Whether a run flanks the near character, with the far one at its other side."""
    if near.isspace():
        return False
    return near.isalnum() or far.isspace() or not far.isalnum()


class _Stack:
    def __init__(self, max_depth: int) -> None:
        self.max_depth = max_depth
        self.frames = [_Frame("", 0, 0)]
        self.orders = 0
        self.bottoms: dict[tuple[str, int, bool], int] = {}  # no opener for such a closer is below

    def add(self, token: Token, depth: int | None = None) -> None:
        top = self.frames[-1]
        top.tokens.append(token)
        if "children" in token:
            top.depth = max(top.depth, _depth(token) if depth is None else depth)

    def meet(self, run: _Frame) -> None:
        """Close what the run closes; what is left of it may open something."""
        while run.can_close and run.length and self._close(run):
            pass
        if not run.length:
            return
        if run.can_open:
            self.orders += 1
            run.order = self.orders
            self.frames.append(run)
        else:
            self.add({"type": "text", "raw": run.marker * run.length})

    def _close(self, run: _Frame) -> bool:
        frames, key = self.frames, (run.marker, run.width % 3, run.can_open)
        bottom, depth = self.bottoms.get(key, 0), 0
        for i in range(len(frames) - 1, 0, -1):
            opener = frames[i]
            if opener.order <= bottom:
                break
            depth = max(depth, opener.depth)
            if opener.matches(run):
                if depth >= self.max_depth:
                    break
                self._enclose(i, run, depth + 1)
                return True
        self.bottoms[key] = self.orders
        return False

    def _enclose(self, i: int, run: _Frame, depth: int) -> None:
        opener = self.frames[i]
        width = 2 if opener.length >= 2 and run.length >= 2 else 1
        children = opener.tokens + self.flat(i + 1)
        del self.frames[i + 1 :]
        opener.length -= width
        run.length -= width
        opener.tokens, opener.depth = [], 0
        if not opener.length:
            self.frames.pop()
        self.add({"type": "strong" if width == 2 else "emphasis", "children": children}, depth)

    def flat(self, i: int) -> list[Token]:
        """The tokens of the frames from the i-th on, with the runs that opened nothing as text."""
        found: list[Token] = []
        for frame in self.frames[i:]:
            if frame.length:
                found.append({"type": "text", "raw": frame.marker * frame.length})
            found += frame.tokens
        return found


def _depth(token: Token) -> int:
    """How deep a token of another kind is: children are within one another, twenty at the most."""
    return 1 + max((_depth(child) for child in token["children"] if "children" in child), default=0)

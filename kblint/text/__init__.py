"""Floor 0, characters: a file's text, places in it, and the bytes that it came from."""

from kblint.text.source import Position, Source, Span, UndecodableTextError

__all__ = ["Position", "Source", "Span", "UndecodableTextError"]

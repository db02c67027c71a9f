"""Floor 2, meaning: a tree read as a knowledge base of sections, entries, links and scores."""

from kblint.knowledge.conventions import Clear, Convention, Conventions
from kblint.knowledge.document import Document
from kblint.knowledge.entries import Entry
from kblint.knowledge.expectations import Expectations
from kblint.knowledge.facts import EntryFact, Facts
from kblint.knowledge.identify import identify
from kblint.knowledge.identity import Identity, Kind
from kblint.knowledge.links import EntryLink
from kblint.knowledge.schema import FieldSchema, Schema, SectionSchema
from kblint.knowledge.scores import Field, Scale
from kblint.knowledge.sections import Section
from kblint.knowledge.shapes import Shape

__all__ = [
    "Clear", "Convention", "Conventions", "Document", "Entry", "EntryFact", "EntryLink",
    "Expectations", "Facts", "Field", "FieldSchema", "Identity", "Kind", "Scale", "Schema",
    "Section", "SectionSchema", "Shape", "identify",
]  # fmt: skip

"""Floor 2, meaning: a tree read as a knowledge base of sections, entries, links and scores."""

from kblint.knowledge.conventions import Clear, Convention, Conventions
from kblint.knowledge.document import Document
from kblint.knowledge.duplicate_policy import DuplicatePolicy
from kblint.knowledge.entries import Entry
from kblint.knowledge.expectations import Expectations
from kblint.knowledge.facts import EntryFact, Facts
from kblint.knowledge.field_schema import FieldSchema
from kblint.knowledge.identities.identify import identify
from kblint.knowledge.identities.identity import Identity, Kind
from kblint.knowledge.reading.links import EntryLink
from kblint.knowledge.reading.shapes import Shape
from kblint.knowledge.schema import Schema, SectionSchema
from kblint.knowledge.scores import Field, Scale
from kblint.knowledge.sections import Section

__all__ = [
    "Clear", "Convention", "Conventions", "Document", "DuplicatePolicy", "Entry", "EntryFact",
    "EntryLink", "Expectations", "Facts", "Field", "FieldSchema", "Identity", "Kind", "Scale",
    "Schema", "Section", "SectionSchema", "Shape", "identify",
]  # fmt: skip

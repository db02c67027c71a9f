"""A file read as a knowledge base."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter
from pathlib import Path

from kblint.knowledge.conventions import Conventions
from kblint.knowledge.entries import Entry, entries
from kblint.knowledge.expectations import Expectations
from kblint.knowledge.facts import Facts, facts_of
from kblint.knowledge.field_schema import FieldSchema, is_score
from kblint.knowledge.legends import legend
from kblint.knowledge.lines.breaks import LostBreak, lost_breaks
from kblint.knowledge.local.anchors import Anchors, anchors_of
from kblint.knowledge.local.contents import Contents, contents_of
from kblint.knowledge.local.local_links import LocalLink, local_links, own_urls, unmade_links
from kblint.knowledge.local.references import Undefined, undefined
from kblint.knowledge.schema import Schema
from kblint.knowledge.scores import Scale, scales, strict_labels
from kblint.knowledge.sections import Section, outline
from kblint.markdown import Leaf, Link, Node, Root, parse
from kblint.markdown.comments import Comments, comments_of
from kblint.markdown.prose import prose
from kblint.text import Source

_MAY_LINK = re.compile(r"[\[<@]|://|www\.", re.IGNORECASE)


class Document:
    """One Markdown file: its tree, and what that means. All is worked out when first asked for."""

    def __init__(
        self,
        source: Source,
        schema: Schema | None = None,
        *,
        previous: "Document | None" = None,
    ) -> None:
        """Read a source, held to what the schema promises of it.

        `previous` is the same document before an edit: what is still there of its tree is taken
        over, and it must not be read again.
        """
        self.source = source
        self.schema = schema or Schema()
        self._previous = previous

    @property
    def path(self) -> Path | None:
        """The file, None where the text came from elsewhere."""
        return self.source.path

    @cached_property
    def root(self) -> Root:
        """The tree."""
        previous, self._previous = self._previous, None
        return parse(self.source.text, previous.root if previous else None)

    @cached_property
    def _outline(self) -> tuple[Section, ...]:
        return outline(self.root)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What the list recommends, in order of the text."""
        return entries(self.source, self._outline, _Beside(self))

    @cached_property
    def comments(self) -> Comments:
        """Its HTML comments, which count as nothing."""
        return comments_of(self.source.text, self.block_at)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links and images in order of the text, definitions and raw HTML left out."""
        found: list[Link] = []
        text = self.source.text
        for leaf in self.root.leaves():
            if _MAY_LINK.search(text, leaf.start, leaf.end):
                found += (node for node in leaf.walk() if isinstance(node, Link))
        return tuple(found)

    @cached_property
    def local_links(self) -> tuple[LocalLink, ...]:
        """All links without a host, in order of the text; also those that blanks keep from it."""
        text = self.source.text
        found = [
            *local_links(text, self.root, self.block_at),
            *unmade_links(text, lambda: self.prose),
            *own_urls(text, self.anchors),
        ]
        return tuple(sorted(found, key=attrgetter("start")))

    @cached_property
    def anchors(self) -> Anchors:
        """What the document's own links can lead to."""
        return anchors_of(self.root, self.source.text)

    @cached_property
    def contents(self) -> tuple[Contents, ...]:
        """Its tables of contents."""
        return tuple(contents_of(self.local_links, self.anchors))

    @cached_property
    def undefined_references(self) -> tuple[Undefined, ...]:
        """References to labels that nothing defines."""
        definitions, footnotes = self.root.definitions, self.root.footnotes
        if not definitions and not footnotes:
            return ()  # spares laying out the prose
        return tuple(undefined(self.prose, self.links, definitions, footnotes))

    @cached_property
    def lost_breaks(self) -> tuple[LostBreak, ...]:
        """The ends of lines that lack the break which the others have."""
        return tuple(lost_breaks(self.entries))

    @cached_property
    def prose(self) -> str:
        """The words alone, as long as the text: see `kblint.markdown.prose`."""
        return prose(self.root)

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections in order of the text; the first is the document itself."""
        _ = self.entries  # which fills the sections
        return self._outline

    @cached_property
    def _used_labels(self) -> Counter[str]:
        text = self.source.text
        tails = (text[entry.tail.start : entry.tail.end] for entry in self.entries)
        return Counter(label for tail in tails for label in strict_labels(tail))

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """The score scales that the prose declares."""
        return tuple(scales(self.sections, self._used_labels.keys()))

    @cached_property
    def score_labels(self) -> tuple[str, ...]:
        """The labels of scores: promised, declared or used; of spellings in two cases the first."""
        labels = [
            name
            for section in self.schema.sections
            for name in section.fields
            if is_score(name, section.fields[name])
        ]
        labels += [scale.label for scale in self.scales]
        labels += [label for label, _ in self._used_labels.most_common()]
        return tuple({label.casefold(): label for label in reversed(labels)}.values())

    @cached_property
    def legend(self) -> Mapping[str, str]:
        """What emoji beside entries mean, where the prose explains them."""
        return legend(self._outline)

    @cached_property
    def conventions(self) -> Conventions:
        """What the list does as a habit."""
        return Conventions(self.sections, self.entries, self.scales)

    @cached_property
    def expects(self) -> Expectations:
        """What is expected of each section: promised, declared or inferred."""
        return Expectations(
            self.schema, self.scales, self.score_labels, self.conventions, self._used_labels.keys()
        )

    @cached_property
    def facts(self) -> Facts:
        """What is said of this document to rules that judge many."""
        return facts_of(
            self.source,
            self.entries,
            sections=self.sections,
            links=self.local_links,
            contents=self.contents,
            anchors=self.anchors,
            policy=self.schema.duplicates,
        )

    def block_at(self, offset: int) -> Node:
        """The innermost block that holds the offset; a block's end counts as in it."""
        node: Node = self.root
        while not isinstance(node, Leaf):
            blocks = node.children
            i = bisect_right(blocks, offset, key=attrgetter("start")) - 1
            if i < 0 or blocks[i].end < offset:
                break
            node = blocks[i]
        return node


class _Beside:
    """What a document's entries learn of it once all are read."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @property
    def labels(self) -> tuple[str, ...]:
        return self._document.score_labels

    @property
    def legend(self) -> Mapping[str, str]:
        return self._document.legend

    def promised(self, section: Section) -> Mapping[str, FieldSchema]:
        return self._document.schema.of(section.path).fields

    @property
    def comments(self) -> Comments:
        return self._document.comments

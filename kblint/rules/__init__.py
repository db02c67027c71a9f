"""Floor 3, judgement: one rule a module, imported when it is asked for."""

from typing import TYPE_CHECKING

from kblint.rules.registry import FAMILIES, RULES, Registration

if TYPE_CHECKING:
    from kblint.rules.bare_url import BareUrl
    from kblint.rules.broken_anchor import BrokenAnchor
    from kblint.rules.conflict_marker import ConflictMarker
    from kblint.rules.conflicting_scale import ConflictingScale
    from kblint.rules.conflicting_targets import ConflictingTargets
    from kblint.rules.conflicting_titles import ConflictingTitles
    from kblint.rules.duplicate_link import DuplicateLink
    from kblint.rules.empty_link import EmptyLink
    from kblint.rules.empty_section import EmptySection
    from kblint.rules.entry_outside_years import EntryOutsideYears
    from kblint.rules.expiring_link import ExpiringLink
    from kblint.rules.heading_space import HeadingSpace
    from kblint.rules.implausible_year import ImplausibleYear
    from kblint.rules.inconsistent_blank_lines import InconsistentBlankLines
    from kblint.rules.inconsistent_bullet import InconsistentBullet
    from kblint.rules.inconsistent_ending import InconsistentEnding
    from kblint.rules.inconsistent_hard_break import InconsistentHardBreak
    from kblint.rules.inconsistent_spacing import InconsistentSpacing
    from kblint.rules.inline_date_mismatch import InlineDateMismatch
    from kblint.rules.insecure_link import InsecureLink
    from kblint.rules.invalid_field import InvalidField
    from kblint.rules.invisible_character import InvisibleCharacter
    from kblint.rules.malformed_identifier import MalformedIdentifier
    from kblint.rules.malformed_link import MalformedLink
    from kblint.rules.malformed_score import MalformedScore
    from kblint.rules.malformed_url import MalformedUrl
    from kblint.rules.mismatched_target import MismatchedTarget
    from kblint.rules.misplaced_score import MisplacedScore
    from kblint.rules.missing_description import MissingDescription
    from kblint.rules.missing_field import MissingField
    from kblint.rules.missing_file import MissingFile
    from kblint.rules.missing_final_newline import MissingFinalNewline
    from kblint.rules.missing_hard_break import MissingHardBreak
    from kblint.rules.missing_score import MissingScore
    from kblint.rules.missing_section import MissingSection
    from kblint.rules.misspelling import Misspelling
    from kblint.rules.mixed_newlines import MixedNewlines
    from kblint.rules.non_canonical_link import NonCanonicalLink
    from kblint.rules.ragged_table import RaggedTable
    from kblint.rules.repeated_heading import RepeatedHeading
    from kblint.rules.repeated_score import RepeatedScore
    from kblint.rules.repeated_title import RepeatedTitle
    from kblint.rules.repeated_word import RepeatedWord
    from kblint.rules.repeated_year import RepeatedYear
    from kblint.rules.score_out_of_range import ScoreOutOfRange
    from kblint.rules.skipped_level import SkippedLevel
    from kblint.rules.stale_contents import StaleContents
    from kblint.rules.trailing_space import TrailingSpace
    from kblint.rules.unbalanced_markup import UnbalancedMarkup
    from kblint.rules.undefined_reference import UndefinedReference
    from kblint.rules.unexpected_score import UnexpectedScore
    from kblint.rules.unexpected_shape import UnexpectedShape
    from kblint.rules.unordered_entries_by_date import UnorderedEntriesByDate
    from kblint.rules.unordered_years import UnorderedYears
    from kblint.rules.unsorted_entries import UnsortedEntries
    from kblint.rules.untidy_title import UntidyTitle
    from kblint.rules.unused_definition import UnusedDefinition
    from kblint.rules.wrong_separator import WrongSeparator
    from kblint.rules.year_mismatch import YearMismatch

__all__ = [
    "FAMILIES", "RULES", "BareUrl", "BrokenAnchor", "ConflictMarker", "ConflictingScale",
    "ConflictingTargets", "ConflictingTitles", "DuplicateLink", "EmptyLink", "EmptySection",
    "EntryOutsideYears", "ExpiringLink", "HeadingSpace", "ImplausibleYear",
    "InconsistentBlankLines", "InconsistentBullet", "InconsistentEnding", "InconsistentHardBreak",
    "InconsistentSpacing", "InlineDateMismatch", "InsecureLink", "InvalidField",
    "InvisibleCharacter", "MalformedIdentifier", "MalformedLink", "MalformedScore", "MalformedUrl",
    "MismatchedTarget", "MisplacedScore", "MissingDescription", "MissingField", "MissingFile",
    "MissingFinalNewline", "MissingHardBreak", "MissingScore", "MissingSection", "Misspelling",
    "MixedNewlines", "NonCanonicalLink", "RaggedTable", "Registration", "RepeatedHeading",
    "RepeatedScore", "RepeatedTitle", "RepeatedWord", "RepeatedYear", "ScoreOutOfRange",
    "SkippedLevel", "StaleContents", "TrailingSpace", "UnbalancedMarkup", "UndefinedReference",
    "UnexpectedScore", "UnexpectedShape", "UnorderedEntriesByDate", "UnorderedYears",
    "UnsortedEntries", "UntidyTitle", "UnusedDefinition", "WrongSeparator", "YearMismatch",
]  # fmt: skip


def __getattr__(name: str) -> object:
    for registration in RULES:
        if registration.class_name == name:
            return registration.load()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

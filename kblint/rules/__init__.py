"""Floor 3, judgement: one rule a module, imported when it is asked for."""

from typing import TYPE_CHECKING

from kblint.rules.registry import FAMILIES, RULES, Registration

if TYPE_CHECKING:
    from kblint.rules.conflicting_scale import ConflictingScale
    from kblint.rules.conflicting_targets import ConflictingTargets
    from kblint.rules.conflicting_titles import ConflictingTitles
    from kblint.rules.duplicate_link import DuplicateLink
    from kblint.rules.entry_outside_years import EntryOutsideYears
    from kblint.rules.implausible_year import ImplausibleYear
    from kblint.rules.inconsistent_bullet import InconsistentBullet
    from kblint.rules.inconsistent_hard_break import InconsistentHardBreak
    from kblint.rules.inconsistent_spacing import InconsistentSpacing
    from kblint.rules.inline_date_mismatch import InlineDateMismatch
    from kblint.rules.malformed_score import MalformedScore
    from kblint.rules.mismatched_target import MismatchedTarget
    from kblint.rules.misplaced_score import MisplacedScore
    from kblint.rules.missing_final_newline import MissingFinalNewline
    from kblint.rules.missing_hard_break import MissingHardBreak
    from kblint.rules.missing_score import MissingScore
    from kblint.rules.non_canonical_link import NonCanonicalLink
    from kblint.rules.repeated_score import RepeatedScore
    from kblint.rules.repeated_year import RepeatedYear
    from kblint.rules.score_out_of_range import ScoreOutOfRange
    from kblint.rules.trailing_space import TrailingSpace
    from kblint.rules.unexpected_score import UnexpectedScore
    from kblint.rules.unordered_years import UnorderedYears
    from kblint.rules.year_mismatch import YearMismatch

__all__ = [
    "FAMILIES", "RULES", "ConflictingScale", "ConflictingTargets", "ConflictingTitles",
    "DuplicateLink", "EntryOutsideYears", "ImplausibleYear", "InconsistentBullet",
    "InconsistentHardBreak", "InconsistentSpacing", "InlineDateMismatch", "MalformedScore",
    "MismatchedTarget", "MisplacedScore", "MissingFinalNewline", "MissingHardBreak",
    "MissingScore", "NonCanonicalLink", "Registration", "RepeatedScore", "RepeatedYear",
    "ScoreOutOfRange", "TrailingSpace", "UnexpectedScore", "UnorderedYears", "YearMismatch",
]  # fmt: skip


def __getattr__(name: str) -> object:
    for registration in RULES:
        if registration.class_name == name:
            return registration.load()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

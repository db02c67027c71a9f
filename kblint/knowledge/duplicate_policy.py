"""Which works a list repeats on purpose."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from kblint.knowledge.field_schema import doc, wrong
from kblint.knowledge.globs import is_glob, matches
from kblint.knowledge.identities.identify import identify
from kblint.knowledge.identities.identity import Identity, Kind

_SCHEME = r"\Ahttps?://(?:www\.)?"
_HOST = r"[\w*.-]+\.(?:[^\W\d_]{2,}|\*)(?=[:/?#]|\Z)"
_KINDS = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True)
class DuplicatePolicy:
    """Which works a list repeats on purpose; None says nothing, and habits are looked for."""

    allow: tuple[str, ...] = field(
        default=(),
        metadata=doc("what may be listed twice: URLs, identities or globs of either"),
    )
    across_sections: bool | None = field(
        default=None, metadata=doc("whether a work may stand in several sections")
    )
    across_files: bool | None = field(
        default=None, metadata=doc("whether a work may stand in several files")
    )

    def __post_init__(self) -> None:
        """Raise TableError for what is neither a URL nor an identity."""
        for i, each in enumerate(self.allow):
            if not _is_address(each) and not _names_kind(each):
                from kblint.tables import nearest  # only a mistake needs it

                raise wrong(
                    ("allow", i),
                    f"expected a URL, or an identity such as 'arxiv:1706.03762', found {each!r}"
                    + nearest(each.partition(":")[0], _KINDS),
                )

    @cached_property
    def _named(self) -> frozenset[str]:
        plain = (each for each in self.allow if not is_glob(each))
        return frozenset(
            each if _names_kind(each) else _name(identify(_with_scheme(each))) for each in plain
        )

    @cached_property
    def _globs(self) -> tuple[str, ...]:
        globs = filter(is_glob, self.allow)
        return tuple(each if _names_kind(each) else _bare(each) for each in globs)

    def allows(self, url: str, identity: Identity) -> bool:
        """Whether a link may be repeated."""
        if not self.allow:
            return False
        name = _name(identity)
        if name in self._named:
            return True
        said = {name, _bare(url), _bare(identity.canonical)}
        return any(matches(glob, each) for glob in self._globs for each in said)


def _name(identity: Identity) -> str:
    return f"{identity.kind.value}:{identity.value}"


def _names_kind(text: str) -> bool:
    return text.partition(":")[0] in _KINDS and not text.partition(":")[2].startswith("//")


def _is_address(text: str) -> bool:
    bare = _bare(text)
    return re.match(_HOST, bare) is not None or (is_glob(bare) and ":" not in bare)


def _with_scheme(url: str) -> str:
    return url if "://" in url else f"https://{url}"


def _bare(url: str) -> str:
    """Without what a link may be written with or without."""
    return re.sub(_SCHEME, "", url, flags=re.IGNORECASE)

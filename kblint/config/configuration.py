"""Which configuration holds for which file: what the engine asks."""

import os
from collections.abc import Sequence
from pathlib import Path

from kblint.config.files import File, Files, around, read_file, says_something
from kblint.config.held import Held, Words
from kblint.config.hold import hold
from kblint.config.layers import words_of_config
from kblint.engine.demands import Demands
from kblint.errors import KblintError


class Configuration:
    """Configuration files, found from each file upward, and the command line over them.

    Everything is read when it is first asked for, and once. All methods raise KblintError where
    what is read is wrong. It is a `Plan`.
    """

    def __init__(
        self,
        config: Sequence[str] = (),
        *,
        select: Sequence[str] = (),
        extend_select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        force_exclude: bool = False,
        isolated: bool = False,
    ) -> None:
        """Take the words of the command line.

        Each of `config` is the name of a file, which then holds for all, or `key = value`.
        """
        path, self._overrides = words_of_config(config)
        if path and isolated:
            raise KblintError(f"--config '{path}': expected no file beside --isolated")
        self._words = Words(tuple(select), tuple(extend_select), tuple(ignore), force_exclude)
        self._searches = not path and not isolated
        self._named = read_file(path) if path else None
        self._files = Files()
        self._by_folder: dict[str, Held] = {}
        self._by_file: dict[Path | None, Held] = {}

    def held(self, path: Path | None) -> Held:
        """All that is known of what holds for a file; for other text where the path is None."""
        folder = _folder(path)
        found = self._by_folder.get(folder)
        if found is None:
            file = self._files.holding(folder) if self._searches else self._named
            key = file.path if file else None
            found = self._by_file.get(key)
            if found is None:
                found = self._by_file[key] = self._hold(file)
            self._by_folder[folder] = found
        return found

    def demands(self, path: Path | None) -> Demands:
        """What holds for a file; for text that is no file, where `path` is None."""
        return self.held(path).demands(path)

    def base(self, path: Path | None) -> Demands:
        """What holds for the knowledge base of a file: all of it but what one file is spared."""
        return self.held(path).base

    def excludes(self, path: Path, *, named: bool) -> bool:
        """Whether the file is left out; one that is `named` itself only where that is forced."""
        held = self.held(path)
        if named and not (held.settings.force_exclude or self._words.force_exclude):
            return False
        return held.excludes(path) is not None

    def baseline(self, path: Path | None) -> Path | None:
        """The file of known findings that the configuration names."""
        held = self.held(path)
        return Path(held.folder, held.settings.baseline) if held.settings.baseline else None

    def passed_over(self, path: Path | None) -> list[tuple[Path, str]]:
        """Other configuration files around a file, and why each does not hold."""
        held = self.held(path).file
        others = (each for each in around(_folder(path)) if held is None or each != held.path)
        return [(each, self._why_not(each, held)) for each in others]

    def _why_not(self, path: Path, held: File | None) -> str:
        if not self._searches:
            return "--config names another" if held else "--isolated"
        return "another is nearer" if says_something(path) else "it has no [tool.kblint]"

    def _hold(self, file: File | None) -> Held:
        """Globs count from the folder of a file that was found, else from the working directory."""
        root = file.path.parent if file and self._searches else None
        folder = os.fspath(root) if root else _folder(None)
        return hold(file, self._overrides, self._words, folder=folder, root=root)


def _folder(path: Path | None) -> str:
    """The folder of a file; of text that is none, the working directory."""
    return os.path.dirname(os.path.abspath(path)) if path else os.getcwd()  # noqa: PTH100, PTH109, PTH120

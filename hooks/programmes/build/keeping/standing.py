"""The files of the last site: which of them can stand in the new one just as they are."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from programmes.build.keeping.notes import Notes, look, mark
from programmes.build.keeping.strips import Former, Layout
from programmes.build.linking import second_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from programmes.build.keeping.notes import Look

NOTHING: Final = Notes()
NO_LAYOUT: Final = Layout()


@dataclass(slots=True)
class Standing:
    """The files of the last site and of the new one that are made of what has a key."""

    site: Path = Path()
    """Where the last site stands."""
    known: Notes = NOTHING
    """Its files."""
    layout: Layout = NO_LAYOUT
    """Where each programme stands in the files that hold all of them."""
    theirs: Collection[str] = ()
    """The files of the last site that somebody else wrote, where `is_private` is true."""
    is_private: bool = False
    """Whether nobody but us can have changed the last site, which stands in the new one."""
    whole: str = ""
    """Tells all that the last site was made of."""
    ahead: Callable[[], Look | None] = field(default=lambda: None, compare=False)
    """Gives what was seen ahead of the folder of the new site."""
    new_layout: Layout = field(default=NO_LAYOUT, compare=False)
    """Where each programme stands in the new site."""
    new_whole: str = field(default="", compare=False)
    """Tells all that the new site is made of; the key of each file that has none of its own."""
    keys: dict[str, str] = field(default_factory=dict, compare=False)
    """The keys of the files of the new site, as they are put there."""
    taken: set[str] = field(default_factory=set, compare=False)
    """Those that are files of the last site."""
    retained: set[str] = field(default_factory=set, compare=False)
    """Files of a former site that are in the new one from the start."""
    _folders: set[str] = field(default_factory=set, compare=False)
    """Folders of the new site that are there."""
    _left: set[str] = field(default_factory=set, compare=False)
    """Folders of the new site that may be empty."""

    def retain(self, folder: Path, others: AbstractSet[str]) -> None:
        """Leave in a folder, which may hold a former site, what can be of the last one.

        `others` are files that somebody else is going to write there.
        """
        known = set(self.known.keys)
        if self.is_private:
            self.retained = known - others
            for path in {*self.theirs, *known & others}:
                with suppress(FileNotFoundError):
                    self._remove(folder, path)
            return
        looked = self.ahead()
        if looked is None or not known or looked.folder != os.stat(folder).st_ino:  # noqa: PTH116
            looked = look(folder, self.known.marks)
        self.retained = known - looked.gone - others
        for path in {*looked.others, *(known & others) - looked.gone}:
            self._remove(folder, path)

    def take_all(self, folder: Path, whole: str) -> bool:
        """Put all files of the last site into the new one, if all is the same; tell whether."""
        self.new_whole = whole
        if whole != self.whole or not self.known.keys:
            return False
        self.new_layout = self.layout
        return not self.take_many(folder, self.known.keys)

    def take_many(self, folder: Path, keys: Mapping[str, str]) -> set[str]:
        """Take each of very many files, with keys by their paths; tell which cannot be taken."""
        self.keys |= keys
        known = self.known.keys
        alike = {path for path, key in keys.items() if known.get(path) == key} & self.retained
        self.taken |= alike
        left = keys.keys() - alike
        return {
            path for path in left if path not in known or not self.take(folder, path, keys[path])
        }

    def take(self, folder: Path, path: str, key: str) -> bool:
        """Put a file of the last site into the new one, if it is made of the same; tell whether.

        It is one file with two names then, so nothing may write into it.
        """
        key = self.note(path, key)
        if not key:
            return False
        if path in self.taken:
            return True
        is_alike = self.known.keys.get(path) == key
        try:
            if path in self.retained:
                if is_alike:
                    self.taken.add(path)
                    return True
                self.retained.remove(path)
                self._remove(folder, path)
            elif is_alike and self._is_left(f"{self.site}/{path}", path):
                second_name(f"{self.site}/{path}", f"{folder}/{path}", self._folders)
                self.taken.add(path)
                return True
        except OSError:  # it is gone, or the file system has no links
            pass
        return False

    def note(self, path: str, key: str = "") -> str:
        """Note of what a file of the new site is made; without that it is always made again."""
        if found := key or self.new_whole:
            self.keys[path] = found
        return found

    def clear(self, folder: Path, taken: Container[str]) -> None:
        """Remove what is left of a former site: all but the paths that are `taken` now."""
        for path in self.retained - self.taken:
            if path not in taken:
                self._remove(folder, path)
        for place in sorted(self._left, key=len, reverse=True):
            with suppress(OSError):  # something stands there
                os.removedirs(f"{folder}/{place}")

    def drop(self, folder: Path, path: str) -> None:
        """Remove a file of the new site again."""
        self.taken.discard(path)
        self.retained.discard(path)
        self.keys.pop(path, None)
        self._remove(folder, path)

    def _remove(self, folder: Path, path: str) -> None:
        os.unlink(f"{folder}/{path}")  # noqa: PTH108 - a Path takes longer
        self._left.add(path.rpartition("/")[0])

    def give_up(self, left: Iterable[str]) -> None:
        """Note which files were not made; whatever nobody has touched stays what it was."""
        for path in left:
            self.keys.pop(path, None)
        for path in self.retained:
            self.keys.setdefault(path, self.known.keys[path])
            self.taken.add(path)
        if self.new_layout is NO_LAYOUT:
            self.new_layout = self.layout

    def former(self, paths: Sequence[str]) -> Former:
        """Give what each programme has in some files of the last site."""
        return Former([self._read(path) for path in paths], self.layout)

    def _read(self, path: str) -> bytes | None:
        """Read a file of the last site, if it is as it was written."""
        former = f"{self.site}/{path}"
        try:
            return Path(former).read_bytes() if self._is_left(former, path) else None
        except OSError:
            return None

    def _is_left(self, file: str, path: str) -> bool:
        """Tell whether a file is that which the last site had, as it was written."""
        known = self.known.marks.get(path)
        return known is not None and known == mark(file)

    def notes(self) -> Notes:
        """Give what is to be known of the files of the new site, when it stands."""
        known, taken, site = self.known.marks, self.taken, self.site
        marks = {
            path: known[path] if path in taken else mark(f"{site}/{path}") for path in self.keys
        }
        return Notes(self.keys, marks)

"""Says of what stands in records that could not be read, or only in part, that it may be there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from programmes import reader
from programmes.catalogue.ways import WAYS
from programmes.reader.folder import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from programmes.reader.problem import Problem


@dataclass(frozen=True, slots=True)
class Unread:
    """The records of which nothing certain can be said."""

    keys: frozenset[str] = frozenset()
    """Such records as kind/file-name, and kinds whose folder could not be read."""
    text: str = ""
    """All that stands in their files."""
    sections: bool = False
    """Whether the sections could not be read either."""

    @classmethod
    def of(cls, problems: Iterable[Problem], project: Path, *, sections: bool) -> Unread:
        """Take them from the problems of reading, whose paths lead from `project`."""
        paths = {problem.path for problem in problems}
        files = [
            file for path in paths for file in (project / path, *(project / path).glob("*.yml"))
        ]
        data = (reader.load(file, file.name) for file in files)
        texts = [one.decode(errors="replace") for one in data if isinstance(one, bytes)]
        keys = (PurePosixPath(path.removesuffix(SUFFIX)).parts[2:] for path in paths)
        return cls(frozenset(map("/".join, keys)), "\n".join(texts), sections)

    def __contains__(self, key: str) -> bool:
        """Say whether a record is among them."""
        return key in self.keys or key.partition("/")[0] in self.keys

    def may_print(self, key: str) -> bool:
        """Say whether one of them may print a record in full."""
        return key in self.text

    def may_make(self, page: str) -> bool:
        """Say whether a page may be there once all is right: kind/file-name/, countries/vn/."""
        if "/".join(page.split("/")[:2]) in self:  # the record, or its timetable
            return True
        listed = page.startswith(tuple(way.index for way in WAYS.values()))
        return (bool(self.keys) and listed) or (self.sections and page.startswith("sections/"))

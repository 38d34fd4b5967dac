"""What one file of the records says, and what was made of that: read now, or known from before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar, cast

from programmes.catalogue.trails import listed
from programmes.reader.folder import SUFFIX
from programmes.schema.records import Numbered, TrainingCourse

if TYPE_CHECKING:
    from collections.abc import Callable

    from programmes.reader import Document
    from programmes.schema.facts import Source
    from programmes.schema.records import Record

Made = TypeVar("Made")
Leaves = dict[str, Any]
"""What was made of a record, by name: texts, numbers, and lists and dicts of these."""
Read = tuple["Document", "Record"]
READ: Final = "read"
"""The leaf that holds the record itself, for as long as a preview may need it."""
OF_THE_FILE: Final = {"digest", "seen", "head", "warnings", "links", "pictures", "named", READ}
"""What was made of a record alone, wherever it stands."""


class Head(NamedTuple):
    """What lists, trails and other records ask of a record, in values that JSON can hold."""

    kind: str
    name: str
    """The heading of its page."""
    title: str
    updated: str
    """The day of its last change; this and all days as ISO 8601."""
    id: str | None
    section: str | None
    contact: str | None
    source: list[str | None] | None
    """Title, address, and the days of its last update and of its reading."""
    redirect_from: list[str]
    children: list[str]
    """The records that its body prints in full."""
    numbered: bool
    """Whether it has a number, which stands in overviews alone."""
    timetable: bool
    days: list[str] | None
    """By which it is sorted: its first and its last day."""


class Sheaf:
    """A file of the records: a record is read from it when it is asked for, and not before."""

    __slots__ = ("_again", "_head", "_record", "key", "leaves", "name")

    def __init__(
        self,
        name: str,
        leaves: Leaves,
        again: Callable[[], Read] | None = None,
        record: Record | None = None,
    ) -> None:
        """Take what is known of the file, what reads it, and its record if that has been read."""
        self.name, self.leaves = name, leaves
        self._again, self._record = again, record
        self._head: Head | None = None
        kind, _, stem = name.removesuffix(SUFFIX).rpartition("/")
        self.key = f"{kind.rpartition('/')[2]}/{stem}"
        """The name by which others refer to it: kind/file-name; its page has that address."""

    @property
    def digest(self) -> str:
        """Tells what stands in the file."""
        return cast("str", self.leaves.get("digest", ""))

    @property
    def is_read(self) -> bool:
        """Whether the record is at hand, and what it says is not just known."""
        return self._record is not None

    @property
    def document(self) -> Document:
        """The file, which knows the place of each value; it is read again whenever asked for."""
        return cast("Callable[[], Read]", self._again)()[0]

    @property
    def record(self) -> Record:
        """The record."""
        if self._record is None:
            kept = self.leaves.get(READ)
            self._record = kept or cast("Callable[[], Read]", self._again)()[1]
        return self._record

    def let_go(self) -> None:
        """Forget the record, which takes more room than all that was made of it."""
        self._record = None

    def forget(self) -> None:
        """Forget the record and what was made of it; what was known of it before is kept there."""
        self._record = None
        self.leaves = {}  # not cleared: to free what is known would take longer than to keep it

    def hold(self) -> None:
        """Have the record at hand when the next build asks for it, if this one has read it."""
        if self._record is not None:
            self.leaves[READ] = self._record

    def release(self) -> None:
        """Let the next build read the record again when it asks for it."""
        self.leaves.pop(READ, None)

    @property
    def head(self) -> Head:
        """What others ask of the record."""
        if self._head is None:
            found = self.leaves.get("head")
            self._head = self.leaves["head"] = Head(*found) if found else head(self.record)
        return self._head

    def place(self, stamp: str) -> None:
        """Note where the record stands, and forget what was made of it where it stood elsewhere."""
        if self.leaves.get("stamp") != stamp:
            for name in self.leaves.keys() - OF_THE_FILE:
                del self.leaves[name]
            self.leaves["stamp"] = stamp

    def keep(self, name: str, make: Callable[..., Made], *given: object) -> Made:
        """Give what was made of the record under a name, or make it now."""
        leaves = self.leaves
        if name not in leaves:
            leaves[name] = make(*given)
        return leaves[name]  # type: ignore[no-any-return]


def head(record: Record) -> Head:
    """Take from a record what others ask of it."""
    days = record.dates.sort_key if record.dates else None
    return Head(
        kind=record.kind,
        name=record.name,
        title=record.title,
        updated=record.updated.isoformat(),
        id=record.id,
        section=record.section,
        contact=record.contact,
        source=_source(record.source) if record.source else None,
        redirect_from=list(record.redirect_from),
        children=[child for _, child in listed(record.body)],
        numbered=isinstance(record, Numbered) and bool(record.number),
        timetable=isinstance(record, TrainingCourse) and record.timetable is not None,
        days=[day.isoformat() for day in days] if days else None,
    )


def _source(source: Source) -> list[str | None]:
    days = (source.last_updated, source.retrieved)
    return [source.title, source.url, *(day.isoformat() if day else None for day in days)]

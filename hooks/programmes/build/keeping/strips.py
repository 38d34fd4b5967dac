"""What each programme has in the files that hold all of them: a line of JSON, rows of tables.

This is kept nowhere but in these files: the next build finds it where it stands in the last site.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from programmes.build.writing import Growing

    Data = bytes | memoryview


class Strip(NamedTuple):
    """A part of a file."""

    data: Data
    lines: int
    """How many lines or rows it is."""


class Layout(NamedTuple):
    """How the files are made up: something at the head of each, then one programme by another."""

    stamps: Mapping[str, str] = {}
    """The programmes in their order, by the paths of their records, each with its stamp."""
    heads: Sequence[int] = ()
    """How long the head of each file is, in bytes."""
    gaps: Sequence[int] = ()
    """How long is what stands between two programmes in each file."""
    lengths: Sequence[list[int]] = ()
    """For each file how long the strip of each programme is, in bytes."""
    counts: Sequence[list[int]] = ()
    """For each file how many lines or rows these are."""


class Former:
    """The files of the last site, if all of them are there, in strips."""

    def __init__(self, files: Sequence[bytes | None], layout: Layout) -> None:
        self._files = [memoryview(file) for file in files if file is not None]
        self.layout = layout if len(self._files) == len(files) else Layout()
        self._numbers = {record: number for number, record in enumerate(self.layout.stamps)}
        _, heads, gaps, lengths, _ = self.layout
        self._starts = [
            list(accumulate(map(gap.__add__, each), initial=head))
            for head, gap, each in zip(heads, gaps, lengths, strict=True)
        ]

    def number(self, record: str, stamp: str) -> int | None:
        """Find a programme that says and stands what it did; None for a new one."""
        return self._numbers[record] if self.layout.stamps.get(record) == stamp else None

    def strips(self, first: int, end: int) -> list[Strip]:
        """Give what several programmes that follow each other have in each of the files."""
        return [
            Strip(file[starts[first] : starts[end] - gap], sum(counts[first:end]))
            for file, starts, gap, counts in zip(
                self._files, self._starts, self.layout.gaps, self.layout.counts, strict=True
            )
        ]


class Strips:
    """Writes programmes into new files: what they had in those of the last site, or what is new."""

    def __init__(self, files: Sequence[Growing], former: Former) -> None:
        """Take the files when all is written that stands before the programmes."""
        self._files, self._former = files, former
        self._stamps: dict[str, str] = {}
        self.layout = Layout(
            self._stamps,
            heads=[one.size for one in files],
            gaps=[len(one.between) for one in files],
            lengths=[[] for _ in files],
            counts=[[] for _ in files],
        )
        """How the new files are made up."""
        self._first = self._end = 0
        """The numbers of those to be repeated next: all at once, since they are very many."""

    def repeat(self, record: str, stamp: str) -> bool:
        """Write the strips that a programme had, if it says and stands what it did; tell whether.

        They are not in the files before `finish`, unless others are added before.
        """
        number = self._former.number(record, stamp)
        if number is None:
            return False
        if number != self._end:
            self.finish()
            self._first = number
        self._end = number + 1
        self._stamps[record] = stamp
        return True

    def add(self, record: str, stamp: str, strips: Sequence[Strip]) -> None:
        """Write the strips of a programme that is new."""
        self.finish()
        self._stamps[record] = stamp
        self._write(strips)
        for number, (data, count) in enumerate(strips):
            self.layout.lengths[number].append(len(data))
            self.layout.counts[number].append(count)

    def line(self, record: str, stamp: str) -> bytes:
        """Give the line of a programme that has been repeated."""
        number = self._former.number(record, stamp) or 0
        return bytes(self._former.strips(number, number + 1)[0].data)

    def finish(self) -> None:
        """Write what is to be repeated."""
        first, end, layout = self._first, self._end, self._former.layout
        self._first = self._end
        if first < end:
            self._write(self._former.strips(first, end))
            for number in range(len(self._files)):
                self.layout.lengths[number].extend(layout.lengths[number][first:end])
                self.layout.counts[number].extend(layout.counts[number][first:end])

    def _write(self, strips: Sequence[Strip]) -> None:
        for file, (data, count) in zip(self._files, strips, strict=True):
            file.add(data, count)

"""What programmes had in the files of the last site is written into the new ones, as it was."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as some

from programmes.build.keeping.strips import Former, Layout, Strip, Strips
from programmes.build.writing import Growing

Told = list[tuple[str, str]]
"""Programmes in their order: the name of the record of each, and its stamp."""
PROGRAMMES = some.lists(
    some.tuples(some.sampled_from("abcdef"), some.sampled_from("12")), unique_by=lambda one: one[0]
)


def parts(record: str, stamp: str) -> list[Strip]:
    """Give a line of JSON, and rows of a table, of which there may be none."""
    rows = b"" if record in "bd" else f"{record},{stamp}\r\n".encode() * 2
    return [Strip(f'"{record} {stamp}"'.encode(), 1), Strip(rows, 2 if rows else 0)]


def written(programmes: Told, former: Former) -> tuple[list[bytes], list[int], Layout, Told]:
    """Write files; give what they hold and count, how they are made up, and what was new."""
    opened = BytesIO(), BytesIO()
    files = [Growing(opened[0], b",\n"), Growing(opened[1])]
    files[0].write(b"[")
    files[1].write(b"record,stamp\r\n")
    strips, new = Strips(files, former), []
    for record, stamp in programmes:
        if strips.repeat(record, stamp):
            assert strips.line(record, stamp) == f'"{record} {stamp}"'.encode()
            continue
        new.append((record, stamp))
        strips.add(record, stamp, parts(record, stamp))
    strips.finish()
    return [one.getvalue() for one in opened], [one.count for one in files], strips.layout, new


@given(PROGRAMMES, PROGRAMMES)
def test_files_are_what_they_would_be_without_those_of_the_last_site(
    before: Told, now: Told
) -> None:
    nothing = Former([], Layout())
    last, _, layout, _ = written(before, nothing)
    files, counts, made_up, new = written(now, Former(last, layout))
    assert (files, counts, made_up) == written(now, nothing)[:3]
    assert new == [one for one in now if one not in before]


def test_nothing_is_taken_from_the_last_site_if_one_of_the_files_is_gone() -> None:
    told = [("a", "1"), ("b", "1")]
    last, _, layout, _ = written(told, Former([], Layout()))
    assert written(told, Former(last, layout))[3] == []
    assert written(told, Former([last[0], None], layout))[3] == told

"""The addresses, from the root of the site, that are neither of records nor of ways in."""

from __future__ import annotations

BROWSE = "browse/"
DATA = "data/"
SEARCH = "search/"
LOOKUP = f"{BROWSE}index.json"
"""The index that the list of all programmes and the search read."""


def timetable(course: str) -> str:
    """Give the address of the page of a timetable, below that of its course."""
    return f"{course}timetable/"


def as_json(programme: str) -> str:
    """Give the path of a programme as JSON, beside its page."""
    return f"{programme}index.json"


def source(programme: str) -> str:
    """Give the path of its record, as its editor wrote it."""
    return f"{programme}record.yml"

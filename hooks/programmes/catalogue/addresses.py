"""Says where pages are, from the root of the site, that are not of records: countries/vn/."""

from __future__ import annotations

BROWSE = "browse/"
COUNTRIES = "countries/"
ORGANISATIONS = "organisations/"
REGIONS = "regions/"
TOPICS = "topics/"
YEARS = "years/"
FISCAL_YEARS = "fiscal-years/"
DATA = "data/"


def country(code: str) -> str:
    """Give the address of a country's page; its ISO code does not change when its name does."""
    return f"{COUNTRIES}{code.lower()}/"


def organisation(key: str) -> str:
    """Give the address of an organisation's page."""
    return f"{ORGANISATIONS}{key}/"


def region(key: str) -> str:
    """Give the address of the page of a region or a group of countries."""
    return f"{REGIONS}{key}/"


def topic(key: str) -> str:
    """Give the address of a topic's page."""
    return f"{TOPICS}{key}/"


def year(number: int | str) -> str:
    """Give the address of a calendar year's page."""
    return f"{YEARS}{number}/"


def fiscal_year(number: int | str) -> str:
    """Give the address of a Japanese fiscal year's page."""
    return f"{FISCAL_YEARS}{number}/"


def timetable(course: str) -> str:
    """Give the address of the page of a timetable, below that of its course."""
    return f"{course}timetable/"


def as_json(programme: str) -> str:
    """Give the path of a programme as JSON, beside its page."""
    return f"{programme}index.json"


def source(programme: str) -> str:
    """Give the path of its record, as its editor wrote it."""
    return f"{programme}record.yml"

"""Says where the pages of the ways in are, from the root of the site."""

from __future__ import annotations


def country(code: str) -> str:
    """Give the address of a country's page; its ISO code does not change when its name does."""
    return f"countries/{code.lower()}/"


def organisation(key: str) -> str:
    """Give the address of an organisation's page."""
    return f"organisations/{key}/"


def region(key: str) -> str:
    """Give the address of the page of a region or a group of countries."""
    return f"regions/{key}/"


def topic(key: str) -> str:
    """Give the address of a topic's page."""
    return f"topics/{key}/"


def year(number: int) -> str:
    """Give the address of a calendar year's page."""
    return f"years/{number}/"


def fiscal_year(number: int) -> str:
    """Give the address of a Japanese fiscal year's page."""
    return f"fiscal-years/{number}/"

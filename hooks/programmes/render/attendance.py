"""Turns what is said of participants beside countries into labels and texts for a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.render.names import told
from programmes.render.values import written_day

if TYPE_CHECKING:
    from programmes.schema.facts import Agency, Participants
    from programmes.schema.vocabulary import Vocabulary


def attendance(people: Participants, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """List groups, gender, numbers by day and names; stated numbers stay as they are stated."""
    agencies = () if has_numbers(people) else people.agencies
    said = [
        ("In words", people.total_printed or ""),
        ("Countries stated", _number(people.countries_stated)),
        ("For the first time", ", ".join(_first_time(people))),
        ("Agencies", "; ".join(_agency(one, vocabulary) for one in agencies)),
        ("Groups", "; ".join(f"{label}: {size}" for label, size in people.groups.items())),
        ("Women", _number(people.women)),
        ("Men", _number(people.men)),
        ("By day", "; ".join(f"{written_day(one.day)}: {one.count}" for one in people.by_day)),
        ("Named", "; ".join(told(one, vocabulary) for one in people.people)),
    ]
    return [(label, text) for label, text in said if text]


def has_numbers(people: Participants) -> bool:
    """Say whether there is a table to be made: one of the listed has, or could have, a number."""
    listed = (people.countries, people.organisations)
    return any(isinstance(one, dict) for one in listed) or any(
        agency.count is not None for agency in people.agencies
    )


def _first_time(people: Participants) -> list[str]:
    agencies = (one.name for one in people.agencies if one.first_time)
    return [*(one.printed for one in people.first_time), *agencies]


def _number(stated: object) -> str:
    return "" if stated is None else str(stated)


def _agency(agency: Agency, vocabulary: Vocabulary) -> str:
    stood_for = agency.represents and f"for {vocabulary.organisations[agency.represents].name}"
    country = agency.country and vocabulary.country_name(agency.country.code)
    return ", ".join(part for part in (agency.name, country, stood_for) if part)

"""Writes values for people: days, sizes of files, telephone numbers, numbers of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date

from programmes.schema.numbers import grouped

if TYPE_CHECKING:
    from datetime import date

    from programmes.catalogue.tallies import Tally
    from programmes.schema.facts import Participants
    from programmes.schema.records import Dispatch


def written_day(day: date) -> str:
    """Write a day as the source pages do: 1 April 2025."""
    return format_date(day, "d MMMM y", locale="en")


def language(code: str) -> str:
    """Name a language in English: Japanese."""
    return str(Locale("en").languages[code])


def file_size(size: int) -> str:
    """Write a number of bytes for a person: 820 bytes, 12 kB, 1.3 MB."""
    kilo = 1000
    if size < kilo:
        return f"{size} bytes"
    return f"{size / kilo:.0f} kB" if size < kilo**2 else f"{size / kilo**2:.1f} MB"


def telephone(number: str, extension: str | None) -> str:
    """Give the tel: address of a Japanese number (RFC 3966): tel:+81-3-6810-7501;ext=2562."""
    return f"tel:+81-{number[1:]}" + (f";ext={extension}" if extension else "")


def size(people: Participants) -> str:
    """Say how many people the source counts: over 60 staff, 1 student."""
    if people.total is None:
        return ""
    return f"{people.total} {people.unit if people.total.value == 1 else plural(people.unit)}"


def turnout(people: Participants) -> str:
    """Say the same below a label that says "participants" already: 30, but over 60 staff."""
    return str(people.total or "") if people.unit == "participant" else size(people)


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: 1 programme, 1,014 programmes."""
    return f"{grouped(number)} {noun}{'s' * (number != 1)}"


def people(tally: Tally) -> str:
    """Say how many came, as far as is known: at least 41; 9 programmes state no number."""
    _, known, is_exact, silent, rough = tally
    least = "" if is_exact else "at least "
    said = [f"{least}{grouped(known)}"] if known else []
    if silent:
        said.append(f"{counted(silent, 'programme')} state{'s' * (silent == 1)} no number")
    if rough:
        said.append(f"{counted(rough, 'programme')} state{'s' * (rough == 1)} only a rough number")
    return "; ".join(said)


def plural(unit: str) -> str:
    """Give the plural of who are counted: participants, staff."""
    return unit if unit == "staff" else f"{unit}s"


def experts(dispatch: Dispatch) -> str:
    """Say which experts there are: 1 patent examiner, long-term."""
    count, posts = dispatch.experts, ", ".join(dispatch.posts)
    if count and (count.value != 1 or not posts):
        posts = f"expert{'s' * (count.value != 1)}" + (f" ({posts})" if posts else "")
    said = " ".join(str(part) for part in (count, posts) if part)
    said = ", ".join(filter(None, (said, dispatch.term and f"{dispatch.term}-term")))
    return said[:1].upper() + said[1:]

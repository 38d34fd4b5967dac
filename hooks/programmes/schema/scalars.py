"""Turns single texts of a record into checked values: lines, numbers, counts, dates, addresses.

The reader hands over every scalar as the text that was typed, so nothing has been guessed before.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

from programmes.schema import dates, forms, written_numbers
from programmes.schema.entry import fault, refuse, shown, single
from programmes.schema.prose import refuse_markdown, refuse_unread, refuse_unsafe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import PydanticCustomError

    from programmes.reader.problem import Loc


def web_address(value: str) -> str:
    """Accept an http or https address without spaces, quotes or controls."""
    single(value, "a web address")
    if not re.fullmatch(r"https?://[A-Za-z0-9][^\s<>\"'\\^`{|}]{0,1999}", value):
        raise fault("web-address", f"{shown(value)} is not a web address", *_address_cure(value))
    return value


def _address_cure(value: str) -> tuple[str, str]:
    """Tell what is wrong with an address, and which part of it."""
    if found := re.search(r"[\s<>\"'\\^`{|}]", value.strip()):
        sign = "a space" if found[0].isspace() else found[0]
        return f"an address cannot contain {sign}: copy it from the browser again", found[0]
    domain = re.fullmatch(
        r"(?:(?:https?:)?//?)?((?:[A-Za-z0-9-]{1,63}\.){1,9}[A-Za-z]{2,9}(?:/.*)?)", value
    )
    return f"write it in full: https://{domain[1] if domain else 'www.jpo.go.jp/e/'}", ""


def slug(value: str) -> str:
    """Accept a short name, as addresses and the vocabulary use it."""
    if not re.fullmatch(forms.SLUG, value):
        cure = "use a-z, 0-9 and hyphens, at most 80 characters: key-figures"
        raise fault("wrong-form", f"{shown(value)} cannot be a short name", cure)
    return value


def record_id(value: str) -> str:
    """Accept the id of a record."""
    if not re.fullmatch(forms.ID, value):
        cure = "write kind/file-name: initiatives/tisc"
        raise fault("wrong-form", f"{shown(value)} is not the id of a record", cure)
    return value


WHOLE = re.compile(forms.DIGITS)
COUNT = re.compile(f"(?:({forms.WORDS}) )?({forms.DIGITS})")
# A number between letters at most, in ASCII digits after NFKC.
NUMBER = re.compile(r"[^0-9-]{0,20}([0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})[^0-9]{0,20}")
FISCAL_YEAR = re.compile(r"(?:FY|fiscal year) ?([0-9]{4})", re.IGNORECASE)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def whole(value: object) -> int:
    """Read a whole number: ASCII digits only, no sign, no leading zero, no separators."""
    typed = single(value, "a whole number")
    if WHOLE.fullmatch(typed):
        return int(typed)
    raise fault("not-a-number", f"{shown(typed)} is not a whole number", _only_digits(typed))


def calendar_year(value: object) -> int:
    """Read a year of the calendar; what is meant by a fiscal one only the source can tell."""
    if isinstance(value, str) and (found := FISCAL_YEAR.fullmatch(value)):
        year = int(found[1])
        cure = f"FY{year} runs from April {year} to March {year + 1}: write {year} or {year + 1}"
        raise fault("not-a-number", f"{shown(value)} is not a calendar year", cure)
    return whole(value)


def _only_digits(value: str) -> str:
    """Tell what to write for `8th`, `FY2013` or `1,500`."""
    found = NUMBER.fullmatch(unicodedata.normalize("NFKC", value))
    return f"write digits only: {int(found[1].replace(',', '')) if found else 1500}"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or things as a source states it: exact, or with the source's own word."""

    value: int
    qualifier: str = ""

    def __str__(self) -> str:
        """Write the number with its word: `more than 1,500`."""
        return f"{self.qualifier} {self.value:,}".strip()


def count(value: object) -> Count:
    """Read `30` or `over 60`."""
    typed = single(value, "a number")
    match = COUNT.fullmatch(typed)
    if match is None:
        message = f"{shown(typed)} is not a number in the form used here"
        raise fault("not-a-count", message, partial(written_numbers.cure, typed))
    return Count(int(match[2]), match[1] or "")


def count_or_none(value: object) -> Count | None:
    """Read a count, or an empty value where the source gives none."""
    return None if value == "" else count(value)


def day(value: object) -> date:
    """Read one day, `2025-04-01`."""
    value = single(value, "a day")
    if not DAY.fullmatch(value):
        near = dates.respell(value)
        meant = near if near and DAY.fullmatch(near) else "2025-04-01"
        cure = f"write year-month-day: {meant}"
        raise fault("date-shape", f"{shown(value)} is not a day", cure)
    try:
        first = dates.parse(value).first_day
    except dates.DateFault as problem:
        raise fault(problem.code, problem.message, problem.help) from problem
    if first is None:  # pragma: no cover - a single day always has a first day
        raise AssertionError(value)
    return first


def period(value: object) -> dates.Dates:
    """Read the dates of a record: a text, a list of texts, or `{value: …, printed: …}`."""
    printed = None
    within: Loc = ()
    if isinstance(value, dict):
        if set(value) - {"value", "printed"} or "value" not in value:
            raise fault("date-shape", "dates have the keys value and printed", "value: 2015-08")
        printed, value, within = value.get("printed"), value["value"], ("value",)
    texts: list[Any] = value if isinstance(value, list) else [value]
    if not texts or not all(isinstance(text, str) for text in [*texts, printed or ""]):
        raise fault("date-shape", "dates are text, or a list of texts", "dates: 2013-12-02")
    if within or isinstance(value, list):
        places = [(*within, at) for at in range(len(texts))] if value is texts else [within]
        refuse(list(_wrong_dates(texts, places)))
    try:
        return dates.read(texts, line(printed) if printed else None)
    except dates.DateFault as problem:
        raise fault(problem.code, problem.message, problem.help) from problem


def _wrong_dates(texts: list[str], places: list[Loc]) -> Iterator[tuple[Loc, PydanticCustomError]]:
    """Find each date that is none, with its place in the value."""
    for text, place in zip(texts, places, strict=True):
        try:
            dates.parse(text)
        except dates.DateFault as problem:
            yield place, fault(problem.code, problem.message, problem.help)


def one_line(value: str) -> str:
    """Refuse a line break where one line is meant."""
    if "\n" in value.strip("\n"):
        raise fault("several-lines", "this has to be one line", "use > or quotes to join the lines")
    return value.strip("\n")


def words(value: str) -> str:
    """Accept a text that is printed as it stands, without markup of any kind."""
    refuse_unsafe(value)
    refuse_markdown(value)
    return value


def line(value: str) -> str:
    """Accept such a text of one line."""
    return words(one_line(value))


def markdown(value: str) -> str:
    """Accept a text that is read as Markdown, as far as texts have it."""
    refuse_unsafe(value)
    refuse_unread(value)
    return value


Filled = StringConstraints(min_length=1, max_length=forms.LONGEST)
Line = Annotated[str, Filled, AfterValidator(line), WithJsonSchema(forms.LINE)]
Prose = Annotated[str, Filled, AfterValidator(markdown), Field(title="Text")]
Words = Annotated[str, Filled, AfterValidator(words), Field(title="Text")]
Slug = Annotated[
    str,
    AfterValidator(slug),
    Field(title="Short name", examples=["trainees"], json_schema_extra=forms.pattern(forms.SLUG)),
]
WebAddress = Annotated[
    str,
    AfterValidator(web_address),
    Field(
        title="Web address",
        examples=["https://www.jpo.go.jp/e/"],
        json_schema_extra={"pattern": "^https?://"},
    ),
]
RecordId = Annotated[
    str,
    AfterValidator(record_id),
    Field(title="Record", examples=["initiatives/tisc"], json_schema_extra=forms.pattern(forms.ID)),
]
Whole = Annotated[int, BeforeValidator(whole), WithJsonSchema(forms.WHOLE)]
Year = Annotated[int, BeforeValidator(calendar_year), WithJsonSchema(forms.WHOLE)]
Tally = Annotated[Count, PlainValidator(count), WithJsonSchema(forms.TALLY)]
OptionalTally = Annotated[
    Count | None, PlainValidator(count_or_none), WithJsonSchema(forms.OPTIONAL_TALLY)
]
Day = Annotated[date, PlainValidator(day), WithJsonSchema(forms.DAY)]
Dates = Annotated[dates.Dates, PlainValidator(period), WithJsonSchema(forms.DATES)]

"""Turns written numbers into whole numbers and counts, or shows how a record writes them.

The JSON Schemas allow numbers besides text: an editor's program sees `2013` as a number where we
keep the text that was typed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema

from programmes.schema.dates import YEARS
from programmes.schema.entry import fault, shown, single

DIGITS: Final = "0|[1-9][0-9]{0,14}"
QUALIFIERS: Final = "about|approximately|over|more than|at least|nearly|up to"
TALLY: Final = f"(?:(?:{QUALIFIERS}) )?(?:{DIGITS})"
# A number between letters at most, in ASCII digits after NFKC.
NUMBER: Final = re.compile(r"[^0-9-]{0,20}([0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})[^0-9]{0,20}")
FISCAL_YEAR: Final = re.compile(r"(?:J?FY|fiscal year) ?([0-9]{4})", re.IGNORECASE)


def whole(value: object) -> int:
    """Read a whole number: ASCII digits only, no sign, no leading zero, no separators."""
    typed = single(value, "a whole number")
    if re.fullmatch(DIGITS, typed):
        return int(typed)
    match = NUMBER.fullmatch(unicodedata.normalize("NFKC", typed))  # 8th, FY2013 or 1,500
    cure = f"write digits only: {int(match[1].replace(',', '')) if match else 1500}"
    raise fault("not-a-number", f"{shown(typed)} is not a whole number", cure)


def any_year(value: object) -> int:
    """Read a year, of the calendar or a fiscal one."""
    number = whole(value)
    if number not in YEARS:
        cure = f"years run from {YEARS[0]} to {YEARS[-1]}"
        raise fault("date-impossible", f"'{number}' is not a year that a record can have", cure)
    return number


def calendar_year(value: object) -> int:
    """Read a year of the calendar; what is meant by a fiscal one only the source can tell."""
    if isinstance(value, str) and (match := FISCAL_YEAR.fullmatch(value)):
        year = int(match[1])
        cure = f"FY{year} runs from April {year} to March {year + 1}: write {year} or {year + 1}"
        raise fault("not-a-number", f"{shown(value)} is not a calendar year", cure)
    return any_year(value)


def grouped(number: int) -> str:
    """Write a number as every page does: 1,014."""
    return f"{number:,}"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or things as a source states it: exact, or with the source's own word."""

    value: int
    qualifier: str = ""

    def __str__(self) -> str:
        """Write the number with its word: `more than 1,500`."""
        return f"{self.qualifier} {grouped(self.value)}".strip()


def count(value: object) -> Count:
    """Read `30` or `over 60`."""
    typed = single(value, "a number")
    if not re.fullmatch(TALLY, typed):
        message = f"{shown(typed)} is not a number in the form used here"
        meant = respelt(typed)
        raise fault("not-a-count", message, FORMS if meant is None else f"write {meant}")
    qualifier, _, digits = typed.rpartition(" ")
    return Count(int(digits), qualifier)


def _written(count: Count | None) -> str:
    """Write a count as a record has it; its text, with commas, is for people."""
    return f"{count.qualifier} {count.value}".strip() if count else ""


def _form(title: str, pattern: str, *examples: int | str) -> dict[str, object]:
    return {
        "title": title,
        "type": ["integer", "string"],
        "minimum": 0,
        "pattern": f"^(?:{pattern})$",
        "examples": list(examples),
    }


_WHOLE: Final = _form("Whole number", DIGITS, 8)
_TALLY: Final = _form("Number", TALLY, 30, "over 60", "about 400")
_OPTIONAL_TALLY: Final = {
    "title": "Number, or nothing",
    "anyOf": [_TALLY, {"enum": [None, ""]}],
    "examples": [30, "over 60"],
}
_WRITTEN: Final = PlainSerializer(_written)
_TYPED: Final = PlainSerializer(str)
Whole = Annotated[int, BeforeValidator(whole), _TYPED, WithJsonSchema(_WHOLE)]
_YEAR: Final = _form("Year", "[0-9]{4}", 2021) | {"minimum": YEARS[0], "maximum": YEARS[-1]}
FiscalYear = Annotated[int, BeforeValidator(any_year), _TYPED, WithJsonSchema(_YEAR)]
Year = Annotated[int, BeforeValidator(calendar_year), _TYPED, WithJsonSchema(_YEAR)]
Tally = Annotated[Count, PlainValidator(count), _WRITTEN, WithJsonSchema(_TALLY)]
OptionalTally = Annotated[
    Count | None,
    PlainValidator(lambda value: None if value == "" else count(value)),
    _WRITTEN,
    WithJsonSchema(_OPTIONAL_TALLY),
]
"""A count, or an empty value where the source gives none."""


WORDS: Final = {
    "~": "about", "ca.": "about", "ca": "about", "circa": "about", "around": "about",
    "roughly": "about", "some": "about", "almost": "nearly", "approx.": "approximately",
    "approx": "approximately", "above": "over", ">": "more than", "max.": "up to",
    "at most": "up to", "min.": "at least", "as many as": "up to",
}  # fmt: skip
"""What sources put before a number, and the word that a record has for it."""
SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES: Final = {
    "": 1, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "trillion": 10**12,
}  # fmt: skip
BEFORE: Final = sorted([*WORDS, *QUALIFIERS.split("|")], key=len, reverse=True)
PRINTED: Final = re.compile(
    rf"(?P<word>(?:{'|'.join(map(re.escape, BEFORE))})?) ?"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15}|[a-z]+(?:-[a-z]+)?)"
    r"(?:\.(?P<part>[0-9]{1,6}))?(?P<more>\+?)"
    rf"(?: ?(?P<scale>{'|'.join(list(SCALES)[1:])}))?(?: [a-z]+){{0,2}}"
)
LONGEST: Final = 80
FORMS: Final = "write 30, or with the source's word: about 30, over 60, more than 100"


def respelt(typed: str) -> str | None:
    """Write `7,987`, `~30`, `100+`, `one` or `11 billion` as a record has it, if understood."""
    plain = " ".join(unicodedata.normalize("NFKC", typed).casefold().split())
    match = PRINTED.fullmatch(plain) if len(plain) <= LONGEST else None
    units = _units(match["digits"]) if match else None
    if match is None or units is None:
        return None
    part, scale = match["part"] or "", SCALES[match["scale"] or ""]
    value, left = divmod(int(f"{units}{part}") * scale, 10 ** len(part))
    word = "more than" if match["more"] else WORDS.get(match["word"], match["word"])
    return None if left else f"{word} {value}".strip()


def _units(digits: str) -> int | None:
    """Read digits with commas, or the word of a number below a hundred."""
    if digits[0].isdigit():
        return int(digits.replace(",", ""))
    tens, _, ones = digits.partition("-")
    if digits in SMALL:
        return SMALL.index(digits)
    if tens not in TENS or (ones and ones not in SMALL[1:10]):
        return None
    return 10 * (TENS.index(tens) + 2) + (SMALL.index(ones) if ones else 0)

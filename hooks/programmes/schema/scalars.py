"""Turns single texts of a record into checked values: lines, texts, addresses, ids and dates.

The reader hands over every scalar as the text that was typed, so nothing has been guessed before.
What each type looks like in JSON Schema is said here too, with the title that people read.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Final

from babel import Locale
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from programmes.reader.folder import DEVICES
from programmes.schema import dates, short_form
from programmes.schema.entry import each_key_once, fault, refuse, shown, single
from programmes.schema.misread import markdown_signs, unread, unsafe

if TYPE_CHECKING:
    from programmes.reader.problem import Loc

LONGEST: Final = 20_000
COPIED: Final = "copy the whole address from the browser again"
SLUG: Final = "[a-z0-9][a-z0-9-]{0,79}"
RECORD_ID: Final = f"[a-z0-9-]+/(?!(?:{'|'.join(sorted(DEVICES))})$){SLUG}"
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOST: Final = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?:[^\W\d_]{2,63}|xn--[a-z0-9-]{2,59})"
_BYTE: Final = "(?:25[0-5]|(?:2[0-4]|1?[0-9])?[0-9])"
_WEB: Final = re.compile(
    rf"https?://(?:{_HOST}|{_BYTE}(?:\.{_BYTE}){{3}}|localhost)"
    r"(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?"
    r"(?:[/?#][^\s<>\"\\^`{|}]{0,8000})?",
    re.IGNORECASE,
)
_ONE: Final = rf"[^\s@,?]+@{_HOST}"
SUSPECT: Final = re.compile(r"[<{&:*\]\n]")
"""A sign that each line has in which anything is wrong; most have none."""
_LETTER: Final = re.compile(rf"mailto:{_ONE}(?:,{_ONE})*(?:\?\S*)?", re.IGNORECASE)


def address_flaw(address: str) -> str:
    """Say what is wrong with an address that is outside; nothing where it may lead somewhere.

    The forms are those of RFC 3986 and RFC 6068, with a scheme, and without a name before the
    host (user@host), which makes a reader believe that another site is meant. The check and the
    build ask this, so that neither takes what the other refuses.
    """
    if address[:7].lower() == "mailto:":
        return "" if _LETTER.fullmatch(address) else "is not like mailto:name@example.org"
    wrong = "is not the address of a website, such as https://www.example.org/"
    return "" if _WEB.fullmatch(address) else wrong


def web_address(value: str) -> str:
    """Accept an http or https address without spaces, quotes or controls."""
    single(value, "a web address")
    if not re.fullmatch(r"https?://[A-Za-z0-9][^\s<>\"'\\^`{|}]{0,1999}", value):
        raise fault("web-address", f"{shown(value)} is not a web address", *_address_cure(value))
    if wrong := address_flaw(value):
        raise fault("web-address", f"{shown(value)} {wrong}", COPIED)
    return value


def _address_cure(value: str) -> tuple[str, str]:
    """Tell what is wrong with an address, and which part of it."""
    if match := re.search(r"[\s<>\"'\\^`{|}]", value.strip()):
        sign = "a space" if match[0].isspace() else match[0]
        return f"an address cannot contain {sign}: copy it from the browser again", match[0]
    domain = re.fullmatch(
        r"(?:(?:https?:)?//?)?((?:[A-Za-z0-9-]{1,63}\.){1,9}[A-Za-z]{2,9}(?:/.*)?)", value
    )
    return f"write it in full: https://{domain[1] if domain else 'www.jpo.go.jp/e/'}", ""


def _of_form(pattern: str, wrong: str, cure: str) -> AfterValidator:
    """Accept only texts of a form."""

    def formed(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise fault("wrong-form", f"{shown(value)} {wrong}", cure)
        return value

    return AfterValidator(formed)


def day(value: object) -> date:
    """Read one day, `2025-04-01`."""
    value = single(value, "a day")
    if not DAY.fullmatch(value):
        near = short_form.respell(value)
        meant = near if near and DAY.fullmatch(near) else "2025-04-01"
        cure = f"write year-month-day: {meant}"
        raise fault("date-shape", f"{shown(value)} is not a day", cure)
    return _single(value).sort_key[0]


def period(value: object) -> dates.Dates:
    """Read the dates of a record: a text, a list of texts, or `{value: …, printed: …}`."""
    if isinstance(value, str):
        return _single(value)
    printed = None
    within: Loc = ()
    if isinstance(value, dict):
        if set(value) - {"value", "printed"} or "value" not in value:
            raise fault("date-shape", "dates have the keys value and printed", "value: 2015-08")
        printed, value, within = value.get("printed"), value["value"], ("value",)
    texts: list[Any] = value if isinstance(value, list) else [value]
    if not texts or not all(isinstance(text, str) for text in [*texts, printed or ""]):
        raise fault("date-shape", "dates are text, or a list of texts", "dates: 2013-12-02")
    spans, wrong = list[dates.Span](), []
    for number, text in enumerate(texts):
        try:
            span = short_form.parse(text)
            if span in spans:
                raise fault("listed-twice", f"{shown(text)} is in this list already", "delete it")
            spans.append(span)
        except PydanticCustomError as problem:
            wrong.append(((*within, number) if value is texts else within, problem))
    refuse([*wrong, *((("printed",), one) for one in _line_faults(printed or ""))])
    return dates.Dates(tuple(spans), printed.strip("\n") if printed else None)


@lru_cache(maxsize=2**12)  # parts of a record have its dates, and figures the same years
def _single(text: str) -> dates.Dates:
    return dates.Dates((short_form.parse(text),))


def _typed(value: dates.Dates) -> object:
    """Write dates as `period` reads them."""
    spans = [str(span) for span in value.spans]
    when = spans if len(spans) > 1 else spans[0]
    return when if value.printed is None else {"value": when, "printed": value.printed}


def language(value: object) -> str:
    """Read the code of a language; who writes its name is told the code."""
    typed, named = single(value, "a language"), Locale("en").languages
    if re.fullmatch("[a-z]{2}", typed) and typed in named:
        return typed
    code = next((key for key, name in named.items() if name.casefold() == typed.casefold()), None)
    cure = f"write {code}" if code else "write its two-letter code: en, ja, fr"
    raise fault("wrong-form", f"{shown(typed)} is not the code of a language", cure)


def words(value: str) -> str:
    """Accept a text that is printed as it stands, without markup of any kind."""
    refuse([((), one) for one in (*unsafe(value), *markdown_signs(value))])
    return value


def line(value: str) -> str:
    """Accept such a text of one line."""
    if SUSPECT.search(value):
        refuse([((), one) for one in _line_faults(value)])
    return value.strip("\n")


def _line_faults(value: str) -> list[PydanticCustomError]:
    faults = [*unsafe(value), *markdown_signs(value)]
    if "\n" in value.strip("\n"):
        cure = "use > or quotes to join the lines"
        faults.append(fault("several-lines", "this has to be one line", cure))
    return faults


def markdown(value: str) -> str:
    """Accept a text that is read as Markdown, as far as texts have it."""
    faults = [*unsafe(value), *unread(value)]
    if not (faults or any(map(str.isalnum, value))):
        faults.append(fault("empty-value", "this text says nothing", "leave the line out"))
    refuse([((), one) for one in faults])
    return value


# An editor's program sees `2013` as a number where we keep the text that was typed.
_LINE = {"title": "One line", "type": ["string", "number"], "minLength": 1, "maxLength": LONGEST}
Filled = StringConstraints(min_length=1, max_length=LONGEST)
Line = Annotated[str, Filled, AfterValidator(line), WithJsonSchema(_LINE)]
Labelled = Annotated[dict[Line, Line], BeforeValidator(each_key_once)]
Prose = Annotated[str, Filled, AfterValidator(markdown), Field(title="Text")]
Words = Annotated[str, Filled, AfterValidator(words), Field(title="Text")]
Slug = Annotated[
    str,
    _of_form(
        SLUG,
        "cannot be a short name",
        "use a-z, 0-9 and hyphens, at most 80 characters: key-figures",
    ),
    Field(title="Short name", examples=["trainees"], json_schema_extra={"pattern": f"^{SLUG}$"}),
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
    _of_form(RECORD_ID, "is not the id of a record", "write kind/file-name: initiatives/tisc"),
    Field(
        title="Record",
        examples=["initiatives/tisc"],
        json_schema_extra={"pattern": f"^{RECORD_ID}$"},
    ),
]
_LANGUAGE = {"title": "Language", "type": "string", "pattern": "^[a-z]{2}$", "examples": ["ja"]}
Language = Annotated[str, BeforeValidator(language), WithJsonSchema(_LANGUAGE)]
_DAY = {"title": "Day", "type": "string", "format": "date", "examples": ["2025-04-01"]}
_DATE = {
    "type": ["string", "integer"],
    "pattern": short_form.SHORT_FORM,
    "minimum": dates.YEARS[0],
    "maximum": dates.YEARS[-1],
}
_LIST = {"type": "array", "items": _DATE, "minItems": 1}
_PRINTED = {
    "type": "object",
    "properties": {
        "value": {"description": "The dates.", "anyOf": [_DATE, _LIST]},
        "printed": {"description": "The source's own words for them.", "type": "string"},
    },
    "required": ["value"],
    "additionalProperties": False,
}
_DATES = {
    "title": "Date or dates",
    "anyOf": [_DATE, _LIST, _PRINTED],
    "examples": ["2013-12-02/2013-12-13", "2024-03", 2023, "FY2013", "2022/.."],
}
Day = Annotated[date, BeforeValidator(day), WithJsonSchema(_DAY)]
Dates = Annotated[
    dates.Dates, PlainValidator(period), PlainSerializer(_typed), WithJsonSchema(_DATES)
]

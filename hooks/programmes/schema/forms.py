"""Describes the types of single values in JSON Schema, for the editors' programs and for people.

An editor's YAML sees `2013` as a number where we keep the text that was typed, so both are
allowed. The titles name the types in tooltips and on the page "Field reference".
"""

from __future__ import annotations

from typing import Any

from programmes.schema.dates import SHORT_FORM

Form = dict[str, Any]

LONGEST = 20_000
SLUG = "[a-z0-9][a-z0-9-]{0,79}"
ID = f"[a-z0-9-]+/{SLUG}"
DIGITS = "0|[1-9][0-9]{0,14}"
WORDS = "about|approximately|over|more than|at least|nearly|up to"

LINE: Form = {
    "title": "One line",
    "type": ["string", "number"],
    "minLength": 1,
    "maxLength": LONGEST,
}


def pattern(form: str) -> Form:
    """Describe a text of a certain form."""
    return {"pattern": f"^{form}$"}


def _number(title: str, form: str, *examples: int | str) -> Form:
    return {
        "title": title,
        "type": ["integer", "string"],
        "minimum": 0,
        **pattern(f"(?:{form})"),
        "examples": list(examples),
    }


WHOLE = _number("Whole number", DIGITS, 8)
TALLY = _number("Number", f"(?:(?:{WORDS}) )?(?:{DIGITS})", 30, "over 60", "about 400")
OPTIONAL_TALLY: Form = {
    "title": "Number, or nothing",
    "anyOf": [TALLY, {"enum": [None, ""]}],
    "examples": [30, "over 60"],
}
DAY: Form = {"title": "Day", "type": "string", "format": "date", "examples": ["2025-04-01"]}

_DATE: Form = {
    "type": ["string", "integer"],
    "pattern": SHORT_FORM,
    "minimum": 1000,
    "maximum": 9998,
}
_LIST: Form = {"type": "array", "items": _DATE, "minItems": 1}
_PRINTED: Form = {
    "type": "object",
    "properties": {
        "value": {"description": "The dates.", "anyOf": [_DATE, _LIST]},
        "printed": {"description": "The source's own words for them.", "type": "string"},
    },
    "required": ["value"],
    "additionalProperties": False,
}
DATES: Form = {
    "title": "Date or dates",
    "anyOf": [_DATE, _LIST, _PRINTED],
    "examples": ["2013-12-02/2013-12-13", "2024-03", 2023, "FY2013", "2022/.."],
}

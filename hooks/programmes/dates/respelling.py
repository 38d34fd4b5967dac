"""Turns a date written in another way, such as 2 December 2013, into the short form it suggests."""

from __future__ import annotations

import re
import unicodedata

# Not calendar.month_name: that speaks the language of the machine.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_Parts = dict[str, str]
"""Any of qualifier, fy, year, month and day, as the short form writes them."""

_QUALIFIERS = frozenset({"early", "late", "beginning", "end", "about"})
_NOISE = frozenset({"the", "of", "in", "at", "on", "st", "nd", "rd", "th"})
_SEPARATORS = (" to ", " / ", " - ", "/", "–", "—", "-", "~")  # noqa: RUF001
_OPEN_START = re.compile(r"(?:until|till|by|up to|/|\.+ ?/) ?(.+)")
_OPEN_END = re.compile(r"(?:since|from) (.+)|(.+?) ?(?:/|/ ?\.+| to present| to now| onwards)")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_RUN_TOGETHER = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_LONGEST = 80  # a date is short; a whole paragraph is not worth guessing at


def respell(text: str) -> str | None:
    """Guess the short form, or give None where the text could be read in two ways.

    The guess has no guarantee: it may name a day that the calendar does not have.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return _whole(plain) if len(plain) <= _LONGEST else None


def _whole(text: str) -> str | None:
    if point := _written(_parts(text)):
        return point
    for separator in _SEPARATORS:
        left, _, right = text.removeprefix("from ").partition(separator)
        start, end = _parts(left), _parts(right)
        if span := _stretch(start, end):
            return span
    if (match := _OPEN_START.fullmatch(text)) and (end_only := _written(_parts(match[1]))):
        return f"../{end_only}"
    if match := _OPEN_END.fullmatch(text):
        start_only = _written(_parts(match[1] or match[2]))
        return f"{start_only}/.." if start_only else None
    return None


def _stretch(start: _Parts, end: _Parts) -> str | None:
    """Join two sides; each lends the other the month or year that it leaves out."""
    if not start or not end or start.get("fy") != end.get("fy"):
        return None
    first, last = _written(_borrow(start, end)), _written(_borrow(end, start))
    return f"{first}/{last}" if first and last else None


def _borrow(side: _Parts, other: _Parts) -> _Parts:
    wanted = {"year"} | ({"month"} if "day" in side else set())
    return {key: value for key, value in other.items() if key in wanted} | side


def _written(parts: _Parts) -> str | None:
    if "year" not in parts or ("day" in parts and "month" not in parts):
        return None
    point = "-".join(parts[key] for key in ("year", "month", "day") if key in parts)
    return f"{parts.get('qualifier', '')} {parts.get('fy', '')}{point}".strip()


def _parts(text: str) -> _Parts:
    """Take one side apart; an empty answer means that it was not understood."""
    word, _, rest = text.partition(" ")
    if word in _QUALIFIERS and (numeric := _numeric(rest)):
        return {"qualifier": word} | numeric
    return _numeric(text) or _worded(text)


def _numeric(text: str) -> _Parts:
    if match := _YEAR_FIRST.fullmatch(text) or _RUN_TOGETHER.fullmatch(text):
        year, month, day = match.groups()
    elif match := _YEAR_LAST.fullmatch(text):
        year, month, day = match[3], match[2], match[1]
        if int(month) > len(MONTHS):
            month, day = day, month
        elif int(day) <= len(MONTHS) and int(day) != int(month):
            return {}  # 02/12/2013 is in December for some readers and in February for others
    else:
        return {}
    return {"year": year, "month": month.zfill(2)} | ({"day": day.zfill(2)} if day else {})


def _worded(text: str) -> _Parts:
    """Read words in any order, such as "the end of January 2024" or "oct. 6, 2014"."""
    if not re.fullmatch(r"[a-z0-9 .,()]+", text):
        return {}
    parts: _Parts = {}
    for word in re.findall(r"[a-z]+|[0-9]+", text):
        if word in _NOISE:
            continue
        part = _part(word)
        if not part or part.keys() & parts.keys():
            return {}
        parts |= part
    return parts


def _part(word: str) -> _Parts:
    if word.isdigit():
        lengths = {1: "day", 2: "day", 4: "year"}
        return {lengths[len(word)]: word.zfill(2)} if len(word) in lengths else {}
    if word in _QUALIFIERS:
        return {"qualifier": word}
    if word == "fy":
        return {"fy": "FY"}
    months = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word)]
    return {"month": f"{months[0]:02}"} if len(months) == 1 else {}

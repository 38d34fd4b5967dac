"""Turns the short form of a record, such as 2013-12-02/2013-12-13, into a span, or suggests one."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from contextlib import suppress
from datetime import date

from pydantic_core import PydanticCustomError

from programmes.schema.dates import APRIL, MONTHS, QUALIFIERS, YEARS, Moment, Precision, Span
from programmes.schema.entry import fault

_Parts = dict[str, str]
"""Any of qualifier, fy, year, month and day, as the short form writes them."""

_NOISE = frozenset({"the", "of", "in", "at", "on", "st", "nd", "rd", "th"})
_SEPARATORS = (" to ", " through ", " until ", " / ", " - ", "/", "–", "—", "-", "~")  # noqa: RUF001
_OPEN_START = re.compile(r"(?:until|till|by|up to|/|\.+ ?/) ?(.+)")
_OPEN_END = re.compile(r"(?:since|from) (.+)|(.+?) ?(?:/|/ ?\.+| to present| to now| onwards)")
_YEAR_FIRST = re.compile(
    r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})(?:\2(?P<day>[0-9]{1,2}))?"
)
_RUN_TOGETHER = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_LONGEST = 80  # a date is short; a whole paragraph is not worth guessing at


def respell(text: str) -> str | None:
    """Guess the short form, or give None where the text could be read in two ways.

    The guess has no guarantee: it may name a day that the calendar does not have.
    """
    if len(text) > _LONGEST:
        return None
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    for pattern, short in _AS_TYPED:
        plain = pattern.sub(short, plain)
    return _whole(plain)


def _in_japanese(match: re.Match[str]) -> str:
    """Write a year of Japan by the calendar: Heisei 25 is 2013, and 2013年度 FY2013."""
    year = int(match["year"].replace("元", "1")) + _ERAS.get(match["era"] or "", 0)
    month_follows = match.string[match.end() : match.end() + 1].isdigit()
    return f"{'fy' if match['fiscal'] else ''}{year}{'-' if month_follows else ''}"


_ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018}
# Hyphens of all kinds, 2013年12月2日, the 1990s and JFY2023, each with its usual form.
_AS_TYPED = (
    (re.compile("[\u2010-\u2012\u2212]"), "-"),
    (
        re.compile(f"(?P<era>{'|'.join(_ERAS)})?(?P<year>[0-9]{{1,4}}|元)年(?P<fiscal>度)?"),
        _in_japanese,
    ),
    (re.compile("([0-9]{1,2})月(?=[0-9])"), r"\1-"),
    (re.compile("([0-9]{1,2})[月日]"), r"\1"),
    (re.compile("(?<=[0-9]{4})[\u2013\u2014]([0-9]{2})[\u2013\u2014](?=[0-9]{2})"), r"-\1-"),
    (re.compile(r"(?:the )?([0-9]{3})0'?s"), r"\g<1>0/\g<1>9"),
    (re.compile(r"\bjfy"), "fy"),
)


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
    match = _OPEN_END.fullmatch(text)
    start_only = _written(_parts(match[1] or match[2])) if match else None
    return start_only and f"{start_only}/.."


def _stretch(start: _Parts, end: _Parts) -> str | None:
    """Join two sides; each lends the other the month or year that it leaves out."""
    if not start or not end or start.get("fy") != end.get("fy"):
        return None
    first, last = _written(_borrow(start, end)), _written(_borrow(end, start))
    return f"{first}/{last}" if first and last else None


def _borrow(side: _Parts, other: _Parts) -> _Parts:
    wanted = {"year"} | ({"month"} if "day" in side and "day" in other else set())
    if side.keys() == {"day"} and other.keys() == {"year", "month"}:
        side = {"month": side["day"]}  # 2013-11/12: November and December
    return {key: value for key, value in other.items() if key in wanted} | side


def _written(parts: _Parts) -> str | None:
    if "year" not in parts or ("day" in parts and "month" not in parts):
        return None
    point = "-".join(parts[key] for key in ("year", "month", "day") if key in parts)
    return f"{parts.get('qualifier', '')} {parts.get('fy', '')}{point}".strip()


def _parts(text: str) -> _Parts:
    """Take one side apart; an empty answer means that it was not understood."""
    word, _, rest = text.partition(" ")
    if word in QUALIFIERS and (numeric := _numeric(rest)):
        return {"qualifier": word} | numeric
    return _numeric(text) or _worded(text)


def _numeric(text: str) -> _Parts:
    if match := _YEAR_FIRST.fullmatch(text) or _RUN_TOGETHER.fullmatch(text):
        year, month, day = match.group("year", "month", "day")
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
    if word in QUALIFIERS:
        return {"qualifier": word}
    if word == "fy":
        return {"fy": "FY"}
    months = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word)]
    return {"month": f"{months[0]:02}"} if len(months) == 1 else {}


FORMS = (
    "write a day as 2013-12-02, a month as 2024-03, a year as 2023, a fiscal year as FY2013,\n"
    "a span as 2013-12-02/2013-12-13, an open end as 2022/.., an open start as ../2023,\n"
    "part of a month as late 2015-08, a rough date as about 2009, separate dates as a list"
)

# [0-9] and not \d, which also takes digits of other scripts.
_MOMENT = (
    rf"(?:(?:{'|'.join(QUALIFIERS)}) )?(?:FY[0-9]{{4}}|[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?)?)"
)
_SPAN = re.compile(rf"{_MOMENT}|(?:{_MOMENT}|\.\.)/(?:{_MOMENT}|\.\.)")
# The same for programs that complete or check a file without us.
SHORT_FORM = f"^(?:{_SPAN.pattern})$"


def parse(text: str) -> Span:
    """Read one date or span in its short form.

    Raises a fault: date-shape (not a short form, or a part of a day, or open at both ends),
    date-impossible (not in the calendar), date-order (the end before the start).
    """
    if not _SPAN.fullmatch(text):
        raise fault("date-shape", f"'{text}' is not a date in the form used here", _cure(text))
    return _span(text)


def _span(text: str) -> Span:
    sides = [None if side == ".." else _moment(side) for side in text.split("/")]
    start, end = sides[0], sides[-1]
    if not (start or end):
        cure = "give the start, as in 2022/.., or the end, as in ../2023"
        raise fault("date-shape", f"'{text}' is open at both ends", cure)
    if start and end and end.last < start.first:
        message = f"the end '{end}' comes before the start '{start}'"
        raise fault("date-order", message, f"if the two were swapped, write '{end}/{start}'")
    return Span(start, end)


def _moment(text: str) -> Moment:
    qualifier, _, point = text.rpartition(" ")
    if point.startswith("FY"):
        first = _first_day(point, int(point.removeprefix("FY")), APRIL)
        return Moment(first, Precision.FISCAL_YEAR, qualifier)
    numbers = [int(number) for number in point.split("-")]
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(numbers) - 1]
    first = _first_day(point, *numbers)
    if precision is Precision.DAY and qualifier not in {"", "about"}:
        message = f"'{text}' is one day, and '{qualifier}' needs a month or a year"
        cure = f"write '{point}', or '{qualifier} {point[:7]}' for part of the month"
        raise fault("date-shape", message, cure)
    return Moment(first, precision, qualifier)


def _first_day(point: str, year: int, month: int = 1, day: int = 1) -> date:
    cure, where = None, "in the calendar"
    if year not in YEARS:
        cure, where = f"years run from {YEARS[0]} to {YEARS[-1]}", "that a record can have"
    elif not 1 <= month <= len(MONTHS):
        cure = "months run from 01 to 12"
    elif day < 1:
        cure = "days run from 01"
    elif day > (length := monthrange(year, month)[1]):
        # Only February needs its year.
        name = MONTHS[month - 1] if month != MONTHS.index("February") + 1 else f"February {year}"
        cure = f"{name} has {length} days"
    if cure:
        raise fault("date-impossible", f"'{point}' is not a date {where}", cure)
    return date(year, month, day)


def _cure(text: str) -> str:
    """Name the short form that was probably meant, or both that may be, and all forms."""
    likely = respell(text)
    if likely and _SPAN.fullmatch(likely):
        with suppress(PydanticCustomError):
            return f"did you mean '{_span(likely)}'?\n{FORMS}"
    match = _YEAR_LAST.fullmatch(text)
    if match and all(1 <= int(match[n]) <= len(MONTHS) for n in (1, 2)):
        first, second, year = match[1].zfill(2), match[2].zfill(2), match[3]
        either = f"write '{year}-{second}-{first}' or '{year}-{first}-{second}'"
        return f"is the day first, or the month? {either}\n{FORMS}"
    return FORMS

"""Turns the short forms of dates in a record into values, and these into text, HTML and ISO."""

from __future__ import annotations

from programmes.dates.display import display, html
from programmes.dates.faults import DateFault
from programmes.dates.iso import iso
from programmes.dates.moment import Moment, Precision, Qualifier
from programmes.dates.respelling import respell
from programmes.dates.short_form import SHORT_FORM, parse, read
from programmes.dates.span import Dates, Span

__all__ = [
    "SHORT_FORM",
    "DateFault",
    "Dates",
    "Moment",
    "Precision",
    "Qualifier",
    "Span",
    "display",
    "html",
    "iso",
    "parse",
    "read",
    "respell",
]

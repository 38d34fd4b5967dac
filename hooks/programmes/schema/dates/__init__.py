"""Turns the short forms of dates in a record into values, and these into text, HTML and ISO."""

from __future__ import annotations

from programmes.schema.dates.display import certainty, display, html, iso, listed
from programmes.schema.dates.moment import APRIL, Dates, Moment, Precision, Qualifier, Span
from programmes.schema.dates.short_form import SHORT_FORM, parse, respell

__all__ = [
    "APRIL",
    "SHORT_FORM",
    "Dates",
    "Moment",
    "Precision",
    "Qualifier",
    "Span",
    "certainty",
    "display",
    "html",
    "iso",
    "listed",
    "parse",
    "respell",
]

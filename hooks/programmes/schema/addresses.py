"""Accepts the addresses of pages, here and elsewhere, and tells how a wrong one is written."""

from __future__ import annotations

import re

from programmes.schema import forms
from programmes.schema.telling import fault, shown, single


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
        return f"{sign} cannot stand in an address: copy it from the browser again", found[0]
    domain = re.fullmatch(
        r"(?:(?:https?:)?//?)?((?:[A-Za-z0-9-]{1,63}\.){1,9}[A-Za-z]{2,9}(?:/.*)?)", value
    )
    return f"write it in full: https://{domain[1] if domain else 'www.jpo.go.jp/e/'}", ""


def slug(value: str) -> str:
    """Accept a short name, as addresses and the vocabulary use it."""
    if not re.fullmatch(forms.SLUG, value):
        cure = "use a-z, 0-9 and hyphens, at most 80: key-figures"
        raise fault("wrong-form", f"{shown(value)} cannot be a short name", cure)
    return value


def record_id(value: str) -> str:
    """Accept the id of a record."""
    if not re.fullmatch(forms.ID, value):
        cure = "write kind/file-name: initiatives/tisc"
        raise fault("wrong-form", f"{shown(value)} is not the id of a record", cure)
    return value

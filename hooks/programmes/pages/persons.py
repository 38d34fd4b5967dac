"""Tells who a person is; an office or a country that the function says already is told once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from programmes.bodies.pattern import joined
from programmes.pages.names import Name, link, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.pages.page import Here
    from programmes.schema.people import Person
    from programmes.vocabulary import Vocabulary


def told(person: Person, vocabulary: Vocabulary) -> str:
    """Tell of a person in plain words: Name, Head of the Patent Office, India."""
    named = [one.label for one, forms in _named(person, vocabulary) if not _spoken(person, forms)]
    told = (person.name, person.role, person.function, person.field, person.employer, *named)
    return ", ".join(part for part in told if part)


def linked(context: Here, person: Person, vocabulary: Vocabulary) -> Markup:
    """Tell of a person in words that lead to the pages of office and country."""
    function, more = escape(person.function or ""), []
    for one, forms in _named(person, vocabulary):
        spoken = _spoken(person, forms)
        if spoken:
            there = link(context, Name(spoken, one.address))
            function = Markup(function.replace(escape(spoken), there, 1))  # noqa: S704 - escaped
        else:
            more.append(link(context, one))
    told = (person.name, person.role, function, person.field, person.employer, *more)
    return joined(", ", filter(None, told))


def _named(person: Person, vocabulary: Vocabulary) -> Iterator[tuple[Name, tuple[str, ...]]]:
    """Give office and country, each with the forms in which a function may say it."""
    if person.organisation:
        office, one = vocabulary.organisations[person.organisation], person.organisation
        named = name("organisation", one, vocabulary)
        yield named, (named.label, office.name, office.abbreviation or office.name)
    if person.country:
        named = name("country", person.country.code, vocabulary)
        yield named, (named.label,)


def _spoken(person: Person, forms: tuple[str, ...]) -> str:
    """Give the form in which the function of a person says a name; empty when it does not."""
    said = person.function or ""
    return next((form for form in forms if re.search(rf"\b{re.escape(form)}(?!\w)", said)), "")

"""Turns a record into a tree of the words that the site has for its values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from programmes.render.values import written_day
from programmes.schema import dates
from programmes.schema.dates import Dates
from programmes.schema.entry import Entry
from programmes.schema.references import City, Country

if TYPE_CHECKING:
    from programmes.schema.vocabulary import Vocabulary

GROUPS: Final = {
    "contact": "contacts", "regions": "regions", "section": "sections", "topics": "topics",
} | dict.fromkeys((
    "counterparts", "first_time_organisations", "host", "implementing_organisations",
    "organisation", "organisations", "partners", "represents",
), "organisations")  # fmt: skip
"""The group of the vocabulary whose ids stand in a field."""


@dataclass(frozen=True)
class Wording:
    """The words of a vocabulary."""

    vocabulary: Vocabulary
    named: set[tuple[str, str]] = field(default_factory=set)
    """The entries that were named so far, each by its group and id."""

    def of(self, value: object, name: str = "") -> Any:  # noqa: ANN401, PLR0911 - any tree; a return a shape
        """Give a value in words; `name` is the field in which it stands."""
        match value:
            case Entry():
                said = {name: getattr(value, name) for name in value.written_fields}
                extra = value.model_extra or {}
                return {name: self.of(part, name) for name, part in (said | extra).items()}
            case dict():
                return {str(self.of(key, name)): self.of(part) for key, part in value.items()}
            case tuple():
                return [self.of(part, name) for part in value]
            case Dates():
                return dates.listed(value).striptags()
            case Country():
                self.named.add(("countries", value.code))
                return self.vocabulary.country_name(value.code)
            case City():
                self.named.add(("cities", value.id))
                return self.vocabulary.cities[value.id].name
            case date():
                return written_day(value)
            case str() if name in GROUPS:
                self.named.add((GROUPS[name], value))
                entry = getattr(self.vocabulary, GROUPS[name])[value]
                return getattr(entry, "name", None) or getattr(entry, "label", value)
        return "" if value is None else str(value)

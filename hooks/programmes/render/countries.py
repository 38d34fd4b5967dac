"""Finds the countries of programmes, with the numbers that maps and the tables below them show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.render.names import name, said
from programmes.render.world_map import world_map
from programmes.schema.numbers import Count

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import Mention
    from programmes.catalogue.programme import Programme
    from programmes.render.names import Name
    from programmes.render.world_map import WorldMap
    from programmes.schema.vocabulary import Vocabulary

MAP_TITLE: Final = "Countries by how often they are named"


class CountryRow(NamedTuple):
    """A country that a programme names: how often, and as what or in which of its parts."""

    code: str
    country: Name
    times: int
    words: str
    children: tuple[Programme, ...]
    """The programmes printed in this one that name it."""


class CountryTable(NamedTuple):
    """The countries that a programme names: a table, and a map with the same numbers."""

    rows: list[CountryRow]
    map: WorldMap | None

    @property
    def label(self) -> str:
        """What is listed."""
        return "Countries" if len(self.rows) > 1 else "Country"

    @property
    def title(self) -> str:
        """What the map shows."""
        first = self.rows[0].country.label
        return MAP_TITLE if len(self.rows) > 1 else f"Where {first} is"


def programmes_map(catalogue: Catalogue) -> WorldMap | None:
    """Draw how many programmes name each country."""
    listed = catalogue.listings.get("country", {})
    in_order = sorted(listed, key=catalogue.vocabulary.country_name)
    return world_map({code: Count(len(listed[code])) for code in in_order}, catalogue.vocabulary)


def country_table(programme: Programme, catalogue: Catalogue) -> CountryTable | None:
    """Make the table of the countries that a programme names; None where there are none."""
    rows = country_rows(programme, catalogue)
    numbers = {row.code: Count(row.times) for row in rows}
    return CountryTable(rows, world_map(numbers, catalogue.vocabulary)) if rows else None


def country_rows(programme: Programme, catalogue: Catalogue) -> list[CountryRow]:
    """List the countries that a programme and those printed in it name, by name.

    There is none for a programme whose participants are counted by country, since their table
    says it, and none where the one country is that in which something was held.
    """
    people, vocabulary = programme.record.participants, catalogue.vocabulary
    if people and isinstance(people.countries, dict):
        return []
    together = [programme, *(catalogue.at[key] for key in programme.card.children)]
    found = [[named for named in one.card.mentions if named.what == "country"] for one in together]
    codes = {one.key for mentions in found for one in mentions}
    rows = [
        _row(
            code,
            [[one for one in mentions if one.key == code] for mentions in found],
            together,
            vocabulary,
        )
        for code in codes
    ]
    named = any(one.role != "place" for mentions in found for one in mentions)
    return sorted(rows, key=lambda row: row.country.label) if named or len(rows) > 1 else []


def _row(
    code: str, found: list[list[Mention]], together: list[Programme], vocabulary: Vocabulary
) -> CountryRow:
    """Make the row of a country from its mentions in each of some programmes."""
    country = name("country", code, vocabulary)
    return CountryRow(
        code=code,
        country=country,
        # By identity: two events of a record may say the same.
        times=sum(len({id(one.part) for one in mentions}) for mentions in found),
        words=said(found[0], country.label),
        children=tuple(
            child for child, mentions in zip(together[1:], found[1:], strict=True) if mentions
        ),
    )

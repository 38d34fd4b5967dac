"""Says what all programmes of a country or another entry come to: labels, a chart, and years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from programmes.render.charts import chart
from programmes.render.values import counted, people
from programmes.schema.numbers import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import Role, What
    from programmes.catalogue.programme import Programme
    from programmes.catalogue.tallies import Sums

PARTS: Final[dict[str, frozenset[Role]]] = {
    "As host": frozenset({"place", "host"}),
    "As participant": frozenset({"took part", "first time", "involved"}),
    "As beneficiary": frozenset({"about"}),
    "As partner": frozenset({"partner", "implementing", "counterpart"}),
}
"""The parts that a country or an organisation may have in a programme."""


def summary(what: What, key: str, catalogue: Catalogue) -> dict[str, Any]:
    """Give the facts about an entry, a chart of its programmes by year, and the numbers of both."""
    programmes, found = catalogue.listings[what][key], catalogue.sums[what][key]
    return {
        "sums": found,
        "summed": [
            (label, words) for label, words in _facts(what, key, programmes, found) if words
        ],
        "chart": chart({"": found.numbers}),
    }


def _facts(
    what: What, key: str, programmes: Sequence[Programme], found: Sums
) -> Iterator[tuple[str, str]]:
    years = list(found.years)
    span = " to ".join(dict.fromkeys(map(str, years[:1] + years[-1:])))
    gaps = years and years[-1] - years[0] >= len(years)
    between = f"{len(years)} between {years[0]} and {years[-1]}" if gaps else span
    yield "Years active", between
    yield "Programmes", grouped(found.whole.number)
    yield "Participants", people(found.whole)
    for label, roles in PARTS.items() if what in {"country", "organisation"} else ():
        named = (one.card.named[what][key] for one in programmes)
        number = sum(any(mention.role in roles for mention in some) for some in named)
        yield label, counted(number, "programme") if number else ""

"""Every name that sources print among countries: what it resolves to, and what is refused how."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter, ValidationError

from programmes.schema.references import Country, CountryName

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue
    from programmes.schema.vocabulary import Vocabulary

Row = dict[str, str]

with (Path(__file__).parent / "data" / "countries.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))
RIGHT = [row for row in ROWS if not row["told"]]
REFUSED = [row for row in ROWS if row["told"]]


def named(row: Row) -> str:
    return row["printed"]


def read(name: str, vocabulary: Vocabulary) -> Country:
    return TypeAdapter[Country](CountryName).validate_python(name, context=vocabulary)


def advice(name: str, vocabulary: Vocabulary) -> str:
    with pytest.raises(ValidationError) as refused:
        read(name, vocabulary)
    (fault,) = refused.value.errors()
    assert fault["type"] == "unknown-country"
    told = fault["ctx"]["help"]
    return str(told() if callable(told) else told)


def test_the_table_is_whole() -> None:
    assert len([row for row in ROWS if row["seen_in"] != "no source"]) == 48


@pytest.mark.parametrize("row", RIGHT, ids=named)
def test_a_right_name_is_a_country_and_stays_as_printed(row: Row, catalogue: Catalogue) -> None:
    country = read(row["printed"], catalogue.vocabulary)
    assert country == Country(row["iso2"], row["printed"])
    assert catalogue.vocabulary.country_name(country.code) == row["shown"]


@pytest.mark.parametrize("row", REFUSED, ids=named)
def test_what_is_no_country_is_refused_with_the_cure(row: Row, catalogue: Catalogue) -> None:
    told = advice(row["printed"], catalogue.vocabulary)
    assert row["told"] in told
    if row["class"] == "typo":
        assert told.endswith(f"printed_as: {{{row['shown']}: {row['printed']}}}")


def test_an_exceptional_code_is_no_country(catalogue: Catalogue) -> None:
    assert "Canary Islands" not in catalogue.vocabulary.country_codes


def test_every_slip_is_a_name_of_a_country_that_is_not_taken(catalogue: Catalogue) -> None:
    for name, code in catalogue.vocabulary.country_slips.items():
        assert name not in catalogue.vocabulary.country_codes
        assert catalogue.vocabulary.country_name(code) in advice(name, catalogue.vocabulary)

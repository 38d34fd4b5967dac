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

TABLE = Path(__file__).parent / "data" / "countries.csv"
COUNTRY_CLASSES = {
    "abbrev", "adjective", "canonical", "former", "long-form", "short-form", "territory", "variant",
}  # fmt: skip
OTHER_CLASSES = {"group", "missing-comma", "org-host", "organisation", "region", "subnational"}
# CLDR's English name, or the vocabulary's where another one is wanted.
SHOWN = {
    "AE": "United Arab Emirates", "BN": "Brunei", "BO": "Bolivia", "CO": "Colombia",
    "CV": "Cape Verde", "GM": "Gambia", "HK": "Hong Kong", "ID": "Indonesia", "IR": "Iran",
    "KE": "Kenya", "LA": "Laos", "MM": "Myanmar", "PH": "Philippines",
    "ST": "Sao Tome and Principe", "SY": "Syria", "SZ": "Eswatini", "TH": "Thailand",
    "TR": "Türkiye", "TZ": "Tanzania", "VN": "Vietnam", "ZW": "Zimbabwe",
}  # fmt: skip
# What a record writes for a name that is no country's.
WRITTEN = {
    "Zanzibar": "agencies: [{name: Zanzibar, country: Tanzania}]",
    "Egypt India": "Egypt, India",
    "Zimbabwe (ARIPO)": "{name: Zimbabwe (ARIPO), country: Zimbabwe, represents: aripo}",
    "Cameroon (OAPI)": "{name: Cameroon (OAPI), country: Cameroon, represents: oapi}",
    "Saudi Arabia (GCC)": "country: Saudi Arabia, represents: gcc-patent-office}",
    "ARIPO": "organisations: [aripo]",
    "OAPI": "organisations: [oapi]",
    "EAPO": "organisations: [eapo]",
    "ASEAN": "regions: [asean]",
    "Arab region": "regions: [arab-region]",
    "Latin America and Caribbean": "regions: [latin-america-and-caribbean]",
    "Sub-Saharan Africa": "regions: [sub-saharan-africa]",
    "Asia-Pacific": "regions: [asia-pacific]",
    "LDCs": "regions: [ldcs]",
    "APEC": "regions: [apec]",
}

Row = dict[str, str]


def rows(*classes: str) -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["class"] in classes]


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


@pytest.mark.parametrize("row", rows(*COUNTRY_CLASSES), ids=named)
def test_a_right_name_is_a_country_and_stays_as_printed(row: Row, catalogue: Catalogue) -> None:
    country = read(row["printed"], catalogue.vocabulary)
    assert country == Country(row["iso2"], row["printed"])
    assert catalogue.vocabulary.country_name(country.code) == SHOWN[row["iso2"]]


@pytest.mark.parametrize("row", rows("typo"), ids=named)
def test_a_slip_is_refused_with_the_right_name(row: Row, catalogue: Catalogue) -> None:
    name, right = row["printed"], SHOWN[row["iso2"]]
    told = advice(name, catalogue.vocabulary).split("\n")
    assert told[0] == f"did you mean '{right}'?"
    assert told[1].endswith(f"printed_as: {{{right}: {name}}}")


@pytest.mark.parametrize("row", rows(*OTHER_CLASSES), ids=named)
def test_what_is_no_country_is_refused_with_the_cure(row: Row, catalogue: Catalogue) -> None:
    assert WRITTEN[row["printed"]] in advice(row["printed"], catalogue.vocabulary)


def test_every_row_is_tested() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        classes = [row["class"] for row in csv.DictReader(file)]
    tested = rows(*COUNTRY_CLASSES, "typo", *OTHER_CLASSES)
    assert len(tested) == len(classes) == 48


def test_a_number_in_brackets_goes_after_a_colon(catalogue: Catalogue) -> None:
    told = advice("Algeria (1 person)", catalogue.vocabulary)
    assert told == "write the number after a colon: Algeria: 1"


def test_an_exceptional_code_is_no_country(catalogue: Catalogue) -> None:
    assert "Canary Islands" not in catalogue.vocabulary.country_codes


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("NO", "write the name of the country: Norway"),
        ("USA", "write the name of the country: United States"),
        ("BUR", "write the name of the country: Myanmar"),
        ("Burma", "did you mean 'Myanmar'?"),
        ("Ivory Coast", "did you mean 'Côte d\u2019Ivoire'?"),
        ("Republic of Moldova", "did you mean 'Moldova'?"),
        ("Socialist Republic of Viet Nam", "did you mean 'Vietnam'?"),
        ("Korea", "which one? South Korea or North Korea"),
        (
            "Atlantis",
            "if the name is right, add it under variants: in content/vocabulary/places.yml",
        ),
        ("XQ", "if the name is right, add it under variants: in content/vocabulary/places.yml"),
    ],
)
def test_codes_and_former_names_are_refused_with_the_right_name(
    name: str, told: str, catalogue: Catalogue
) -> None:
    assert advice(name, catalogue.vocabulary).split("\n")[0] == told


def test_every_slip_is_a_name_of_a_country_that_is_not_taken(catalogue: Catalogue) -> None:
    for name, code in catalogue.vocabulary.country_slips.items():
        assert name not in catalogue.vocabulary.country_codes
        assert catalogue.vocabulary.country_name(code) in advice(name, catalogue.vocabulary)

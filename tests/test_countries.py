"""Every name that sources print among countries: what it resolves to, and what is refused how."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

import built
from programmes.catalogue.catalogue import Catalogue
from programmes.schema.references import Country, CountryName
from programmes.schema.vocabulary import Vocabulary

Row = dict[str, str]


SAID = built.data("countries.yml")
ROWS = built.table("countries.csv")
STATES = built.table("states.csv")
"""Short names of ISO 3166-1; short and full names of the states of the United Nations."""


def read(name: str, vocabulary: Vocabulary) -> Country:
    return TypeAdapter[Country](CountryName).validate_python(name, context=vocabulary)


def advice(name: str, vocabulary: Vocabulary) -> str:
    with pytest.raises(ValidationError) as refused:
        read(name, vocabulary)
    (fault,) = refused.value.errors()
    assert fault["type"] == "unknown-country"
    told = fault["ctx"]["help"]
    return str(told() if callable(told) else told)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["printed"])
def test_a_name_is_a_country_as_printed_or_refused_with_the_cure(
    row: Row, catalogue: Catalogue
) -> None:
    vocabulary, name = catalogue.vocabulary, row["printed"]
    if row["told"]:
        told = advice(name, vocabulary)
        assert row["told"] in told
        if row["class"] == "typo":
            assert told.endswith(f"printed_as: {{{row['shown']}: {name}}}")
    else:
        assert read(name, vocabulary) == Country(row["iso2"], name)
        assert vocabulary.country_name(row["iso2"]) == row["shown"]


def test_every_slip_is_a_name_of_a_country_that_is_not_taken(catalogue: Catalogue) -> None:
    for name, code in catalogue.vocabulary.country_slips.items():
        assert name not in catalogue.vocabulary.country_codes
        assert catalogue.vocabulary.country_name(code) in advice(name, catalogue.vocabulary)


@pytest.mark.parametrize("article", ["", "the "])
@pytest.mark.parametrize("row", STATES, ids=lambda row: row["code"])
def test_every_name_of_iso_and_the_united_nations_is_understood_or_answered(
    row: Row, article: str, catalogue: Catalogue
) -> None:
    vocabulary = catalogue.vocabulary
    right = vocabulary.country_name(row["code"])
    for name in filter(None, (row["iso"], row["un_short"], row["un_full"])):
        code = vocabulary.country_codes.get(f"{article}{name}")
        if code is None:
            told = advice(f"{article}{name}", vocabulary)
            assert f"'{right}'" in told or (told.startswith("which one?") and right in told)
        else:
            assert code == row["code"]


def test_the_tables_are_whole() -> None:
    assert len([row for row in ROWS if row["seen_in"] != "no source"]) == 48
    assert len([row for row in STATES if row["un_full"]]) == 193 + 2
    assert len(STATES) == 249


@pytest.mark.parametrize(("typed", "told"), SAID["answers"].items())
def test_nothing_of_what_was_typed_is_lost_in_the_answer(
    typed: str, told: str, catalogue: Catalogue
) -> None:
    assert told in advice(typed, catalogue.vocabulary)


def test_a_usual_name_is_known(catalogue: Catalogue) -> None:
    codes = catalogue.vocabulary.country_codes
    assert {name: codes.get(name) for name in SAID["known"]} == SAID["known"]
    assert [name for name in SAID["unknown"] if name in codes] == []


def test_no_name_shown_is_one_of_a_list_of_cldr(catalogue: Catalogue) -> None:
    shown = [catalogue.vocabulary.country_name(row["code"]) for row in STATES if row["un_full"]]
    odd = (" - ", " SAR", "St. ", "Territories", "(", " & ")
    assert [name for name in shown if any(sign in name for sign in odd)] == []

"""Every name that sources print among countries: what it resolves to, and what is refused how."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter, ValidationError

import built
from programmes.schema.references import Country, CountryName

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue
    from programmes.schema.vocabulary import Vocabulary

Row = dict[str, str]


ROWS = built.table("countries.csv")
STATES = built.table(
    "states.csv"
)  # short names of ISO 3166-1; short and full names of the UN's states
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


def test_there_are_all_members_and_observers_of_the_united_nations() -> None:
    assert len([row for row in STATES if row["un_full"]]) == 193 + 2
    assert len(STATES) == 249


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Laos; Vietnam", "put commas between them: Laos, Vietnam"),
        ("Laos and Vietnam", "put commas between them: Laos, Vietnam"),
        ("Egypt India Kenya", "put commas between them: Egypt, India, Kenya"),
        ("Columbia; Peru", "put commas between them: Colombia, Peru"),
        ("Laos 2, Vietnam 3", "write each with its number: {Laos: 2, Vietnam: 3}"),
        ("Kenya 3 Ghana 2", "write each with its number: {Kenya: 3, Ghana: 2}"),
        ("Thailand 3", "write the number after a colon: Thailand: 3"),
        ("Thailand\uff083\uff09", "write the number after a colon: Thailand: 3"),
        ("Thailand x3", "write the number after a colon: Thailand: 3"),
        ("European Union", "write regions: [european-union]"),
        ("Macau", "did you mean 'Macao'?"),
        ("Democratic Republic of Congo", "did you mean 'Democratic Republic of the Congo'?"),
        ("Korea, Republic of", "did you mean 'South Korea'?"),
        ("Republic of China", "which one? China or Taiwan"),
    ],
)
def test_nothing_of_what_was_typed_is_lost_in_the_answer(
    typed: str, told: str, catalogue: Catalogue
) -> None:
    assert told in advice(typed, catalogue.vocabulary)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Macao", "MO"), ("Chinese Taipei", "TW"), ("Kyrgyz Republic", "KG"),
        ("the Republic of Korea", "KR"), ("Viet Nam", "VN"), ("Czech Republic", "CZ"),
        ("Cote d'Ivoire", None), ("C\u00f4te d'Ivoire", "CI"), ("Saint Lucia", "LC"),
    ],
)  # fmt: skip
def test_a_usual_name_is_known(name: str, code: str | None, catalogue: Catalogue) -> None:
    assert catalogue.vocabulary.country_codes.get(name) == code


def test_no_name_shown_is_one_of_a_list_of_cldr(catalogue: Catalogue) -> None:
    shown = [catalogue.vocabulary.country_name(row["code"]) for row in STATES if row["un_full"]]
    odd = (" - ", " SAR", "St. ", "Territories", "(", " & ")
    assert [name for name in shown if any(sign in name for sign in odd)] == []

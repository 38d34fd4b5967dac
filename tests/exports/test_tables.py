"""The tables, read back by frictionless and by csv, say what the records say."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from exporting import Offer, rows
from frictionless import Package, validate

from programmes.exports.tables import cell, computed
from programmes.schema.sheet import columns


def typed(text: str) -> str:
    """What an editor typed: without the apostrophe that stands before a formula."""
    return text[1:] if text.startswith("'") and text[1:2] in tuple("=+-@") else text


def listed(cell: str) -> list[str]:
    """The values of a list, of which those with a semicolon stand in quotation marks."""
    return next(csv.reader([typed(cell)], delimiter=";", skipinitialspace=True), [])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_frictionless_finds_the_package_and_its_tables_valid(exported: Path) -> None:
    report = validate(str(exported / "data/datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])[:5]
    assert report.stats["tasks"] == len(list((exported / "data").glob("*.csv")))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_table_that_was_changed_afterwards_is_not_valid(exported: Path, tmp_path: Path) -> None:
    for file in (exported / "data").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "participants.csv").open("ab") as table:
        table.write(b"no-such-programme,,country,VN,Vietnam,Vietnam,,1,\r\n")
    report = validate(str(tmp_path / "datapackage.json"))
    found = {error.type for task in report.tasks for error in task.errors}
    assert {"foreign-key", "hash-count"} <= found


def test_frictionless_reads_the_programmes_as_they_are(exported: Path, offered: Offer) -> None:
    package = Package(str(exported / "data/datapackage.json"))
    read = package.get_resource("programmes").read_rows()
    for row, programme in zip(read, offered.catalogue.programmes, strict=True):
        assert row["programme"] == programme.id
        assert row["updated"] == programme.record.updated
        assert row["topics"] == ("; ".join(programme.record.topics) or None)
        dates = programme.record.dates
        assert row["last_day"] == (dates.last_day if dates else None)


def test_every_list_has_as_many_values_as_there_are(exported: Path, offered: Offer) -> None:
    read = rows(exported, "programmes")
    names = offered.catalogue.vocabulary.country_names
    for row, programme in zip(read, offered.catalogue.programmes, strict=True):
        assert listed(row["trail"]) == [crumb.label for crumb in programme.trail]
        assert len(listed(row["organisation_names"])) == len(listed(row["organisation_ids"]))
        codes = listed(row["country_codes"])
        assert listed(row["country_names"]) == [names[code] for code in codes]


def test_the_participants_of_each_programme_are_all_there(exported: Path, offered: Offer) -> None:
    read: dict[str, dict[str, str]] = {}
    for row in rows(exported, "participants"):
        if row["is"] == "country" and not row["event"] and not row["through"]:
            read.setdefault(row["programme"], {})[row["code"]] = row["count"]
    for programme in offered.catalogue.programmes:
        people = programme.record.participants
        counted = people.countries if people and isinstance(people.countries, dict) else {}
        for country, count in counted.items():
            assert read[programme.id][country.code] == (str(count.value) if count else "")


def test_every_event_and_figure_is_a_row(exported: Path, offered: Offer) -> None:
    records = [one.record for one in offered.catalogue.programmes]
    events = [typed(row["title"]) for row in rows(exported, "events")]
    assert events == [event.title for record in records for event in record.events]
    figures = [(row["value"], row["value_word"]) for row in rows(exported, "figures")]
    stated = [figure.value for record in records for figure in record.key_figures]
    assert figures == [(str(one.value), one.qualifier) for one in stated]


def test_a_table_is_the_same_however_often_it_is_asked_for(real: Offer) -> None:
    make = real.outputs()["data/events.csv"]
    assert make() == make()


def test_the_sheet_comes_first_and_begins_with_the_mark_of_excel(exported: Path) -> None:
    data = (exported / "data/programmes.csv").read_bytes()
    head = data.decode().partition("\r\n")[0].split(",")
    assert head[: len(columns()) + 2] == ["\ufeffkind", "file", *columns()]
    assert set(head[len(columns()) + 2 :]) == computed()


def test_a_cell_that_begins_like_a_formula_is_told_from_one_with_an_apostrophe() -> None:
    assert [cell(text) for text in ("=1", "'=1", "'a")] == ["'=1", "''=1", "'a"]


def test_lines_end_as_rfc_4180_says(exported: Path) -> None:
    for file in (exported / "data").glob("*.csv"):
        data = file.read_bytes()
        assert data.endswith(b"\r\n")
        assert data.count(b"\n") == data.count(b"\r\n")


def test_the_package_names_the_pages_that_the_records_were_taken_from(
    exported: Path, offered: Offer
) -> None:
    package = json.loads((exported / "data/datapackage.json").read_text(encoding="utf-8"))
    sources = {one.source.title for one in offered.catalogue.programmes if one.source}
    assert {source["title"] for source in package["sources"]} == sources
    assert "licenses" not in package

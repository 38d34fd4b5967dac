"""Nothing dies at an address that a record had before, and one that was withdrawn says so."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import exporting
import feedparser
import icalendar
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

import built
import small
from programmes.exports import former
from programmes.exports.addresses import PATH, Addresses
from programmes.render.renderer import environment


def former_pages(content: Path) -> dict[str, LexborHTMLParser]:
    """Make the pages at the former addresses of a content, each with its path."""
    catalogue = exporting.load(content)
    files = dict(former.outputs(catalogue, exporting.SETTINGS, environment()))
    return {at: LexborHTMLParser(make()) for at, make in files.items() if at.endswith(".html")}


def test_a_former_address_leads_on_at_once_or_by_a_link(tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    with (content / "programmes/initiatives/listed.yml").open("a") as file:
        file.write("redirect_from: [initiatives/old]\n")
    ((path, page),) = former_pages(content).items()
    assert path == "initiatives/old/index.html"
    refresh = page.css_first('meta[http-equiv="refresh"]').attributes["content"]
    assert refresh == "0; url=../../initiatives/listed/"
    canonical = page.css_first('link[rel="canonical"]').attributes["href"]
    assert canonical == "https://catalogue.invalid/here/initiatives/listed/"
    assert page.css_first("body a").attributes["href"] == "../../initiatives/listed/"
    assert not page.css("script")


def withdraw(folder: Path, entry: str) -> dict[str, LexborHTMLParser]:
    content = small.copy(folder)
    (content / "notes.md").write_text("# Notes\n", encoding="utf-8")
    (content / "retired.yml").write_text(entry, encoding="utf-8")
    return former_pages(content)


def test_a_withdrawn_page_says_since_when_and_why(tmp_path: Path) -> None:
    entry = "countries/xx: {day: 2026-11-30, reason: 'R&D ended: no money.'}\n"
    page = withdraw(tmp_path, entry)["countries/xx/index.html"]
    told = built.squeeze(page.css_first("p").text())
    assert told == "It was here until 30 November 2026. R&D ended: no money."
    assert page.css_first("time").attributes["datetime"] == "2026-11-30"
    assert page.css_first('meta[name="robots"]').attributes["content"] == "noindex"


@pytest.mark.parametrize(
    ("instead", "label"),
    [
        ("initiatives/listed", "An initiative"),
        ("training-courses", "Training courses"),
        ("browse", "All programmes"),
        ("notes", "notes"),
    ],
)
def test_a_withdrawn_page_leads_to_what_replaces_it(
    instead: str, label: str, tmp_path: Path
) -> None:
    entry = f"a/b/c: {{day: 2026-11-30, reason: It ended., instead: {instead}}}\n"
    link = withdraw(tmp_path, entry)["a/b/c/index.html"].css_first("body a")
    assert (link.attributes["href"], link.text()) == (f"../../../{instead}/", label)


def test_a_withdrawn_file_has_no_page(tmp_path: Path) -> None:
    entry = "countries/vn/calendar.ics: {day: 2026-11-30, reason: It has no dates.}\n"
    assert withdraw(tmp_path, entry) == {}


URL = "https://catalogue.invalid/here/"
REASON = "It has no dates; none, at all: C:\\x."


def forms(folder: Path, address: str, instead: str = "") -> dict[str, bytes]:
    """Withdraw an address; give what stands there and below."""
    content = small.copy(folder)
    more = f", instead: {instead}" if instead else ""
    entry = f"{address}: {{day: 2026-11-30, reason: '{REASON}'{more}}}\n"
    (content / "retired.yml").write_text(entry, encoding="utf-8")
    files = former.outputs(exporting.load(content), exporting.SETTINGS, environment())
    return {path.removeprefix(address).lstrip("/"): make() for path, make in files}


@pytest.mark.parametrize("form", ["index.json", "record.yml"])
def test_the_data_of_a_withdrawn_record_say_so_and_lead_on(form: str, tmp_path: Path) -> None:
    made = forms(tmp_path, "initiatives/old", "initiatives/listed")
    assert made.keys() == {"index.html", "index.json", "record.yml"}
    assert yaml.safe_load(made[form]) == {
        "withdrawn": "2026-11-30",
        "reason": REASON,
        "instead": f"{URL}initiatives/listed/{form}",
    }
    if form.endswith("json"):
        assert json.loads(made[form])["reason"] == REASON


def test_data_lead_to_a_page_that_has_none_of_their_form(tmp_path: Path) -> None:
    made = forms(tmp_path, "initiatives/old", "browse")
    assert json.loads(made["index.json"])["instead"] == f"{URL}browse/"


def test_nothing_replaces_most_withdrawn_records(tmp_path: Path) -> None:
    assert json.loads(forms(tmp_path, "initiatives/old")["index.json"])["instead"] is None


def test_a_withdrawn_feed_says_so_in_an_entry(tmp_path: Path) -> None:
    made = forms(tmp_path, "countries/vn", "initiatives")
    assert made.keys() == {"index.html", "feed.xml", "calendar.ics"}
    feed = feedparser.parse(made["feed.xml"])
    assert not feed.bozo
    assert feed.feed.id == exporting.SETTINGS.tag("countries/vn/feed.xml")
    (entry,) = feed.entries
    assert (entry.title, entry.summary) == ("This feed was withdrawn", REASON)
    assert (entry.link, entry.updated) == (f"{URL}initiatives/feed.xml", "2026-11-30T00:00:00Z")


def test_a_withdrawn_calendar_says_so_on_that_day(tmp_path: Path) -> None:
    made = forms(tmp_path, "countries/vn")["calendar.ics"]
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    (event,) = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert event["SUMMARY"] == "This calendar was withdrawn"
    assert event["DESCRIPTION"] == REASON
    assert event.decoded("DTSTART") == date(2026, 11, 30)
    assert event["URL"] == URL


def test_a_calendar_alone_can_be_withdrawn(tmp_path: Path) -> None:
    assert forms(tmp_path, "countries/vn/calendar.ics").keys() == {""}


def test_an_entry_for_a_form_that_is_there_again_does_no_harm(tmp_path: Path) -> None:
    assert forms(tmp_path, "training-courses/calendar.ics") == {}


@pytest.mark.parametrize("address", ["topics/wood", "data/wood.csv"])
def test_what_had_no_other_form_has_none_now(address: str, tmp_path: Path) -> None:
    assert forms(tmp_path, address).keys() <= {"index.html"}


@pytest.mark.site
def test_a_built_site_keeps_what_was_there_before(seeded_project: Path, tmp_path: Path) -> None:
    records = seeded_project / "content/programmes/initiatives"
    built.change(records / "tisc.yml", "\nform:", "\nredirect_from: [initiatives/centres]\nform:")
    entry = "countries/xx: {day: 2026-11-30, reason: It ended., instead: initiatives/tisc}\n"
    (seeded_project / "content/retired.yml").write_text(entry, encoding="utf-8")
    run = built.build(seeded_project, site := tmp_path / "site")
    assert run.returncode == 0, run.stderr
    new, old = site / "initiatives/tisc", site / "initiatives/centres"
    for form in ("index.json", "record.yml"):
        assert (old / form).read_bytes() == (new / form).read_bytes()
    assert (old / "record.yml").read_bytes() == (records / "tisc.yml").read_bytes()
    listed = Addresses.model_validate_json((site / PATH).read_bytes())
    there = {"initiatives/centres/", "initiatives/centres/record.yml", "countries/xx/"}
    assert there <= set(listed.addresses)
    assert listed.retired == ("countries/xx",)
    assert "centres" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert not (site / "retired.yml").exists()

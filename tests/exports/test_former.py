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

SAID = built.data("former.yml")
URL = "https://catalogue.invalid/here/"
REASON = "It has no dates; none, at all: C:\\x."


def made(content: Path) -> dict[str, bytes]:
    """Make what stands at the former addresses of a content, by its path."""
    files = former.outputs(small.load(content), exporting.SETTINGS, environment())
    return {path: make() for path, make in files}


def forms(content: Path, address: str, instead: str = "", reason: str = REASON) -> dict[str, bytes]:
    """Withdraw an address; give what stands there and below."""
    more = f", instead: {instead}" if instead else ""
    entry = f"{address}: {{day: 2026-11-30, reason: '{reason}'{more}}}\n"
    (content / "retired.yml").write_text(entry, encoding="utf-8")
    return {path.removeprefix(address).lstrip("/"): data for path, data in made(content).items()}


def test_a_former_address_leads_on_at_once_or_by_a_link(content: Path) -> None:
    with (content / "programmes/initiatives/listed.yml").open("a") as file:
        file.write("redirect_from: [initiatives/old]\n")
    page = LexborHTMLParser(made(content)["initiatives/old/index.html"])
    refresh = page.css_first('meta[http-equiv="refresh"]').attributes["content"]
    assert refresh == "0; url=../../initiatives/listed/"
    canonical = page.css_first('link[rel="canonical"]').attributes["href"]
    assert canonical == f"{URL}initiatives/listed/"
    assert page.css_first("body a").attributes["href"] == "../../initiatives/listed/"
    assert not page.css("script")


def test_a_withdrawn_page_says_since_when_and_why(content: Path) -> None:
    page = LexborHTMLParser(
        forms(content, "countries/xx", reason="R&D ended: no money.")["index.html"]
    )
    told = built.squeeze(page.css_first("p").text())
    assert told == "It was here until 30 November 2026. R&D ended: no money."
    assert page.css_first("time").attributes["datetime"] == "2026-11-30"
    assert page.css_first('meta[name="robots"]').attributes["content"] == "noindex"


def test_a_withdrawn_page_leads_to_what_replaces_it(content: Path) -> None:
    (content / "notes.md").write_text("# Notes\n", encoding="utf-8")
    for instead, label in SAID["instead"].items():
        page = LexborHTMLParser(forms(content, "a/b/c", instead)["index.html"])
        link = page.css_first("body a")
        assert (link.attributes["href"], link.text()) == (f"../../../{instead}/", label)


def test_what_had_other_forms_has_them_still(content: Path) -> None:
    for address, names in SAID["forms"].items():
        assert list(forms(content, address)) == names, address


def test_the_data_of_a_withdrawn_record_say_so_and_lead_on(content: Path) -> None:
    said = {"withdrawn": "2026-11-30", "reason": REASON}
    for case in SAID["data"]:
        data = forms(content, "initiatives/old", case["instead"])[case["form"]]
        read = json.loads(data) if case["form"].endswith("json") else yaml.safe_load(data)
        assert read == said | {"instead": case["leads"]}
    assert json.loads(forms(content, "initiatives/old")["index.json"])["instead"] is None


def test_a_withdrawn_feed_says_so_in_an_entry(content: Path) -> None:
    feed = feedparser.parse(forms(content, "countries/vn", "initiatives")["feed.xml"])
    assert not feed.bozo
    assert feed.feed.id == exporting.SETTINGS.tag("countries/vn/feed.xml")
    (entry,) = feed.entries
    assert (entry.title, entry.summary) == ("This feed was withdrawn", REASON)
    assert (entry.link, entry.updated) == (f"{URL}initiatives/feed.xml", "2026-11-30T00:00:00Z")


def test_a_withdrawn_calendar_says_so_on_that_day(content: Path) -> None:
    data = forms(content, "countries/vn")["calendar.ics"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event["SUMMARY"] == "This calendar was withdrawn"
    assert event["DESCRIPTION"] == REASON
    assert event.decoded("DTSTART") == date(2026, 11, 30)
    assert event["URL"] == URL


@pytest.mark.site
def test_a_built_site_keeps_what_was_there_before(seeded_project: Path, tmp_path: Path) -> None:
    records = seeded_project / "content/programmes/initiatives"
    built.change(records / "tisc.yml", "\nform:", "\nredirect_from: [initiatives/centres]\nform:")
    entry = "countries/xx: {day: 2026-11-30, reason: It ended., instead: initiatives/tisc}\n"
    (seeded_project / "content/retired.yml").write_text(entry, encoding="utf-8")
    site = built.made(seeded_project, tmp_path / "site")
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

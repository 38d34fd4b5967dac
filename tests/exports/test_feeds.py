"""The feeds, read back by feedparser, tell what changed last, by names that never change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import exporting
import feedparser
from exporting import Offer

import small
from built import BuiltPage
from programmes.exports.feeds import NEWEST


def read(folder: Path, path: str) -> Any:  # noqa: ANN401 - feedparser has no types
    parsed = feedparser.parse((folder / path).read_bytes())
    assert not parsed.bozo, (path, parsed.get("bozo_exception"))
    assert parsed.version == "atom10"
    return parsed


def test_every_channel_has_a_feed_of_its_newest_programmes(exported: Path, offered: Offer) -> None:
    for channel in offered.channels:
        parsed = read(exported, channel.feed)
        ids = {offered.settings.tag(one.id) for one in channel.programmes}
        assert {entry.id for entry in parsed.entries} <= ids
        assert len(parsed.entries) == min(len(ids), NEWEST)
        assert parsed.feed.updated == parsed.entries[0].updated
        links = {link.rel: link.href for link in parsed.feed.links}
        assert links["self"] == exporting.SETTINGS.site_url + channel.feed
        assert links["alternate"] == exporting.SETTINGS.site_url + channel.address


def test_an_entry_says_what_its_record_says(exported: Path, offered: Offer) -> None:
    known = {offered.settings.tag(one.id): one for one in offered.catalogue.programmes}
    for entry in read(exported, "feed.xml").entries:
        programme = known[entry.id]
        assert entry.title == programme.label
        assert entry.link == exporting.SETTINGS.site_url + programme.address
        assert entry.updated == f"{programme.record.updated}T00:00:00Z"
        terms = [tag.term for tag in entry.tags]
        assert terms == [programme.record.kind, *programme.record.topics]


def test_the_newest_change_comes_first(exported: Path, offered: Offer) -> None:
    told = [entry.updated[:10] for entry in read(exported, "feed.xml").entries]
    days = sorted((str(one.record.updated) for one in offered.catalogue.programmes), reverse=True)
    assert told == days[:NEWEST]


def test_a_kind_and_a_country_have_only_their_own(exported: Path, offered: Offer) -> None:
    courses = read(exported, "training-courses/feed.xml").entries
    assert {entry.tags[0].term for entry in courses} == {"training-courses"}
    vietnam = {one.id for one in offered.catalogue.listings["country"]["VN"]}
    ids = {entry.id for entry in read(exported, "countries/vn/feed.xml").entries}
    assert ids <= {offered.settings.tag(one) for one in vietnam}


def test_an_entry_keeps_its_name_when_its_record_and_the_site_move(tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    before = exporting.Offer(small.load(content))
    record = content / "programmes/training-courses/2013-12-02-patents.yml"
    with record.open("a") as file:
        file.write("id: training-courses/2013-12-02-patents\n")
    record.rename(record.with_name("2013-12-02-renamed.yml"))
    moved = exporting.SETTINGS._replace(site_url="https://elsewhere.invalid/")
    after = exporting.Offer(small.load(content), moved)
    feeds = [read(exporting.write(one, tmp_path / "site"), "feed.xml") for one in (before, after)]
    old, new = ({entry.id: entry.link for entry in feed.entries} for feed in feeds)
    assert old.keys() == new.keys()
    assert set(old.values()).isdisjoint(new.values())


def test_pages_lead_to_their_feeds(pages: dict[str, BuiltPage], site: Path) -> None:
    for address in ("", "training-courses/", "countries/vn/"):
        page = pages[address]
        href = page.one('link[type="application/atom+xml"]').attributes["href"]
        assert (site / page.target(href or "")).read_text(encoding="utf-8").startswith("<?xml")

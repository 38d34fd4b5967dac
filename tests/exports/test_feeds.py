"""The feeds, read back by feedparser, tell what changed last, by names that never change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import exporting
import feedparser

from programmes.exports.feeds import NEWEST

if TYPE_CHECKING:
    from pathlib import Path

    from exporting import Offer

    from built import BuiltPage


def read(folder: Path, path: str) -> Any:  # noqa: ANN401 - feedparser has no types
    parsed = feedparser.parse((folder / path).read_bytes())
    assert not parsed.bozo, (path, parsed.get("bozo_exception"))
    assert parsed.version == "atom10"
    return parsed


def test_every_channel_has_a_feed_that_can_be_read(exported: Path, offered: Offer) -> None:
    for channel in offered.channels:
        parsed = read(exported, channel.feed)
        ids = {offered.settings.tag(one.id) for one in channel.programmes}
        assert {entry.id for entry in parsed.entries} <= ids
        assert len(parsed.entries) == min(len(ids), NEWEST)


def test_an_entry_says_what_its_record_says(exported: Path, offered: Offer) -> None:
    known = {offered.settings.tag(one.id): one for one in offered.catalogue.programmes}
    for entry in read(exported, "feed.xml").entries:
        programme = known[entry.id]
        assert entry.title == programme.name
        assert entry.link == exporting.SETTINGS.site_url + programme.address
        assert entry.updated == f"{programme.record.updated}T00:00:00Z"
        terms = [tag.term for tag in entry.tags]
        assert terms == [programme.record.kind, *programme.record.topics]


def test_the_newest_change_comes_first(exported: Path, offered: Offer) -> None:
    told = [entry.updated[:10] for entry in read(exported, "feed.xml").entries]
    days = sorted((str(one.record.updated) for one in offered.catalogue.programmes), reverse=True)
    assert told == days[:NEWEST]


def test_a_feed_is_as_new_as_its_newest_entry(exported: Path, offered: Offer) -> None:
    for channel in offered.channels:
        parsed = read(exported, channel.feed)
        assert parsed.feed.updated == parsed.entries[0].updated


def test_a_feed_names_its_own_address(exported: Path, offered: Offer) -> None:
    for channel in offered.channels:
        links = {link.rel: link.href for link in read(exported, channel.feed).feed.links}
        assert links["self"] == exporting.SETTINGS.site_url + channel.feed
        assert links["alternate"] == exporting.SETTINGS.site_url + channel.address


def test_a_kind_and_a_country_have_only_their_own(exported: Path, offered: Offer) -> None:
    courses = read(exported, "training-courses/feed.xml").entries
    assert {entry.tags[0].term for entry in courses} == {"training-courses"}
    vietnam = {one.id for one in offered.catalogue.listings["country"]["VN"]}
    ids = {entry.id for entry in read(exported, "countries/vn/feed.xml").entries}
    assert ids <= {offered.settings.tag(one) for one in vietnam}


def test_names_stay_when_the_site_moves(real: Offer) -> None:
    moved = exporting.SETTINGS._replace(site_url="https://elsewhere.invalid/")
    elsewhere = exporting.Offer(real.catalogue, moved)
    ids = [
        [entry.id for entry in feedparser.parse(one.outputs()["feed.xml"]()).entries]
        for one in (real, elsewhere)
    ]
    assert ids[0] == ids[1]


def test_a_renamed_record_keeps_its_name_in_feeds(tmp_path: Path) -> None:
    content = exporting.generate(tmp_path / "content", 1)
    folder = content / "programmes/initiatives"
    before = read(exporting.write(exporting.Offer(exporting.load(content)), tmp_path), "feed.xml")
    text = (folder / "generated-0.yml").read_text(encoding="utf-8")
    (folder / "generated-0.yml").rename(folder / "renamed.yml")
    (folder / "renamed.yml").write_text(text + "id: initiatives/generated-0\n", encoding="utf-8")
    after = read(exporting.write(exporting.Offer(exporting.load(content)), tmp_path), "feed.xml")
    assert after.entries[0].id == before.entries[0].id
    assert after.entries[0].link != before.entries[0].link


def test_pages_lead_to_their_feeds(pages: dict[str, BuiltPage], site: Path) -> None:
    for address in ("", "training-courses/", "countries/vn/"):
        page = pages[address]
        href = page.one('link[type="application/atom+xml"]').attributes["href"]
        assert (site / page.target(href or "")).read_text(encoding="utf-8").startswith("<?xml")

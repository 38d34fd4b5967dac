"""The calendars, read back by icalendar, hold what was held on known days, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import exporting
from exporting import Offer
from icalendar import Calendar, Event

import built
import small
from built import BuiltPage
from programmes.catalogue.catalogue import Catalogue
from programmes.catalogue.mentions import keys
from programmes.schema.dates import Precision

Held = tuple[str, date, date]


def parsed(file: Path) -> Calendar:
    calendar = Calendar.from_ical(file.read_bytes())
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    assert calendar.walk("VEVENT"), f"{file} is empty"
    return calendar


def read(folder: Path, path: str) -> list[Event]:
    return parsed(folder / path).walk("VEVENT")


def said(events: list[Event]) -> list[Held]:
    """Title, first and last day: DTEND is the day after the last."""
    return sorted(
        (str(one["summary"]), one["dtstart"].dt, one["dtend"].dt - timedelta(days=1))
        for one in events
    )


def to_the_day(offered: Offer, country: str | None = None) -> Iterator[Held]:
    """What the records say was held on known days."""
    for programme in offered.catalogue.programmes:
        record, found = programme.record, programme.card.mentions
        for of in (record, *record.events):
            own = [one for one in found if one.part is of]
            named = keys(own, "country") or keys(found, "country")
            for span in of.dates.spans if of.dates else ():
                ends = (span.start, span.end)
                known = all(end and end.precision is Precision.DAY for end in ends)
                if known and (country is None or country in named):
                    assert span.first_day
                    assert span.last_day
                    yield of.title, span.first_day, span.last_day


def test_the_calendar_holds_all_known_days(exported: Path, offered: Offer) -> None:
    assert said(read(exported, "calendar.ics")) == sorted(to_the_day(offered))


def test_the_calendar_of_a_country_holds_what_names_it(exported: Path, offered: Offer) -> None:
    held = sorted(to_the_day(offered, "VN"))
    assert said(read(exported, "countries/vn/calendar.ics")) == held


def test_the_calendar_of_a_kind_holds_its_programmes(exported: Path) -> None:
    pages = {str(event["url"]) for event in read(exported, "training-courses/calendar.ics")}
    assert all("/training-courses/" in page for page in pages)


def test_the_course_of_2013_ends_on_the_13th(real: Offer, tmp_path: Path) -> None:
    events = read(exporting.write(real, tmp_path), "training-courses/calendar.ics")
    page = exporting.SETTINGS.site_url + "training-courses/2013-12-02-enforcement/"
    whole = "Training Course on the Enforcement"
    (course,) = [
        one for one in events if str(one["url"]) == page and str(one["summary"]).startswith(whole)
    ]
    assert course["dtstart"].dt == date(2013, 12, 2)
    assert course["dtend"].dt == date(2013, 12, 14)
    assert course["dtstart"].params["VALUE"] == "DATE"
    assert str(course["location"]) == "Asia-Pacific Industrial Property Center, Tokyo, Japan"


def test_every_event_has_a_name_of_its_own(exported: Path) -> None:
    names = [str(event["uid"]) for event in read(exported, "calendar.ics")]
    assert len(set(names)) == len(names)
    assert all(name.endswith("@catalogue.invalid") for name in names)


def test_what_has_been_published_keeps_its_name(real: Offer, tmp_path: Path) -> None:
    """What the calendars of visitors have: no name may change or be taken away."""
    events = read(exporting.write(real, tmp_path), "calendar.ics")
    found = {str(event["uid"]).removesuffix("@catalogue.invalid"): event for event in events}
    for name, day in built.data("calendar_names.yml").items():
        assert str(found[name]["dtstart"].dt) == day


VISIT = "{title: Visit, kind: visit, dates: 2013-12-04}"


def written(folder: Path, events: str) -> list[Event]:
    """Write the calendar of a course with some events, and read it back."""
    content = small.copy(folder)
    small.put(content, small.course(f"events: [{events}]"))
    site = exporting.write(exporting.Offer(small.load(content)), folder / "site")
    return [one for one in read(site, "calendar.ics") if str(one["url"]).endswith("/case/")]


def test_a_name_depends_on_the_day_alone_unless_the_record_gives_it(tmp_path: Path) -> None:
    """So it stays when a title is mended, or when an earlier event is added."""
    further = VISIT.replace("2013-12-04", "[2013-12-05, 2013-12-06/2013-12-07]")
    given = VISIT.replace("}", ", id: customs}")
    events = written(tmp_path, ", ".join((VISIT, VISIT.replace("Visit", "Tour"), given, further)))
    names = {str(one["uid"]).split("@")[0].partition("/case")[2] for one in events}
    span = "/2013-12-05~2013-12-06"
    assert names == {"", "/2013-12-04", "/2013-12-04.2", "/customs", "/2013-12-05", span}


def unfolded(data: bytes) -> bytes:
    """Join the lines that go on: where a long one is cut is free."""
    return data.replace(b"\r\n ", b"")


def test_icalendar_would_write_each_calendar_like_this(exported: Path) -> None:
    files = sorted(exported.rglob("calendar.ics"))
    assert len(files) > 5
    for file in files:
        ours, theirs = file.read_bytes(), parsed(file).to_ical()
        assert unfolded(ours) == unfolded(theirs)
        assert not re.search(rb"[\\^]\r\n ", ours)


def test_a_text_is_read_back_wherever_its_line_is_folded(tmp_path: Path) -> None:
    rest = "z" * 80
    titles = [
        f"{'a' * number}{awkward}{rest}"
        for number in range(50, 75)
        for awkward in (r",b;c\d", "^e", "é", "b")
    ]
    events = written(tmp_path, ", ".join(VISIT.replace("Visit", f"'{one}'") for one in titles))
    assert [str(one["summary"]) for one in events if rest in one["summary"]] == titles


def test_its_times_are_those_of_the_record(exported: Path, offered: Offer) -> None:
    changed = {
        exporting.SETTINGS.site_url + one.address: one.record.updated
        for one in offered.catalogue.programmes
    }
    for event in read(exported, "calendar.ics"):
        midnight = datetime.combine(changed[str(event["url"])], datetime.min.time(), UTC)
        assert event["dtstamp"].dt == event["last-modified"].dt == midnight


def test_what_is_left_out_is_counted(
    pages: dict[str, BuiltPage], site: Path, catalogue: Catalogue
) -> None:
    records = [one.record for one in catalogue.programmes]
    dated = [one.dates for record in records for one in (record, *record.events) if one.dates]
    spans = sum(len(dates.spans) for dates in dated)
    left_out = spans - len(read(site, "calendar.ics"))
    assert f"{left_out} dates are left out" in pages["data/"].one("main").text()

"""Makes catalogues for the tests of exports: the real one, and 1,000 records full of traps."""

from __future__ import annotations

import json
import random
import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import built
from programmes.catalogue import loading
from programmes.exports import calendars, feeds, former, objects
from programmes.exports.channels import channels
from programmes.exports.data import Data
from programmes.render.renderer import environment
from programmes.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue
    from programmes.exports.channels import Channel

SETTINGS = Settings(
    site_url="https://catalogue.invalid/here/",
    name="Catalogue & more",
    authority="catalogue.invalid,2026-04-01",
)
MANY = 1000
TRAPS = (
    "=SUM(A1:A9)", "+1", "-1", "@here", "a, b", 'a "quoted" word', "a; b", "back\\slash", "a | b",
    "R&D", "1 < 2", "Yaoundé", "特許庁の研修コース", "😀 " * 20, "n: colon", "# number",
    "Training Course on the Enforcement of Intellectual Property Rights under the Funds-in-Trust",
)  # fmt: skip
COUNTRIES = ("Laos", "Vietnam", "the Philippines", "Thailand", "Türkiye", "Sao Tome and Principe")
ORGANISATIONS = ("wipo", "jica", "aripo", "oapi", "tokyo-customs")


def load(content: Path) -> Catalogue:
    """Read a content folder that has no errors."""
    loaded = loading.load(content)
    assert loaded.catalogue is not None, loaded.problems[:3]
    return loaded.catalogue


class Offer(NamedTuple):
    """A catalogue whose data are exported, and the settings for that."""

    catalogue: Catalogue
    settings: Settings = SETTINGS

    @property
    def channels(self) -> list[Channel]:
        """What feeds and calendars are about."""
        return list(channels(self.catalogue))

    @property
    def undated(self) -> int:
        """How many dates no calendar has."""
        return calendars.undated(self.catalogue)

    def outputs(self) -> dict[str, Callable[[], bytes]]:
        """What makes each data file, by its path."""
        templates = environment()
        return {
            **dict(Data(self.catalogue, self.settings).outputs()),
            **dict(objects.outputs(self.catalogue, self.settings)),
            **dict(feeds.outputs(self.catalogue, self.settings, templates)),
            **dict(calendars.outputs(self.catalogue, self.settings)),
            **dict(former.outputs(self.catalogue, self.settings, templates)),
        }


def entries(offered: Offer) -> list[dict[str, Any]]:
    """Give the JSON objects of all programmes."""
    return Data(offered.catalogue, offered.settings).objects


def write(offered: Offer, folder: Path) -> Path:
    """Write the data files into a folder."""
    for path, make in offered.outputs().items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make())
    return folder


def generate(content: Path, number: int = MANY) -> Path:
    """Write a content folder with generated records and the real vocabulary."""
    shutil.copytree(built.PROJECT / "content" / "vocabulary", content / "vocabulary")
    chance = random.Random(6)  # noqa: S311 - the same records every time
    for index in range(number):
        kind, record = ("training-courses", course) if index % 2 else ("initiatives", initiative)
        path = content / "programmes" / kind / f"generated-{index}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        fields = record(index, chance) | common(index, chance)
        path.write_text(_yaml(fields), encoding="utf-8")
    return content


def common(index: int, chance: random.Random) -> dict[str, Any]:
    """Give the fields that every record has."""
    return {
        "title": f"{TRAPS[index % len(TRAPS)]} {index}",
        "section": "training-programs-short",
        "partners": chance.sample(ORGANISATIONS, 2),
        "topics": ["patents"],
        "events": [event(index, chance) for _ in range(index % 3)],
        "body": [{"text": f"Words {TRAPS[index % len(TRAPS)]}."}]
        if "<" not in TRAPS[index % len(TRAPS)]
        else [{"text": "Words."}],
        "updated": _day(chance).isoformat(),
    }


def course(_: int, chance: random.Random) -> dict[str, Any]:
    """Give the fields of a training course."""
    counts = {name: str(chance.randrange(1, 9)) for name in chance.sample(COUNTRIES, 3)}
    return {
        "dates": _days(chance),
        "venue": {"organisation": "apic", "city": "Tokyo"},
        "participants": {"total": "over 60", "countries": counts, "organisations": ["aripo"]},
    }


def initiative(index: int, chance: random.Random) -> dict[str, Any]:
    """Give the fields of an initiative."""
    figure = {"id": "half", "label": TRAPS[index % len(TRAPS)], "value": "about 7", "unit": "yen"}
    return {
        "dates": chance.choice(["2013", "FY2014", "2015-08", "2022/..", "late 2015-08"]),
        "form": chance.choice(["project", "service", "education"]),
        "countries": chance.sample(COUNTRIES, 2),
        "key_figures": [figure],
    }


def event(index: int, chance: random.Random) -> dict[str, Any]:
    """Give an event; several of one record may have the same title."""
    return {
        "title": TRAPS[index % len(TRAPS)],
        "kind": "seminar",
        "dates": chance.choice([_days(chance), "2023-05"]),
        "countries": chance.sample(COUNTRIES, 1),
    }


def _day(chance: random.Random) -> date:
    return date(2013, 1, 1) + timedelta(days=chance.randrange(4000))


def _days(chance: random.Random) -> str:
    first = _day(chance)
    return f"{first}/{first + timedelta(days=chance.randrange(1, 14))}"


def _yaml(fields: dict[str, Any]) -> str:
    """Write fields in YAML's own form of JSON, a field a line."""
    return "".join(f"{key}: {_flow(value)}\n" for key, value in fields.items())


def _flow(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)

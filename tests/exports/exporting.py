"""Makes catalogues for the tests of exports: the real one, and many records full of traps."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import built
from benchmarks import records
from programmes.catalogue.catalogue import Catalogue
from programmes.exports import calendars, data, feeds, former, objects
from programmes.exports.feeds import Channel, channels
from programmes.render.renderer import environment
from programmes.settings import Settings

SETTINGS = Settings(
    site_url="https://catalogue.invalid/here/",
    name="Catalogue & more",
    authority="catalogue.invalid,2026-04-01",
)
MANY = 300
TRAPS = built.data("traps.yml")
VAGUE = ("2013", "FY2014", "2015-08", "2022/..", "late 2015-08")


class Offer(NamedTuple):
    """A catalogue whose data are exported, and the settings for that."""

    catalogue: Catalogue
    settings: Settings = SETTINGS

    @property
    def channels(self) -> list[Channel]:
        """What feeds and calendars are about."""
        return list(channels(self.catalogue))

    def outputs(self) -> dict[str, Callable[[], bytes]]:
        """What makes each data file, by its path."""
        templates = environment()
        followed = dict(feeds.outputs(self.catalogue, self.settings, templates))
        followed |= calendars.outputs(self.catalogue, self.settings)
        return {
            **followed,
            **{one.path: one.make for one in data.files(*self, followed)},
            **dict(objects.outputs(self.catalogue, self.settings)),
            **dict(former.outputs(self.catalogue, self.settings, templates)),
        }


def entries(offered: Offer) -> list[dict[str, Any]]:
    """Give the JSON objects of all programmes."""
    vocabulary, site_url = offered.catalogue.vocabulary, offered.settings.site_url
    return [objects.as_object(one, vocabulary, site_url) for one in offered.catalogue.programmes]


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Read the rows of a table."""
    with (folder / f"data/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(offered: Offer, folder: Path) -> Path:
    """Write the data files into a folder."""
    for path, make in offered.outputs().items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make())
    return folder


def generate(content: Path) -> Path:
    """Write a content folder with generated records and the real vocabulary."""
    shutil.copytree(built.PROJECT / "content" / "vocabulary", content / "vocabulary")
    made = records.make(MANY)
    for index, record in enumerate(made):
        _set_traps(record.tree, index)
    records.write(made, content / "programmes")
    return content


def _set_traps(tree: dict[str, Any], index: int) -> None:
    """Spoil the texts of a record; all events of one record get the same title."""
    trap = TRAPS[index % len(TRAPS)]
    tree.pop("heading", None)
    tree["title"] = f"{trap} {index}"
    for event in tree.get("events", ()):
        event["title"] = trap
    for figure in tree.get("key_figures", ()):
        figure["label"] = trap
    if "form" in tree:
        tree["dates"] = VAGUE[index % len(VAGUE)]
    if "<" not in trap:
        tree["body"].append({"text": f"Words {trap}."})

"""Each source page stands on one page of the site: its lines and no others, in order, each once."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import built
import rendered
import small
from built import Pages
from printed import (
    FIGURE,
    Reading,
    first_missing,
    main_content,
    read_page,
    read_seed,
    wrongly_counted,
)


class Seed(NamedTuple):
    """A source page: its file, its page here, the figures on it, and what needs judgement."""

    file: str
    address: str
    figures: int
    readings: list[Reading]
    ours: list[str]
    """The lines that its page adds."""

    @property
    def wanted(self) -> list[str]:
        seed = (built.PROJECT / "seeds" / self.file).read_text(encoding="utf-8")
        return read_seed(main_content(seed), self.readings)


def read_readings(file: Path) -> Iterator[Seed]:
    """Read how the lines of the source pages are to be taken."""
    for name, seed in yaml.safe_load(file.read_text(encoding="utf-8")).items():
        readings = [Reading(**reading) for reading in seed["readings"]]
        yield Seed(name, **(seed | {"readings": readings}))


TRAINING_COURSE, OVERVIEW = read_readings(built.PROJECT / "tests/data/readings.yml")
CHANGES = built.values("seed_changes.yml")
SEEDS = pytest.mark.parametrize("seed", [TRAINING_COURSE, OVERVIEW], ids=["000", "002"])


def lines(seed: Seed) -> list[str]:
    """List what has to stand on the page of a seed, and nothing else."""
    return [*seed.wanted, *seed.ours]


@SEEDS
@pytest.mark.site
def test_a_seed_stands_on_its_page_in_order_and_the_page_has_no_line_more(
    seed: Seed, pages: Pages
) -> None:
    found = read_page(pages[seed.address].html)
    assert first_missing(seed.wanted, found) is None
    assert not wrongly_counted(lines(seed), found)


@SEEDS
def test_the_seed_has_as_many_figures_as_a_reader_counts(seed: Seed) -> None:
    assert sum(line.startswith(FIGURE) for line in seed.wanted) == seed.figures


@SEEDS
def test_no_word_of_the_seed_is_lost_by_judgement(seed: Seed) -> None:
    for reading in seed.readings:
        words = set(re.findall(r"\w+", reading.printed))
        kept = set(re.findall(r"\w+", reading.meant))
        assert words - kept <= {"Photo"}, reading.reason


# The guard itself.


def page_of(project: Path, seed: Seed) -> list[str]:
    catalogue = small.load(project / "content")
    programme = catalogue.at[seed.address[:-1]]
    body = rendered.record(catalogue, programme.card.key).html
    return read_page(f"<h1>{programme.name}</h1>{body}")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_a_record_is_seen(change: dict[str, Any], seeded_project: Path) -> None:
    record = seeded_project / "content/programmes" / change["record"]
    built.change(record, change["old"], change["new"])
    seed = TRAINING_COURSE if change["record"].startswith("training") else OVERVIEW
    found = page_of(seeded_project, seed)
    if "missing" in change:
        assert (first_missing(seed.wanted, found) or "").startswith(change["missing"])
    counted = {line: [*one] for line, one in wrongly_counted(lines(seed), found).items()}
    assert counted.items() >= change.get("counted", {}).items()

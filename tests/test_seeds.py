"""Each source page stands on one page of the site: its lines and no others, in order, each once."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

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

READINGS = built.values("readings.yml")
CHANGES = built.values("seed_changes.yml")
COURSE, OVERVIEW = READINGS
SEEDS = pytest.mark.parametrize("seed", READINGS)


@cache
def wanted(seed: str) -> list[str]:
    """List the lines of a source page as a reader takes them."""
    text = (built.PROJECT / "seeds" / seed).read_text(encoding="utf-8")
    return read_seed(main_content(text), [Reading(**one) for one in READINGS[seed]["readings"]])


def lines(seed: str) -> list[str]:
    """List what has to stand on the page of a seed, and nothing else."""
    return [*wanted(seed), *READINGS[seed]["ours"]]


@SEEDS
@pytest.mark.site
def test_a_seed_stands_on_its_page_in_order_and_the_page_has_no_line_more(
    seed: str, pages: Pages
) -> None:
    found = read_page(pages[READINGS[seed]["address"]].html)
    assert first_missing(wanted(seed), found) is None
    assert not wrongly_counted(lines(seed), found)


@SEEDS
def test_the_seed_has_as_many_figures_as_a_reader_counts(seed: str) -> None:
    assert sum(line.startswith(FIGURE) for line in wanted(seed)) == READINGS[seed]["figures"]


@SEEDS
def test_no_word_of_the_seed_is_lost_by_judgement(seed: str) -> None:
    for reading in (Reading(**one) for one in READINGS[seed]["readings"]):
        words = set(re.findall(r"\w+", reading.printed))
        kept = set(re.findall(r"\w+", reading.meant))
        assert words - kept <= {"Photo"}, reading.reason


# The guard itself.


def page_of(project: Path, seed: str) -> list[str]:
    catalogue = small.load(project / "content")
    programme = catalogue.at[READINGS[seed]["address"][:-1]]
    body = rendered.record(catalogue, programme.card.key).html
    return read_page(f"<h1>{programme.name}</h1>{body}")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_a_record_is_seen(change: dict[str, Any], seeded_project: Path) -> None:
    record = seeded_project / "content/programmes" / change["record"]
    built.change(record, change["old"], change["new"])
    seed = COURSE if change["record"].startswith("training") else OVERVIEW
    found = page_of(seeded_project, seed)
    if "missing" in change:
        assert (first_missing(wanted(seed), found) or "").startswith(change["missing"])
    else:
        counted = {line: [*one] for line, one in wrongly_counted(lines(seed), found).items()}
        assert counted == change["counted"]

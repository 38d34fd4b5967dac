"""Each source page stands on one page of the site: its lines and no others, in order, each once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

import built
import rendered
from printed import (
    FIGURE,
    Reading,
    figure,
    first_missing,
    main_content,
    read_page,
    read_seed,
    wrongly_counted,
)
from programmes.catalogue import loading

if TYPE_CHECKING:
    from pathlib import Path

PHOTO = "“Photo - ” begins the alt text, which the caption repeats"
TWO_LINES = "the alt text is one line, the caption is broken into two"


class Seed(NamedTuple):
    """A source page: its file, its page here, the figures on it, and what needs judgement."""

    file: str
    address: str
    figures: int
    readings: tuple[Reading, ...]
    ours: tuple[str, ...]
    """The lines that its page adds: headings of tables made from fields, and a list of people."""

    @property
    def wanted(self) -> list[str]:
        seed = (built.PROJECT / "seeds" / self.file).read_text(encoding="utf-8")
        return read_seed(main_content(seed), self.readings)


FROM_THE_RECORD = (
    "From the record",
    "What the text says, as this catalogue lists and counts it.",
)
TRAINING_COURSE = Seed(
    file="000_c2a46ca1d0bed915.txt",
    address="training-courses/2013-12-02-enforcement/",
    figures=5,
    readings=(
        Reading(
            "Visiting JPO Appeal Court Visiting Tokyo Customs\n"
            "Visiting JPO Appeal Court Visiting Tokyo Customs",
            f"{FIGURE}Visiting JPO Appeal Court\n{FIGURE}Visiting Tokyo Customs",
            "two photographs stand side by side: their alt texts in one line, then their captions",
        ),
    ),
    ours=(
        *FROM_THE_RECORD,
        "Events",
        "People",
        "• Kenichiro Natsume, Head of the WIPO Japan Office",
    ),
)
OVERVIEW = Seed(
    file="002_52a45a621b5c5538.txt",
    address="overviews/wipo-jica/",
    figures=16,
    readings=(
        figure(
            "Photo - Regional Conference (Kigali, Rwanda)",
            "Regional Conference (Kigali, Rwanda)",
            PHOTO,
        ),
        figure(
            "Photo - Ms. Peserverance Muzeya, a Female Entrepreneur in Zimbabwe",
            "Ms. Peserverance Muzeya, a Female Entrepreneur in Zimbabwe (external link)",
            PHOTO + "; the caption is a link, and says so",
        ),
        figure(
            "Photo - After the JPO Office Tour",
            "After the JPO Office Tour",
            PHOTO,
        ),
        figure(
            "2023 Participants of MIP Program, Africa University(Photo: Africa University)",
            "2023 Participants of MIP Program, Africa University\n(Photo: Africa University)",
            TWO_LINES + "; the alt text lacks the space between them",
        ),
        figure(
            "2023 FIT Japan IP Global Scholarship Students of MIP Program, Africa University"
            " (Photo: Africa University)",
            "2023 FIT Japan IP Global Scholarship Students of MIP Program, Africa University"
            "\n(Photo: Africa University)",
            TWO_LINES,
        ),
        figure(
            "2023 Graduation Ceremony for Participants of MIP Program, University of Yaoundé II"
            " (Photo: OAPI)",
            "2023 Graduation Ceremony for Participants of MIP Program, University of Yaoundé II"
            "\n(Photo: OAPI)",
            TWO_LINES,
        ),
        figure(
            "Show and Tell Presentation Competition (Photo: WIPO Japan Office)",
            "Show and Tell Presentation Competition\n(Photo: WIPO Japan Office)",
            TWO_LINES,
        ),
        figure(
            "World Intellectual Property Day 2024 video clip on IP and the SDGs:"
            "Building our common future with innovation and creativity"
            "(MP4video: 2minutes 1 second)(link to WIPO website)",
            "World Intellectual Property Day 2024 video clip on IP and the SDGs:\n"
            "Building our common future with innovation and creativity"
            "(MP4video: 2minutes 1 second)(link to WIPO website)",
            TWO_LINES + "; the alt text lacks the space between them",
        ),
        figure(
            "Photo - JICA’s Long-term Experts in Indonesia",  # noqa: RUF001 - as printed
            "JICA’s Long-term Experts in Indonesia",  # noqa: RUF001
            PHOTO,
        ),
        Reading(
            "one patent examiner from the\nthe JPO was dispatched",
            "one patent examiner from the the JPO was dispatched",
            "a paragraph is split within a sentence; its doubled “the” stays as printed",
        ),
        Reading(
            "Phone:03-6810-7501 Ext.2562",
            "Phone: 03-6810-7501 Ext. 2562",
            "number and extension are fields, written with a space after the label",
        ),
    ),
    ours=(*FROM_THE_RECORD, "Events", "Figures", "Countries"),
)
SEEDS = pytest.mark.parametrize("seed", [TRAINING_COURSE, OVERVIEW], ids=["000", "002"])


def lines(seed: Seed) -> list[str]:
    """List what has to stand on the page of a seed, and nothing else."""
    return [*seed.wanted, *seed.ours]


@SEEDS
@pytest.mark.site
def test_every_line_of_the_seed_stands_on_its_page_in_order(
    seed: Seed, pages: dict[str, built.BuiltPage]
) -> None:
    found = read_page(pages[seed.address].html)
    assert first_missing(seed.wanted, found) is None


@SEEDS
@pytest.mark.site
def test_the_page_has_every_line_as_often_as_the_seed_and_no_line_more(
    seed: Seed, pages: dict[str, built.BuiltPage]
) -> None:
    found = read_page(pages[seed.address].html)
    assert not wrongly_counted(lines(seed), found)


@SEEDS
def test_the_seed_has_as_many_figures_as_a_reader_counts(seed: Seed) -> None:
    assert sum(line.startswith(FIGURE) for line in seed.wanted) == seed.figures


def test_the_two_photographs_of_the_mentoring_session_count_as_two() -> None:
    caption = FIGURE + "Mentoring Session (Photo: WIPO Singapore Office)"
    assert OVERVIEW.wanted.count(caption) == 2


@SEEDS
def test_no_word_of_the_seed_is_lost_by_judgement(seed: Seed) -> None:
    for reading in seed.readings:
        words = set(re.findall(r"\w+", reading.printed))
        kept = set(re.findall(r"\w+", reading.meant))
        assert words - kept <= {"Photo"}, reading.reason


# The guard itself: each of these changes of a record has to be seen.


def page_of(project: Path, seed: Seed) -> list[str]:
    loaded = loading.load(project / "content")
    assert loaded.catalogue is not None, loaded.problems
    programme = loaded.catalogue.at[seed.address[:-1]]
    body = rendered.record(loaded.catalogue, programme.card.key).html
    return read_page(f"<h1>{programme.name}</h1>{body}")


@SEEDS
def test_a_page_made_without_its_frame_compares_as_well(seed: Seed) -> None:
    found = page_of(built.PROJECT, seed)
    assert first_missing(seed.wanted, found) is None
    assert not wrongly_counted(lines(seed), found)


def test_a_cut_sentence_of_a_record_is_seen(project: Path) -> None:
    record = project / "content/programmes/initiatives/short-term-fellowship.yml"
    sentence = "Short-term fellowship program is a part of the human resources development program"
    built.change(record, f"{sentence} that\n", "A program that\n")
    missing = first_missing(OVERVIEW.wanted, page_of(project, OVERVIEW))
    assert missing is not None
    assert missing.startswith(sentence)


def test_a_doubled_caption_is_seen(project: Path) -> None:
    record = project / "content/programmes/initiatives/short-term-fellowship.yml"
    printed = "  - figure:\n      caption: After the JPO Office Tour\n"
    built.change(record, printed, printed * 2)
    twice = {FIGURE + "After the JPO Office Tour": (1, 2)}
    assert wrongly_counted(lines(OVERVIEW), page_of(project, OVERVIEW)) == twice


def test_a_removed_caption_is_seen(project: Path) -> None:
    record = project / "content/programmes/training-courses/2013-12-02-enforcement.yml"
    built.change(record, "  - figure:\n      caption: Closing ceremony\n", "")
    found = page_of(project, TRAINING_COURSE)
    assert first_missing(TRAINING_COURSE.wanted, found) == FIGURE + "Closing ceremony"


def test_a_caption_that_no_seed_has_is_seen(project: Path) -> None:
    record = project / "content/programmes/training-courses/2013-12-02-enforcement.yml"
    built.change(
        record,
        "caption: Closing ceremony",
        "caption: Closing ceremony\n  - figure:\n      caption: Tower",
    )
    found = page_of(project, TRAINING_COURSE)
    assert wrongly_counted(lines(TRAINING_COURSE), found) == {FIGURE + "Tower": (0, 1)}


@pytest.mark.parametrize(
    ("block", "seen"),
    [
        ("text: A paragraph that no seed has.", {"A paragraph that no seed has."}),
        ("text: '- One more.'", {"• One more."}),
        ("facts: {Budget: none}", {"Budget", "none"}),
        ("link: Another video", {FIGURE + "Another video"}),
        ("quote: Well said.", {"Well said."}),
        ("part: A heading", {"A heading"}),
    ],
)
def test_an_addition_to_a_record_is_seen(block: str, seen: set[str], project: Path) -> None:
    record = project / "content/programmes/dispatches/indonesia.yml"
    inner = "\n    body: [{text: A paragraph.}]" if block.startswith("part") else ""
    built.change(record, "  - figure:\n", f"  - {block}{inner}\n  - figure:\n")
    assert seen <= wrongly_counted(lines(OVERVIEW), page_of(project, OVERVIEW)).keys()


def test_exchanged_programmes_are_seen(project: Path) -> None:
    record = project / "content/programmes/overviews/wipo-jica.yml"
    built.change(
        record,
        "[dispatches/indonesia, dispatches/vietnam]",
        "[dispatches/vietnam, dispatches/indonesia]",
    )
    assert first_missing(OVERVIEW.wanted, page_of(project, OVERVIEW)) == "(2) Support for Vietnam"


def test_a_changed_list_number_is_seen(project: Path) -> None:
    record = project / "content/programmes/overviews/wipo-jica.yml"
    built.change(record, " 1. To establish a world", " 2. To establish a world")
    missing = first_missing(OVERVIEW.wanted, page_of(project, OVERVIEW))
    assert missing is not None
    assert missing.startswith("1. To establish a world")

"""A programme leads to at most six others, by a rule that its page says."""

import pytest

import rendered
import small
from programmes.catalogue.catalogue import Catalogue, related

LAOS = "topics: [patents]\nparticipants: {countries: [Laos]}"
COURSES = {
    "edition-1": "dates: 2011\nseries: Trainers",
    "edition-2": f"dates: 2012\nseries: Trainers\n{LAOS}",
    "edition-3": "dates: 2013\nseries: Trainers",
    **{f"near-{year}": f"dates: {year}\n{LAOS}" for year in range(2001, 2010)},
    "same-topic": "dates: 2012\ntopics: [patents]\nparticipants: {countries: [Peru]}",
    "same-country": "dates: 2012\ntopics: [trademarks]\nparticipants: {countries: [Laos]}",
}


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return small.catalogue(tmp_path_factory.mktemp("related"), COURSES)


def named(key: str, catalogue: Catalogue) -> list[str]:
    found = related(catalogue.at[key], catalogue)
    return [one.card.key.partition("/")[2] for one in found]


def test_editions_come_first_then_the_latest_of_the_same_country_and_topic(
    courses: Catalogue,
) -> None:
    years = (2009, 2008, 2007, 2006)
    expected = ["edition-3", "edition-1", *(f"near-{year}" for year in years)]
    assert named("training-courses/edition-2", courses) == expected


def test_what_shares_a_topic_or_a_country_alone_is_not_related(courses: Catalogue) -> None:
    found = named("training-courses/near-2001", courses)
    assert "edition-2" in found
    assert not {"same-topic", "same-country"} & {*found}


def test_what_stands_alone_says_nothing_of_related_programmes(courses: Catalogue) -> None:
    assert named("training-courses/same-topic", courses) == []
    page = rendered.record(courses, "training-courses/same-topic")
    assert "Related programmes" not in page.html


def test_initiatives_of_one_overview_lead_to_one_another(seeds: Catalogue) -> None:
    found = named("initiatives/tisc", seeds)
    assert len(found) == 6
    overview = seeds.at["overviews/wipo-jica"].card.children
    assert {f"initiatives/{one}" for one in found} <= set(overview)

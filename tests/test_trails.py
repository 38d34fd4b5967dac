"""Breadcrumbs are word for word those of the source pages, and each leads where it says."""

import re
from pathlib import Path

import pytest

import built
import rendered
import small
from built import Pages
from programmes.catalogue.catalogue import Catalogue
from programmes.catalogue.programme import Trail

# Only these have no trail: the first is where all trails begin, the other stands nowhere.
WITHOUT = {"", "404.html"}


def printed_trail(seed: str) -> list[str]:
    """The labels of a source's trail; the two sources space the sign between them differently."""
    text = (built.PROJECT / "seeds" / seed).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if re.match("Home ?>", line))
    return re.split(r"\s*>\s*", line)


def trails(content: Path) -> dict[str, Trail]:
    """The trail of every page that is made from the content."""
    catalogue = small.load(content)
    return {at: page.trail for at, page in rendered.described(catalogue).items()}


@pytest.mark.site
def test_the_trail_of_a_source_stands_word_for_word(pages: Pages) -> None:
    for seed, source in built.data("readings.yml").items():
        assert pages[source["address"]].trail == printed_trail(seed)


@pytest.mark.site
def test_every_page_but_home_and_404_has_one_trail(pages: Pages) -> None:
    for address, page in pages.items():
        assert len(page.root.css("nav[aria-label=Breadcrumb]")) == (address not in WITHOUT), address


@pytest.mark.site
def test_every_crumb_but_the_last_leads_to_the_page_of_its_name(pages: Pages) -> None:
    for address in pages.keys() - WITHOUT:
        for crumb in pages[address].crumbs[:-1]:
            target = pages[address].leads_to(crumb)
            assert target in pages, f"/{address}: {crumb.text()} leads to {target}"
            named = pages[target].trail[-1] if target else "Home"
            assert built.squeeze(crumb.text()) == named, f"/{address} leads to /{target}"


@pytest.mark.site
def test_the_last_crumb_is_the_page_itself(pages: Pages) -> None:
    for address in pages.keys() - WITHOUT:
        *above, last = pages[address].crumbs
        assert last.attributes.get("aria-current") == "page", address
        assert last.css_first("a") is None, address
        # The label as printed; a title may say more, to tell two pages of one label apart.
        heading = re.sub(r" \(.*\)$", "", pages[address].heading)
        assert built.squeeze(last.text()) in {heading, pages[address].heading}
        assert not any("aria-current" in crumb.attributes for crumb in above), address


@pytest.mark.site
def test_the_trail_for_search_engines_says_the_same(pages: Pages) -> None:
    for address in pages.keys() - WITHOUT:
        page = pages[address]
        (linked,) = page.linked("BreadcrumbList")
        items = linked["itemListElement"]
        assert [item["name"] for item in items] == page.trail
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        addresses = [page.target(item["item"]) for item in items]
        assert addresses == [*map(page.leads_to, page.crumbs[:-1]), address]


@pytest.mark.site
def test_the_trail_of_an_initiative_is_that_of_its_overview_and_its_heading(
    catalogue: Catalogue, pages: Pages
) -> None:
    overview = pages["overviews/wipo-jica/"]
    children = catalogue.at["overviews/wipo-jica"].card.children
    assert len(children) >= 12
    for child in children:
        page = pages[f"{child}/"]
        assert page.trail == [*overview.trail, page.heading]


@pytest.mark.parametrize("section", ["announcements", "training-programs-short", "jpo-activities"])
def test_one_changed_label_changes_on_every_page_below_it(
    section: str, seeded_project: Path
) -> None:
    before = trails(seeded_project / "content")
    label = small.load(seeded_project / "content").vocabulary.sections[section].label
    sections = seeded_project / "content/vocabulary/sections.yml"
    built.change(sections, f"\n{section}:\n  label: {label}\n", f"\n{section}:\n  label: Changed\n")
    after = trails(seeded_project / "content")
    below = {
        address
        for address, trail in before.items()
        if any(crumb.address in {f"{section}/", f"sections/{section}/"} for crumb in trail)
    }
    assert len(below) > 1
    assert {a for a, trail in after.items() if "Changed" in [c.label for c in trail]} == below
    for address, trail in before.items():
        labels = [crumb.label for crumb in trail]
        changed = ["Changed" if one == label and address in below else one for one in labels]
        assert [crumb.label for crumb in after[address]] == changed

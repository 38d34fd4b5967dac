"""Hand-written pages ask for parts by name; what they ask for wrongly is named with its cure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import built
import rendered
from programmes.catalogue.catalogue import Catalogue
from programmes.catalogue.programme import Programme
from programmes.render.handwritten import Unfilled, fill
from programmes.render.renderer import Renderer
from programmes.settings import Link, Settings

SAID = built.data("handwritten.yml")
FRONT_PAGE = Link("Japan <Patent> Office", "https://www.jpo.go.jp/")
WRITTEN = sorted((built.PROJECT / "content").glob("*.md"))
MENU = ["announcements", "obtaining-ip-rights", "jpo-activities", "statistics", "about", "faqs"]


@pytest.fixture(scope="module")
def renderer(catalogue: Catalogue) -> Renderer:
    """A renderer of the real catalogue, with a front page whose name needs escaping."""
    return Renderer(catalogue, Settings(front_page=FRONT_PAGE))


def filled(asked: str, renderer: Renderer, address: str = "faqs/") -> LexborHTMLParser:
    """Make a part in a paragraph of its own, as a tree."""
    return LexborHTMLParser(fill(f"<p>{{{{ {asked} }}}}</p>", address, renderer))


@pytest.mark.parametrize(("asked", "message"), SAID["refused"].items())
def test_what_is_asked_for_wrongly_is_named_with_its_cure(
    asked: str, message: str, renderer: Renderer
) -> None:
    with pytest.raises(Unfilled, match=re.escape(message)):
        filled(asked, renderer)


@pytest.mark.parametrize(("asked", "html"), SAID["filled"].items())
def test_a_quotation_stands_in_its_sentence(asked: str, html: str, renderer: Renderer) -> None:
    assert html in fill(f"<p>{asked}</p>", "faqs/", renderer)


def test_a_missing_front_page_is_named_with_its_cure(catalogue: Catalogue) -> None:
    with pytest.raises(Unfilled, match=r"add extra\.front_page with label and url"):
        filled("front-page", Renderer(catalogue))


def test_a_list_in_a_sentence_is_refused(renderer: Renderer) -> None:
    with pytest.raises(Unfilled, match="'kinds' needs a paragraph of its own"):
        fill("<p>These are the kinds: {{ kinds }}</p>", "faqs/", renderer)


def test_a_list_takes_the_place_of_its_paragraph(renderer: Renderer) -> None:
    written = fill("<p>{{ kinds }}</p>", "faqs/", renderer)
    assert written.startswith("<ul")
    assert "<p></p>" not in written


def test_entries_of_a_way_in_are_listed_with_their_numbers(renderer: Renderer) -> None:
    tree = filled("entries topics patents designs", renderer)
    listed = renderer.catalogue.listings["topic"]
    assert [built.squeeze(one.text()) for one in tree.css("li")] == [
        f"Patents {len(listed['patents'])}",
        f"Designs {len(listed['designs'])}",
    ]


def test_a_page_of_a_section_has_the_title_that_tells_it_from_its_namesakes(
    catalogue: Catalogue,
) -> None:
    titles = SAID["titles"]
    assert {key: catalogue.vocabulary.section_title(key) for key in titles} == titles


def changed(programme: Programme, day: int) -> Programme:
    """A programme whose record changed on that day of 2026."""
    updated = {"updated": date(2026, 1, day)}
    record = programme.record.model_copy(update=updated)
    return replace(programme, card=replace(programme.card, record=record))


def test_what_is_new_stands_by_change_and_then_by_date(catalogue: Catalogue) -> None:
    days = {
        "initiatives/tisc": 20,  # the newest change comes first, though it has no date
        "dispatches/vietnam": 10,  # from April 2024
        "initiatives/youth": 10,  # without a date, with an event in 2023
        "training-courses/2013-12-02-enforcement": 10,
        "initiatives/mip": 9,
    }
    given = tuple(changed(catalogue.at[key], day) for key, day in days.items())
    renderer = Renderer(Catalogue(tuple(reversed(given)), catalogue.vocabulary))
    tree = filled("whats-new 4", renderer, "")
    links = [link.attributes["href"] for link in tree.css("a.entry")]
    assert links == [f"./{key}/" for key in days][:4]
    times = [time.attributes["datetime"] for time in tree.css("h3 time")]
    assert times == ["2026-01-20", "2026-01-10"]


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_a_section_is_named_by_its_label_in_the_vocabulary_alone(
    page: Path, catalogue: Catalogue
) -> None:
    text = page.read_text(encoding="utf-8")
    labels = {section.label for section in catalogue.vocabulary.sections.values()}
    typed = {one for one in labels if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text)}
    linked = set(re.findall(r"\]\(([\w-]+)\.md", text)) & catalogue.vocabulary.sections.keys()
    assert typed | linked == set(), "write {{ section … }} with its id"


@pytest.mark.site
@pytest.mark.parametrize("case", SAID["pages"], ids=lambda case: case["new"])
def test_a_build_names_file_and_line_of_what_is_wrong(
    case: dict[str, str], project: Path, refusal: Callable[[], str]
) -> None:
    built.change(project / "content/about.md", case["old"], case["new"])
    said = refusal()
    assert case["says"] in said
    assert case.get("place", "") in said


@pytest.mark.site
@pytest.mark.parametrize("node", MENU)
def test_a_page_of_the_menu_says_something(node: str, pages: dict[str, built.BuiltPage]) -> None:
    article = pages[f"{node}/"].one("article")
    assert article.css_first("p.lead") is not None
    assert "{{" not in article.text()
    links = article.css("a[href]")
    assert len({pages[f"{node}/"].target(str(link.attributes["href"])) for link in links}) > 4


@pytest.mark.site
def test_announcements_list_the_newest_programmes_once(
    catalogue: Catalogue, pages: dict[str, built.BuiltPage]
) -> None:
    page = pages["announcements/"]
    listed = [page.target(link.attributes["href"] or "") for link in page.root.css("a.entry")]
    assert len(listed) == len(set(listed)) == min(len(catalogue.programmes), 50)
    assert set(listed) <= {one.address for one in catalogue.programmes}


@pytest.mark.site
def test_a_page_lists_every_figure_as_printed(
    catalogue: Catalogue, pages: dict[str, built.BuiltPage]
) -> None:
    cells = [built.squeeze(cell.text()) for cell in pages["figures/"].root.css("tbody td a")]
    for programme in catalogue.programmes:
        for figure in programme.record.key_figures:
            printed = figure.printed or f"{figure.value} {figure.unit}"
            assert printed + " (target)" * (figure.target is not None) in cells


@pytest.mark.site
def test_every_figure_of_the_two_pages_says_as_of_when_it_holds(
    seeds: Catalogue, pages: dict[str, built.BuiltPage]
) -> None:
    page = pages["figures/"]
    figures = page.one('[aria-label="Figures in the records"]').css("tbody tr:has(td a)")
    theirs = [row for row in figures if str(page.leads_to(row)).strip("/") in seeds.at]
    shown = [built.squeeze(row.css("td")[-1].text()) for row in theirs]
    shown += [built.squeeze(time.text()) for time in pages[""].root.css("dd.as-of")]
    assert len(shown) > 20
    assert [one for one in shown if not re.search(r"\b(as of|source dated) \w", one)] == []


@pytest.mark.site
def test_home_says_what_this_is_before_all_else(pages: dict[str, built.BuiltPage]) -> None:
    assert pages[""].heading == "Cooperation programmes of the Japan Patent Office"
    headings = [built.squeeze(one.text()) for one in pages[""].one("article").css("h2")]
    assert headings[:3] == ["Latest programmes", "Programmes by kind", "Find programmes by"]


@pytest.mark.site
def test_home_shows_at_most_four_figures_with_their_time_and_one_link_each(
    pages: dict[str, built.BuiltPage],
) -> None:
    shown = {}
    for group in pages[""].root.css("dl.key-figures > div"):
        figure, time = group.css("dd")
        shown[built.squeeze(figure.text())] = built.squeeze(time.text())
        assert len(group.css("a")) == 1
    assert shown == SAID["figures"]


@pytest.mark.site
def test_a_quoted_figure_leads_to_its_place_in_its_record(
    pages: dict[str, built.BuiltPage],
) -> None:
    for address in ("", "faqs/", "figures/"):
        page = pages[address]
        for link in page.root.css("a[href*='#figure_']"):
            href = link.attributes["href"] or ""
            target = pages[page.target(href)]
            row = target.one(f"#{href.partition('#')[2]}")
            assert built.squeeze(link.text()) in built.squeeze(row.text())


@pytest.mark.site
def test_a_section_without_pages_of_its_own_says_what_lies_deeper(seeds: Catalogue) -> None:
    described = rendered.described(seeds)["sections/cooperation-in-human-resource-development/"]
    page = rendered.body(described, seeds)
    below = [built.squeeze(link.text()) for link in page.css("ul.tree a")]
    ours = [
        "Assistance to Developing Countries (Cooperation in Human Resource Development)",
        "JPO Cooperation in Human Resource Development",
        "Training Programs(short)",
    ]
    assert [label for label in below if label in ours] == ours
    assert len(page.css("a.entry[href$='2013-12-02-enforcement/']")) == 1


def test_the_latest_programmes_are_so_by_their_own_dates(renderer: Renderer) -> None:
    page = filled("latest 3", renderer, "")
    shown = [link.attributes["href"] for link in page.css("ul.entries a")]
    days = [(one.card.latest, f"./{one.address}") for one in renderer.catalogue.programmes]
    assert len(shown) == 3
    latest = sorted((day for day, _ in days), reverse=True)[:3]
    assert [dict(map(reversed, days))[href] for href in shown] == latest


def test_the_finder_asks_for_a_country_a_topic_and_a_year(renderer: Renderer) -> None:
    page = filled("finder", renderer, "")
    form = page.css_first("form")
    assert form.attributes["action"] == "./browse/"
    asked = [one.attributes["name"] for one in form.css("select, input")]
    assert sorted(asked) == ["country", "q", "topic", "year"]
    assert page.css("p form") == []

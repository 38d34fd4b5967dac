"""Nothing dies at an address that a record had before, and one that was withdrawn says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import exporting
import pytest
from selectolax.lexbor import LexborHTMLParser

import built
from programmes.exports import former, objects
from programmes.exports.addresses import PATH, Addresses
from programmes.render.renderer import environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = "initiatives/generated-0"


def renamed(folder: Path) -> Path:
    """Give a content whose only record had another name before."""
    content = exporting.generate(folder / "content", 1)
    record = content / "programmes" / f"{OLD}.yml"
    with record.open("a") as file:
        file.write(f"redirect_from: [{OLD}]\n")
    record.rename(record.with_name("renamed.yml"))
    return content


def former_pages(content: Path) -> dict[str, LexborHTMLParser]:
    """Make the pages at the former addresses of a content, each with its path."""
    pages = {path: make() for path, make in outputs(content).items() if path.endswith(".html")}
    return {path: LexborHTMLParser(html) for path, html in pages.items()}


def outputs(content: Path) -> dict[str, Callable[[], bytes]]:
    """Give what makes each file at a former address of a content."""
    catalogue = exporting.load(content)
    return dict(former.outputs(catalogue, exporting.SETTINGS, environment()))


class TestRenamed:
    @pytest.fixture
    def page(self, tmp_path: Path) -> LexborHTMLParser:
        """The page at the former address of a renamed record."""
        pages = former_pages(renamed(tmp_path))
        assert list(pages) == [f"{OLD}/index.html"]
        return pages[f"{OLD}/index.html"]

    def test_it_leads_on_at_once(self, page: LexborHTMLParser) -> None:
        refresh = page.css_first('meta[http-equiv="refresh"]').attributes["content"]
        assert refresh == "0; url=../../initiatives/renamed/"

    def test_it_names_the_address_that_counts(self, page: LexborHTMLParser) -> None:
        canonical = page.css_first('link[rel="canonical"]').attributes["href"]
        assert canonical == "https://catalogue.invalid/here/initiatives/renamed/"

    def test_it_has_a_link_for_who_is_not_led_on(self, page: LexborHTMLParser) -> None:
        assert page.css_first("body a").attributes["href"] == "../../initiatives/renamed/"
        assert not page.css("script")


def test_the_other_forms_of_a_renamed_record_stand_at_both_addresses(tmp_path: Path) -> None:
    content = renamed(tmp_path)
    here = dict(objects.outputs(exporting.load(content), exporting.SETTINGS))
    copies = outputs(content)
    for form in ("index.json", "record.yml"):
        assert copies[f"{OLD}/{form}"]() == here[f"initiatives/renamed/{form}"]()


class TestWithdrawn:
    @pytest.fixture
    def content(self, tmp_path: Path) -> Path:
        """A content with one record, and nothing withdrawn yet."""
        return exporting.generate(tmp_path / "content", 1)

    def withdraw(self, content: Path, entries: str) -> dict[str, LexborHTMLParser]:
        (content / "retired.yml").write_text(entries, encoding="utf-8")
        return former_pages(content)

    def test_its_page_says_since_when_and_why(self, content: Path) -> None:
        entry = "countries/xx: {day: 2026-11-30, reason: 'R&D ended: no money.'}\n"
        page = self.withdraw(content, entry)["countries/xx/index.html"]
        told = built.squeeze(page.css_first("p").text())
        assert told == "It stood here until 30 November 2026. R&D ended: no money."
        assert page.css_first("time").attributes["datetime"] == "2026-11-30"
        assert page.css_first('meta[name="robots"]').attributes["content"] == "noindex"

    @pytest.mark.parametrize(
        ("instead", "label"),
        [
            (OLD, "=SUM(A1:A9) 0"),
            ("training-courses", "Training courses"),
            ("organisations/wipo", "World Intellectual Property Organization"),
            ("sections/for-editors", "For editors"),
            ("browse", "All programmes"),
            ("notes", "notes"),
        ],
    )
    def test_its_page_leads_to_what_replaces_it(
        self, content: Path, instead: str, label: str
    ) -> None:
        (content / "notes.md").write_text("# Notes\n", encoding="utf-8")
        entry = f"a/b/c: {{day: 2026-11-30, reason: It ended., instead: {instead}}}\n"
        link = self.withdraw(content, entry)["a/b/c/index.html"].css_first("body a")
        assert (link.attributes["href"], link.text()) == (f"../../../{instead}/", label)

    def test_a_file_has_no_page(self, content: Path) -> None:
        entry = "countries/vn/calendar.ics: {day: 2026-11-30, reason: It has no dates.}\n"
        assert self.withdraw(content, entry) == {}


@pytest.mark.site
def test_a_built_site_keeps_what_was_there_before(project: Path, tmp_path: Path) -> None:
    records = project / "content/programmes/initiatives"
    built.change(records / "tisc.yml", "\nform:", "\nredirect_from: [initiatives/centres]\nform:")
    entry = "countries/xx: {day: 2026-11-30, reason: It ended., instead: initiatives/tisc}\n"
    (project / "content/retired.yml").write_text(entry, encoding="utf-8")
    run = built.build(project, site := tmp_path / "site")
    assert run.returncode == 0, run.stderr
    new, old = site / "initiatives/tisc", site / "initiatives/centres"
    for form in ("index.json", "record.yml"):
        assert (old / form).read_bytes() == (new / form).read_bytes()
    assert (old / "record.yml").read_bytes() == (records / "tisc.yml").read_bytes()
    listed = Addresses.model_validate_json((site / PATH).read_bytes())
    there = {"initiatives/centres/", "initiatives/centres/record.yml", "countries/xx/"}
    assert there <= set(listed.addresses)
    assert listed.retired == ("countries/xx",)
    assert "centres" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert not (site / "retired.yml").exists()

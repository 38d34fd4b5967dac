"""Whoever knows Material finds its settings where they always were, and they have their effect."""

from importlib.resources import files
from pathlib import Path

import pytest

import built

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with other colours, another icon and another language."""
    folder: Path = tmp_path_factory.mktemp("theme")
    project = built.copy_project(folder / "project")
    for setting, another in built.data("theme.yml").items():
        built.change(project / "mkdocs.yml", setting, another)
    return built.made(project, folder / "site")


@pytest.fixture(scope="module")
def home(changed: Path) -> built.BuiltPage:
    """The home page with these settings."""
    return built.read_pages(changed)["initiatives/tisc/"]


def test_the_first_colour_is_one_of_material_s(home: built.BuiltPage, changed: Path) -> None:
    assert home.one("body").attributes["data-md-color-primary"] == "teal"
    style = home.one("link[rel=stylesheet][href*=palette]").attributes["href"] or ""
    file = changed / style.removeprefix("../../").partition("?")[0]
    assert "[data-md-color-primary=teal]{--md-primary-fg-color:" in file.read_text()


def test_an_icon_is_another_one(home: built.BuiltPage) -> None:
    icon = files("material") / "templates/.icons/material/dots-vertical.svg"
    drawn = home.one("header [popovertarget=__menu] path").attributes["d"] or ""
    assert drawn in icon.read_text()


def test_the_icon_of_tabs_is_another_one(home: built.BuiltPage) -> None:
    assert home.one("link[rel=icon]").attributes["href"] == "../../assets/catalogue/mark.svg"


def test_the_words_of_the_frame_are_in_another_language(home: built.BuiltPage) -> None:
    assert home.one("html").attributes["lang"] == "ja"
    assert home.one(".md-skip").text().strip() == "コンテンツにスキップ"
    assert home.one("nav.beside").attributes["aria-label"] == "目次"

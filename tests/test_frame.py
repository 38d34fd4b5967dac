"""A page from the frame that is rendered once is, byte for byte, what the template itself gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from built import PROJECT
from programmes.catalogue.programme import Crumb
from programmes.render.frame import Frame, Unprintable
from programmes.render.page import Page, Printed

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.render.frame import Sheet
    from programmes.render.page import Alternate

PARTIALS = {
    "partials/path.html": "<nav>{{ trail | length }}</nav>",
    "partials/alternates.html": "",
    "partials/toc.html": "<ol class={{ place }}>{{ page.toc | length }}</ol>",
}
CONTENTS = "".join(
    f"{{% with place = '{place}' %}}{{% include 'partials/toc.html' %}}{{% endwith %}}"
    for place in ("above", "beside")
)
MAIN = "{% include 'partials/path.html' %}<h1>{{ page.title }}</h1>{{ page.content }}" + CONTENTS


@pytest.mark.site
def test_every_page_is_what_the_template_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render, compared = Frame.render, tmp_path / "compared"

    def compare(frame: Frame, page: Page, printed: Printed, forms: tuple[Alternate, ...]) -> str:
        html = render(frame, page, printed, forms)
        assert html == frame.render_alone(page, printed, forms), page.address
        with compared.open("a") as file:  # pages are made in several processes
            file.write(f"{page.address}\n")
        return html

    monkeypatch.setattr(Frame, "render", compare)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    build(load_config(str(PROJECT / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    addresses = compared.read_text().splitlines()
    assert {"countries/", "initiatives/tisc/", "browse/", "data/"} <= set(addresses)


def _context(sheet: Sheet) -> dict[str, object]:
    return {"page": sheet, "trail": sheet.meta["trail"]}


def framed(main: str) -> str:
    """Put a page into a frame whose main template is given."""
    templates = Environment(loader=DictLoader(PARTIALS | {"main.html": main}), autoescape=True)
    frame = Frame(templates, templates, _context, site_url="")
    page = Page("a/b/", (Crumb("R&D", "a/b/"),), "", template="")
    return frame.render(page, Printed(Markup("<p>Body</p>")))


def test_a_text_is_escaped_where_the_template_escapes_and_html_is_not() -> None:
    contents = "<ol class=above>0</ol><ol class=beside>0</ol>"
    assert framed(MAIN) == f"<nav>1</nav><h1>R&amp;D</h1><p>Body</p>{contents}"


def test_a_template_that_does_not_print_the_contents_in_one_place_is_refused() -> None:
    with pytest.raises(Unprintable):
        framed(MAIN.replace(CONTENTS, ""))


def test_a_template_that_changes_a_text_is_refused() -> None:
    with pytest.raises(Unprintable):
        framed(MAIN.replace("page.title", "page.title | replace('&', 'and')"))

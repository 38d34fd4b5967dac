"""A page from the frame that is rendered once is, byte for byte, what the template itself gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from markupsafe import Markup, escape
from mkdocs.commands.build import build
from mkdocs.config import load_config

from built import PROJECT
from programmes.catalogue.programme import Crumb
from programmes.progress import Refused
from programmes.render.frame import Frame, Sheet, contents, described, repaired
from programmes.render.page import Alternate, Page, Printed
from programmes.settings import UNSET

TEMPLATES = PROJECT / "tests/data/frame"
MAIN = (TEMPLATES / "main.html").read_text(encoding="utf-8")


def alone(frame: Frame, page: Page, printed: Printed, forms: tuple[Alternate, ...]) -> str:
    """Render a page by the template itself, without slots."""
    values = frame._values(page, printed, ())  # noqa: SLF001
    meta = described(page, frame.settings) | {
        "trail": page.trail,
        "alternates": forms,
        "neighbours": page.neighbours,
        "picture": frame._picture(page.address),  # noqa: SLF001
    }
    toc, canonical = contents(printed.headings), values["canonical"]
    sheet = Sheet(escape(page.title), printed.body, page.address, canonical, toc, meta)
    html = frame.templates.get_template("main.html").render(frame.context(sheet))
    return repaired(html)


@pytest.mark.site
def test_every_page_is_what_the_template_gives(
    seeded_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render, compared = Frame.render, tmp_path / "compared"

    def compare(frame: Frame, page: Page, printed: Printed, forms: tuple[Alternate, ...]) -> str:
        html = render(frame, page, printed, forms)
        assert html == alone(frame, page, printed, forms), page.address
        with compared.open("a") as file:  # pages are made in several processes
            file.write(f"{page.address}\n")
        return html

    monkeypatch.setattr(Frame, "render", compare)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    build(load_config(str(seeded_project / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    addresses = compared.read_text().splitlines()
    assert {"countries/", "initiatives/tisc/", "browse/", "data/"} <= set(addresses)


def _context(sheet: Sheet) -> dict[str, object]:
    return {"page": sheet, "trail": sheet.meta["trail"]}


def framed(main: str) -> str:
    """Put a page into a frame whose main template is given."""
    loader = ChoiceLoader([DictLoader({"main.html": main}), FileSystemLoader(TEMPLATES)])
    templates = Environment(loader=loader, autoescape=False)  # noqa: S701 - as MkDocs has it
    frame = Frame(templates, templates, _context, UNSET)
    page = Page("a/b/", (Crumb("R&D", "a/b/"),), "", template="")
    return frame.render(page, Printed(Markup("<p>Body</p>")))


def test_a_text_is_escaped_once_and_html_is_not() -> None:
    page = "<nav>1</nav><h1>R&amp;D</h1><p>Body</p><ol class=above>0</ol><ol class=beside>0</ol>"
    assert framed(MAIN).endswith(page)


def test_what_no_partial_of_material_can_change_is_mended() -> None:
    html = framed(MAIN)
    assert "md-toggle" not in html
    assert "md-overlay" not in html
    assert 'id="__main" tabindex="-1"' in html


@pytest.mark.parametrize(
    "main",
    [
        pytest.param(MAIN.partition("<ol")[0], id="does not print the contents"),
        pytest.param(MAIN.replace("page.title", "page.title | upper"), id="changes a text"),
        pytest.param(MAIN.replace("md-overlay", "overlay"), id="is another version of Material"),
    ],
)
def test_a_template_that_does_not_fit_the_frame_is_refused(main: str) -> None:
    with pytest.raises(Refused):
        framed(main)

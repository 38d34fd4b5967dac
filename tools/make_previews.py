"""Takes the pictures that other sites show beside a link: one for the site, one for each kind.

The site is built without it; it runs again only when the name of the site or a kind changes:

    pip install pillow
    PYTHONPATH=hooks python tools/make_previews.py
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from mkdocs.config import load_config  # noqa: TID251 - for what mkdocs.yml says
from PIL import Image
from playwright.sync_api import sync_playwright

from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT: Final = Path(__file__).parents[1]
ASSETS: Final = PROJECT / "hooks/theme/assets/catalogue"
COLOURS: Final = 64
SIZE: Final = {"width": 1200, "height": 630}


def pictures() -> Iterator[tuple[str, dict[str, object]]]:
    """List the pictures by name, each with what it says."""
    config = load_config(str(PROJECT / "mkdocs.yml"))
    drawings = {
        "mark": Markup((ASSETS / "mark.svg").read_text()),  # noqa: S704 - a file of ours
        "land": Markup((ASSETS / "world.svg").read_text()),  # noqa: S704 - as above
    }
    said = drawings | {"strapline": config.extra["strapline"]}
    about = config.site_description
    yield "site", said | {"above": "Catalogue", "title": config.site_name, "about": about}
    for key, kind in KINDS.items():
        yield key, said | {"above": config.site_name, "title": kind.plural, "about": kind.about}


def main() -> None:
    """Write the pictures, in few colours."""
    template = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    with sync_playwright() as playwright:
        program = which("chromium-headless-shell") or which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        for name, said in pictures():
            page.set_content(template.get_template("preview.html").render(said))
            picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
            picture = picture.quantize(
                COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
            )
            picture.save(ASSETS / f"previews/{name}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()

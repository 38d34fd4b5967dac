"""Turns templates and values into the bodies of pages."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from programmes.render import people, words
from programmes.render.drafting import Draft
from programmes.render.page import Headings, Printed, to_root
from programmes.schema import dates, prose
from programmes.schema.blocks import BLOCKS
from programmes.schema.numbers import grouped
from programmes.settings import UNSET

if TYPE_CHECKING:
    from collections.abc import Callable

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.render.page import Alternate, Page, Part
    from programmes.render.words import Name, Words
    from programmes.settings import Settings


class Here(NamedTuple):
    """What macros are told of the page on which they print: they are made once for all pages."""

    address: str | None
    """None for a part, which may stand on any page."""
    root: str
    headings: Headings
    catalogue: Catalogue
    settings: Settings
    entry: Callable[[Programme, str], Markup]
    """Prints what lists say of a programme."""
    link: Callable[[Name, str], Markup]


def environment() -> Environment:
    """Load our templates, with the filters that they need; they know nothing of a catalogue."""
    templates = Environment(
        loader=PackageLoader("programmes.render"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "attendance": people.attendance,
        "dates": dates.listed,
        "day": words.written_day,
        "grouped": grouped,
        "hashed": str,  # until a build knows the files of its theme
        "language": words.language,
        "lines": prose.lines,
        "linked": _linked,
        "many": words.many,
        "phone": words.telephone,
        "people": words.people,
        "plural": words.plural,
        "prose": partial(prose.render, prose.parser()),
    }
    # A template asks for the sort of a block: `block is quote`.
    for key, model in BLOCKS.items():
        templates.tests[key] = lambda value, model=model: isinstance(value, model)
    return templates


def _linked(told: Words, here: Here, sign: str = ", ") -> Markup:
    """Print words and names with a sign between them; a page does not link to itself."""
    printed = [
        escape(one)
        if isinstance(one, str)
        else here.link(one, here.root if one.address != here.address else "")
        for one in told
    ]
    return Markup(sign.join(printed))  # noqa: S704 - all of it is escaped


class Renderer:
    """Prints the pages of one catalogue.

    Every template of a page knows `catalogue`, `settings`, `here`, and of this `root` and
    `headings` by themselves, and all macros of the partial `shared`. To import what many pages
    use takes longer than to print it: `blocks` and `record_tables` are known by their names.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        settings: Settings = UNSET,
        templates: Environment | None = None,
    ) -> None:
        self.catalogue, self.settings = catalogue, settings
        self.templates = templates or environment()
        often = self._partial("often")
        self._often = cache(often.entry), cache(often.link)
        self._context = vars(self._partial("shared")) | {
            **{name: self._partial(name) for name in ("blocks", "record_tables")},
            "catalogue": catalogue,
            "draft": lambda kind: Draft(kind, catalogue).text({}),
            "settings": settings,
        }

    def render(self, page: Page, forms: tuple[Alternate, ...] = ()) -> Printed:
        """Print the body of a page that has these other forms."""
        here = self._here(page.address, to_root(page.address))
        body = self.templates.get_template("page.html").render(
            self._context,
            page=page,
            forms=forms,
            here=here,
            root=here.root,
            headings=here.headings,
            **page.values(),
        )
        # Our templates escape what they are given.
        return Printed(Markup(body), tuple(here.headings.noted))  # noqa: S704

    def part(self, part: Part, root: str) -> Markup:
        """Print a part of a page; `root` leads from the page to the root of the site."""
        template = self.templates.get_template("part.html")
        html = template.render(self._context, part=part, root=root, here=self._here(None, root))
        return Markup(html)  # noqa: S704 - as above

    def _partial(self, name: str) -> Any:  # noqa: ANN401 - its attributes are its macros
        return self.templates.get_template(f"partials/{name}.html").module

    def _here(self, address: str | None, root: str) -> Here:
        return Here(address, root, Headings(), self.catalogue, self.settings, *self._often)

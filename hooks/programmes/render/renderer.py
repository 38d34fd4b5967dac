"""Turns templates and values into the bodies of pages."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
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

    from jinja2.runtime import Context

    from programmes.catalogue.catalogue import Catalogue
    from programmes.render.page import Alternate, Page, Part
    from programmes.render.words import Words
    from programmes.settings import Settings


def environment(*, edited: bool = False) -> Environment:
    """Load our templates, with the filters that they need; they know nothing of a catalogue.

    Templates that are being edited are looked at whenever they are needed.
    """
    templates = Environment(
        loader=PackageLoader("programmes.render"),
        autoescape=True,
        auto_reload=edited,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "dates": dates.listed,
        "day": words.written_day,
        "grouped": grouped,
        "hashed": str,  # until a build knows the files of its theme
        "language": words.language,
        "linked": _linked,
        "many": words.many,
        "phone": words.telephone,
        "people": words.people,
        "plural": words.plural,
    }
    templates.tests |= {key: _test_of(model) for key, model in BLOCKS.items()}
    return templates


def _test_of(model: type) -> Callable[[object], bool]:
    """Let a template ask for the sort of a block: `block is quote`."""
    return lambda value: isinstance(value, model)


@pass_context
def _linked(context: Context, told: Words, sign: str = ", ") -> Markup:
    """Print words and names with a sign between them; a page does not link to itself."""
    link, root, here = context["link"], context["root"], context["here"]
    printed = (
        escape(one) if isinstance(one, str) else link(one, one.address != here and root)
        for one in told
    )
    return Markup(sign.join(printed))  # noqa: S704 - all of it is escaped


class Renderer:
    """Prints the pages of one catalogue.

    Every template knows `catalogue`, `settings`, `root`, which leads to the root of the site,
    `here`, the address of the page, and `headings`, which takes note of its headings.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        settings: Settings = UNSET,
        templates: Environment | None = None,
    ) -> None:
        self.catalogue, self.settings = catalogue, settings
        self.templates = templates or environment()
        often: Any = self.templates.get_template("partials/often.html").module
        self._context = {
            "attendance": partial(people.attendance, vocabulary=catalogue.vocabulary),
            "catalogue": catalogue,
            "draft": lambda kind: Draft(kind, catalogue).text({}),
            "entry": cache(often.entry),
            "link": cache(often.link),
            "prose": partial(prose.render, prose.parser()),
            "settings": settings,
        }

    def render(self, page: Page, forms: tuple[Alternate, ...] = ()) -> Printed:
        """Print the body of a page that has these other forms."""
        headings = Headings()
        body = self.templates.get_template("page.html").render(
            self._context,
            page=page,
            forms=forms,
            root=to_root(page.address),
            here=page.address,
            headings=headings,
            **page.values(),
        )
        # Our templates escape what they are given.
        return Printed(Markup(body), tuple(headings.noted))  # noqa: S704

    def part(self, part: Part, root: str) -> Markup:
        """Print a part of a page; `root` leads from the page to the root of the site."""
        template = self.templates.get_template("part.html")
        html = template.render(self._context, part=part, root=root, here=None)
        return Markup(html)  # noqa: S704 - as above

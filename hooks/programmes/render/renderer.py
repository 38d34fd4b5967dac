"""Turns templates and values into the bodies of pages."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from markupsafe import Markup

from programmes.catalogue.programme import stamp_of
from programmes.render import compiled, countries, entries, names, pieces, values
from programmes.render.page import Headings, Page, Printed, to_root
from programmes.render.record_body import source
from programmes.schema import dates, prose
from programmes.settings import UNSET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Template

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Crumb, Programme, Trail
    from programmes.settings import Settings

ASKED: Final = ("catalogue", "vocabulary", "prose")
"""What Python asks of what all templates have, where it puts a page together."""


class Renderer:
    """Our templates, with the filters that they need; one serves all pages of a build."""

    def __init__(self, catalogue: Catalogue, settings: Settings = UNSET) -> None:
        self.catalogue, self.settings = catalogue, settings
        self.note_of = cache(partial(values.note, catalogue=catalogue))
        self.templates = Environment(
            loader=PackageLoader("programmes.render"),
            bytecode_cache=compiled.templates(),
            auto_reload=False,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.filters |= _filters()
        self.templates.globals |= _of_records(catalogue) | {
            "settings": settings,
            "note_of": self.note_of,
        }

    def page(  # noqa: PLR0913 - all are named
        self,
        template: str,
        *,
        address: str,
        trail: Trail,
        description: str,
        listing: Callable[[], Iterable[Crumb]] = tuple,
        of: Iterable[Programme] | None = None,
        later: Callable[[], dict[str, Any]] = dict,
        **given: Any,  # noqa: ANN401 - each template has values of its own
    ) -> Page:
        """Make a page from a template; its title is the last label of its trail.

        Among what it is given, `file` is the one to edit, and `updated` the day of its last change.
        If all that follows from the programmes `of` which it tells, and from the vocabulary, it
        is kept until one of them changes. `listing` gives the pages that it lists, and `later`
        what takes time to make; both are asked when the page is printed.
        """
        return Page(
            address=address,
            title=trail[-1].label,
            trail=trail,
            description=description,
            # Found now, so that a second process has it from this one.
            make=partial(
                self._printed, self.templates.get_template(template), address, given, later
            ),
            updated=given.get("updated"),
            listing=listing,
            key="" if of is None else stamp_of(of),
        )

    def _printed(
        self,
        template: Template,
        address: str,
        given: dict[str, Any],
        later: Callable[[], dict[str, Any]],
    ) -> Printed:
        here = self.here(address)
        body = template.render(**here, **given, **later())
        # Added to a plain text: there is no room for a long list in one more copy.
        body += str(self.how_to_mend(address, given.get("file", "")))
        # Our templates escape what they are given.
        return Printed(Markup(body), tuple(here["headings"].noted))  # noqa: S704

    def here(self, address: str) -> dict[str, Any]:
        """Give what the making of a page knows of it and of all records."""
        told = {"root": to_root(address), "here": address, "headings": Headings()}
        return told | {name: self.templates.globals[name] for name in ASKED}

    def how_to_mend(self, address: str, file: str) -> Markup:
        """Print how to mend what stands on a page; nothing where no repository is known."""
        if not self.settings.repository:
            return Markup()
        mend = self.templates.get_template("mend.html")
        return Markup(mend.render(address=address, file=file))  # noqa: S704 - as above

    def part(self, template: str, macro: str, root: str, *given: object) -> Markup:
        """Make a part of a page from a macro of a template."""
        module = self.templates.get_template(template).make_module({"root": root, "here": ""})
        return Markup(getattr(module, macro)(*given))  # noqa: S704 - as above


def _filters() -> dict[str, Callable[..., object]]:
    """Give what templates do with a value."""
    return {
        "dates": dates.html,
        "file_size": values.file_size,
        "day": values.written_day,
        "lines": values.lines,
        "link": names.link,
        "links": names.links,
        "phone": values.telephone,
        "plural": values.plural,
    }


def _of_records(catalogue: Catalogue) -> dict[str, object]:
    """Give what templates ask of the records and the vocabulary."""
    vocabulary = catalogue.vocabulary
    return {
        "catalogue": catalogue,
        "vocabulary": vocabulary,
        "entries": entries.entries,
        "experts_of": values.experts,
        "named": partial(names.name, vocabulary=vocabulary),
        "names_of": partial(names.names, vocabulary=vocabulary),
        "prose": partial(prose.render, prose.parser()),
        "place": pass_context(partial(names.place, vocabulary=vocabulary)),
        "programmes_map": countries.programmes_map,
        "size": values.size,
        "source": source,
        "under": entries.under,
        "world": pieces.world,
        "zip": zip,
    }

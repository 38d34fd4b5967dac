"""The pieces of HTML that pages of many sorts are put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import pass_context

from programmes.render.pattern import pattern, together
from programmes.render.values import written_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from markupsafe import Markup

    from programmes.render.page import Here
    from programmes.render.world_map import WorldMap


LINK = pattern('<a href="{}{}">{}</a>')
OUTSIDE = pattern('<a class="ext" rel="external" href="{}">{}</a>')
TIME = pattern('<time datetime="{}">{}</time>')
HEADING = pattern('<h{} id="{}">{}</h{}>\n')
FACTS = pattern('<dl class="facts">\n{}</dl>\n')
FACT = pattern("  <div><dt>{}</dt><dd>{}</dd></div>\n")
SCROLL = pattern(
    '<div class="scroll" role="region" aria-label="{}" tabindex="0">\n'
    '<table class="{}">\n  <caption>{}</caption>\n'
    "  <thead><tr>{}</tr></thead>\n  <tbody>\n{}  </tbody>\n{}</table>\n</div>\n"
)
COLUMN = pattern('<th scope="col">{}</th>')
MAP = pattern(
    '<figure class="map">\n'
    '<svg role="img" viewBox="{}" aria-labelledby="{}-title {}-words">\n'
    '  <title id="{}-title">{}</title>\n  <desc id="{}-words">{}</desc>\n'
    '  <use class="land" href="{}assets/catalogue/world.svg#land"/>\n{}</svg>\n'
    "<figcaption>{}{} The map says nothing about the status of any territory.</figcaption>\n"
    "</figure>\n"
)
ONE, SEVERAL = (
    ". The number stands below.",
    ": the larger the number, the larger the dot. The numbers stand below.",
)
DOT = pattern('  <circle class="mark" cx="{}" cy="{}" r="{}"><title>{}: {}</title></circle>\n')


def heading(context: Here, level: int, text: str, address: str = "") -> Markup:
    """Print a heading, which the table of contents lists; with an address it leads there."""
    words = LINK(context["root"], address, text) if address else text
    return HEADING(level, context["headings"].note(level, text), words, level)


def facts(pairs: Iterable[tuple[str, object]]) -> Markup:
    """Print labels, each with its words."""
    return FACTS(together(FACT(label, words) for label, words in pairs))


def day(one: date) -> Markup:
    """Print a day."""
    return TIME(one, written_day(one))


@pass_context
def world(context: Here, drawn: WorldMap, title: str) -> Markup:
    """Print a map of the world; what stands right below it has the numbers."""
    dots = together(DOT(one.x, one.y, one.radius, one.label, one.words) for one in drawn.dots)
    told = SEVERAL if len(drawn.dots) > 1 else ONE
    name, root = drawn.id, context["root"]
    return MAP(drawn.box, name, name, name, title, name, drawn.words, root, dots, title, told)

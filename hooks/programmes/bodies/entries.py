"""Lists of programmes, and under an entry that they name what part it has in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import pass_context

from programmes.bodies.pattern import Pattern, together
from programmes.dates import html
from programmes.pages.names import place
from programmes.pages.roles import said
from programmes.pages.values import first_words
from programmes.schema.facts import Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from programmes.filing.listings import Listing
    from programmes.filing.programme import Programme
    from programmes.pages.page import Here
    from programmes.schema.facts import Event


LIST = Pattern('<ul class="entries">\n{}</ul>\n')
ENTRY = Pattern(
    '  <li><a class="entry" href="{}{}">{}</a>\n    <p class="note">{}{}</p>\n{}  </li>\n'
)
SUMMARY = Pattern('    <p class="summary">{}</p>\n{}')
PARTS = Pattern('    <ul class="parts">\n{}    </ul>\n')
CHILD = Pattern('  <li><a href="{}{}">{}</a></li>\n')
PART = Pattern("      <li>{}{}</li>\n")
PROJECT = Pattern('{}, {} in <time datetime="{}">{}</time>')
EVENT = Pattern("{}{}{}{}{}")


@pass_context
def entries(context: Here, programmes: Iterable[Programme], in_full: bool = False) -> Markup:  # noqa: FBT001, FBT002 - as templates call it
    """List programmes; in full, each has its first words, and the records that it prints."""
    root, note_of = context["root"], context["note_of"]
    listed = together(
        ENTRY(
            root,
            one.address,
            one.name,
            note_of(one.address),
            "",
            _in_full(context, one) if in_full else "",
        )
        for one in programmes
    )
    return LIST(listed) if listed else listed


def _in_full(context: Here, programme: Programme) -> Markup:
    children = [context["catalogue"].at[key] for key in programme.children]
    links = together(CHILD(context["root"], one.address, one.name) for one in children)
    return SUMMARY(first_words(programme.record), PARTS(links) if children else "")


@pass_context
def under(context: Here, listings: Sequence[Listing], name: str) -> Markup:
    """List the programmes that name an entry, and what part it has in each and in its events."""
    root, note_of = context["root"], context["note_of"]
    return LIST(
        together(
            ENTRY(
                root,
                one.programme.address,
                one.programme.name,
                note_of(one.programme.address),
                _after(said(one.own, name)),
                _parts(context, one, name),
            )
            for one in listings
        )
    )


def _after(words: str) -> str:
    return f": {words}" if words else ""


def _parts(context: Here, listing: Listing, name: str) -> Markup | str:
    parts = together(
        PART(_happening(context, part), _after(said(mentions, name)))
        for part, mentions in listing.parts
    )
    return PARTS(parts) if parts else ""


def _happening(context: Here, part: Event | Project) -> Markup:
    if isinstance(part, Project):
        return PROJECT(part.activity.capitalize(), part.status, part.year, part.year)
    when = html(part.dates) if part.dates else ""
    where = place(context, part.place, context["vocabulary"]) if part.place else ""
    return EVENT(part.title, ", " if when else "", when, ", " if where else "", where)

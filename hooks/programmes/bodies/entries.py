"""Lists of programmes, and under an entry that they name what part it has in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import pass_context

from programmes.bodies.pattern import Pattern, together
from programmes.dates import html
from programmes.filing.listings import by_entry
from programmes.filing.ways import WAYS
from programmes.pages.names import place
from programmes.pages.page import to_root
from programmes.pages.roles import said
from programmes.pages.values import first_words
from programmes.schema.facts import Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from programmes.filing.listings import Naming
    from programmes.filing.mentions import What
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
    first = programme.keep("first words", lambda: first_words(programme.record))
    return SUMMARY(first, PARTS(links) if children else "")


@pass_context
def under(context: Here, programmes: Sequence[Programme], what: What, key: str) -> Markup:
    """List the programmes that name an entry, and what part it has in each and in its events."""
    return LIST(together(_items(context, one)[f"{what} {key}"] for one in programmes))


def _items(context: Here, programme: Programme) -> dict[str, Markup]:
    """Make the items of a programme for the pages of all entries that it names."""
    return programme.keep(
        "items",
        lambda: {
            f"{what} {key}": _item(context, programme, what, key, naming)
            for (what, key), naming in by_entry(
                context["catalogue"].mentions[programme.address]
            ).items()
        },
    )


def _item(context: Here, programme: Programme, what: What, key: str, naming: Naming) -> Markup:
    crumb = WAYS[what].entry(key, context["vocabulary"])
    there = {
        "root": to_root(crumb.address),
        "here": crumb.address,
        "vocabulary": context["vocabulary"],
    }
    return ENTRY(
        there["root"],
        programme.address,
        programme.name,
        context["note_of"](programme.address),
        _after(said(naming.own, crumb.label)),
        _parts(there, naming, crumb.label),
    )


def _after(words: str) -> str:
    return f": {words}" if words else ""


def _parts(context: Here, naming: Naming, name: str) -> Markup | str:
    parts = together(
        PART(_happening(context, part), _after(said(mentions, name)))
        for part, mentions in naming.parts
    )
    return PARTS(parts) if parts else ""


def _happening(context: Here, part: Event | Project) -> Markup:
    if isinstance(part, Project):
        return PROJECT(part.activity.capitalize(), part.status, part.year, part.year)
    when = html(part.dates) if part.dates else ""
    where = place(context, part.place, context["vocabulary"]) if part.place else ""
    return EVENT(part.title, ", " if when else "", when, ", " if where else "", where)

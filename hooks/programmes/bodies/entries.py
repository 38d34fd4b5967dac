"""Lists of programmes, and under an entry that they name what part it has in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import pass_context

from programmes.bodies.pattern import Pattern, html_of, together
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

    from programmes.catalogue import Catalogue
    from programmes.filing.listings import Naming
    from programmes.filing.mentions import What
    from programmes.filing.programme import Crumb, Programme
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
    root, note_of, entry = context["root"], context["note_of"], f"{what} {key}"
    return LIST(
        together(
            ENTRY(root, one.address, one.name, note_of(one.address), after, html_of(parts))
            for one in programmes
            for after, parts in [_said(context, one)[entry]]
        )
    )


def _said(context: Here, programme: Programme) -> dict[str, tuple[str, str]]:
    """Say of all that a programme names, by what and key, what part it has in it."""
    return programme.keep("said", _say, context["catalogue"], programme)


def _say(catalogue: Catalogue, programme: Programme) -> dict[str, tuple[str, str]]:
    found = by_entry(catalogue.mentions[programme.address])
    return {
        f"{what} {key}": _of_entry(WAYS[what].entry(key, catalogue.vocabulary), naming, catalogue)
        for (what, key), naming in found.items()
    }


def _of_entry(entry: Crumb, naming: Naming, catalogue: Catalogue) -> tuple[str, str]:
    """Say what part an entry has in a programme, and in its parts, for the page of the entry."""
    there = {"root": to_root(entry.address), "here": entry.address}
    parts = _parts(there | {"vocabulary": catalogue.vocabulary}, naming, entry.label)
    return _after(said(naming.own, entry.label)), parts


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

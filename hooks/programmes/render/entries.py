"""Lists of programmes, and under an entry that they name what part it has in each."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import pass_context

from programmes.catalogue.mentions import by_entry
from programmes.catalogue.ways import WAYS
from programmes.render.names import place, said
from programmes.render.page import to_root
from programmes.render.pattern import Long, pattern, together
from programmes.render.values import first_words
from programmes.schema.dates import html
from programmes.schema.facts import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import Naming, What
    from programmes.catalogue.programme import Crumb, Programme
    from programmes.render.page import Here
    from programmes.schema.facts import Event
    from programmes.schema.vocabulary import Vocabulary

    NoteOf = Callable[[str], Markup]


LIST, END_OF_LIST = '<ul class="entries">\n', "</ul>\n"
# An item in three parts: what all have, what it is of one programme anywhere, and the rest.
START = pattern('  <li><a class="entry" href="{}')
OPENING = pattern('{}">{}</a>\n    <p class="note">{}')
REST = pattern("{}</p>\n{}  </li>\n")
SUMMARY = pattern('    <p class="summary">{}</p>\n{}')
PARTS = pattern('    <ul class="parts">\n{}    </ul>\n')
CHILD = pattern('  <li><a href="{}{}">{}</a></li>\n')
PART = pattern("      <li>{}{}</li>\n")
PROJECT = pattern('{}, {} in <time datetime="{}">{}</time>')
EVENT = pattern("{}{}{}{}{}")
# All that is said of a programme is one text, which is read from notes much faster than a table:
# entries, each between two signs, then what is said of all of them. No source has these signs.
ENTRY, END, WORDS = "\x1d", "\x1e", "\x1f"


@pass_context
def entries(context: Here, programmes: Iterable[Programme], in_full: bool = False) -> Long:  # noqa: FBT001, FBT002 - as templates call it
    """List programmes; in full, each has its first words, and the records that it prints."""
    return _list(
        context,
        ((one, _in_full(context, one) if in_full else _alone("")) for one in programmes),
    )


def _list(context: Here, items: Iterable[tuple[Programme, str]]) -> Long:
    """Put items together, of which there are very many: each from parts that are HTML already."""
    start, note_of = START(context["root"]), context["note_of"]
    texts = [
        f"{start}{one.keep('opening', _opening, one, note_of)}{rest}"  # no Markup: as in names
        for one, rest in items
    ]
    return Long("".join([LIST, *texts, END_OF_LIST]) if texts else "")


def glean(programme: Programme, catalogue: Catalogue, note_of: NoteOf) -> None:
    """Make what lists are going to say of a programme."""
    programme.keep("opening", _opening, programme, note_of)
    programme.keep("first words", _first_words, programme)
    programme.keep("said", _say, catalogue, programme)


def _opening(programme: Programme, note_of: NoteOf) -> str:
    return str(OPENING(programme.address, programme.name, note_of(programme.address)))


def _first_words(programme: Programme) -> str:
    return first_words(programme.record)


def _in_full(context: Here, programme: Programme) -> Markup:
    children = [context["catalogue"].at[key] for key in programme.children]
    links = together(CHILD(context["root"], one.address, one.name) for one in children)
    first = programme.keep("first words", _first_words, programme)
    return REST("", SUMMARY(first, PARTS(links) if children else ""))


@pass_context
def under(context: Here, programmes: Sequence[Programme], what: What, key: str) -> Long:
    """List the programmes that name an entry, and what part it has in each and in its events."""
    mark, catalogue = f"{ENTRY}{what} {key}{END}", context["catalogue"]
    return _list(
        context, ((one, _words(mark, one.keep("said", _say, catalogue, one))) for one in programmes)
    )


def _words(mark: str, said: str) -> str:
    """Find what is said of an entry."""
    start = said.index(WORDS, said.index(mark)) + len(WORDS)
    return said[start : said.index(ENTRY, start)]


def _say(catalogue: Catalogue, programme: Programme) -> str:
    """Say of all that a programme names what part it has in it."""
    found, vocabulary = by_entry(catalogue.mentions(programme)), catalogue.vocabulary
    happenings, alike = Happenings(vocabulary), defaultdict[str, list[str]](list)
    for (what, key), naming in found.items():
        words = _of_entry(_entry(what, key, vocabulary), naming, happenings)
        alike[words].append(f"{ENTRY}{what} {key}{END}")
    said = [f"{''.join(entries)}{WORDS}{words}" for words, entries in alike.items()]
    return "".join((*said, ENTRY))


@lru_cache(maxsize=2**12)  # as often as they are named
def _entry(what: What, key: str, vocabulary: Vocabulary) -> Crumb:
    return WAYS[what].entry(key, vocabulary)


def _of_entry(entry: Crumb, naming: Naming, happenings: Happenings) -> Markup:
    """Say what part an entry has in a programme, and in its parts, for the page of the entry."""
    words = said(naming.own, entry.label)
    if not naming.parts:
        return _alone(words)
    parts = together(
        [
            happenings.line(entry.address, part, said(mentions, entry.label))
            for part, mentions in naming.parts
        ]
    )
    return REST(_after(words), PARTS(parts))


@lru_cache(maxsize=2**10)  # nearly all have the same few words
def _alone(words: str) -> Markup:
    """End an entry below which nothing stands."""
    return REST(_after(words), "")


def _after(words: str) -> str:
    return f": {words}" if words else ""


class Happenings:
    """The parts of one programme: what was held, when and where, as pages of entries say it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._told: dict[int, Markup] = {}
        self._lines: dict[tuple[int, str], Markup] = {}

    def line(self, page: str, part: Event | Project, words: str) -> Markup:
        """Tell of a part, and in `words` as what it names the entry of a page."""
        told = self._told.get(id(part))
        if told is None:
            told = self._told[id(part)] = _happening(self._from(page, ""), part)
        if page in told:  # of its own place each page tells otherwise
            return PART(_happening(self._from(page, page), part), _after(words))
        line = self._lines.get((id(part), words))
        if line is None:
            line = self._lines[id(part), words] = PART(told, _after(words))
        return line

    def _from(self, page: str, here: str) -> Here:
        return {"root": to_root(page), "here": here, "vocabulary": self._vocabulary}


def _happening(context: Here, part: Event | Project) -> Markup:
    if isinstance(part, Project):
        return PROJECT(part.activity.capitalize(), part.status, part.year, part.year)
    when = html(part.dates) if part.dates else ""
    where = place(context, part.place, context["vocabulary"]) if part.place else ""
    return EVENT(part.title, ", " if when else "", when, ", " if where else "", where)

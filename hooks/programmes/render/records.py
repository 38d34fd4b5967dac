"""Turns each programme into its page: a sentence, facts, its text, and tables of the same.

The sentence under the title says what it is: its kind, where, when, for whom and how many.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from babel import Locale
from babel.lists import format_list

from programmes.catalogue.card import blocks
from programmes.catalogue.catalogue import related
from programmes.render.facts import facts, first_facts
from programmes.render.linked_data import about
from programmes.render.page import Page
from programmes.render.record_tables import tables
from programmes.render.words import experts, size
from programmes.schema.blocks import Figure, Figures
from programmes.schema.records import KINDS, Dispatch, EventRecord

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import Role, What
    from programmes.catalogue.programme import Programme
    from programmes.schema.vocabulary import Vocabulary
    from programmes.settings import Settings


ENGLISH: Final = Locale("en", "GB")
FEW: Final = 3
"""So many countries are named; of more, the number is told."""
ROOM: Final = 36_000
"""A page prints so many bytes of other records, by their files; those beyond only begin there."""


def page(programme: Programme, catalogue: Catalogue, settings: Settings) -> Page:
    """Describe the page of one programme."""
    return Page(
        address=programme.address,
        trail=programme.trail,
        description=programme.card.description,
        template="record.html",
        values=partial(_values, programme, catalogue),
        updated=programme.updated,
        file=programme.path,
        about=partial(about, programme, catalogue, settings.site_url),
        source=programme.source,
    )


def _values(programme: Programme, catalogue: Catalogue) -> dict[str, Any]:
    cards = [catalogue.at[key].card for key in programme.card.children]
    ends = accumulate(len(card.data) for card in cards)
    in_short = {
        card.key for card, end in zip(cards, ends, strict=True) if end > ROOM and card.first_words
    }
    return {
        "programme": programme,
        "in_short": in_short,
        "opening": _opening(programme, catalogue),
        "first_facts": first_facts(programme, catalogue),
        "facts": facts(programme, catalogue),
        "lacks_photographs": _lacks_photographs(programme, in_short, catalogue),
        "tables": tables(programme, catalogue),
        "related": related(programme, catalogue),
    }


def _lacks_photographs(programme: Programme, in_short: set[str], catalogue: Catalogue) -> bool:
    """Whether a photograph whose caption is printed stands on the source page alone."""
    whole = (key for key in programme.card.children if key not in in_short)
    printed = (programme, *(catalogue.at[key] for key in whole))
    found = (block for one in printed for _, block in blocks(one.record.body))
    return any(
        not picture.file
        for block in found
        if isinstance(block, Figure | Figures)
        for picture in ([block.figure] if isinstance(block, Figure) else block.figures)
    )


def _opening(programme: Programme, catalogue: Catalogue) -> dict[str, str]:
    """Make the sentence under the title in pieces; what the record does not say is left out."""
    record, vocabulary = programme.record, catalogue.vocabulary
    form = record.form if isinstance(record, EventRecord) else None
    return {
        "kind": form.capitalize() if form else record.singular,
        "where": _where(programme, vocabulary),
        "when": programme.card.note.removeprefix(record.singular),
        "whom": _whom(programme, catalogue),
    }


def _where(programme: Programme, vocabulary: Vocabulary) -> str:
    record = programme.record
    if isinstance(record, Dispatch):
        return f" to {vocabulary.country_name(record.country.code)}"
    venue = record.venue
    if venue is None:
        return ""
    code = venue.country_code(vocabulary)
    names = (venue.city and venue.city.printed, code and vocabulary.country_name(code))
    places = ", ".join(name for name in names if name)
    online = ("online",) if venue.online else ()
    return "".join(f" {where}" for where in (f"in {places}" if places else "", *online) if where)


def _whom(programme: Programme, catalogue: Catalogue) -> str:
    record, vocabulary = programme.record, catalogue.vocabulary
    if isinstance(record, Dispatch):
        sent = experts(record)
        return f": {sent[0].lower()}{sent[1:]}" if sent else ""
    if programme.card.children:
        return f", with {_parts(programme, catalogue)}"
    came = [vocabulary.country_name(key) for key in _keys(programme, "country", "took part")]
    about = [vocabulary.country_name(key) for key in _keys(programme, "country", "about")]
    regions = [vocabulary.regions[key].name for key in _keys(programme, "region", "about")]
    people = size(record.participants) if record.participants else ""
    if people or came:
        others = ["others"] if record.participants and record.participants.others else []
        whence = f" from {_countries(came, *others)}" if came else ""
        return f", with {people or 'participants'}{whence}"
    if about or regions:
        return f", for {_countries(about) if about else _listed(regions)}"
    return ""


def _keys(programme: Programme, what: What, role: Role) -> dict[str, None]:
    """Give what the record itself names so, each once, in its order."""
    mentions = programme.card.mentions
    return dict.fromkeys(
        one.key for one in mentions if one.what == what and one.role == role and one.part is None
    )


def _countries(names: list[str], *others: str) -> str:
    return _listed([*(names if len(names) <= FEW else [f"{len(names)} countries"]), *others])


def _parts(programme: Programme, catalogue: Catalogue) -> str:
    kinds = Counter(catalogue.at[key].kind for key in programme.card.children)
    return _listed(
        [
            f"{number} {(KINDS[kind].singular if number == 1 else KINDS[kind].plural).lower()}"
            for kind, number in kinds.items()
        ]
    )


def _listed(words: list[str]) -> str:
    return str(format_list(words, locale=ENGLISH))

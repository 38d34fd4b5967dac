"""Gives each record its place: id, address, trail, overview; and finds records without one."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, partial
from typing import TYPE_CHECKING

from programmes.catalogue.programme import Crumb, Programme, Trail
from programmes.reader.problem import nearest
from programmes.schema.records import Numbered, TrainingCourse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from programmes.catalogue.card import Card
    from programmes.catalogue.checks import Unread
    from programmes.reader.problem import Loc, Problem
    from programmes.schema.vocabulary import Vocabulary

    Cards = Mapping[str, Card]


def file_records(cards: Mapping[str, Card], vocabulary: Vocabulary) -> tuple[Programme, ...]:
    """Turn records without errors, by their keys, into programmes with trails."""
    overviews = {child: card for card in cards.values() for child in card.children}
    titles = Counter(
        name for card in cards.values() for name in {card.record.title, card.record.name}
    )
    trails = cache(partial(section_trail, vocabulary))
    return tuple(
        _programme(card, overviews.get(key), trails, titles) for key, card in cards.items()
    )


def _programme(
    card: Card, overview: Card | None, trails: Callable[[str], Trail], titles: Mapping[str, int]
) -> Programme:
    """Give a record its place, and what only the overview says that prints it."""
    record, above = card.record, (overview or card).record
    trail = trails(above.section) if above.section else ()
    shared = max(titles[record.title], titles[record.name]) > 1
    levels = (overview, card) if overview else (card,)
    # The source of a course may have no page but that of its timetable.
    timetable = record.timetable if isinstance(record, TrainingCourse) else None
    return Programme(
        card=card,
        id=record.id or card.key,
        trail=(*trail, *(Crumb(level.record.name, f"{level.key}/") for level in levels)),
        overview=overview.key if overview else None,
        source=record.source or above.source or (timetable.source if timetable else None),
        contact=record.contact or above.contact,
        when=f" ({card.when})" if card.when and shared else "",
    )


def section_trail(vocabulary: Vocabulary, section: str) -> Trail:
    """Give the trail of a section's page: its chain from the root, itself last."""
    return tuple(
        Crumb(vocabulary.sections[key].label, vocabulary.section_address(key))
        for key in vocabulary.chain(section)
    )


def misplaced(cards: Cards, unread: Unread) -> Iterator[Problem]:
    """Find addresses that two records claim, and records without a place or with two.

    What may just be hidden in a file that could not be read is not reported.
    """
    yield from _one_address(cards)
    yield from _listings(cards, unread)


def _one_address(cards: Cards) -> Iterator[Problem]:
    """Two records with one id, or a redirect from where a record stands."""
    claims: dict[str, list[tuple[str, Loc]]] = defaultdict(list)
    for key, card in cards.items():
        record = card.record
        if record.id and record.id != key:
            claims[record.id].append((key, ("id",)))
        for number, former in enumerate(record.redirect_from):
            if former != record.id:
                claims[former].append((key, ("redirect_from", number)))
    for claimed, found in claims.items():
        claimants = [(claimed, ()), *found] if claimed in cards else found
        for key, loc in claimants[1:]:
            message = f"the address {claimed}/ is taken by {cards[claimants[0][0]].path}"
            cure = "two records cannot share an address or an id; rename one of the files"
            yield cards[key].document.problem("address-taken", loc, message, cure)


def _record_meant(child: str, cards: Cards) -> str:
    """Suggest a record of a like name; the kind, which many share, makes no likeness."""
    stems = {key.rpartition("/")[2]: key for key in cards}
    near = nearest(child.rpartition("/")[2], stems)
    if near is None:
        return "write kind/file-name; if the record was deleted, delete it here as well"
    return f"did you mean '{stems[near]}'?"


def _listings(cards: Cards, unread: Unread) -> Iterator[Problem]:
    """Records that no trail leads to, and keys that lead nowhere, twice or in a ring."""
    printed: defaultdict[str, list[tuple[Card, Loc]]] = defaultdict(list)
    for card in cards.values():
        for loc, key in card.referred:
            if loc[0] != "includes":
                printed[key].append((card, loc))
            if key not in cards and key not in unread:
                hint, message = _record_meant(key, cards), f"there is no record '{key}'"
                yield card.document.problem("unknown-record", loc, message, hint)
    for key, places in printed.items():
        yield from _printed_again(key, places, cards)
    for key, card in cards.items():
        overview = printed[key][0][0].path if key in printed else None
        wrong = list(_wrong_place(card, overview))
        if wrong and (overview or key not in unread.text):
            yield from wrong


def _printed_again(key: str, places: Sequence[tuple[Card, Loc]], cards: Cards) -> Iterator[Problem]:
    """Report each place of a record that is printed in several: nobody knows which is wrong."""
    for number, (card, loc) in enumerate(places):
        if key in cards and cards[key].children:
            message, hint = f"'{key}' prints other records itself", "only one level is printed"
            yield card.document.problem("printed-in-ring", loc, message, hint)
        if len(places) > 1:
            other, there = places[0] if number else places[1]
            line = other.document.mark(there).line
            message = f"'{key}' is printed on line {line} of {other.path} as well"
            yield card.document.problem("printed-twice", loc, message, "print each record once")


def _wrong_place(card: Card, overview: str | None) -> Iterator[Problem]:
    record = card.record
    if overview is None and record.section is None and not card.document.lost("section"):
        cure = "add section: with an id from content/vocabulary/sections.yml,\n"
        cure += "or print the record in an overview under initiatives:"
        message = "nothing says where this record belongs"
        yield card.document.source.problem("no-place", card.document.end, message, cure)
    elif overview is not None and record.section is not None:
        message = f"the record is in a section and in {overview}"
        cure = "leave section: out; the trail is that of the overview"
        yield card.document.problem("two-places", ("section",), message, cure)
    if overview is None and isinstance(record, Numbered) and record.number:
        message = "no page shows this number: only overviews do, and none prints the record"
        cure = "delete the line, or list the record in an overview under initiatives:"
        yield card.document.problem("unseen-value", ("number",), message, cure, key=True)

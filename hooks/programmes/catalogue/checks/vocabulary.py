"""Rules inside the vocabulary that a schema cannot say: parents, one root, no double names."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from programmes.reader.problem import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from programmes.reader import Document
    from programmes.reader.problem import Problem
    from programmes.schema.vocabulary import Vocabulary


def check_vocabulary(
    vocabulary: Vocabulary, documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Find what is wrong between the entries of the vocabulary's files."""
    if "sections" not in vocabulary.unread:
        yield from _sections(vocabulary, documents["sections"])
    yield from _double_names(vocabulary, documents)


def _sections(vocabulary: Vocabulary, document: Document) -> Iterator[Problem]:
    pages, sections = dict[str, str](), vocabulary.sections
    roots = [key for key, one in sections.items() if not (one.parent or document.lost(key))]
    for key, entry in sections.items():
        address = vocabulary.section_address(key)
        if pages.setdefault(address, key) != key:
            message = f"the page /{address} already belongs to '{pages[address]}'"
            yield document.problem("address-taken", (key, "page"), message, "give it another page")
        if key in roots[1:]:
            message = f"'{key}' has no parent, but '{roots[0]}' is the root"
            yield document.problem("no-parent", (key,), message, "add a parent: home", key=True)
        elif entry.parent and entry.parent not in sections:
            near = nearest(entry.parent, sections)
            message = f"'{entry.parent}' is not a known section"
            hint = f"did you mean '{near}'?" if near else "the sections are in this file"
            yield document.problem("unknown-section", (key, "parent"), message, hint)
        elif key in _above(vocabulary, key):
            message, cure = f"'{key}' is below itself", "name another section above it"
            yield document.problem("section-ring", (key, "parent"), message, cure)


def _above(vocabulary: Vocabulary, key: str) -> list[str]:
    above: list[str] = []
    parent = vocabulary.sections[key].parent
    while parent in vocabulary.sections and parent not in above:
        above.append(parent)
        parent = vocabulary.sections[parent].parent
    return above


def _double_names(vocabulary: Vocabulary, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find the names that two entries have; the ministries of two countries may have one."""
    for file, above, entries, fields in (
        ("organisations", (), vocabulary.organisations, ("name", "variants")),
        ("places", ("countries",), vocabulary.places.countries, ("variants", "slips")),
        ("places", ("cities",), vocabulary.cities, ("name", "variants")),
        ("places", ("regions",), vocabulary.regions, ("name", "variants")),
        ("topics", (), vocabulary.topics, ("label",)),
    ):
        owners: dict[tuple[str, str | None], str] = {}
        for key, field in product(entries, fields):
            value = getattr(entries[key], field)
            where = getattr(entries[key], "country", None) if file == "organisations" else None
            for number, name in enumerate([value] if isinstance(value, str) else value or ()):
                if (owner := owners.setdefault((name.casefold(), where), key)) != key:
                    message = f"'{name}' is already a name of {owner}"
                    loc = (*above, key, field, number)
                    yield documents[file].problem("name-taken", loc, message, "keep one of the two")

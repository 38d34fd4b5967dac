"""Rules inside the vocabulary that a schema cannot say: parents, one root, no double names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.reader.problem import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from programmes.reader import Document
    from programmes.reader.problem import Problem
    from programmes.schema.vocabulary import Vocabulary


def check_vocabulary(vocabulary: Vocabulary, documents: Mapping[str, Document]) -> list[Problem]:
    """List what is wrong between the entries of the vocabulary's files."""
    problems: list[Problem] = []
    if "sections" not in vocabulary.unread:
        problems += _sections(vocabulary, documents["sections"])
    if "places" not in vocabulary.unread:
        problems += _double_names(vocabulary, documents["places"])
    return problems


def _sections(vocabulary: Vocabulary, document: Document) -> Iterator[Problem]:
    pages: dict[str, str] = {}
    roots = [
        key
        for key, entry in vocabulary.sections.items()
        if entry.parent is None and not document.lost(key)
    ]
    for key, entry in vocabulary.sections.items():
        address = vocabulary.section_address(key)
        if pages.setdefault(address, key) != key:
            message = f"the page /{address} already belongs to '{pages[address]}'"
            yield document.problem("address-taken", (key, "page"), message, "give it another page")
        if key in roots[1:]:
            message = f"'{key}' has no parent, but '{roots[0]}' is the root"
            yield document.problem("no-parent", (key,), message, "add a parent: home", key=True)
        elif entry.parent and entry.parent not in vocabulary.sections:
            near = nearest(entry.parent, vocabulary.sections)
            message = f"'{entry.parent}' is not a known section"
            hint = f"did you mean '{near}'?" if near else "the sections are in this file"
            yield document.problem("unknown-section", (key, "parent"), message, hint)
        elif key in _above(vocabulary, key):
            message = f"'{key}' is below itself"
            yield document.problem(
                "section-ring", (key, "parent"), message, "name another section above it"
            )


def _above(vocabulary: Vocabulary, key: str) -> list[str]:
    above: list[str] = []
    parent = vocabulary.sections[key].parent
    while parent in vocabulary.sections and parent not in above:
        above.append(parent)
        parent = vocabulary.sections[parent].parent
    return above


def _double_names(vocabulary: Vocabulary, document: Document) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for code, names in vocabulary.places.countries.items():
        for group in ("variants", "slips"):
            for number, name in enumerate(getattr(names, group)):
                if owners.setdefault(name, code) != code:
                    message = f"'{name}' is already a name of {owners[name]}"
                    loc = ("countries", code, group, number)
                    yield document.problem(
                        "name-taken", loc, message, "a name can have one meaning only"
                    )

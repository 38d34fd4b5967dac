"""Turns records into trees of the words that the site has for values, and compares two of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

from programmes.render.words import written_day
from programmes.schema import dates
from programmes.schema.dates import Dates
from programmes.schema.entry import Entry
from programmes.schema.references import City, Country

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.schema.vocabulary import Vocabulary


GROUPS: Final = {
    "contact": "contacts", "regions": "regions", "section": "sections", "topics": "topics",
} | dict.fromkeys((
    "counterparts", "first_time_organisations", "host", "implementing_organisations",
    "organisation", "organisations", "partners", "represents",
), "organisations")  # fmt: skip
"""The group of the vocabulary whose ids stand in a field."""


LONG: Final = 60  # letters; a longer text is compared word by word, and is no name


AROUND: Final = 4  # words that are shown on each side of a change in a text


ALIKE: Final = 0.4  # items that share this part of their words are one that has changed


@dataclass(frozen=True)
class Wording:
    """The words of a vocabulary."""

    vocabulary: Vocabulary
    named: set[tuple[str, str]] = field(default_factory=set)
    """The entries that were named so far, each by its group and id."""

    def of(self, value: object, name: str = "") -> Any:  # noqa: ANN401, PLR0911 - any tree; a return a shape
        """Give a value in words; `name` is the field in which it stands."""
        match value:
            case Entry():
                said = {name: getattr(value, name) for name in value.written_fields}
                extra = value.model_extra or {}
                return {name: self.of(part, name) for name, part in (said | extra).items()}
            case dict():
                return {str(self.of(key, name)): self.of(part) for key, part in value.items()}
            case tuple():
                return [self.of(part, name) for part in value]
            case Dates():
                return dates.listed(value).striptags()
            case Country():
                self.named.add(("countries", value.code))
                return self.vocabulary.country_name(value.code)
            case City():
                self.named.add(("cities", value.id))
                return self.vocabulary.cities[value.id].name
            case date():
                return written_day(value)
            case str() if name in GROUPS:
                self.named.add((GROUPS[name], value))
                entry = getattr(self.vocabulary, GROUPS[name])[value]
                return getattr(entry, "name", None) or getattr(entry, "label", value)
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Change:
    """A difference between two trees, at the end of a path of fields and names of items."""

    path: tuple[str, ...]
    old: str | None
    """What was there; None for what has come."""
    new: str | None
    """What is there now; None for what has gone, and the same for what has only moved."""

    @property
    def pieces(self) -> list[tuple[str, str]]:
        """A long text word by word: what both have (=), the old one only (-), the new one (+)."""
        if not self.old or not self.new or max(len(self.old), len(self.new)) <= LONG:
            return []
        old, new = self.old.split(), self.new.split()
        pieces: list[tuple[str, str]] = []
        found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for what, start, end, first, last in found:
            gone, come = old[start:end], new[first:last]
            if what != "equal":
                pieces += [("-", " ".join(gone)), ("+", " ".join(come))]
                continue
            before, after = AROUND * (start > 0), AROUND * (end < len(old))
            if len(gone) > before + after:
                gone = [*gone[:before], "…", *gone[len(gone) - after :]]
            pieces.append(("=", " ".join(gone)))
        return [piece for piece in pieces if piece[1]]


def compare(old: Any, new: Any, path: tuple[str, ...] = ()) -> Iterator[Change]:  # noqa: ANN401 - any tree
    """Find what differs; a list or group that is nowhere is as good as an empty one."""
    match old, new:
        case _ if old == new:
            return
        case dict() | None, dict() | None:
            old, new = old or {}, new or {}
            for key in {**old, **new}:
                yield from compare(old.get(key), new.get(key), (*path, key))
        case list() | None, list() | None:
            yield from _compare_items(old or [], new or [], path)
        case _:
            yield Change(path, *(None if one is None else flat(one) for one in (old, new)))


def _compare_items(old: list[Any], new: list[Any], path: tuple[str, ...]) -> Iterator[Change]:
    """Say of the items of two lists what has changed, gone and come, and what has only moved."""
    gone, come = list[Any](), list[Any]()
    found = SequenceMatcher(None, [*map(repr, old)], [*map(repr, new)], autojunk=False)
    for what, start, end, first, last in found.get_opcodes():
        if what != "equal":
            gone, come = gone + old[start:end], come + new[first:last]
    for item in gone:
        name, rest = _told(item)
        became = _find(item, come)
        if became is None:
            yield Change((*path, *name), rest, None)
            continue
        come.remove(became)
        if item == became:
            yield Change((*path, *name), "", "")
        alone = isinstance(item, str) or len(became) == 1
        yield from compare(item, became, path if alone else (*path, *_told(became)[0]))
    yield from (Change((*path, *name), None, rest) for name, rest in map(_told, come))


def _find(item: Any, others: list[Any]) -> Any:  # noqa: ANN401 - any tree
    """Find what an item is now: the same, what has its name, or what is most like it."""
    if item in others or not _is_long(item):
        return item if item in others else None
    words = set(flat(item).split())

    def likeness(one: Any) -> float:  # noqa: ANN401 - any tree
        other = set(flat(one).split())
        return len(words & other) / max(len(words), len(other), 1)

    same = [one for one in others if type(one) is type(item) and _is_long(one)]
    first = next(iter(item.values()), "") if isinstance(item, dict) else item
    is_text = isinstance(first, str) and _is_long(first)
    named = (one for one in same if not is_text and _told(one)[0] == _told(item)[0])
    alike = max(same, key=likeness, default="")
    return next(named, alike if likeness(alike) >= ALIKE else None)


def _is_long(item: Any) -> bool:  # noqa: ANN401 - any tree
    return not isinstance(item, str) or len(item) > LONG


def _told(item: Any) -> tuple[tuple[str, ...], str]:  # noqa: ANN401 - any tree
    """Name an item, and give the rest: of a group, the first thing that it says is the name."""
    if not isinstance(item, dict):
        return ((), flat(item)) if _is_long(item) else ((item,), "")
    (label, first), *others = [*item.items()] or [("", "")]
    if _is_long(first):
        return (label,), flat(item if others else first)
    return (first,), flat(dict(others))


def flat(tree: Any) -> str:  # noqa: ANN401 - any tree
    """Write a tree on one line."""
    if isinstance(tree, dict):
        return "; ".join(f"{key}: {flat(part)}" if part else key for key, part in tree.items())
    return ", ".join(map(flat, tree)) if isinstance(tree, list) else str(tree)

"""Writes the lists that Hugo makes by itself as Markdown pages, for builders that have none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from as_markdown import matter, put
from records import Record
from slugify import slugify

Matter = Mapping[str, Any]
Listed = tuple[Record, Matter]

WAYS = ("countries", "organisations", "regions", "topics", "years", "fiscalyears")


def write(records: list[Record], folder: Path) -> None:
    """Write a list for each kind, one for each entry of each way in, and those that lead there."""
    listed = [(record, matter(record)) for record in records]
    kinds: dict[str, list[Listed]] = defaultdict(list)
    for one in listed:
        kinds[one[0].kind].append(one)
    for kind, of_kind in kinds.items():
        put(folder / kind / "index.md", "list.md", title=kind, listed=of_kind)
    for way in WAYS:
        _way(way, listed, folder / way)
    sections = [(name, f"{name}/index", "") for name in (*kinds, *WAYS)]
    everything = [(told["title"], one.id, "") for one, told in listed]
    put(folder / "index.md", "list.md", title="Cooperation", links=[*sections, *everything])


def _way(way: str, listed: Iterable[Listed], folder: Path) -> None:
    terms: dict[str, list[Listed]] = defaultdict(list)
    for record, told in listed:
        for term in told[way]:
            terms[term].append((record, told))
    for term, under in terms.items():
        put(folder / f"{slugify(term)}.md", "list.md", title=term, listed=under)
    links = [(term, slugify(term), f" {len(terms[term])}") for term in sorted(terms)]
    put(folder / "index.md", "list.md", title=way, links=links)

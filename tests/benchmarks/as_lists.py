"""Writes the lists that Hugo makes by itself as Markdown pages, for builders that have none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from as_markdown import matter
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
        _put(folder / kind / "index.md", kind, _entries(of_kind, ""))
    for way in WAYS:
        _way(way, listed, folder / way)
    everything = [f"- [{told['title']}]({one.kind}/{one.stem}.md)" for one, told in listed]
    sections = [f"- [{name}]({name}/index.md)" for name in (*kinds, *WAYS)]
    _put(folder / "index.md", "Cooperation", [*sections, "\n## Everything\n", *everything])


def _way(way: str, listed: Iterable[Listed], folder: Path) -> None:
    terms: dict[str, list[Listed]] = defaultdict(list)
    for record, told in listed:
        for term in told[way]:
            terms[term].append((record, told))
    for term, under in terms.items():
        _put(folder / f"{slugify(term)}.md", term, _entries(under, term))
    names = [f"- [{term}]({slugify(term)}.md) {len(terms[term])}" for term in sorted(terms)]
    _put(folder / "index.md", way, names)


def _entries(listed: list[Listed], term: str) -> Iterator[str]:
    """List programmes, each with its kind and dates, and with those of its events that name it."""
    yield f"{len(listed)} programmes\n"
    for record, told in listed:
        yield f"- [{told['title']}](../{record.kind}/{record.stem}.md)\n"
        yield f"    {record.kind}, {told['dates']}\n"
        for event in told["events"] if term else ():
            if term in event["named"]:
                others = [one for one in event["countries"] if one != term]
                links = [f"[{one}](../countries/{slugify(one)}.md)" for one in others]
                where = ", ".join([event["city"], *links])
                yield f"    - {event['title']}, {event['dates']}, {where}"
        yield ""


def _put(page: Path, title: str, lines: Iterable[str]) -> None:
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("\n".join([f"# {title}\n", *lines]), encoding="utf-8")

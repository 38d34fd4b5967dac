"""Writes the records of the benchmark as Markdown pages with front matter, for other builders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from records import Record, Tree

FACTS = ("dates", "duration", "term", "regions", "partners", "topics")


def write(records: list[Record], folder: Path) -> None:
    """Write a page for each record, in the folder of its kind."""
    by_id = {record.id: record for record in records}
    for record in records:
        (folder / record.kind).mkdir(parents=True, exist_ok=True)
        page = folder / record.kind / f"{record.stem}.md"
        page.write_text("\n".join(_page(record, by_id)), encoding="utf-8")


def _page(record: Record, by_id: Mapping[str, Record]) -> Iterator[str]:
    tree = record.tree
    front = yaml.dump(matter(record), Dumper=yaml.CSafeDumper, allow_unicode=True)
    yield f"---\n{front}---\n"
    yield from _facts(tree)
    yield from _blocks(tree["body"], 2, by_id)
    if counts := tree.get("participants", {}).get("countries"):
        yield from _table("Participants", ("Country", "Number"), counts.items())
    if events := tree.get("events"):
        rows = ((one["title"], one["dates"], one["place"]["city"]) for one in events)
        yield from _table("Events", ("What", "When", "Where"), rows)
    if figures := tree.get("key_figures"):
        rows = ((one["label"], one["printed"], one["as_of"]) for one in figures)
        yield from _table("Figures", ("What", "Figure", "When"), rows)


def matter(record: Record) -> dict[str, Any]:
    """Give the front matter: the title, and each way in by which the page shall be found."""
    tree = record.tree
    events = tree.get("events", [])
    named = [*tree.get("participants", {}).get("countries", ()), tree.get("country")]
    named += [country for event in events for country in event["countries"]]
    times = (tree.get("dates"), *(event["dates"] for event in events))
    return {
        "title": tree.get("heading", tree["title"]),
        "date": tree["updated"],
        "dates": str(tree.get("dates", "")),
        "countries": list(dict.fromkeys(filter(None, named))),
        "organisations": list(dict.fromkeys(_organisations(tree, events))),
        "regions": list(tree.get("regions", ())),
        "topics": list(tree.get("topics", ())),
        "fiscalyears": [str(tree["fiscal_year"])] if "fiscal_year" in tree else [],
        "years": sorted({str(one)[:4] for one in times if one}),
        "events": [_event(event) for event in events],
    }


def _organisations(tree: Tree, events: list[Tree]) -> Iterator[str]:
    yield from tree.get("partners", ())
    yield from (
        one["organisation"] for one in (*tree.get("people", ()), tree.get("venue", {})) if one
    )
    yield from [tree["host"]] if "host" in tree else []
    yield from (one for event in events for one in event["organisations"])


def _event(event: Tree) -> dict[str, Any]:
    """Give an event with all by which a list may name it."""
    city, countries, year = event["place"]["city"], event["countries"], event["dates"][:4]
    named = [*countries, *event["organisations"], year]
    return {"title": event["title"], "dates": event["dates"], "city": city,
            "countries": countries, "named": named}  # fmt: skip


def _facts(tree: Tree) -> Iterator[str]:
    rows = ((name.capitalize(), _words(tree[name])) for name in FACTS if tree.get(name))
    yield from _table("Facts", ("Fact", "Value"), rows)


def _words(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


def _table(title: str, head: tuple[str, ...], rows: Any) -> Iterator[str]:  # noqa: ANN401
    yield f"## {title}\n"
    yield f"| {' | '.join(head)} |\n|{' --- |' * len(head)}"
    yield from (f"| {' | '.join(map(str, row))} |" for row in rows)
    yield ""


def _blocks(body: list[Tree], level: int, by_id: Mapping[str, Record]) -> Iterator[str]:
    """Write the blocks of a body; what an overview prints stands in it in full, as with us."""
    for block in body:
        match block:
            case {"text": text}:
                yield text
            case {"figure": picture}:
                yield f"*{picture['caption']}*\n"
            case {"figures": pictures}:
                yield from (f"*{picture['caption']}*\n" for picture in pictures)
            case {"quote": quote, "by": by}:
                yield f"> {quote}>\n> {by}\n"
            case {"part": heading, "body": inner}:
                yield f"{'#' * level} {heading}\n"
                yield from _blocks(inner, level + 1, by_id)
            case {"initiatives": ids}:
                for child in (by_id[one] for one in ids):
                    yield f"{'#' * level} {child.tree['title']}\n"
                    yield from _blocks(child.tree["body"], level + 1, by_id)

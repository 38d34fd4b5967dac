"""Writes the records of the benchmark as Markdown pages with front matter, for other builders.

The lists that Hugo makes by itself are pages for builders that make none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader
from records import Record, Tree
from slugify import slugify

Listed = tuple[Record, Mapping[str, Any]]
WAYS = ("countries", "organisations", "regions", "topics", "years", "fiscalyears")
FACTS = ("dates", "duration", "term", "regions", "partners", "topics")
FOLDER = Path(__file__).parent / "markdown"
_TEMPLATES = Environment(  # noqa: S701 - Markdown
    loader=FileSystemLoader(Path(__file__).parent / "markdown"),
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters["slugify"] = slugify


def put(page: Path, template: str, **said: object) -> None:
    """Write a page by a template."""
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(_TEMPLATES.get_template(template).render(said), encoding="utf-8")


def write(records: list[Record], folder: Path) -> None:
    """Write a page for each record, in the folder of its kind."""
    trees = {record.id: record.tree for record in records}
    for record in records:
        tree = record.tree
        put(
            folder / f"{record.id}.md",
            "page.md",
            front=yaml.dump(matter(record), Dumper=yaml.CSafeDumper, allow_unicode=True),
            facts=[(one.capitalize(), _words(tree[one])) for one in FACTS if tree.get(one)],
            tree=tree,
            trees=trees,
            events=[(o["title"], o["dates"], o["place"]["city"]) for o in tree.get("events", ())],
            figures=[(o["label"], o["printed"], o["as_of"]) for o in tree.get("key_figures", ())],
        )


def write_lists(records: list[Record], folder: Path) -> None:
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


def _words(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)

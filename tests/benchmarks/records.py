"""Makes records in the shapes of the real ones, as many as wanted, the same ones for one seed.

The words are those of the source pages in a random order: nothing here says anything about anybody.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from textwrap import fill
from typing import Any, Final

import yaml

SEED: Final = 20131202
UPDATED: Final = date(2026, 1, 1)
_KNOWN: Final = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
SECTIONS, TOPICS, REGIONS = _KNOWN["sections"], _KNOWN["topics"], _KNOWN["regions"]
OFFICES, CITIES, HOSTS = _KNOWN["offices"], _KNOWN["cities"], _KNOWN["hosts"]
COUNTRIES = _KNOWN["countries"]
SEEDS: Final = Path(__file__).parents[2] / "seeds"
WORDS: Final = Counter(
    word
    for page in sorted(SEEDS.glob("*.txt"))
    for word in re.findall(r"\b[a-z]{2,}\b", page.read_text("utf-8"))
)
"""The words of the source pages, as common as there: few of them very, and most of them hardly."""
LEXICON: Final = tuple(WORDS)
SUMS: Final = tuple(accumulate(WORDS.values()))

Tree = dict[str, Any]


@dataclass(frozen=True)
class Record:
    """A record before it is written: its kind, its file name, and what the file says."""

    kind: str
    stem: str
    tree: Tree

    @property
    def id(self) -> str:
        """The name by which others refer to it."""
        return f"{self.kind}/{self.stem}"

    def yaml(self) -> str:
        """Write it as an editor would."""
        return yaml.dump(
            _said(self.tree), Dumper=_Writer, sort_keys=False, allow_unicode=True, width=100
        )


def _said(node: Any) -> Any:  # noqa: ANN401 - any tree
    """Leave out empty lists, as editors have to."""
    if isinstance(node, dict):
        return {key: _said(value) for key, value in node.items() if value not in ([], {})}
    return [_said(value) for value in node] if isinstance(node, list) else node


class _Writer(yaml.CSafeDumper):
    """Keeps the lines of a text."""


def _text(writer: _Writer, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _text)


def make(number: int, seed: int = SEED) -> list[Record]:
    """Make records: of each ten seven are courses, the others are initiatives and dispatches.

    Of these, most are printed by an overview, which stands for ten records more or less.
    """
    random = Random(seed)  # noqa: S311 - no secret
    return [record for start in range(0, number, 50) for record in _fifty(start, number, random)]


def write(records: list[Record], folder: Path) -> None:
    """Write records below `folder`, each into the folder of its kind."""
    for record in records:
        (folder / record.kind).mkdir(parents=True, exist_ok=True)
        (folder / record.kind / f"{record.stem}.yml").write_text(record.yaml(), encoding="utf-8")


def _fifty(start: int, stop: int, random: Random) -> Iterator[Record]:
    """Make up to fifty records: an overview, ten that it prints, and others."""
    children = [_child(start + one, random) for one in range(min(10, max(0, stop - start - 1)))]
    for number, child in enumerate(children, start=1):
        yield Record(child.kind, child.stem, {"number": f"({number})"} | child.tree)
    yield _overview(start, children, random)
    for one in range(start + 11, min(start + 50, stop)):
        yield _course(one, random) if one % 8 else _in_section(_child(one, random), random)


def _in_section(record: Record, random: Random) -> Record:
    return Record(record.kind, record.stem, record.tree | {"section": random.choice(SECTIONS)})


def _course(number: int, random: Random) -> Record:
    day, topic, days = _day(random), random.choice(TOPICS), random.randint(2, 18)
    tree = {
        "title": f"Training Course on {_words(random, 4).title()} {day.year}",
        "heading": f"Report on the “Training Course on {_words(random, 5).title()}”",
        "series": f"Course on {topic}",
        "edition": day.year - 1990,
        "dates": f"{day}/{day + timedelta(days)}",
        "fiscal_year": day.year - (day.month < 4),
        "venue": {"organisation": "apic", "city": "Tokyo"},
        "participants": _participants(random),
        "people": [{"name": _words(random, 2).title(), "organisation": "wipo-japan-office"}],
        **_shared(random, day, days),
        "contact": "developing-country-cooperation-2013",
    }
    return _in_section(Record("training-courses", f"{day}-{topic}-{number:05}", tree), random)


def _child(number: int, random: Random) -> Record:
    day = _day(random)
    if number % 3:
        tree = {"title": _words(random, 5).capitalize(), "form": "project", "dates": f"{day.year}"}
        return Record("initiatives", f"initiative-{number:05}", tree | _shared(random, day))
    country, host = random.choice([*HOSTS.items()])
    tree = {
        "title": f"Support for {country} {number}",
        "dates": f"{day:%Y-%m}/..",
        "country": country,
        "host": host,
        "term": random.choice(["long", "short"]),
        "experts": random.randint(1, 5),
        "posts": ["patent examiner"],
    }
    return Record("dispatches", f"{country.lower()}-{number:05}", tree | _shared(random, day))


def _overview(number: int, children: list[Record], random: Random) -> Record:
    tree = {
        "title": f"{_words(random, 4).title()} {number}",
        "section": random.choice(SECTIONS),
        "partners": ["wipo", "jica"],
        "body": [
            {"text": _paragraphs(random, 2)},
            *([{"initiatives": [child.id for child in children]}] if children else []),
        ],
        "source": {"title": _words(random, 6).capitalize()},
        "updated": f"{UPDATED - timedelta(days=number % 900)}",
    }
    return Record("overviews", f"overview-{number:05}", tree)


def _shared(random: Random, day: date, days: int = 200) -> Tree:
    """Give the fields that all kinds have."""
    figures = random.randint(0, 3)
    return {
        "regions": random.sample(REGIONS, random.randint(0, 2)),
        "partners": random.sample(["wipo", "jica"], random.randint(0, 2)),
        "topics": random.sample(TOPICS, random.randint(1, 3)),
        "key_figures": [_figure(one, random, day) for one in range(figures)],
        "events": [_event(random, day, days) for _ in range(random.randint(0, 4))],
        "body": _body(random),
        "updated": f"{UPDATED - timedelta(days=random.randint(0, 900))}",
    }


def _figure(number: int, random: Random, day: date) -> Tree:
    value = random.randint(20, 40_000)
    return {
        "id": f"figure-{number}",
        "label": _words(random, 4).capitalize(),
        "value": f"about {value}",
        "unit": "persons",
        "printed": f"about {value:,} persons",
        "as_of": f"{day.year}",
    }


def _event(random: Random, first: date, days: int) -> Tree:
    held = first + timedelta(days=random.randint(0, days))
    return {
        "title": f"{_words(random, 4).capitalize()} workshop",
        "kind": random.choice(["workshop", "seminar", "meeting", "visit"]),
        "dates": f"{held}" if random.random() < 0.5 else f"{held:%Y-%m}",
        "place": {"city": random.choice(CITIES)},
        "countries": _some_countries(random, 4),
        "organisations": random.sample(OFFICES, random.randint(0, 1)),
    }


def _participants(random: Random) -> Tree:
    counts = {country: random.randint(1, 9) for country in _some_countries(random, 16)}
    return {"total": sum(counts.values()), "countries": counts}


def _some_countries(random: Random, most: int) -> list[str]:
    """Choose countries, those at the head of the list more often."""
    chosen = (int(len(COUNTRIES) * random.random() ** 1.6) for _ in range(random.randint(1, most)))
    return [COUNTRIES[index] for index in dict.fromkeys(chosen)]


def _body(random: Random) -> list[Tree]:
    return [
        {"text": _paragraphs(random, 2)},
        {"figure": {"caption": _words(random, 6).capitalize()}},
        {"text": _paragraphs(random, random.randint(1, 3))},
        {"part": _words(random, 3).capitalize(), "body": [{"text": _items(random)}]},
        {"quote": f"{_sentence(random)}\n", "by": _words(random, 2).title()},
        {"text": _paragraphs(random, random.randint(0, 2) or 1)},
        {"figures": [{"caption": _words(random, 5).capitalize()} for _ in range(2)]},
    ]


def _paragraphs(random: Random, number: int) -> str:
    sentences = (" ".join(_sentence(random) for _ in range(4)) for _ in range(number))
    return "\n\n".join(fill(text, 92) for text in sentences) + "\n"


def _items(random: Random) -> str:
    return "".join(f"- {_words(random, 7).capitalize()}\n" for _ in range(4))


def _sentence(random: Random) -> str:
    return f"{_words(random, random.randint(12, 26)).capitalize()}."


def _words(random: Random, number: int) -> str:
    return " ".join(random.choices(LEXICON, cum_weights=SUMS, k=number))


def _day(random: Random) -> date:
    return date(1996, 1, 8) + timedelta(days=random.randint(0, 30 * 365))

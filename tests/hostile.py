"""Fills every field of every kind, found in the schema itself, with what an attacker would write.

A new field is covered as soon as the schema has it: the records follow from the JSON Schema of the
models, and each free text gets a number of its own, by which tests find it again.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import TypeAdapter

import built
from programmes.schema.records import KINDS
from programmes.schema.scalars import LONGEST
from programmes.schema.vocabulary import FILES

SAID: Final = built.data("hostile.yml")
REFUSED, ACCEPTED, MARKDOWN = SAID["refused"], SAID["accepted"], SAID["markdown"]
# Values of a form of their own; the first that fits a pattern is taken.
FORMED: Final = (
    "home", "BT", "03-6810-7501", "2015-08-24", "2015", "https://evil.invalid/?a=1&b=%22(c)",
    "ja", "initiatives/tisc",
)  # fmt: skip
UNSAID: Final = frozenset({"id", "redirect_from", "page"})
"""Fields that name addresses: of former files, and of a hand-written page."""
MARKED: Final = frozenset({"Text", "Quote", "ParticipantsText"})
"""The blocks whose text is Markdown; the names of the fields are those of other models too."""
ONE: Final = frozenset({"countries", "cities"})
"""Groups of which no more than one name is made."""
ENTRY: Final = "hostile"
"""The file name of every record that is made here, and what ids of the vocabulary begin with."""
PICTURE: Final = "hostile.svg"

Node = dict[str, Any]
Say = Callable[[str], str]
"""Says something in the field that is named."""


@dataclass
class Sayings:
    """What is said in the free texts, each with a number by which it is found again."""

    said: list[tuple[str, str]] = field(default_factory=list)
    """For each number the field, and the text as a visitor shall read it."""

    def line(self, where: str) -> str:
        """Say all, something else first each time."""
        return self._note(where, " ".join([self._next, *ACCEPTED]))

    def brief(self, where: str) -> str:
        """Say one thing; a key of YAML has at most 128 characters."""
        return self._note(where, self._next)

    def prose(self, where: str) -> str:
        """Say all of it in Markdown."""
        mark = f"t{len(self.said)}t"
        self._note(where, " ".join([*MARKDOWN.values(), mark]))
        return " ".join([*MARKDOWN, mark])

    @property
    def _next(self) -> str:
        return f"{ACCEPTED[len(self.said) % len(ACCEPTED)]} t{len(self.said)}t"

    def _note(self, where: str, words: str) -> str:
        self.said.append((where, words))
        return words


@dataclass
class Filling:
    """Fills a model of the schema: every field, every form of block, every free text."""

    schema: Node
    say: Say
    key: Say
    prose: Say
    known: dict[str, Iterator[str]]
    """Names of the vocabulary by group, each for ever in turn."""
    depth: int = 0
    where: str = ""

    def value(self, node: Node) -> Any:  # noqa: ANN401, C901, PLR0911 - any tree; a case a shape
        """Give what the schema allows at one place."""
        match node:
            case {"$ref": str(name)}:
                return self.model(self.schema["$defs"][name.rpartition("/")[2]])
            case {"maxLength": int(longest)} if longest == LONGEST:
                return self.say(self.where)
            case {"x-vocabulary": group}:
                return next(self.known[group])
            case {"enum": [first, *_]} | {"const": first}:
                return first
            case {"anyOf": [*several]} | {"oneOf": [*several]}:
                groups = [one for one in several if one.get("type") == "object"]
                return self.value([*groups, *several][0])
            case {"items": {"oneOf": [*blocks]}}:
                return self.blocks(blocks)
            case {"items": {"x-vocabulary": group}}:
                names = islice(self.known[group], 1 if group in ONE else len(ACCEPTED))
                return list(dict.fromkeys(names))
            case {"items": item}:
                return [self.value(item)]
            case {"pattern": str(pattern)}:
                return next(one for one in FORMED if re.search(pattern, one))
            case {"format": "date"}:
                return "2015-08-24"
            case {"type": "object"}:
                return self.model(node)
        return self.say(self.where)

    def model(self, node: Node) -> Node:
        """Fill every field of a model, or some entries of a group."""
        if node.get("title") == "Timetable":
            return self.timetable(node)
        if "properties" not in node:
            return self.entries(node)
        left_out = UNSAID.difference(node.get("required", ()))
        names = [name for name in node["properties"] if name not in left_out]
        filled = {name: self.field(node, name) for name in names if name != "file"}
        return filled | ({"file": PICTURE} if "file" in names else {})

    def field(self, node: Node, name: str) -> Any:  # noqa: ANN401 - any tree
        """Fill a field, and say in which one that is."""
        self.where = f"{node.get('title', '')}.{name}"
        if node.get("title") in MARKED and name in node["required"]:
            return self.prose(self.where)
        return self.value(node["properties"][name])

    def blocks(self, blocks: list[Node]) -> list[Node]:
        """Give one of each form of block; a part has them all again, but no parts."""
        left_out = {"Initiatives", *(["Part"] if self.depth else [])}
        self.depth += 1
        named = [one for one in blocks if one["$ref"].rpartition("/")[2] not in left_out]
        filled = [self.value(one) for one in named]
        self.depth -= 1
        return filled

    def entries(self, node: Node) -> Node:
        """Fill a group: by names of the vocabulary, by labels, or by ids of its own."""
        ((form, inner),) = node.get("patternProperties", {"": None}).items()
        inner = inner or node["additionalProperties"]
        if "x-vocabulary" in node.get("propertyNames", {}):
            return {next(self.known[node["propertyNames"]["x-vocabulary"]]): self.value(inner)}
        if self.where.endswith(".printed_as"):
            return {next(self.known["countries"]): self.value(inner)}
        if self.where.endswith(".confirmed"):
            return {"total-differs": self.value(inner)}  # it does in every record of this kind
        if "$ref" not in inner:
            return {self.key(self.where): self.value(inner)}
        codes = ["BT"] if form == "^[A-Z]{2}$" else [f"{ENTRY}-{n}" for n in range(len(ACCEPTED))]
        return {code: self.value(inner) for code in codes}

    def timetable(self, node: Node) -> Node:
        """Give every form of row; what is on for a group names it."""
        self.where = "Timetable"
        group = self.key(self.where)
        day = self.schema["$defs"]["TimetableDay"]["properties"]
        row = self.schema["$defs"]["TimetableRow"]["properties"]
        said = {name: self.value(row[name]) for name in ("kind", "note")}
        rows = [
            {"AM": self.say(self.where)} | said,
            {"PM": [self.say(self.where), self.say(self.where)]},
            {"All day": {group: self.say(self.where)}},
            {"heading": self.say(self.where), "rows": [{"9:30-12:00": self.say(self.where)}]},
        ]
        named = {name: self.value(day[name]) for name in day if name != "rows"} | {"rows": rows}
        source = self.value(node["properties"]["source"])
        return {"groups": [group], "days": [named], "source": source}


def peak(code: str, test: str) -> float:
    """Give the most megabytes that code takes with a test's module, in a process of its own.

    So the memory of libyaml and a crash in C are seen as well. The kernel keeps the peak: Python's
    ru_maxrss would remember the size of the process that started it.
    """
    status = "print(open('/proc/self/status').read())"
    program = f"import {test} as test\n{code}\n{status}"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    run = built.run(sys.executable, "-c", program, env=environment)
    assert run.returncode == 0, run.stderr
    return int(run.stdout.partition("VmHWM:")[2].split()[0]) / 1024


def long_texts(group: str) -> dict[str, str]:
    """Give the texts of a group of data/long_texts.yml."""
    return {
        name: begin + "".join(piece.replace("№", str(one)) for one in range(int(times))) + end
        for name, (begin, piece, times, end) in built.data("long_texts.yml")[group].items()
    }


def record(kind: str, sayings: Sayings, known: dict[str, Iterator[str]]) -> Node:
    """Fill a record of a kind."""
    schema = KINDS[kind].model_json_schema()
    return Filling(schema, sayings.line, sayings.brief, sayings.prose, known).model(schema)


def vocabulary(file: str, say: Say) -> Node:
    """Fill a file of the vocabulary with one entry for each thing that can be said."""
    schema = TypeAdapter[Any](FILES[file]).json_schema()
    return Filling(schema, say, say, say, {}).model(schema)


def as_yaml(tree: Node) -> str:
    """Write a file of the content, each text on one line and in quotation marks."""
    return yaml.dump(tree, default_style='"', width=10**9, allow_unicode=True, sort_keys=False)


def add_vocabulary(content: Path, sayings: Sayings) -> dict[str, Iterator[str]]:
    """Add entries to every file of the vocabulary; give their names by group."""
    known: dict[str, Iterator[str]] = {}
    for file in FILES:
        path = content / "vocabulary" / f"{file}.yml"
        tree = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
        made = vocabulary(file, sayings.brief)
        for group, entries in made.items() if file == "places" else [(file, made)]:
            (tree[group] if file == "places" else tree).update(entries)
            known[group] = cycle(entries)
        path.write_text(as_yaml(tree), encoding="utf-8")
        if file == "places":
            known["countries"] = cycle([made["countries"]["BT"]["name"]])
            known["cities"] = cycle([city["name"] for city in made["cities"].values()])
    return known


def add_records(content: Path, sayings: Sayings, known: dict[str, Iterator[str]]) -> None:
    """Add a record of every kind; the overview prints those that can be printed in one."""
    printed = [kind for kind, model in KINDS.items() if "number" in model.model_fields]
    made = {kind: record(kind, sayings, known) for kind in KINDS}
    for kind in printed:
        del made[kind]["section"]
    ids = [f"{kind}/{ENTRY}" for kind in printed]
    made["overviews"]["body"].append({"initiatives": ids})
    for kind, tree in made.items():
        tree["redirect_from"] = [f"{kind}/{ENTRY}-before"]
        file = content / "programmes" / kind / f"{ENTRY}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(as_yaml(tree), encoding="utf-8")
    return made


@dataclass(frozen=True)
class Site:
    """The built site, the project that it was built from, and what is said there."""

    folder: Path
    project: Path
    said: list[tuple[str, str]]


def build(folder: Path) -> Site:
    """Copy the project, add all of it, and build the site."""
    copy, sayings = project(folder / "project")
    return Site(built.made(copy, folder / "site"), copy, sayings.said)


def project(folder: Path) -> tuple[Path, Sayings]:
    """Copy the project and add all of it; give the copy, and what is said there."""
    copy = built.copy_project(folder)
    sayings = Sayings()
    add_records(copy / "content", sayings, add_vocabulary(copy / "content", sayings))
    (copy / "content/images").mkdir(exist_ok=True)
    (copy / "content/images" / PICTURE).write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', encoding="utf-8"
    )
    return copy, sayings

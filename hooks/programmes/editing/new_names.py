"""Gathers the names that the vocabulary lacks, each once, and writes entries for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from slugify import slugify

from programmes import reader
from programmes.reader.characters import latin
from programmes.reader.text import encode
from programmes.schema.writing import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from programmes.reader.problem import Problem
    from programmes.schema.vocabulary import Vocabulary

GROUPS: Final = {"unknown-organisation": "organisations", "unknown-city": "cities"}
"""The codes of names that are gathered, with the group of the vocabulary that lacks them."""
FILES: Final = {"organisations": "organisations.yml", "cities": "places.yml"}
"""The file of the vocabulary that holds each group."""
LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that the vocabulary lacks."""

    group: str
    name: str
    message: str
    """What the check says of it, with the nearest known name."""
    country: str
    """The code of its country, if a row says it beside a city."""
    rows: tuple[int, ...]

    @property
    def entry(self) -> str:
        """The lines of its entry; empty for a city whose country no row says."""
        if self.group == "organisations":
            fields = {"name": self.name, "kind": "other"}
        elif self.country:
            fields = {"name": self.name, "country": self.country}
        else:
            return ""
        key = slugify(latin(self.name), max_length=LONGEST)
        lines = (f"  {field}: {in_one_line(value)}" for field, value in fields.items())
        return "\n".join((f"{key}:", *lines)) if key else ""


def gather(
    problems: Iterable[tuple[int, Problem]],
    rows: Mapping[int, Mapping[str, str]],
    vocabulary: Vocabulary,
) -> list[NewName]:
    """Give the unknown names among problems of rows, in the order of the rows."""
    names: dict[tuple[str, str], NewName] = {}
    for row, problem in sorted(problems, key=lambda one: one[0]):
        if group := GROUPS.get(problem.code):
            name, country = typed(problem), rows[row].get("venue.country", "")
            code = vocabulary.country_codes.get(country, "")
            near = problem.help.split("\n")[0]
            meant = f"; {near}" if near.startswith("did you mean") else ""
            new = NewName(group, name, f"{problem.message}{meant}", code, ())
            new = names.get((group, name), new)
            names[group, name] = replace(new, country=new.country or code, rows=(*new.rows, row))
    return list(names.values())


def typed(problem: Problem) -> str:
    """Give the value that a problem underlines, without quotation marks."""
    text = problem.excerpt[problem.column - 1 :][: problem.length]
    document = reader.read_text(f"name: {text}\n", "name")
    return str(document.tree["name"]) if isinstance(document, reader.Document) else text


def added(names: Iterable[NewName], vocabulary: Path) -> dict[Path, bytes]:
    """Give the files of a vocabulary that change, with the entries of names in them."""
    texts: dict[Path, str] = {}
    for name in names:
        if name.entry:
            path = vocabulary / FILES[name.group]
            texts[path] = _with(texts.get(path) or path.read_text(encoding="utf-8"), name)
    return {path: encode(text, path.read_bytes()) for path, text in texts.items()}


def _with(text: str, name: NewName) -> str:
    """Add an entry at the end of the file, or of its group."""
    text = text if text.endswith("\n") else f"{text}\n"
    if name.group == "organisations":
        return f"{text}{name.entry}\n"
    entry = "".join(f"  {line}\n" for line in name.entry.split("\n"))
    group = re.search(rf"(?m)^{name.group}:(?: *\{{\}})?\n(?:[ \t]+.*\n|\n(?=[ \t]))*", text)
    if group is None:
        return f"{text}{name.group}:\n{entry}"
    lines = group[0].replace(f"{name.group}: {{}}", f"{name.group}:")
    return f"{text[: group.start()]}{lines}{entry}{text[group.end() :]}"

"""The command `programmes new`: asks an editor the few questions that matter, writes the record."""

from __future__ import annotations

import os
import re
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from programmes.catalogue import loading
from programmes.catalogue.card import record_file
from programmes.editing.commands import catalogue_of, content_option, put, wrong_name
from programmes.reader import report
from programmes.reader.text import encode
from programmes.render.drafting import AFTER, Draft
from programmes.schema.records import KINDS, Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue
    from programmes.reader.problem import Problem

FEW = 60
"""So many choices are shown as a numbered list."""
COMMANDS: Final = ".venv\\Scripts\\" if os.name == "nt" else ".venv/bin/"


@click.group("new")
def command() -> None:
    """Write a new record that is right as it stands; see `programmes new KIND -h`.

    Asks for what is not given, and asks nothing if everything required is given.
    Exit status: 0 written, 1 the records have errors, 2 wrong usage.
    """


def _add(model: type[Record]) -> None:
    asked: list[click.Parameter] = [
        click.Option([f"--{name.replace('_', '-')}"], help=about)
        for name, about in Draft.questions(model).items()
    ]

    @command.command(model.kind, params=asked, help=f"Write a record: {model.singular.lower()}.")
    @click.option("--name", help="The name of the file, without .yml.")
    @content_option
    def write(content: Path, name: str | None, **given: str | None) -> None:
        _write(model, content, name, {key: one for key, one in given.items() if one is not None})


def _write(model: type[Record], content: Path, name: str | None, given: Mapping[str, str]) -> None:
    catalogue = catalogue_of(content)
    draft = Draft(model, catalogue)
    asking = any(key not in given for key in draft.asked(given) if key not in draft.optional)
    try:
        answers = _answers(draft, given, asking=asking)
    except click.Abort as stopped:
        options = f"programmes new {model.kind} -h shows how to give it as an option"
        raise click.ClickException(f"without an answer nothing is written; {options}") from stopped
    text = draft.text(answers, today=date.today())  # noqa: DTZ011 - the editor's own day is meant
    folder, proposed = content / "programmes" / model.kind, draft.file_name(answers)
    if name is None and asking:
        stem = _asked_for(folder, proposed)
    elif wrong := wrong_name(folder, stem := (name or proposed).removesuffix(".yml")):
        raise click.UsageError(wrong)
    path = folder / f"{stem}.yml"
    files = {path: text.encode()}
    if after := answers.get(AFTER):
        files |= _listed(content, catalogue, after, f"{model.kind}/{stem}")
    put(files)
    for file, word in zip(files, ("\nWritten:", "Listed: "), strict=False):
        click.echo(f"{word} {file}")
    _tell(path, model, content)


def _listed(content: Path, catalogue: Catalogue, after: str, new: str) -> dict[Path, bytes]:
    """Put a record behind another one into the list of its overview; give what that will hold."""
    file = record_file(content, str(catalogue.at[after].overview))
    text = _behind(file.read_text(encoding="utf-8"), after, new)
    return {file: encode(text, file.read_bytes())}


def _behind(text: str, after: str, new: str) -> str:
    """Add an item to a list with hyphens, or to one in brackets."""
    item = rf"""["']?{re.escape(after)}["']?"""
    text, found = re.subn(rf"(?m)^( *- ){item} *$", rf"\g<0>\n\g<1>{new}", text)
    return text if found else re.sub(rf"(?<=[\[, ]){item}(?= *[,\]\n])", rf"\g<0>, {new}", text)


def _answers(draft: Draft, given: Mapping[str, str], *, asking: bool) -> dict[str, str]:
    answers = dict(given)
    for field, answer in given.items():
        if found := draft.faults(field, answer):
            raise click.UsageError(f"--{field.replace('_', '-')}: {_sentences(found)}")
    while asking and (left := [key for key in draft.asked(answers) if key not in answers]):
        answers[left[0]] = _ask(draft, left[0], draft.asked(answers)[left[0]])
    return answers


def _ask(draft: Draft, field: str, about: str) -> str:
    """Ask until the answer is right; a number stands for a choice of the list."""
    optional = field in draft.optional
    choices = draft.choices(field)
    listed = list(choices) if len(choices) <= FEW else []
    click.echo(f"\n{about}")
    for number, choice in enumerate(listed, 1):
        click.echo(f"{number:3}  {choice}  {choices[choice]}".rstrip())
    while True:
        question = f"{field} (number or name)" if listed else field
        answer = str(click.prompt(question, default="", show_default=False)).strip()
        if optional and not answer:
            return ""
        if not answer:
            click.echo(f"a record needs its {field}; press Ctrl+C to stop", err=True)
            continue
        if listed and answer.isdecimal() and 1 <= int(answer) <= len(listed):
            return listed[int(answer) - 1]
        found = draft.faults(field, answer)
        if not found:
            return answer
        click.echo(_sentences(found), err=True)


def _sentences(found: list[Problem]) -> str:
    return "\n".join("\n  ".join([one.message, *one.help.split("\n")]) for one in found)


def _asked_for(folder: Path, proposed: str) -> str:
    """Ask for the name of the file until it can be its name."""
    question = "\nThe name of the file, which becomes the address of its page"
    while True:
        stem: str = click.prompt(question, default=proposed).removesuffix(".yml")
        if not (wrong := wrong_name(folder, stem)):
            return stem
        click.echo(wrong, err=True)


def _tell(path: Path, model: type[Record], content: Path) -> None:
    """Say what to do next, and what is wrong with the new record, if anything is."""
    loaded = loading.load(content.resolve())
    shown = path.resolve().relative_to(content.resolve().parent).as_posix()
    if found := [one for one in loaded.problems if one.path == shown]:
        click.echo(report.as_text(found))
    click.echo(
        f"Next:\n"
        f"  1. Open it in your editor and fill in the rest.\n"
        f"  2. See it: type {COMMANDS}mkdocs serve, and open "
        f"http://127.0.0.1:8000/{model.kind}/{path.stem}/\n"
        f"  3. Check it: type {COMMANDS}programmes check {path}"
    )


for _kind in KINDS.values():
    _add(_kind)

"""The command `programmes rename`: moves a record to another address, to which the old one leads.

Where the records would have errors, nothing is changed.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from programmes import reader
from programmes.catalogue.card import key_of, record_file
from programmes.editing.commands import catalogue_of, content_option, echo, put, tried, wrong_name
from programmes.reader.problem import nearest
from programmes.reader.text import encode
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from programmes.catalogue.card import Card
    from programmes.catalogue.catalogue import Catalogue
    from programmes.reader import Document
    from programmes.reader.text import Span


class Renaming(NamedTuple):
    """Two names of a record, each as kind/file-name."""

    old: str
    new: str


@click.command("rename")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@content_option
def command(old: str, new: str, content: Path) -> None:
    """Rename the record OLD to NEW: its file, and with it the address of its page.

    OLD is written kind/file-name, such as initiatives/tisc, and NEW likewise, or as a file name
    alone. The record keeps its id, and its former address leads to the new one: this writes
    id: and redirect_from: into it. Lists of overviews follow, and so do links in texts and on
    hand-written pages.

    For example: programmes rename initiatives/tisc innovation-centres

    Exit status: 0 renamed, 1 the records have errors or would have, 2 wrong usage.
    """
    content = content.resolve()
    catalogue = catalogue_of(content)
    renaming = _renaming(old, new, catalogue, content)
    source, target = (record_file(content, key) for key in renaming)
    files = changes(content, catalogue, renaming)
    if errors := [one for one in tried(content, files) if one.severity == "error"]:
        echo(errors, "text", "")
        click.echo("\nNothing was changed.", err=True)
        sys.exit(1)
    put(files)
    click.echo(f"Renamed: {_shown(source, content)}\n     to: {_shown(target, content)}")
    for path in sorted(files.keys() - {source, target}):
        click.echo(f"Changed: {_shown(path, content)}")


def _renaming(old: str, new: str, catalogue: Catalogue, content: Path) -> Renaming:
    """Read both names, which may be paths of files; end with wrong usage for a faulty one."""
    old = _key(old)
    if old not in catalogue.at:
        near = nearest(old, catalogue.at)
        cure = f"did you mean '{near}'?" if near else "write kind/file-name: initiatives/tisc"
        raise click.UsageError(f"there is no record '{old}'; {cure}")
    new = _key(new, old.partition("/")[0])
    kind, _, stem = new.partition("/")
    if kind not in KINDS:
        message = f"'{kind}' is not a kind of record; the kinds are: {', '.join(KINDS)}"
        raise click.UsageError(message)
    if wrong := wrong_name(record_file(content, new).parent, stem):
        raise click.UsageError(wrong)
    return Renaming(old, new)


def _key(typed: str, kind: str = "") -> str:
    key = key_of(typed.replace("\\", "/"))
    return key if "/" in key else f"{kind}/{key}"


def _shown(path: Path, content: Path) -> str:
    return path.relative_to(content.parent).as_posix()


def changes(content: Path, catalogue: Catalogue, renaming: Renaming) -> dict[Path, bytes | None]:
    """Give what the files will hold that change; the record moves from its old path to its new."""
    files: dict[Path, bytes | None] = {}
    old = renaming.old.encode()
    for key, programme in catalogue.at.items():
        path, own = record_file(content, key), key == renaming.old
        data = path.read_bytes()
        document = reader.read_bytes(data, programme.path) if own or old in data else []
        if isinstance(document, reader.Document):
            new = encode(_record(document, programme.card, renaming, own=own), data)
            if own:
                files |= {record_file(content, renaming.new): new, path: None}
            elif new != data:
                files[path] = new
    for path in (content / f"{page}.md" for page in reader.written_pages(content)):
        data = path.read_bytes()
        new = _page(data.decode(), renaming).encode() if old in data else data
        if new != data:
            files[path] = new
    return files


def _record(document: Document, card: Card, renaming: Renaming, *, own: bool) -> str:
    """Write a record that names the other, or is it."""
    places = (loc for loc, child in card.referred if child == renaming.old)
    edits = [(document.span(loc), renaming.new) for loc in places]
    if own:
        edits += _former_name(document, renaming)
    text = document.source.text
    for (start, end), new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    if own:  # an editor's program completes the record by the schema of its kind
        old, new = (f"/schema/{key.partition('/')[0]}.json" for key in renaming)
        text = text.replace(old, new, 1)
    return _links(text, renaming)


def _former_name(document: Document, renaming: Renaming) -> Iterator[tuple[Span, str]]:
    """Keep the id of a record, and let its former address lead to it."""
    text, tree = document.source.text, document.tree
    lines = "" if "id" in tree else f"id: {renaming.old}\n"
    former = tree.get("redirect_from")
    if not isinstance(former, list):
        lines += f"redirect_from: [{renaming.old}]\n"
    elif renaming.new in former:  # it is renamed back
        place = former.index(renaming.new)
        yield document.span(("redirect_from", place)), renaming.old
    else:
        start, end = document.span(("redirect_from", len(former) - 1))
        in_brackets = text.startswith("[", document.span(("redirect_from",))[0])
        before = ", " if in_brackets else "\n" + text[text.rfind("\n", 0, start) + 1 : start]
        yield (end, end), f"{before}{renaming.old}"
    behind = text.find("\n", document.span(("title",))[1] - 1) + 1
    yield (behind, behind), lines


def _page(text: str, renaming: Renaming) -> str:
    """Write a hand-written page, which asks for parts of records in double braces."""
    name = re.compile(rf"(?<![\w/-]){_whole(renaming.old)}")
    parts = re.compile(r"\{\{[^{}]*\}\}")
    return _links(parts.sub(lambda part: name.sub(renaming.new, part[0]), text), renaming)


def _links(text: str, renaming: Renaming) -> str:
    """Let links in Markdown and HTML follow, wherever on the site they are written."""
    before = r"((?:\]\(|\]:\s*|href=[\"']?)<?(?:\.{0,2}/)*)"
    return re.sub(before + _whole(renaming.old), rf"\g<1>{renaming.new}", text)


def _whole(key: str) -> str:
    """Match a name, and not the beginning of a longer one."""
    return re.escape(key) + r"(?![\w-]|\.\w)"

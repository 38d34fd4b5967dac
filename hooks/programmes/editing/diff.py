"""The command `programmes diff`: tells a reviewer, record by record, what a change does."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import click
from markupsafe import Markup
from pydantic_core import to_json

from programmes.catalogue.statistics import statistics
from programmes.catalogue.ways import WAYS
from programmes.editing.changes import Change, Wording, compare, read, read_before
from programmes.editing.commands import content_option
from programmes.editing.published import Comparison, page_of
from programmes.exports import former
from programmes.exports.addresses import Addresses, addresses_json
from programmes.exports.data import alternates
from programmes.reader.characters import visible
from programmes.render.page import path_of
from programmes.render.renderer import environment
from programmes.settings import UNSET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue
    from programmes.editing.changes import State


# Columns of statistics beside which another one says the same in words, or that name a record.
UNNAMED: Final = {"code", "country_code", "event", "is", "kind", "programme"}
SIGNS: Final = re.compile(r"[\\`*_{}\[\]<>#|&~!]|:(?=/)|(?<=www)\.")
"""What Markdown would take for its own, HTML and bare addresses included."""


@dataclass(frozen=True)
class Item:
    """A record, or an entry of the vocabulary, that was added, removed, renamed or changed."""

    what: str
    key: str
    """Kind and file name, or group and id."""
    title: str
    changes: tuple[Change, ...] = ()
    former: str = ""
    by_yaml: bool = False
    """Whether what was typed is compared, since the schema cannot read both records."""
    records: tuple[str, ...] = ()
    """The records that name an entry, by their labels."""


def review(old: State, new: State) -> dict[str, Any]:
    """Compare two states; where one has errors, it is `unread`, and only records are compared."""
    whole = [one.catalogue for one in (old, new) if one.catalogue and one.is_whole]
    return {
        "old": old.name,
        "new": new.name,
        "unread": [state.name for state in (old, new) if not state.is_whole],
        "records": list(_records(old, new)),
        "vocabulary": list(_vocabulary(old, new)),
        "totals": list(compare(_counts(whole[0]), _counts(whole[1]))) if whole[1:] else [],
        "addresses": _addresses(*map(_listed, whole, (old, new))) if whole[1:] else {},
    }


def _records(old: State, new: State) -> Iterator[Item]:
    names = dict(_renamed(old, new))
    for key in sorted({*old.files, *new.files} - {*names.values()}):
        before = names.get(key, key)
        if before == key and old.files.get(key) == new.files.get(key):
            continue
        tree = (new if key in new.files else old).tree(key)
        title = str(tree.get("heading") or tree.get("title", key))
        if before not in old.files or key not in new.files:
            yield Item("added" if key in new.files else "removed", key, title)
            continue
        trees = [old.words(before), new.words(key)]
        if by_yaml := None in trees:
            trees = [old.tree(before), tree]
        what = "changed" if before == key else "renamed"
        yield Item(what, key, title, tuple(compare(*trees)), before, by_yaml)


def _renamed(old: State, new: State) -> Iterator[tuple[str, str]]:
    """Find the former name of each renamed record, which says it, or says the same as before."""
    aside = {"id", "redirect_from", "updated"}
    left = {key: old.tree(key) for key in sorted({*old.files} - {*new.files})}
    for key in sorted({*new.files} - {*old.files}):
        tree = new.tree(key)
        said = [tree.get("id"), *(tree.get("redirect_from") or ())]
        for one, before in left.items():
            differs = any(before.get(at) != tree.get(at) for at in {*before, *tree} - aside)
            if one in said or before.get("id", one) in said or not differs:
                yield key, one
                del left[one]
                break


def _vocabulary(old: State, new: State) -> Iterator[Item]:
    naming: dict[tuple[str, str], dict[str, None]] = {}
    for group in {**old.vocabulary, **new.vocabulary}:
        before, after = (state.vocabulary.get(group) or {} for state in (old, new))
        for key in {**before, **after}:
            if changes := tuple(compare(before.get(key), after.get(key))):
                naming = naming or _naming(old, new)
                what = "removed" if key not in after else "changed" if key in before else "added"
                records = tuple(naming.get((group, key), ()))
                yield Item(what, f"{group}/{key}", key, changes, records=records)


def _naming(*states: State) -> dict[tuple[str, str], dict[str, None]]:
    """Find the records that name each entry of the vocabulary, or stand below it."""
    naming: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for catalogue in (state.catalogue for state in states if state.catalogue):
        vocabulary = catalogue.vocabulary
        for programme in catalogue.programmes:
            (wording := Wording(vocabulary)).of(programme.record)
            for entry in wording.named:
                naming[entry][programme.label] = None
        for key in vocabulary.sections:
            below = catalogue.below.get(vocabulary.section_address(key), ())
            naming["sections", key] |= dict.fromkeys(one.label for one in below)
    return naming


def _counts(catalogue: Catalogue) -> dict[str, Counter[str]]:
    """Count programmes, those of each country, year and so on, and what statistics add up."""
    found = {"Programmes": Counter(all=len(catalogue.programmes))}
    for what, entries in catalogue.listings.items():
        names = {key: WAYS[what].name(key, catalogue.vocabulary) for key in entries}
        found[WAYS[what].label] = Counter({names[key]: len(entries[key]) for key in entries})
    for table in statistics(catalogue):
        numbers = [one.name for one in table.fields if one.type == "integer" and one.name != "year"]
        aside = {*numbers, *UNNAMED, *(f"{one}_word" for one in numbers)}
        texts = [one.name for one in table.fields if one.type in {"string", "integer"}]
        added = found.setdefault(table.title, Counter())
        for row, one in product(table.rows, numbers):
            name = ", ".join(str(row[text]) for text in texts if row[text] and text not in aside)
            added[f"{name} ({one})"] += row[one] or 0
    return {what: +numbers for what, numbers in found.items()}  # without zeros


def _addresses(before: Addresses, after: Addresses) -> dict[str, list[str]]:
    """Sort the addresses that are not what they were, each page with all below it once."""
    come = {*after.addresses} - {*before.addresses}
    pages = {page if f"{page}/" in come else one for one in come if (page := page_of(one))}
    led = [(one, to) for one, to in after.former.items() if one not in before.former]
    return {
        "New": sorted(pages - {*after.former, *after.retired}),
        "Redirected": [f"{one} → {to}" for one, to in led],
        "Withdrawn": [one for one in after.retired if one not in before.retired],
        "Gone": [one.message for one in Comparison(before, after, date.min).problems()],
    }


def _listed(catalogue: Catalogue, state: State) -> Addresses:
    """List the addresses of the pages of a site, and of their other forms."""
    pages = {*catalogue.page_names, *state.written}
    paths = {path_of(f"{address}/") for address in pages}
    paths |= {form.href for forms in alternates(catalogue).values() for form in forms}
    paths |= {path for path, _ in former.outputs(catalogue, UNSET, environment())}
    return Addresses.model_validate_json(addresses_json(paths, catalogue))


@click.command("diff")
@click.argument("ref", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text",
    show_default=True, help="For a terminal, for a page on GitHub, or for a program.",
)  # fmt: skip
@content_option
def command(ref: str | None, form: str, content: Path) -> None:
    """Show what has changed in the records, compared with the state REF in Git.

    REF is a branch, a tag or a commit; by default, it is where this branch left main, or on main
    itself the commit before. What is not committed yet counts too.

    Exit status: 0 compared, 2 Git does not know the state, or wrong usage.
    """
    content = content.resolve()
    found = review(read_before(content, ref), read(content, "the working tree"))
    if form == "json":
        click.echo(to_json(found, indent=2))
        return
    templates, is_markdown = environment(), form == "markdown"
    templates.filters["shown"] = partial(shown, is_markdown=is_markdown)
    template = templates.get_template("review.md")
    click.echo(template.render(review=found, is_markdown=is_markdown).strip())


def shown(said: object, *, is_markdown: bool) -> Markup:
    """Show what a record says on a line: never as Markdown, nor as a mention of somebody."""
    text = visible(" ".join(str(said).split()))
    marked = SIGNS.sub(r"\\\g<0>", text).replace("@", "@<!-- -->")
    return Markup(marked if is_markdown else text)  # noqa: S704 - every sign is escaped

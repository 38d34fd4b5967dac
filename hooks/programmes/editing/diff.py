"""The command `programmes diff`: tells a reviewer, record by record, what a change does."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

import click
from markupsafe import Markup
from pydantic_core import to_json

from programmes.editing import states
from programmes.editing.content_folder import content_option
from programmes.editing.review import review
from programmes.reader.characters import visible
from programmes.render.renderer import environment

if TYPE_CHECKING:
    from pathlib import Path

SIGNS: Final = re.compile(r"[\\`*_{}\[\]<>#|&~!]|:(?=/)|(?<=www)\.")
"""What Markdown would take for its own, HTML and bare addresses included."""


@click.command("diff")
@click.argument("ref", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text",
    show_default=True, help="For a terminal, for a page of GitHub, or for a program.",
)  # fmt: skip
@content_option
def command(ref: str | None, form: str, content: Path) -> None:
    """Tell what the content does to the records, compared with the state REF in Git.

    REF is a branch, a tag or a commit; by default, it is where this branch has left main, and on
    main itself the commit before. What is not committed yet counts, too.

    Exit status: 0 compared, 2 Git does not know the state, or wrong usage.
    """
    content = content.resolve()
    found = review(states.before(content, ref), states.read(content, "the working tree"))
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

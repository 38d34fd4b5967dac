"""Loads the rules that content can break: what each code means, an example, and its cure."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml


class Rule(NamedTuple):
    """A rule that content can break.

    `code` names it in reports and never changes its meaning. `summary` and `cure` are a sentence
    each, with `marks` around what is typed. `example` is the mistake as an editor types it.
    """

    code: str
    summary: str
    example: str
    cure: str


class Chapter(NamedTuple):
    """Some rules under one heading; `about` says what their examples are."""

    title: str
    about: str
    rules: tuple[Rule, ...]


@cache  # the page "Messages" asks at every build of a preview; a check never does
def chapters() -> tuple[Chapter, ...]:
    """Load all rules, in the order of the page "Messages"."""
    text = files(__package__).joinpath("rules.yml").read_text(encoding="utf-8")
    # Not by our own reader: some examples hold what it refuses, even as an escape.
    return tuple(
        Chapter(
            title=chapter["title"],
            about=chapter["about"],
            rules=tuple(Rule(**rule) for rule in chapter["rules"]),
        )
        for chapter in yaml.safe_load(text)
    )

"""What is known of a rule beside the code that checks it."""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """A rule that content can break.

    `code` names it in reports and never changes its meaning. `summary` and `cure` are a sentence
    each, with `marks` around what is typed. `example` is the mistake as an editor types it.
    """

    code: str
    summary: str
    example: str
    cure: str

"""Explains stumbles over signs that look right and are not YAML's: wide ones, bullets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from programmes.problems.characters import described, quoted
from programmes.source.text import Fault

if TYPE_CHECKING:
    from programmes.source.stumble import Stumble
    from programmes.source.text import Span

# The colon and space that a Japanese keyboard types, and the spaces that Word and the web put in.
WIDE_SPACES: Final = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_COLON = re.compile(r"[^:：]{1,80}(：)")  # noqa: RUF001 - the wide colon is what is sought
_SPACE = re.compile(rf"(?:[^:]{{1,80}}:)?[ -]*([{WIDE_SPACES}]+)")
_INDENTED = re.compile(rf" *([{WIDE_SPACES}]+) *(?:- )?[^:\n]{{1,80}}:")
# What looks like the hyphen of an entry, or is one without its space.
_ENTRY = re.compile(r" *(-|[•·‣◦–—−] ?)([^\s-].*)")  # noqa: RUF001 - as above
_KEYED_ENTRY = re.compile(r" *(-|[•·‣◦–—−] ?)([a-z_]+:(?: .*)?$)", re.MULTILINE)  # noqa: RUF001 - as above


def wide_sign(stumble: Stumble) -> Fault | None:
    """A colon or a space that is none to YAML, though it looks like one."""
    unkeyed = "could not find expected ':'" in stumble.says
    start = stumble.opened if unkeyed else stumble.at - len(stumble.before(stumble.at))
    line = stumble.after(start)
    if found := _SPACE.match(line):
        place = (start + found.start(1), start + found.end(1))
        return wide_space(found[1], place)
    if unkeyed and (found := _COLON.match(line)):
        message = "a wide colon stands where YAML wants an ordinary one"
        help_text = "delete it, and type a colon and a space with the keyboard set to Latin letters"
        place = (start + found.start(1), start + found.end(1))
        return Fault("wide-sign", place, message, help_text)
    found = stumble.above(_INDENTED)
    # A line of a text is further in than what follows the text, and may begin as it likes.
    if found and found.start(1) - found.start() <= stumble.at - start:
        return wide_space(found[1], found.span(1))
    return None


def wide_space(found: str, place: Span) -> Fault:
    """Name a space that is a letter to YAML."""
    message = f"{described(found[0])} stands where YAML wants an ordinary space"
    help_text = "delete it, and press the space bar with the keyboard set to Latin letters"
    return Fault("wide-sign", place, message, help_text)


def no_hyphen(stumble: Stumble) -> Fault | None:
    """An entry of a list that begins with a hyphen alone, or with another sign."""
    unkeyed = "could not find expected ':'" in stumble.says
    if not unkeyed and "did not find expected" not in stumble.says:
        return None
    at = stumble.opened if unkeyed else stumble.at
    start = at - len(stumble.before(at))
    found = _ENTRY.match(stumble.text, start) or stumble.above(_KEYED_ENTRY)
    if found is None:
        return None
    help_text = f"write {quoted(f'- {found[2]}')}"
    if found[1] == "-":
        message = "a space is missing after the hyphen"
        return Fault("missing-space", found.span(1), message, help_text)
    message = f"{described(found[1][0])} is not the hyphen that begins an entry"
    return Fault("wide-sign", found.span(1), message, help_text)

"""Explains stumbles over signs that look right and are not YAML's: the wide ones of a keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from programmes.source.text import Fault

if TYPE_CHECKING:
    from programmes.source.stumble import Stumble

# The colon and space that a Japanese keyboard types, and the space that Word puts in.
_COLON = re.compile(r"[^:：]{1,80}(：)")  # noqa: RUF001 - the wide colon is what is sought
_SPACE = re.compile(r"(?:[^:]{1,80}:)?[ -]*([\u00a0\u3000]+)")


def wide_sign(stumble: Stumble) -> Fault | None:
    """A colon or a space that is none to YAML, though it looks like one."""
    unkeyed = "could not find expected ':'" in stumble.says
    start = stumble.opened if unkeyed else stumble.at - len(stumble.before(stumble.at))
    line = stumble.after(start)
    if found := _SPACE.match(line):
        message = "a wide or unbreakable space stands where YAML wants an ordinary one"
        help_text = "delete it, and press the space bar with the keyboard set to Latin letters"
    elif unkeyed and (found := _COLON.match(line)):
        message = "a wide colon stands where YAML wants an ordinary one"
        help_text = "delete it, and type a colon and a space with the keyboard set to Latin letters"
    else:
        return None
    place = (start + found.start(1), start + found.end(1))
    return Fault("wide-sign", place, message, help_text)

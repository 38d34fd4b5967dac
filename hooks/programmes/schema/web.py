"""Says whether an address of another site, or of a letter, is one that leads anywhere.

The check and the build ask the same functions, so that neither takes what the other refuses.
"""

from __future__ import annotations

import re
from typing import Final

OUTSIDE: Final = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
"""How an address begins that is none of this site."""
_LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST: Final = rf"(?:{_LABEL}\.)+(?:[^\W\d_]{{2,63}}|xn--[a-z0-9-]{{2,59}})"
_WEB: Final = re.compile(
    rf"(?:https?:)?//(?P<host>{_HOST}|[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}}|localhost)"
    r"(?P<port>:[0-9]{1,5})?(?![^/?#])[^\s<>\"\\^`{|}]*",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(rf"mailto:([^\s@,?]+@{_HOST},?)+(?<!,)(?:\?\S*)?", re.IGNORECASE)
_HIGHEST_PORT: Final = 65_535
_LONGEST: Final = 2_000


def flaw(address: str) -> str:
    """Say what is wrong with an address that is outside; nothing where it may lead somewhere.

    The forms are those of RFC 3986 and RFC 6068; a name before the host (user@host) is refused,
    since it can make a reader believe that another site is meant.
    """
    if len(address) > _LONGEST:
        return f"is longer than {_LONGEST:,} characters"
    if address[:7].lower() == "mailto:":
        return (
            ""
            if _LETTER.fullmatch(address)
            else "names no e-mail address, as mailto:name@example.org does"
        )
    if re.match("(?:https?:)?//[^/?#]*@", address, re.IGNORECASE):
        return "has a name and an @ before its site"
    if not (match := _WEB.fullmatch(address)):
        return "names no web site, as https://www.example.org/ does"
    is_port = not match["port"] or 0 < int(match["port"][1:]) <= _HIGHEST_PORT
    return "" if is_port else f"has a port that no computer has: {match['port'][1:]}"

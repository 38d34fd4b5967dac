"""Says whether an address of another site, or of a letter, is one that leads anywhere.

The check and the build ask this, so that neither takes what the other refuses.
"""

from __future__ import annotations

import re
from typing import Final

OUTSIDE: Final = re.compile(r"https?:|mailto:|//", re.IGNORECASE)
"""How an address begins that is none of this site, or should be none."""
_HOST: Final = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?:[^\W\d_]{2,63}|xn--[a-z0-9-]{2,59})"
_WEB: Final = re.compile(
    rf"https?://(?:{_HOST}|[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}}|localhost)"
    r"(?::[1-9][0-9]{0,3}|:[1-5][0-9]{4})?(?:[/?#][^\s<>\"\\^`{|}]{0,8000})?",
    re.IGNORECASE,
)
_ONE: Final = rf"[^\s@,?]+@{_HOST}"
_LETTER: Final = re.compile(rf"mailto:{_ONE}(?:,{_ONE})*(?:\?\S*)?", re.IGNORECASE)


def flaw(address: str) -> str:
    """Say what is wrong with an address that is outside; nothing where it may lead somewhere.

    The forms are those of RFC 3986 and RFC 6068, with a scheme, and without a name before the
    host (user@host), which makes a reader believe that another site is meant.
    """
    if address[:7].lower() == "mailto:":
        return "" if _LETTER.fullmatch(address) else "is not like mailto:name@example.org"
    return (
        "" if _WEB.fullmatch(address) else "leads to no web site: compare https://www.example.org/"
    )

"""Two sides of a record that cannot both be right: what a warning is made from."""

from __future__ import annotations

from typing import Final, NamedTuple

Loc = tuple[str | int, ...]

LEAVE_BOTH: Final = "if the source prints both, leave both; the page shows what the record says"


class Clash(NamedTuple):
    """Two sides that cannot both be right, and where one of them stands."""

    code: str
    loc: Loc
    message: str
    cure: str = LEAVE_BOTH
    on_key: bool = False
    """Whether the key at that place is meant, and not its value."""

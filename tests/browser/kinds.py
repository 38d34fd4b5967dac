"""One page of every kind of the site, by which all kinds are looked at."""

from pathlib import Path

import pytest
import yaml

_LISTED = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
KINDS: dict[str, str] = _LISTED["kinds"]
_ALL = KINDS | _LISTED["alike"]
HOME, COURSE, OVERVIEW = KINDS["home"], KINDS["course"], KINDS["overview"]
EVERY_KIND = pytest.mark.parametrize("where", KINDS.values(), ids=KINDS)
SOME = [HOME, COURSE, *(KINDS[one] for one in ("country", "browse", "statistics", "404"))]
"""Pages by which it is seen what the frame of all pages does."""
SOME_KINDS = pytest.mark.parametrize("where", SOME)
EVERY_KIND_AND_ALIKE = pytest.mark.parametrize("where", _ALL.values(), ids=_ALL)

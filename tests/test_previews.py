"""Other sites can show a picture beside a link to a page: one for the site, one for each kind."""

import struct

import pytest

from built import PROJECT
from programmes.schema.records import KINDS

PREVIEWS = PROJECT / "hooks/theme/assets/catalogue/previews"


def test_the_site_and_each_kind_have_a_picture() -> None:
    assert {file.stem for file in PREVIEWS.iterdir()} == {"site", *KINDS}


@pytest.mark.parametrize("name", ["site", *KINDS])
def test_a_picture_has_the_size_that_sites_ask_for_and_is_light(name: str) -> None:
    picture = (PREVIEWS / f"{name}.png").read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 50_000

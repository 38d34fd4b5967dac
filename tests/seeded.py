"""Tells which records were made from the two source pages, and makes a catalogue of them alone.

Editors add records from other pages: what a test counts to the last one, it counts in these.
"""

from functools import cache
from pathlib import Path
from typing import Final

from programmes.catalogue import loading
from programmes.catalogue.catalogue import Catalogue
from programmes.catalogue.programme import Programme

PROJECT: Final = Path(__file__).parents[1]
SEEDS = {
    "http://www.jpo.go.jp/torikumi_e/kokusai_e/training/pg_short/20131202_report.htm": (
        "000_c2a46ca1d0bed915.txt"
    ),
    "https://www.jpo.go.jp/e/news/kokusai/developing/experts_workshops_e.html": (
        "002_52a45a621b5c5538.txt"
    ),
}
"""The file in seeds/ that holds the text of a source page."""


def seed(programme: Programme, catalogue: Catalogue) -> str | None:
    """Give the file of the source page that prints a record, by itself or in its overview."""
    overview = catalogue.at.get(programme.overview or "")
    sources = [one.source.url for one in (overview, programme) if one and one.source]
    return next((SEEDS[url] for url in sources if url in SEEDS), None)


def alone(catalogue: Catalogue) -> Catalogue:
    """Give the catalogue without what was made from other pages."""
    kept = tuple(one for one in catalogue.programmes if seed(one, catalogue))
    return Catalogue(kept, catalogue.vocabulary)


@cache
def others() -> frozenset[Path]:
    """Give the files of the records that were made from other pages."""
    real = loading.load(PROJECT / "content").catalogue
    assert real is not None
    kept = {one.path for one in alone(real).programmes}
    return frozenset(PROJECT / one.path for one in real.programmes if one.path not in kept)

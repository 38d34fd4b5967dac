"""Records of every kind of page of the family: each says what its page says, and shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import rendered
import small
from built import squeeze
from programmes.catalogue import loading
from programmes.reader.report import as_text

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue

BASE = "section: courses\nbody: [{text: Words.}]\nupdated: 2026-11-01\n"


def catalogue(folder: Path, records: dict[str, str]) -> Catalogue:
    """Load the small catalogue with these records, each by its kind and file name."""
    content = small.copy(folder)
    for key, lines in records.items():
        file = content / f"programmes/{key}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(BASE + lines + "\n", encoding="utf-8")
    loaded = loading.load(content)
    assert loaded.catalogue is not None, as_text(loaded.problems)
    return loaded.catalogue


def shown(folder: Path, key: str, lines: str) -> str:
    """The text of the page of one record."""
    page = rendered.record(catalogue(folder, {key: lines}), key)
    return re.sub(r" (?=[;,)])", "", squeeze(page.text(separator=" ")))


def test_a_dispatch_whose_page_names_no_office_and_no_term_is_a_record(tmp_path: Path) -> None:
    text = shown(tmp_path, "dispatches/peru", "title: Experts for Peru\ncountry: Peru\nexperts: 2")
    assert "Experts 2 experts" in text
    assert "Office" not in text


@pytest.mark.parametrize("kind", ["training-courses", "initiatives", "overviews"])
def test_every_kind_has_a_fund_an_audience_and_numbers_elsewhere(kind: str, tmp_path: Path) -> None:
    lines = "title: A page\ndates: 2015\nfund: A fund\naudience: judges\nidentifiers: {IP-TAD: 7}"
    text = shown(tmp_path, f"{kind}/a-page", lines)
    assert "Fund A fund" in text
    assert "For judges" in text
    assert "IP-TAD 7" in text


def test_a_source_says_its_language_and_how_much_of_it_was_read(tmp_path: Path) -> None:
    source = "{title: 報告, language: ja, published: 2019-11, seen: part, retrieved: 2026-11-30}"
    text = shown(tmp_path, "overviews/news", f"title: News\nsource: {source}")
    said = "報告 (in Japanese; published November 2019; read in part on 30 November 2026)"
    assert f"Source: {said}" in text

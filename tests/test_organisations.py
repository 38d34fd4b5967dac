"""Organisations are known by their short name alone, and named in records as people name them."""

import json
from pathlib import Path

import pytest

import rendered
import small
from built import squeeze
from programmes.catalogue import loading
from programmes.schema import json_schema

OAPI = "oapi:\n  abbreviation: OAPI\n  kind: regional-ip-organisation\n"


def loaded(folder: Path, lines: str, organisations: str = "") -> loading.Loaded:
    content = small.copy(folder)
    file = content / "vocabulary/organisations.yml"
    file.write_text(file.read_text(encoding="utf-8") + organisations, encoding="utf-8")
    small.put(content, small.course(lines))
    return loading.load(content)


@pytest.mark.parametrize("name", ["wipo", "WIPO", "World Intellectual Property Organization"])
def test_a_known_name_is_as_good_as_the_id(name: str, tmp_path: Path) -> None:
    catalogue = loaded(tmp_path, f"partners: [{name}]").catalogue
    assert catalogue is not None
    assert catalogue.at["training-courses/case"].record.partners == ("wipo",)


def test_an_organisation_with_a_short_name_alone_is_shown_by_it(tmp_path: Path) -> None:
    catalogue = loaded(tmp_path, "partners: [oapi]", OAPI).catalogue
    assert catalogue is not None
    page = squeeze(rendered.record(catalogue, "training-courses/case").text(separator=" "))
    assert "Partners OAPI" in page
    assert "OAPI (OAPI)" not in page


def test_a_name_that_two_share_is_not_taken_for_one_of_them(tmp_path: Path) -> None:
    other = "dip:\n  name: An office\n  abbreviation: JPO\n  kind: ip-office\n"
    (problem,) = loaded(tmp_path, "partners: [JPO]", other).problems
    assert problem.code == "unknown-organisation"


def test_an_editors_program_knows_the_names_too(tmp_path: Path) -> None:
    catalogue = loaded(tmp_path, "partners: [oapi]", OAPI).catalogue
    assert catalogue is not None
    files = dict(json_schema.files(catalogue.vocabulary))
    known = json.loads(files["training-courses.json"]())["$defs"]["organisations"]["enum"]
    assert {"oapi", "OAPI", "jpo", "JPO", "Japan Patent Office"} <= set(known)
    entry = json.loads(files["vocabulary-organisations.json"]())["$defs"]["Organisation"]
    assert "name" not in entry["required"]

"""The JSON Schemas, by which an editor's program completes, agree with what the check says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

import built
import small
from programmes.catalogue import loading
from programmes.schema import json_schema
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue

CONTENT = built.PROJECT / "content"
RECORDS = sorted(CONTENT.glob("programmes/*/*.yml"))
VOCABULARY = sorted(CONTENT.glob("vocabulary/*.yml"))
COMMITTED = built.PROJECT / ".vscode"

# Mistakes that a schema can see; it does not know the calendar, nor rules between fields.
FAULTY = [
    "heading:",
    "pertners: [wipo]",
    "venue: {organization: jpo}",
    "partners: [wypo]",
    "participants: {countries: {Columbia: 2}}",
    "participants: {countries: {Laos: two}}",
    "fiscal_year: FY2013",
    "dates: December 2, 2013",
    "updated: yesterday",
    "body:\n  - txt: It was held in Tokyo.",
    "body:\n  - figure: {credit: Photo}",
    "source: {title: Report, url: www.jpo.go.jp}",
    "source: {title: Report, language: Japanese}",
]
RIGHT = [
    "dates: 2013",
    "dates: [2009-03-11, 2009-03-13]",
    "dates: {value: 2017-02, printed: at the beginning of February}",
    "dates: FY1993/..",
    "fiscal_year: 2013",
    "participants: {total: over 60, countries: {Laos: , the Philippines: 2, Viet Nam: about 3}}",
    "participants: {countries: [Laos, Vietnam]}",
    "participants: {groups: [Patent Group, Design Group], others: yes}",
    "participants: {groups: {Patent Group: , Design Group: 18}}",
    "source: {title: 報告, language: ja, published: 2019-11, seen: part}",
]


class Reader(yaml.SafeLoader):
    """Reads YAML 1.2 as the editors' programs do: a date is a text, a number is a number."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - as in PyYAML


for tag, pattern in {
    "bool": "true|false",
    "int": "[-+]?[0-9]+",
    "float": r"[-+]?[0-9]+\.[0-9]*",
    "null": "null|~|",
}.items():
    Reader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), None)


def validator(name: str, catalogue: Catalogue) -> jsonschema.Draft202012Validator:
    schema = json_schema.schema(json_schema.models()[name], catalogue.vocabulary)
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, format_checker=checker)


def read(text: str) -> Any:  # noqa: ANN401
    return yaml.load(text, Reader)  # noqa: S506 - it is a safe loader


@pytest.fixture(scope="module")
def validators(catalogue: Catalogue) -> dict[str, jsonschema.Draft202012Validator]:
    """What validates each sort of file, by its name."""
    return {name: validator(name, catalogue) for name in json_schema.models()}


@pytest.fixture(scope="module")
def little() -> Catalogue:
    """The small catalogue."""
    loaded = loading.load(small.SMALL)
    assert loaded.catalogue is not None
    return loaded.catalogue


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_record_agrees_with_the_schema_of_its_kind(
    path: Path, validators: dict[str, jsonschema.Draft202012Validator]
) -> None:
    validators[path.parent.name].validate(read(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", VOCABULARY, ids=lambda path: path.stem)
def test_every_file_of_the_vocabulary_agrees_with_its_schema(
    path: Path, validators: dict[str, jsonschema.Draft202012Validator]
) -> None:
    validators[f"vocabulary-{path.stem}"].validate(read(path.read_text("utf-8")))


@pytest.mark.parametrize("lines", FAULTY)
def test_a_mistake_is_seen_by_schema_and_check(
    lines: str, little: Catalogue, tmp_path: Path
) -> None:
    assert not validator("training-courses", little).is_valid(read(small.course(lines)))
    assert any(one.severity == "error" for one in small.problems(tmp_path, lines))


@pytest.mark.parametrize("lines", RIGHT)
def test_what_is_right_is_right_for_schema_and_check(
    lines: str, little: Catalogue, tmp_path: Path
) -> None:
    validator("training-courses", little).validate(read(small.course(lines)))
    assert not any(one.severity == "error" for one in small.problems(tmp_path, lines))


def test_a_schema_is_published_at_the_address_that_it_names(site: Path) -> None:
    for name in json_schema.models():
        schema = json.loads((site / f"schema/{name}.json").read_text(encoding="utf-8"))
        assert schema["$id"].endswith(f"/schema/{name}.json")


def test_the_editor_finds_the_schema_of_every_file() -> None:
    settings = json.loads((COMMITTED / "settings.json").read_text(encoding="utf-8"))
    found = settings["yaml.schemas"]
    assert {path.stem for path in map(Path, found)} == json_schema.models().keys()
    for path, pattern in found.items():
        assert (built.PROJECT / path).exists()
        assert list(built.PROJECT.glob(pattern)) or Path(pattern).parent.name in KINDS


@pytest.mark.parametrize("name", json_schema.models())
def test_the_schemas_for_the_editor_know_every_field(name: str, catalogue: Catalogue) -> None:
    """Run `programmes schema` if this fails. New names of the vocabulary may be missing there."""
    kept = json.loads((COMMITTED / f"schema/{name}.json").read_text(encoding="utf-8"))
    made = dict(json_schema.files(catalogue.vocabulary))[f"{name}.json"]()
    assert _without_names(kept) == _without_names(json.loads(made))


def _without_names(schema: dict[str, Any]) -> dict[str, Any]:
    groups = schema.get("$defs", {}).items()
    kept = {name: node for name, node in groups if "enumDescriptions" not in node}
    return schema | {"$defs": kept}

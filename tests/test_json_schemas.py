"""The JSON Schemas, by which an editor's program completes, agree with what the check says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import built
import language_server
import small
import tools
from programmes.catalogue.catalogue import Catalogue
from programmes.schema import json_schema
from programmes.schema.records import KINDS

CONTENT = built.PROJECT / "content"
COMMITTED = built.PROJECT / ".vscode"

SAID = built.data("json_schemas.yml")
FIRST = "# yaml-language-server: $schema=../../../.vscode/schema/training-courses.json\n"


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


@pytest.mark.parametrize("name", json_schema.models())
def test_every_file_of_the_content_agrees_with_its_schema(name: str, catalogue: Catalogue) -> None:
    validate = validator(name, catalogue).validate
    vocabulary = CONTENT.glob(f"{name.replace('-', '/', 1)}.yml")
    files = [*vocabulary, *CONTENT.glob(f"programmes/{name}/*.yml")]
    assert files or name in KINDS
    for file in files:
        validate(read(file.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def of_courses() -> jsonschema.Draft202012Validator:
    return validator("training-courses", small.load(small.SMALL))


@pytest.mark.parametrize("lines", [*SAID["faulty"], *SAID["right"]])
def test_a_mistake_is_one_for_schema_and_check(
    lines: str, of_courses: jsonschema.Draft202012Validator, tmp_path: Path
) -> None:
    right = lines in SAID["right"]
    assert of_courses.is_valid(read(small.course(lines))) is right
    assert all(one.severity != "error" for one in small.problems(tmp_path, lines)) is right


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


@pytest.fixture(scope="module")
def server() -> Iterator[language_server.LanguageServer]:
    """The server of an editor's program."""
    command = tools.find(".bin/yaml-language-server")
    with language_server.LanguageServer(str(command)) as running:
        yield running


@pytest.mark.parametrize("case", SAID["completed"], ids=lambda case: case["typed"])
def test_a_name_is_offered_and_explained_by_the_first_line_of_a_record_alone(
    case: dict[str, str], server: language_server.LanguageServer
) -> None:
    offered = server.offered(CONTENT / "programmes/training-courses", FIRST + case["typed"])
    assert case["told"] in offered[case["name"]]

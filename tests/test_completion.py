"""An editor's program completes and explains, by the first line of a new record alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import built
import language_server
import tools

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = built.PROJECT / "content/programmes/training-courses"
FIRST = "# yaml-language-server: $schema=../../../.vscode/schema/training-courses.json\n"


@pytest.fixture(scope="module")
def server() -> Iterator[language_server.LanguageServer]:
    """The server of an editor's program."""
    command = tools.find(".bin/yaml-language-server")
    with language_server.LanguageServer(str(command)) as running:
        yield running


@pytest.mark.parametrize(
    ("typed", "name", "told"),
    [
        ("title: A course\n", "venue", "Where it was held."),
        ("section: ", "training-programs-short", " > Training Programs(short)"),
        ("countries: [", "Viet Nam", "Vietnam (VN)"),
        ("participants:\n  countries:\n    Laos: 1\n    ", "Viet Nam", ""),
        ("partners: [", "wipo", "World Intellectual Property Organization"),
        ("topics: [", "patents", "Patents"),
        ("regions: [", "asean", "ASEAN"),
        ("contact: ", "developing-country-cooperation", "Developing Country Cooperation"),
        ("venue: {city: ", "Alger", "Algiers, Algeria"),
        ("body:\n  - ", "figure", "The photograph."),
        ("events:\n  - kind: ", "visit", ""),
    ],
)
def test_a_name_is_offered_and_explained(
    typed: str, name: str, told: str, server: language_server.LanguageServer
) -> None:
    offered = server.offered(FOLDER, FIRST + typed)
    assert told in offered[name]

"""The real content is clean, says nothing twice, and is listed in full for other programs."""

from __future__ import annotations

import re
from collections import defaultdict

import exporting
import yaml

import built
import seeded
from programmes.catalogue import loading
from programmes.catalogue.catalogue import Catalogue


def sentences(record: str) -> set[str]:
    """The sentences of a record: a text ends one, an empty line too, and so do . ! and ?"""
    paragraphs = (
        paragraph
        for text in built.strings(yaml.load(record, yaml.BaseLoader))  # noqa: S506 - it makes texts only
        for paragraph in re.split(r"\n\s*\n", text)
    )
    return {
        sentence
        for paragraph in paragraphs
        for sentence in re.split(r"(?<=[.!?])\s", built.squeeze(paragraph))
    }


def in_two_records(records: dict[str, str]) -> dict[str, list[str]]:
    """The long sentences that stand in more than one record, each with the files."""
    files = defaultdict(list)
    for name, text in records.items():
        for sentence in sentences(text):
            files[sentence].append(name)
    return {one: names for one, names in files.items() if len(one) > 40 and len(names) > 1}


def test_the_content_has_no_error() -> None:
    found = loading.load(built.PROJECT / "content").problems
    assert [one for one in found if one.severity == "error"] == []


def test_the_records_of_the_two_pages_contradict_nothing(seeds: Catalogue) -> None:
    files = {one.path for one in seeds.programmes}
    found = loading.load(built.PROJECT / "content").problems
    assert [one for one in found if one.path in files] == []


def test_no_long_sentence_stands_in_two_records_of_the_two_pages(seeds: Catalogue) -> None:
    records = {
        one.path: (built.PROJECT / one.path).read_text(encoding="utf-8") for one in seeds.programmes
    }
    assert len(records) >= 14
    assert in_two_records(records) == {}


def test_a_sentence_in_two_records_is_seen() -> None:
    sentence = "One sentence of more than forty characters is text."
    records = {"a.yml": f"body: First. {sentence}", "b.yml": f"body: |\n  {sentence}\n\n  Last.\n"}
    assert in_two_records(records) == {sentence: ["a.yml", "b.yml"]}


def test_every_entry_of_the_two_pages_names_its_source_and_its_topics(seeds: Catalogue) -> None:
    for entry in exporting.entries(exporting.Offer(seeds)):
        assert entry["source"]["url"] in seeded.SEEDS, entry["id"]
        assert entry["topics"] or entry["kind"] == "overviews", entry["id"]


def test_the_list_says_when_where_and_who(catalogue: Catalogue) -> None:
    entries = {one["id"]: one for one in exporting.entries(exporting.Offer(catalogue))}
    for key, said in built.data("listed.yml").items():
        assert entries[key]["dates"] == said["dates"]
        assert sorted(one["code"] for one in entries[key]["countries"]) == said["countries"]
        assert sorted(one["id"] for one in entries[key]["organisations"]) == said["organisations"]

"""No tree of texts makes the schema raise, hang or lose the place of a fault."""

import copy
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

import built
import hostile
import small
from programmes import reader
from programmes.catalogue.card import Card
from programmes.catalogue.checks import Unread
from programmes.catalogue.checks.contradictions import contradictions
from programmes.catalogue.trails import misplaced
from programmes.reader import Document
from programmes.reader import report as reports
from programmes.reader.problem import Problem
from programmes.schema import faults
from programmes.schema.records import KINDS
from programmes.schema.vocabulary import FILES

MODELS: dict[str, Any] = {**KINDS, **FILES}
FOLDERS = {**{kind: f"programmes/{kind}" for kind in KINDS}, **dict.fromkeys(FILES, "vocabulary")}
WORDS = st.sampled_from(
    ["", "x", "30", "-1", "yes", "2015-08-24", "2015-13", "2020/2019", "over 60", "wipo", "Tokyo",
     "Laos", "initiatives/tisc", "AM", "9:00-8:00", "<b>", "text", "figure", "[key]", "@text", "é"]
) | st.text("ab1-/: \n", max_size=8)  # fmt: skip
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@cache
def real(name: str) -> dict[str, Any]:
    """A real file of this model, or one that editors may add, as a tree of texts."""
    folder, grown = built.PROJECT / "content" / FOLDERS[name], built.PROJECT / "tests/data/grown"
    files = (*folder.glob("*.yml"), *(grown / FOLDERS[name]).glob("*.yml"))
    file = folder / f"{name}.yml" if name in FILES else files[0]
    tree: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return tree


def check(name: str, text: str) -> list[Problem]:
    """Check a file with all that looks at one file alone, and print the report in every form."""
    document = reader.read_text(text, f"content/{FOLDERS[name]}/case.yml")
    if not isinstance(document, Document):
        return document
    try:
        read = TypeAdapter(MODELS[name]).validate_python(document.tree, context=built.vocabulary())
    except ValidationError as error:
        return faults.problems(document, error, MODELS[name])
    if name in FILES:
        return []
    made = Card(document.source.name, text.encode(), read, built.vocabulary())
    return [*contradictions(document, made), *misplaced({made.key: made}, Unread())]


def assert_told(name: str, tree: dict[str, Any]) -> None:
    """Check a tree: each fault has a line of the file, and it takes less than two seconds."""
    text = hostile.as_yaml(tree)
    lines, start = text.split("\n"), time.process_time()
    found = check(name, text)
    for report in (reports.as_text, reports.as_json, reports.as_github):
        report(found)
    assert time.process_time() - start < 2
    for one in found:
        assert one.message
        assert 1 <= one.line <= len(lines), one
        assert one.excerpt == lines[one.line - 1]


@given(st.sampled_from(sorted(MODELS)), st.dictionaries(WORDS, TREES, min_size=1, max_size=4))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_tree_is_refused_in_words(name: str, tree: dict[str, Any]) -> None:
    assert_told(name, tree)


def spoil(data: st.DataObject, tree: Any) -> None:  # noqa: ANN401 - any tree
    """Go down to some place of a tree, and delete, rename or replace what stands there."""
    places = list(tree) if isinstance(tree, dict) else list(range(len(tree)))
    place = data.draw(st.sampled_from(places))
    if isinstance(tree[place], (dict, list)) and tree[place] and data.draw(st.booleans()):
        spoil(data, tree[place])
        return
    match data.draw(st.sampled_from(["delete", "rename", "replace", "wrap"])):
        case "delete" if len(tree) > 1:
            del tree[place]
        case "rename" if isinstance(tree, dict):
            tree[data.draw(WORDS)] = tree.pop(place)
        case "wrap":
            tree[place] = data.draw(st.sampled_from([[tree[place]], {"text": tree[place]}]))
        case _:
            tree[place] = data.draw(TREES)


@given(st.sampled_from(sorted(MODELS)), st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_spoilt_file_is_refused_in_words(name: str, data: st.DataObject) -> None:
    tree = copy.deepcopy(real(name))
    for _ in range(data.draw(st.integers(1, 3))):
        spoil(data, tree)
    assert_told(name, tree)


LONG, FIELDS = hostile.long_texts("faults"), hostile.long_texts("fields")


def test_no_record_takes_the_schema_more_than_200_megabytes() -> None:
    code = "for text in test.LONG.values(): test.check('training-courses', text)"
    assert hostile.peak(code, __name__) < 200


@pytest.mark.parametrize("name", LONG)
def test_of_very_many_faults_a_hundred_are_listed_in_bounded_time(name: str) -> None:
    start = time.process_time()
    found = check("training-courses", LONG[name])
    assert time.process_time() - start < 2
    assert len(found) == 101
    assert found[-1].code == "too-many-faults"


@pytest.mark.parametrize("lines", FIELDS.values(), ids=FIELDS)
def test_no_text_takes_long_to_look_through(lines: str, tmp_path: Path) -> None:
    began = time.process_time()
    small.problems(tmp_path, lines)
    assert time.process_time() - began < 2

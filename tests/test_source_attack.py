"""No file makes the reader raise, crash, hang or fill the memory."""

import time
import unicodedata

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import built
import hostile
from programmes import reader
from programmes.reader import Document, report
from programmes.reader.characters import FORBIDDEN
from programmes.reader.problem import Problem

STEPS = "".join(" " * number + "a:\n" for number in range(700))
ATTACKS = hostile.long_texts("files") | {"steps inwards": STEPS}


def read(text: str) -> None:
    """Read a file, and report on it in every form."""
    outcome = reader.read_text(text, "attack.yml")
    if isinstance(outcome, Document):
        outcome.problem("tag", ("nothing",), "wrong")
    else:
        for form in (report.as_text, report.as_json, report.as_github):
            form(outcome)


@pytest.mark.parametrize("name", ATTACKS)
def test_no_file_takes_more_than_two_seconds(name: str) -> None:
    began = time.process_time()
    read(ATTACKS[name])
    assert time.process_time() - began < 2


def test_no_file_takes_more_than_200_megabytes() -> None:
    assert hostile.peak("for text in test.ATTACKS.values(): test.read(text)", __name__) < 200


PIECES = ["a", "b: ", "- ", "? ", ": ", "#", " #", "\n", "\n  ", "\t", "'", '"', "[", "]", "{", "}"]
PIECES += [",", "&x ", "*x", "!t ", "|\n", ">\n", "---\n", "...\n", "%", "<<: ", "\\", "\\u202e"]
PIECES += ["\r\n", "\r", "é", "\u0301", "\x00", "\u2028", "\ufeff", "特", "😀"]
LIKE_YAML = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def assert_well_formed(outcome: Document | list[Problem], text: str) -> None:
    if isinstance(outcome, Document):
        assert isinstance(outcome.tree, dict)
        return
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    assert outcome
    assert outcome == sorted(outcome)
    for problem in outcome:
        assert 0 <= problem.line <= len(lines)
        if problem.line:
            assert problem.excerpt == lines[problem.line - 1]
            assert 1 <= problem.column <= len(problem.excerpt) + 1
            assert problem.length >= 1
    assert not FORBIDDEN.search(report.as_text(outcome))


@given(LIKE_YAML)
@settings(max_examples=400, deadline=None)
def test_anything_like_yaml_gives_a_tree_or_problems(text: str) -> None:
    assert_well_formed(reader.read_text(text, "attack.yml"), text)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_a_tree_or_problems(data: bytes) -> None:
    assert_well_formed(reader.read_bytes(data, "attack.yml"), data.decode(errors="replace"))


# A text that shows nothing is refused, and so are brackets with nothing in them.
FILLERS = "\u115f\u1160\u2800\u3164\uffa0"


def mended(text: str) -> str:
    """Make a text one that is taken: a filter would throw most of them away."""
    text = unicodedata.normalize("NFC", FORBIDDEN.sub("", text))
    shown = (sign for sign in text if sign not in FILLERS)
    is_shown = any(unicodedata.category(sign)[0] not in "CMZ" for sign in shown)
    return text if is_shown or not text else f"{text}a"


SHOWN = st.text(st.characters(codec="utf-8"), max_size=30).map(mended)
KEYS = SHOWN.filter(lambda text: text != "<<")
TREES = st.dictionaries(
    KEYS,
    st.recursive(
        SHOWN,
        lambda inner: st.lists(inner, min_size=1) | st.dictionaries(KEYS, inner, min_size=1),
        max_leaves=12,
    ),
    min_size=1,
)


@given(TREES, st.sampled_from(["'", '"']), st.booleans())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_another_program_writes_is_read_as_it_was(
    tree: dict[str, object],
    style: str,
    flow: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    text = yaml.dump(tree, allow_unicode=True, default_style=style, default_flow_style=flow)
    outcome = reader.read_text(text, "written.yml")
    assert isinstance(outcome, Document), report.as_text(outcome)
    assert outcome.tree == tree


@given(LIKE_YAML)
@settings(max_examples=300, deadline=None)
def test_every_visible_character_stands_in_the_tree_or_in_a_comment_of_its_own(text: str) -> None:
    outcome = reader.read_text(text, "attack.yml")
    if isinstance(outcome, list):
        return
    kept = "".join(built.strings(outcome.tree))
    typed = "".join(
        line for line in outcome.source.text.split("\n") if not line.lstrip(" \t").startswith("#")
    )
    for character in "ab特😀é":
        assert kept.count(character) >= typed.count(character)

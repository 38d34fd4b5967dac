"""One run reports all: no mistake of an editor hides another, in the same file or elsewhere.

The cases are those of invalid/. What makes the rest of a file unreadable, as broken YAML does,
may hide the rest of that file, and nothing of others.
"""

import re
import shutil
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import pytest

import small
import test_invalid
from programmes import reader
from programmes.catalogue import loading

Told = dict[str, set[str]]
"""The codes that are reported of each file."""

RECORDS = [case for case in test_invalid.CASES if (case / "record.yml").exists()]
CONTENTS = [
    case
    for case in test_invalid.CASES
    if case not in RECORDS and case.name != "programmes-missing"  # then there are no records
]
# Pages are looked at once all records are right.
OF_PAGES = {"broken-link", "forbidden-code"}
FOLDER = f"content/programmes/{small.COURSE.partition('/')[0]}"
REPORTED = re.compile(r"^\w+\[(.+?)\]: .*\n *--> ([^:\n]+)", re.MULTILINE)
CHUNK = re.compile(r"^\S.*\n(?:[ #-].*\n|\n)*", re.MULTILINE)
# What only a file of the vocabulary can tell is not told without it.
OF_A_NAME = {f"unknown-{name}" for name in ("city", "country", "organisation", "region", "topic")}
# What follows a second document, and a hundred other faults, is not looked at.
ALONE = {"second-document", "too-many-faults"}
UNKNOWN = {
    "link-to-no-place": {"unknown-link"},  # other records name the country
    "vocabulary-missing": OF_A_NAME
    | {"unknown-section", "unknown-contact", "unseen-value", "duplicate-key"},
}


def expected(case: Path) -> Told:
    """Give what a case expects, as it stands in its report."""
    told: Told = {}
    for code, path in REPORTED.findall((case / "expected.txt").read_text(encoding="utf-8")):
        told.setdefault(path, set()).add(code)
    return told


def reported(content: Path) -> Told:
    told: Told = {}
    for one in loading.load(content).problems:
        told.setdefault(one.path, set()).add(one.code)
    return told


def missed(wanted: Told, told: Told, unknown: Iterable[str] = ()) -> Told:
    missing = {path: codes - told.get(path, set()) - set(unknown) for path, codes in wanted.items()}
    return {path: codes for path, codes in missing.items() if codes}


@pytest.mark.parametrize("case", [None, *CONTENTS], ids=lambda case: case.name if case else "alone")
def test_no_mistake_hides_one_of_another_file(case: Path | None, tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    wanted: Told = {}
    for one in RECORDS:
        shutil.copy(one / "record.yml", content / "programmes/training-courses" / f"{one.name}.yml")
        wanted |= {
            path.replace("/case.yml", f"/{one.name}.yml"): codes
            for path, codes in expected(one).items()
        }
    if case is not None:
        test_invalid.spoil(content, case)
        wanted |= expected(case)
    unknown = UNKNOWN.get(case.name, set()) if case else set()
    assert missed(wanted, reported(content), unknown | OF_PAGES) == {}


def chunks(text: str) -> dict[str, str]:
    """Cut a record into its fields, each with its lines."""
    return {chunk.partition(":")[0]: chunk for chunk in CHUNK.findall(text)}


def pairs() -> Iterator[tuple[str, set[str], str]]:
    """Put two cases into one record, where both are of other fields, or of lists of blocks."""
    base = chunks("\n".join(small.BASE.values()) + "\n")
    own: dict[str, dict[str, str]] = {}
    codes: dict[str, set[str]] = {}
    for case in RECORDS:
        told = expected(case).get(f"{FOLDER}/case.yml", set())
        text = (case / "record.yml").read_bytes().decode(errors="replace")
        said = chunks(text)
        readable = reader.examine(case / "record.yml", "").document is not None
        whole = readable and base.keys() <= said.keys() and "".join(said.values()) == text
        if whole and told not in codes.values() and not told & ALONE:
            own[case.name] = {key: one for key, one in said.items() if base.get(key) != one}
            codes[case.name] = told
            if "timetable-outside-dates" in told:
                own[case.name]["dates"] = base["dates"]  # which have to be right
    for one, other in combinations(own, 2):
        both = own[one].keys() & own[other].keys()
        if both <= {"body"}:
            merged = base | own[one] | own[other]
            if both:
                merged["body"] = own[one]["body"] + own[other]["body"].partition("\n")[2]
            text = "".join(sorted(merged.values(), key=lambda chunk: not chunk.startswith("%")))
            yield f"{one}-and-{other}", codes[one] | codes[other], text


def test_no_mistake_hides_another_of_its_file(tmp_path: Path) -> None:
    content, wanted = small.copy(tmp_path), {}
    for name, codes, text in pairs():
        wanted[f"{FOLDER}/{name}.yml"] = codes
        small.put(content, text, f"training-courses/{name}.yml")
    assert len(wanted) > 900
    assert missed(wanted, reported(content)) == {}

"""`programmes new` writes a record that is right as it stands, and says what to do next."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import built
import small
from programmes.catalogue import loading
from programmes.catalogue.catalogue import Catalogue
from programmes.render.drafting import Draft
from programmes.schema.records import KINDS

SAID = built.data("new_record.yml")
COURSE = "training-courses"
WRITTEN = re.compile(r"Written: (\S+)")


def new(kind: str, typed: str = "", **flags: str) -> Result:
    """Answer what is asked by flags, or by what is typed; a flag without a value is left out."""
    answers = (f"--{flag}={answer}" for flag, answer in flags.items() if answer)
    return small.run("new", kind, *answers, typed=typed)


def made(kind: str, content: Path, **flags: str) -> Path:
    """Make a record of a kind; give its file."""
    result = new(kind, **(SAID["answers"][kind] | flags))
    assert result.exit_code == 0, result.output
    (written,) = WRITTEN.findall(result.output)
    return content.parent / written


def uncommented(text: str) -> str:
    return re.sub(r"^( *)#(?! |.*yaml-language-server)", r"\1", text, flags=re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_is_right_as_it_stands(kind: str, content: Path) -> None:
    file = made(kind, content)
    assert loading.load(content).problems == ()
    programmes = small.load(content).programmes
    (one,) = (one for one in programmes if one.path.endswith(f"{kind}/{file.name}"))
    assert one.record.title == SAID["answers"][kind]["title"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_in_a_new_record_is_right_too(kind: str, content: Path) -> None:
    file = made(kind, content)
    text = file.read_text(encoding="utf-8")
    text = text.replace("#dates:", "#:") if "\ndates:" in text else text
    whole = re.sub(r".*initiatives: .*\n", "", uncommented(text))  # printed already
    assert whole.count("\n#") < text.count("\n#")
    file.write_text(whole, encoding="utf-8")
    errors = [one for one in loading.load(content).problems if one.severity == "error"]
    # A slip or a number as such is right; but the name or the record has to be there as well.
    assert {one.code for one in errors} <= {"unseen-value", "unknown-record"}


def test_the_examples_say_every_field_but_those_of_later(content: Path) -> None:
    text = made("dispatches", content).read_text(encoding="utf-8")
    said = set(re.findall(r"^#?([a-z_]+):", text, re.MULTILINE))
    assert said == {*KINDS["dispatches"].model_fields} - {"id", "redirect_from", "confirmed"}


@pytest.mark.parametrize("case", SAID["names"], ids=lambda case: case["title"])
def test_the_file_is_named_after_the_first_day_of_what_happens_once_and_the_title(
    case: dict[str, str], content: Path
) -> None:
    assert made(case["kind"], content, title=case["title"]).stem == case["file"]
    assert small.load(content).at[f"{case['kind']}/{case['file']}"].record.title == case["title"]


def test_an_editor_is_asked_and_chooses_the_section_by_number(content: Path) -> None:
    typed = "A visit\n\n2\nlast week\n2015-08-24\nIt was held.\n\n"
    result = new(COURSE, typed)
    assert "  2  courses  Home > JPO Activities > Training Programs(short)" in result.output
    assert "a record needs its section; press Ctrl+C to stop" in result.output
    assert "'last week' is not a date in the form used here" in result.output
    assert result.exit_code == 0, result.output
    text = (content / "programmes/training-courses/2015-08-24-visit.yml").read_text("utf-8")
    assert "\nsection: courses\n" in text
    assert "      It was held.\n" in text
    assert loading.load(content).problems == ()


def test_only_sections_that_list_records_are_offered(catalogue: Catalogue) -> None:
    offered = Draft(KINDS["training-courses"], catalogue).choices("section")
    assert "training-programs-short" in offered
    by_hand = {"home", "jpo-activities", "about", "for-editors", "adding-a-programme"}
    assert by_hand <= catalogue.vocabulary.sections.keys() - offered.keys()


def test_a_name_that_is_taken_or_wrong_is_asked_again(content: Path) -> None:
    small.put(content, small.course("dates: 2015"), "training-courses/2015-08-24-visit.yml")
    typed = "A visit\n2\n2015-08-24\nIt was held.\n\nA Visit\n2015-08-24-tour\n"
    result = new(COURSE, typed)
    assert result.exit_code == 0, result.output
    assert "2015-08-24-visit.yml already exists, and stays as it is" in result.output
    assert "'A Visit' cannot be the name of a record" in result.output
    text = (content / "programmes/training-courses/2015-08-24-tour.yml").read_text("utf-8")
    assert "      It was held.\n" in text


@pytest.mark.parametrize("listed", SAID["lists"])
def test_what_an_overview_prints_is_put_into_its_list(listed: str, content: Path) -> None:
    overview = content / "programmes/overviews/all.yml"
    old = "initiatives/listed"
    built.change(overview, f"initiatives: [{old}]", listed.format(old))
    result = new("initiatives", "A tool\n1\n\nIt helps.\n\n")
    assert result.exit_code == 0, result.output
    assert f"  1  {old}  An initiative (in overviews/all)" in result.output
    assert loading.load(content).problems == ()
    catalogue = small.load(content)
    tool = catalogue.at["initiatives/tool"]
    assert tool.overview == "overviews/all"
    assert catalogue.at["overviews/all"].card.children == (old, "initiatives/tool")
    assert "section:" not in (content.parent / tool.path).read_text(encoding="utf-8")


def test_an_overview_can_be_named_by_a_flag(content: Path) -> None:
    overview = content / "programmes/overviews/all.yml"
    overview.write_bytes(overview.read_bytes().replace(b"\n", b"\r\n"))
    made("dispatches", content, after="initiatives/listed", section="")
    assert loading.load(content).problems == ()
    data = overview.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n"), "lines end as they did"


@pytest.mark.parametrize("case", SAID["refused"], ids=lambda case: str(case["flags"]))
def test_a_wrong_flag_is_told_with_its_cure_and_nothing_is_written(
    case: dict[str, Any], content: Path
) -> None:
    before = small.files(content)
    result = new(case["kind"], **(SAID["answers"][case["kind"]] | case["flags"]))
    assert (result.exit_code, small.files(content)) == (int(case["status"]), before)
    assert case["says"] in result.output


def test_it_says_what_to_do_next(content: Path) -> None:  # noqa: ARG001
    output = new(COURSE, **SAID["answers"][COURSE]).output
    assert ".venv/bin/mkdocs serve" in output
    assert ".venv/bin/programmes check content/programmes/training-courses/2015-08" in output
    assert "/training-courses/2015-08-24-visit-patents-more/" in output

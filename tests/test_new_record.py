"""`programmes new` writes a record that is right as it stands, and says what to do next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import built
import small
from programmes.catalogue import loading
from programmes.cli import main
from programmes.render.drafting import Draft
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from programmes.catalogue.catalogue import Catalogue

COMMON = {"title": "A visit: patents & more", "section": "news", "text": "It was held.\n\nTwice."}
ANSWERS = {
    "training-courses": COMMON | {"dates": "2015-08-24/2015-09-04"},
    "events": COMMON | {"dates": "2015-08-24"},
    "projects": COMMON,
    "overviews": COMMON,
    "initiatives": COMMON | {"dates": "[2009-03-11, 2009-03-13]"},
    "dispatches": COMMON | {"country": "Viet Nam"},
}
WRITTEN = re.compile(r"Written: (\S+)")


def new(kind: str, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["new", kind, *arguments], input=typed)


def flags(answers: dict[str, str]) -> list[str]:
    return [part for field, answer in answers.items() for part in (f"--{field}", answer)]


def uncommented(text: str) -> str:
    return re.sub(r"^( *)#(?! |.*yaml-language-server)", r"\1", text, flags=re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_is_right_as_it_stands(kind: str, content: Path) -> None:
    result = new(kind, *flags(ANSWERS[kind]))
    assert result.exit_code == 0, result.output
    loaded = loading.load(content)
    assert loaded.problems == ()
    assert loaded.catalogue is not None
    (written,) = (one for one in loaded.catalogue.programmes if one.record.title == COMMON["title"])
    assert written.path == f"content/{WRITTEN.findall(result.output)[0].partition('content/')[2]}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_in_a_new_record_is_right_too(kind: str, content: Path) -> None:
    result = new(kind, *flags(ANSWERS[kind]))
    file = content.parent / WRITTEN.findall(result.output)[0]
    text = file.read_text(encoding="utf-8")
    text = text.replace("#dates:", "#:") if "\ndates:" in text else text
    whole = re.sub(r".*initiatives: .*\n", "", uncommented(text))  # printed already
    assert whole.count("\n#") < text.count("\n#")
    file.write_text(whole, encoding="utf-8")
    errors = [one for one in loading.load(content).problems if one.severity == "error"]
    # A slip or a number as such is right; but the name or the record has to be there as well.
    assert {one.code for one in errors} <= {"unseen-value", "unknown-record"}


def test_the_examples_say_every_field_but_those_of_later(content: Path) -> None:
    result = new("dispatches", *flags(ANSWERS["dispatches"]))
    text = (content.parent / WRITTEN.findall(result.output)[0]).read_text(encoding="utf-8")
    said = set(re.findall(r"^#?([a-z_]+):", text, re.MULTILINE))
    assert said == {*KINDS["dispatches"].model_fields} - {"id", "redirect_from", "confirmed"}


def test_the_file_is_named_after_the_first_day_and_the_title(content: Path) -> None:
    new("training-courses", *flags(ANSWERS["training-courses"]))
    assert (content / "programmes/training-courses/2015-08-24-visit-patents-more.yml").exists()


def test_only_what_happens_once_has_a_date_in_its_name(content: Path) -> None:
    new("initiatives", *flags(ANSWERS["initiatives"]))
    assert (content / "programmes/initiatives/visit-patents-more.yml").exists()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("特許庁の研修", "2015-08-24-training-course"),
        ("Обучение", "2015-08-24-training-course"),
        ("หลักสูตรอบรม", "2015-08-24-training-course"),
        ("पेटेंट प्रशिक्षण", "2015-08-24-training-course"),
        ("Ẹ̀kọ́ on Patents", "2015-08-24-eko-patents"),
        ("PCT 研修 for Việt Nam", "2015-08-24-pct-viet-nam"),
    ],
)
def test_no_reading_is_made_of_letters_that_are_not_latin(
    title: str, name: str, content: Path
) -> None:
    new("training-courses", *flags(ANSWERS["training-courses"] | {"title": title}))
    assert [path.stem for path in content.rglob("2015-08-24*.yml")] == [name]


def test_an_editor_is_asked_and_chooses_the_section_by_number(content: Path) -> None:
    typed = "A visit\n\n2\nlast week\n2015-08-24\nIt was held.\n\n"
    result = new("training-courses", typed=typed)
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
    result = new("training-courses", typed=typed)
    assert result.exit_code == 0, result.output
    assert "2015-08-24-visit.yml already exists, and stays as it is" in result.output
    assert "'A Visit' cannot be the name of a record" in result.output
    text = (content / "programmes/training-courses/2015-08-24-tour.yml").read_text("utf-8")
    assert "      It was held.\n" in text


LISTS = {
    "in brackets": "initiatives: [{}]",
    "in brackets and quotes": "initiatives: [ '{}' ]",
    "with hyphens": "initiatives:\n      - {}",
    "with hyphens and quotes": 'initiatives:\n    - "{}"',
}


@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS)
def test_what_an_overview_prints_is_put_into_its_list(listed: str, content: Path) -> None:
    overview = content / "programmes/overviews/all.yml"
    old = "initiatives/listed"
    built.change(overview, f"initiatives: [{old}]", listed.format(old))
    result = new("initiatives", typed="A tool\n1\n\nIt helps.\n\n")
    assert result.exit_code == 0, result.output
    assert f"  1  {old}  An initiative (in overviews/all)" in result.output
    loaded = loading.load(content)
    assert loaded.problems == ()
    assert loaded.catalogue
    made = loaded.catalogue.at["initiatives/tool"]
    assert made.overview == "overviews/all"
    assert loaded.catalogue.at["overviews/all"].card.children == (old, "initiatives/tool")
    assert "section:" not in (content.parent / made.path).read_text(encoding="utf-8")


def test_an_overview_can_be_named_by_a_flag(content: Path) -> None:
    given = ANSWERS["dispatches"] | {"after": "initiatives/listed"}
    result = new("dispatches", *flags({k: one for k, one in given.items() if k != "section"}))
    assert result.exit_code == 0, result.output
    assert loading.load(content).problems == ()


def test_a_record_that_no_overview_prints_is_told_with_its_cure(content: Path) -> None:  # noqa: ARG001
    result = new("initiatives", *flags(ANSWERS["initiatives"]), "--after=initiatives/liste")
    assert result.exit_code == 2
    assert "did you mean 'initiatives/listed'?" in result.output


def test_a_file_that_is_there_is_never_overwritten(content: Path) -> None:
    file = content / "programmes/training-courses/2013-12-02-patents.yml"
    before = file.read_bytes()
    answers = flags(ANSWERS["training-courses"])
    result = new("training-courses", *answers, "--name", "2013-12-02-patents")
    assert result.exit_code == 2
    assert "already exists" in result.output
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["../news", "index", "A Visit", "-visit"])
def test_a_name_that_cannot_be_an_address_is_refused(name: str, content: Path) -> None:
    before = sorted(content.rglob("*"))
    result = new("training-courses", *flags(ANSWERS["training-courses"]), f"--name={name}")
    assert (result.exit_code, sorted(content.rglob("*"))) == (2, before)


def test_where_nobody_answers_the_options_are_named(content: Path) -> None:
    before = sorted(content.rglob("*"))
    result = new("events", "--title=A visit")
    assert (result.exit_code, sorted(content.rglob("*"))) == (1, before)
    assert "section (number or name): " in result.output
    assert "nothing is written; programmes new events -h shows" in result.output


def test_a_wrong_flag_is_told_with_its_cure(content: Path) -> None:
    answers = ANSWERS["training-courses"] | {"section": "course"}
    result = new("training-courses", *flags(answers))
    assert result.exit_code == 2
    assert "did you mean 'courses'?" in result.output
    assert not list(content.glob("programmes/training-courses/2015*"))


def test_it_says_what_to_do_next(content: Path) -> None:  # noqa: ARG001
    output = new("training-courses", *flags(ANSWERS["training-courses"])).output
    assert ".venv/bin/mkdocs serve" in output
    assert ".venv/bin/programmes check content/programmes/training-courses/2015-08" in output
    assert "/training-courses/2015-08-24-visit-patents-more/" in output

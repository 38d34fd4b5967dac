"""The pages for editors: guide, field reference and messages say what is so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from click import Context
from selectolax.lexbor import LexborHTMLParser

import built
import small
from programmes.catalogue import loading
from programmes.catalogue.catalogue import Catalogue
from programmes.cli import main
from programmes.reader.problem import chapters
from programmes.render.editors import Reference, Row, Table
from programmes.schema import dates
from programmes.schema.blocks import BLOCKS
from programmes.schema.facts import Participants
from programmes.schema.records import KINDS, Record
from programmes.schema.scalars import period

Pages = dict[str, built.BuiltPage]

GUIDE = (built.PROJECT / "content/adding-a-programme.md").read_text(encoding="utf-8")
README = (built.PROJECT / "README.md").read_text(encoding="utf-8")
EXAMPLE, *FILES, BODY, TIMETABLE, RETIRED = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


def rows(heading: str) -> list[str]:
    """Give what the last cell of each row has one to write, below a heading of the guide."""
    section = GUIDE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| .* \| `(.*)` \|$", section, re.MULTILINE)
    return [cell.replace("` beside `", "\n") for cell in cells]


def every_row(catalogue: Catalogue) -> list[Row]:
    made = Reference(catalogue)
    tables = [*made.records(), *made.groups(), *made.blocks(), *made.vocabulary()]
    return [row for table in tables for row in table.rows]


def explained(table: Table) -> set[str]:
    return {row.name for row in table.rows if row.about and row.example}


def test_every_rule_is_explained_at_its_code(pages: Pages) -> None:
    for rule in (rule for chapter in chapters() for rule in chapter.rules):
        section = pages["messages/"].one(f"section.rule:has(#{rule.code})")
        said = section.text()
        assert rule.example in said.replace("\u25cc", "")  # shows a mark apart from its letter
        for sentence in (rule.summary, rule.cure):
            assert sentence.replace("`", "") in said.replace("`", "")


def test_what_is_typed_is_marked_as_code(pages: Pages) -> None:
    page = LexborHTMLParser(pages["messages/"].html)
    for code in page.css("code"):
        code.decompose()
    for section in page.css("section.rule"):
        assert re.findall(r"\S*(?:[`_\[{<]|\w/\w|\.yml|://)\S*", section.text()) == []
    assert "`" not in pages["field-reference/"].html


def test_every_field_of_every_kind_group_and_block_is_explained(catalogue: Catalogue) -> None:
    reference = Reference(catalogue)
    groups = {table.title: explained(table) for table in reference.groups()}
    blocks = {table.title: explained(table) for table in reference.blocks()}
    assert groups["Participants"] == set(Participants.model_fields)
    assert blocks == {f"{key}:": set(model.model_fields) for key, model in BLOCKS.items()}
    tables = {table.title: table for table in reference.records()}
    every = explained(tables.pop("Every record"))
    assert every == set(Record.model_fields)
    for kind in KINDS.values():
        own = explained(tables[kind.plural]) if kind.plural in tables else set()
        assert every | own == set(kind.model_fields)


def test_what_is_required_is_marked(catalogue: Catalogue) -> None:
    tables = {table.title: table for table in Reference(catalogue).records()}
    required = {row.name for row in tables["Every record"].rows if row.required}
    assert required == {"title", "updated"}
    assert {row.name for row in tables["Dispatches"].rows if row.required} == {"country"}


@pytest.mark.parametrize("empty", ["as printed", "{}"])
def test_no_example_is_made_up_of_a_type_alone(empty: str, catalogue: Catalogue) -> None:
    assert [row.name for row in every_row(catalogue) if empty in row.example] == []


def test_an_example_of_the_schema_goes_before_what_the_content_says(catalogue: Catalogue) -> None:
    examples = {row.name: row.example for row in every_row(catalogue)}
    assert examples["women"] == "12"
    assert examples["represents"] == "aripo"


def test_a_group_is_linked_where_it_is_asked_for(pages: Pages) -> None:
    assert pages["field-reference/"].root.css("main td a[href='#fields-participants']")


def test_the_example_of_the_guide_is_the_real_course() -> None:
    real = built.PROJECT / "content/programmes/training-courses/2013-12-02-enforcement.yml"
    said, recorded = (
        yaml.load(text, yaml.BaseLoader)  # noqa: S506 - texts only
        for text in (EXAMPLE, real.read_text(encoding="utf-8"))
    )
    facts = ("title", "heading", "section", "dates", "venue", "participants", "contact", "source")
    assert {name: said[name] for name in facts} == {name: recorded[name] for name in facts}
    assert all(block in recorded["body"] for block in said["body"] if "figure" not in block)


def test_every_date_of_the_guide_can_be_written() -> None:
    written = rows("How to write dates")
    assert len(written) == 10
    for short in written:
        assert dates.display(period(short.strip("[]").split(", ")))


def below_participants(said: str) -> str:
    indented = said.replace("\n", "\n  ")
    return f"participants: {said}" if said.startswith("{") else f"participants:\n  {indented}"


PARTICIPANTS = rows("How to write participants")
BLOCKS_SHOWN = [*rows("What else a page may hold"), BODY]
OTHERS = {
    "events": ["form: meeting"],
    "projects": ["countries: [Vietnam]", "counterparts: [ip-viet-nam]"],
}


def test_whatever_guide_and_readme_show_can_be_written(seeded_project: Path) -> None:
    content = seeded_project / "content"
    assert len([*PARTICIPANTS, *BLOCKS_SHOWN]) == 29
    shown = [("2024-03-05/2024-03-06", below_participants(said)) for said in PARTICIPANTS]
    shown += [("2013-12-02/2013-12-13", said) for said in BLOCKS_SHOWN]
    place = "section: training-programs-short"
    for number, (dates_, said) in enumerate([*shown, ("2013-12-02/2013-12-24", TIMETABLE)]):
        record = small.course(f"title: {number}\n{place}\ndates: {dates_}\n{said.strip()}")
        small.put(content, record, f"training-courses/case-{number}.yml")
    for kind, lines in OTHERS.items():
        assert all(f"`{line}`" in GUIDE for line in lines)
        record = "\n".join(["title: Case", place, "dates: 2024", *lines])
        small.put(content, small.course(record), f"{kind}/case.yml")
    (readme,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    small.put(content, readme, "initiatives/example.yml")
    (content / "retired.yml").write_text(RETIRED, encoding="utf-8")
    assert [one.message for one in built.new_problems(content)] == []
    small.put(content, EXAMPLE, "training-courses/example.yml")
    assert [one.code for one in built.new_problems(content)] == ["record-twice"]  # the real one


def test_the_overview_of_the_guide_prints_its_records(seeded_project: Path) -> None:
    content = seeded_project / "content"
    names = [text.partition("\n")[0].removeprefix("# content/") for text in FILES]
    shutil.rmtree(content / "programmes")
    for name in names:
        (content / name).parent.mkdir(parents=True)
    for name, text in zip(names, FILES, strict=True):
        (content / name).write_text(text, encoding="utf-8")
    assert loading.load(content).problems == ()
    printed = {one.address: one.overview for one in small.load(content).programmes if one.overview}
    assert printed.keys() == {"initiatives/digital-innovation/", "dispatches/vietnam/"}


def test_the_guide_has_an_example_of_every_block() -> None:
    shown = set(re.findall(r"^ +- (\w+):", EXAMPLE + "".join(FILES) + BODY, re.MULTILINE))
    assert BLOCKS.keys() <= shown


def test_the_guide_names_commands_and_kinds_that_there_are() -> None:
    named = set(re.findall(r"programmes (new|check|schema|rename)\b", GUIDE))
    assert named <= set(main.list_commands(Context(main)))
    assert all(f"`{kind}`" in GUIDE or f"new {kind}" in GUIDE for kind in KINDS)

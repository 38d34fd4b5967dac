"""What is exported can be imported: data/programmes.csv is the sheet of the records."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

from exporting import Offer

import built
import small
from programmes.catalogue.programme import Programme
from programmes.editing import spreadsheets
from programmes.editing.import_rows import Draft, Rows
from programmes.exports.tables import computed
from programmes.reader import Document, read_text
from programmes.schema.records import KINDS, Record
from programmes.schema.sheet import WITHOUT_COLUMN, columns


def said(record: Record) -> dict[str, object]:
    """Give the value of a record in each column."""
    values: dict[str, object] = {}
    for name in columns():
        value: object = record
        for field in name.split("."):
            value = getattr(value, field, None)
        values[name] = value
    return values


def empty(folder: Path) -> Path:
    """Make a content folder that has the vocabulary, and no records."""
    (folder / "content/programmes").mkdir(parents=True)
    shutil.copytree(built.PROJECT / "content/vocabulary", folder / "content/vocabulary")
    return folder / "content"


def test_each_row_says_in_every_column_what_its_record_says(
    exported: Path, offered: Offer, tmp_path: Path
) -> None:
    content = empty(tmp_path)
    sheet = spreadsheets.read(exported / "data/programmes.csv", computed())
    assert sheet.faults == ()
    drafts = Rows(sheet, content, small.load(content)).drafts
    assert drafts.keys() == offered.catalogue.at.keys()
    for key, programme in offered.catalogue.at.items():
        assert said(model(drafts[key], programme, offered)) == said(programme.record)


def model(draft: Draft, programme: Programme, offered: Offer) -> Record:
    document = read_text(draft.text, programme.path)
    assert isinstance(document, Document), document
    context = offered.catalogue.vocabulary
    return KINDS[programme.kind].model_validate(document.tree, context=context)


def facts_alone(record: Record) -> bool:
    """Whether a record needs nothing that stands in no sheet, and no other record."""
    fields = {name for name in record.written_fields if getattr(record, name)}
    return "section" in fields and not fields & {*WITHOUT_COLUMN, "includes"}


def test_what_is_exported_becomes_the_same_files_whenever_it_is_imported(
    real: Offer, tmp_path: Path
) -> None:
    chosen = {key for key, one in real.catalogue.at.items() if facts_alone(one.record)}
    exported = real.outputs()["data/programmes.csv"]().decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(exported, newline=""))
    path = tmp_path / "sheet.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([head, *(row for row in rows if "/".join(row[:2]) in chosen)])
    first, second = (imported(path, tmp_path / name) for name in ("first", "second"))
    assert first.keys() == chosen
    assert first == second
    again = small.load(tmp_path / "first/content").at
    assert all(said(again[key].record) == said(real.catalogue.at[key].record) for key in chosen)


def imported(path: Path, folder: Path) -> dict[str, str]:
    """Import a sheet into an empty folder; give the texts of the records."""
    content = empty(folder)
    result = small.run("import", str(path), f"--content={content}")
    assert result.exit_code == 0, result.output
    records = content / "programmes"
    return {
        file.relative_to(records).with_suffix("").as_posix(): file.read_text(encoding="utf-8")
        for file in records.rglob("*.yml")
    }

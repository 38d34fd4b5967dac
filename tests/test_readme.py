"""What the README shows an editor is true."""

import re
from pathlib import Path

import built
from programmes.reader import report as reports

TEXT = (built.PROJECT / "README.md").read_text(encoding="utf-8")
RECORD = "content/programmes/initiatives/example.yml"


def block(start: str) -> str:
    """Find the one block of code that begins with a text."""
    (found,) = re.findall(rf"(?ms)^```\w*\n({re.escape(start)}.*?)^```$", TEXT)
    return str(found)


def test_the_record_that_it_shows_is_right(seeded_project: Path) -> None:
    (seeded_project / RECORD).write_text(block(f"# {RECORD}"), encoding="utf-8")
    assert built.new_problems(seeded_project / "content") == ()


def test_the_fault_that_it_shows_is_said_so(seeded_project: Path) -> None:
    record = block(f"# {RECORD}").partition("\n")[2].replace("Thailand", "Columbia")
    (seeded_project / RECORD).write_text(record, encoding="utf-8")
    report = reports.as_text(built.new_problems(seeded_project / "content"))
    assert report.startswith(block("error[unknown-country]"))


def test_every_file_that_it_links_to_is_there() -> None:
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXT)
    assert linked
    assert [name for name in linked if not (built.PROJECT / name).exists()] == []

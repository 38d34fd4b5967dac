"""A build depends on the content and the code alone: not on place, day, zone, locale or chance."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

import built
import tools
from small import files

pytestmark = pytest.mark.site

HERE = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
# In Turkish, the small letter of I is another one.
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "77"}


@pytest.fixture
def another_day() -> tuple[str, ...]:
    """The beginning of a command that runs years later, on a machine that has the locale too."""
    faketime = shutil.which("faketime")
    known = subprocess.check_output(["locale", "-a"], encoding="utf-8")  # noqa: S607 - wherever it is
    if faketime is None or "tr_TR.utf8" not in known:
        tools.leave_out("no other day or locale: apt-get install faketime locales")
    return faketime, "2031-02-03 04:05:06"


def made(project: Path, site: Path, before: Iterable[str] = (), **more: str) -> dict[str, bytes]:
    """Build a project, and give all files of its site; `before` begins the command."""
    run = built.build(project, site, before=before, **more)
    assert run.returncode == 0, run.stderr
    return files(site)


def test_two_builds_are_alike_wherever_and_whenever_they_run(
    tmp_path: Path, another_day: tuple[str, ...]
) -> None:
    first = built.copy_project(tmp_path / "first")
    second = built.copy_project(tmp_path / "a longer way" / "to the second")
    for number, path in enumerate(sorted(second.rglob("*"))):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    one = made(first, tmp_path / "one", **HERE)
    other = made(second, tmp_path / "elsewhere" / "other", another_day, **ELSEWHERE)
    assert one
    assert [path for path in one | other if one.get(path) != other.get(path)] == []


def test_no_page_knows_the_day_of_the_build(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    today = [now.strftime(form).encode() for form in ("%Y-%m-%d", "%Y%m%d", "%d %b %Y")]
    project = built.copy_project(tmp_path / "project")
    for path in project.rglob("*"):
        if path.suffix in {".md", ".yml"}:  # where today may stand by right
            path.write_bytes(path.read_bytes().replace(today[0], b"2020-02-03"))
    footer = project / "hooks/theme/partials/footer.html"  # a theme may print MkDocs' own date
    footer.write_text(footer.read_text("utf-8") + "{{ build_date_utc }}", encoding="utf-8")
    site = made(project, tmp_path / "site", **HERE)
    assert [path for path, text in site.items() if any(day in text for day in today)] == []

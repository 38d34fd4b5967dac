"""A build depends on the content and the code alone: not on place, day, zone, locale or chance."""

import os
import shutil
import subprocess
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


def test_two_builds_are_alike_wherever_and_whenever_they_run(
    tmp_path: Path, another_day: tuple[str, ...]
) -> None:
    first = built.copy_project(tmp_path / "first")
    second = built.copy_project(tmp_path / "a longer way" / "to the second")
    for number, path in enumerate(sorted(second.rglob("*"))):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    for project in (first, second):  # a theme may print MkDocs' own date
        with (project / "hooks/theme/partials/footer.html").open("a", encoding="utf-8") as footer:
            footer.write("{{ build_date_utc }}")
    ours = files(built.made(first, tmp_path / "one", **HERE))
    other = tmp_path / "elsewhere/other"
    theirs = files(built.made(second, other, before=another_day, **ELSEWHERE))
    assert ours
    assert [path for path in ours | theirs if ours.get(path) != theirs.get(path)] == []

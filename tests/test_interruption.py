"""Ctrl+C ends a build or a preview with one line, at any moment, and leaves nothing of it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

import built
import small
from programmes.build.interruption import tell

pytestmark = pytest.mark.site
# A second hook that does to its process group what a terminal does: at an event, or after a time.
INTERRUPTING = """\
import os, signal

def interrupt(*_, **__):
    os.killpg(0, signal.SIGINT)

when = os.environ["WHEN"]
if when[0].isdigit():
    signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, float(when))
else:
    globals()["on_" + when] = interrupt
"""


def interrupted(
    project: Path, when: str, *command: str, temporary: Path
) -> subprocess.CompletedProcess[str]:
    built.add_hook(project, INTERRUPTING)
    temporary.mkdir()
    more = {"PYTHONPATH": str(project / "hooks"), "WHEN": when, "TMPDIR": str(temporary)}
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | more
    alone = {"cwd": project, "env": environment, "start_new_session": True}
    return built.run(sys.executable, "-m", "mkdocs", *command, **alone)


@pytest.mark.parametrize(
    "when", ["0.001", "0.1", "0.25", "config", "files", "env", "post_page", "post_build"]
)
def test_an_interrupted_build_ends_with_one_line_and_leaves_nothing(
    when: str, project: Path, old_site: Path, tmp_path: Path
) -> None:
    before = small.files(old_site.parent)
    command = ("build", "-q", "-d", str(old_site))
    done = interrupted(project, when, *command, temporary=tmp_path / "temporary")
    assert done.returncode == 130
    assert done.stdout + done.stderr == "\nInterrupted; the existing site is intact.\n"
    assert small.files(old_site.parent) == before
    assert list((tmp_path / "temporary").iterdir()) == []


def test_what_the_system_refuses_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    lost = FileNotFoundError(errno.ENOENT, "No such file or directory", "content/a.yml")
    tell(type(lost), lost, None)
    said = "\nError: the site could not be made: [Errno 2] No such file or directory: "
    assert capsys.readouterr().err == f"{said}'content/a.yml'\n"


@pytest.mark.parametrize("when", ["0.001", "config", "env"])
def test_an_interrupted_preview_leaves_no_folder(when: str, project: Path, tmp_path: Path) -> None:
    address = ("-a", "127.0.0.1:0")
    done = interrupted(project, when, "serve", *address, temporary=tmp_path / "temporary")
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "temporary").iterdir()) == []

"""A build replaces the whole site in one step, or leaves it byte for byte as it was."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import built
from killing import digest
from programmes.build import publish
from programmes.build.plan import AddressTaken, refuse_outside
from programmes.progress import Refused

PAGE = "initiatives/listed/index.html"


# The step itself.


def staged(site: Path, text: str) -> publish.Staging:
    draft = publish.stage(site)
    (draft.folder / "index.html").write_text(text, encoding="utf-8")
    return draft


def published(site: Path, text: str) -> Path:
    publish.publish(staged(site, text))
    return site


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_the_first_site_makes_its_folder(tmp_path: Path) -> None:
    published(tmp_path / "public" / "site", "new")
    assert held(tmp_path) == {"public/site/index.html": b"new"}


def test_the_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = published(tmp_path / "site", "old")
    (site / "gone.html").write_text("old")
    published(site, "new")
    assert held(tmp_path) == {"site/index.html": b"new"}


def test_hidden_files_of_the_site_stay_as_mkdocs_lets_them(tmp_path: Path) -> None:
    site = published(tmp_path / "site", "old")
    (site / ".nojekyll").write_text("")
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref")
    published(site, "new")
    assert held(site) == {"index.html": b"new", ".nojekyll": b"", ".git/HEAD": b"ref"}


def test_the_folder_keeps_its_permissions(tmp_path: Path) -> None:
    site = published(tmp_path / "site", "old")
    site.chmod(0o750)
    published(site, "new")
    assert site.stat().st_mode & 0o777 == 0o750


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    published(tmp_path / "disk" / "site", "old")
    link = tmp_path / "site"
    link.symlink_to(tmp_path / "disk" / "site")
    published(link, "new")
    assert link.is_symlink()
    assert held(tmp_path / "disk") == {"site/index.html": b"new"}


def test_a_link_to_a_site_on_another_disk_stays_a_link(tmp_path: Path) -> None:
    link, disk = tmp_path / "site", tmp_path / "disk"
    link.symlink_to(disk / "site")
    with mounted(disk, "-t", "tmpfs"):
        published(link, "old")
        published(link, "new")
        assert held(disk) == {"site/index.html": b"new"}
    assert link.is_symlink()


@pytest.mark.parametrize("target", ["", "site"])
def test_what_is_no_folder_in_the_place_of_the_site_is_refused(tmp_path: Path, target: str) -> None:
    site = tmp_path / "site"
    if target:
        site.symlink_to(target)  # to itself
    else:
        site.write_text("a file")
    with pytest.raises(Refused, match="a site is a folder"):
        publish.stage(site)


@pytest.mark.parametrize("how", [("-t", "tmpfs"), ("--bind",)])
def test_a_site_that_is_mounted_is_refused_before_anything_is_built(
    tmp_path: Path, how: tuple[str, ...]
) -> None:
    site = tmp_path / "site"
    with mounted(site, *how):
        refusal = f"{site} is mounted and cannot be replaced: build into a folder in it: -d {site}/"
        with pytest.raises(Refused, match=refusal):
            publish.stage(site)
        published(site / "site", "new")
        assert held(site) == {"site/index.html": b"new"}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_disk_that_takes_nothing_is_named_before_anything_is_built(tmp_path: Path) -> None:
    with (
        mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "ro"),
        pytest.raises(Refused, match=r"beside .*/disk/site: Read-only file system"),
    ):
        publish.stage(tmp_path / "disk/site")


def test_a_build_needs_no_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(publish, "gettempdir", missing)
    published(tmp_path / "site", "new")
    assert held(tmp_path) == {"site/index.html": b"new"}


def test_the_draft_of_a_living_build_is_left_alone(tmp_path: Path) -> None:
    living = staged(tmp_path / "site", "slow")
    published(tmp_path / "site", "quick")
    assert held(living.folder) == {"index.html": b"slow"}
    publish.publish(living)
    assert held(tmp_path) == {"site/index.html": b"slow"}


def test_the_site_of_a_killed_preview_is_swept_and_that_of_a_living_one_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "gettempdir", lambda: str(tmp_path / "temporary"))
    for name in ("mkdocs_killed", "mkdocs_alive", "mkdocs_of_others"):
        (tmp_path / "temporary" / name).mkdir(parents=True)
        if name != "mkdocs_of_others":
            (tmp_path / "temporary" / name / publish.MARK).touch()
    lock = publish.hold(tmp_path / "temporary/mkdocs_alive")
    publish.discard(publish.stage(tmp_path / "site"))
    left = sorted(path.name for path in (tmp_path / "temporary").iterdir())
    assert left == ["mkdocs_alive", "mkdocs_of_others"]
    os.close(lock or 0)


def test_the_draft_of_another_site_is_left_alone(tmp_path: Path) -> None:
    other = staged(tmp_path / "site2", "other")
    assert other.lock is not None
    os.close(other.lock)
    published(tmp_path / "site", "new")
    assert other.folder.exists()


def test_two_renames_do_where_the_system_cannot_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_exchange(*_: Path) -> None:
        raise OSError(errno.ENOSYS, "there is no renameat2")

    site = published(tmp_path / "site", "old")
    monkeypatch.setattr(publish, "_exchange", no_exchange)
    published(site, "new")
    assert held(tmp_path) == {"site/index.html": b"new"}


def test_a_first_site_that_another_build_has_just_published_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    other = staged(site, "other")

    def come_second() -> None:
        if other.folder.exists():
            other.folder.rename(site)

    monkeypatch.setattr(os, "sync", come_second)
    published(site, "new")
    assert held(tmp_path) == {"site/index.html": b"new"}


def test_a_site_that_was_away_between_two_renames_comes_back(tmp_path: Path) -> None:
    site = published(tmp_path / "site", "old")
    site.rename(tmp_path / ".site.former")  # and here the build was killed
    publish.discard(publish.stage(site))
    assert held(tmp_path) == {"site/index.html": b"old"}


def test_a_swap_that_fails_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Path) -> None:
        raise OSError(errno.EIO, "the disk is broken")

    site = published(tmp_path / "site", "old")
    monkeypatch.setattr(publish, "_exchange", fail)
    with pytest.raises(Refused, match="the disk is broken"):
        published(site, "new")
    assert held(tmp_path) == {"site/index.html": b"old"}


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """Mount something on a folder, for a bind the folder itself, while the block runs."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(
        ["mount", *options, folder, folder],  # noqa: S607 - wherever it is
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        message = f"what is mounted was NOT tested: {done.stderr.strip()}"
        (pytest.fail if "CI" in os.environ else pytest.skip)(message)
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)  # noqa: S607 - as above


@contextmanager
def polled(page: Path) -> Iterator[set[str]]:
    """Read a page over and over, and gather what was seen."""
    seen: set[str] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen.add(page.read_text(encoding="utf-8")[:200])
            except OSError as fault:
                seen.add(repr(fault))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield seen
    finally:
        done.set()
        reader.join()


def test_a_reader_finds_the_page_at_every_moment(tmp_path: Path) -> None:
    site = published(tmp_path / "site", "0")
    with polled(site / "index.html") as seen:
        for number in range(100):
            published(site, str(number))
    assert len(seen) > 5
    assert seen <= {str(number) for number in range(100)}


# The files of a site.


@pytest.mark.parametrize(
    "path",
    ["/etc/cron.d/evil", "topics/../../evil/index.html", "topics//index.html", "a/./b", "..\\evil"],
)
def test_no_file_of_a_site_stands_outside_it(path: str) -> None:
    with pytest.raises(AddressTaken, match="is not a path inside the site"):
        refuse_outside(path)


# Whole builds.


def run(
    project: Path, site: Path, *words: str, before: tuple[str, ...] = (), **more: str
) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project / "hooks")}
    return subprocess.run(
        [*before, sys.executable, "-m", "mkdocs", "build", "--site-dir", site, *words],
        cwd=project,
        env=environment | more,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_the_only_trace_of_a_build_is_the_site(first_build: tuple[Path, str]) -> None:
    site = first_build[0]
    assert [path.name for path in site.parent.iterdir()] == [site.name]


FAILING = """\
import logging, os

def fail(*_, **__):
    how = os.environ["HOW"]
    if how == "warning":
        logging.getLogger("mkdocs.plugins.another").warning("something is odd")
    else:
        raise {"error": RuntimeError, "interrupt": KeyboardInterrupt, "exit": SystemExit}[how](0)

globals()["on_" + os.environ["EVENT"]] = fail
"""
EVENTS = ["config", "files", "page_markdown", "post_page", "post_build"]


def refused(project: Path, site: Path, event: str, how: str, *words: str) -> str:
    """Build with a second hook that fails, and see that nothing has changed."""
    (project / "hooks/failing.py").write_text(FAILING, encoding="utf-8")
    hooks = "hooks: [hooks/entry.py, hooks/failing.py]"
    built.change(project / "mkdocs.yml", "hooks: [hooks/entry.py]", hooks)
    before = held(site.parent)
    done = run(project, site, *words, EVENT=event, HOW=how)
    assert done.returncode != 0 or how == "exit", done.stderr
    assert held(site.parent) == before
    return done.stderr


@pytest.mark.site
@pytest.mark.parametrize("event", EVENTS)
def test_an_exception_in_any_event_leaves_the_old_site(
    project: Path, old_site: Path, event: str
) -> None:
    assert "RuntimeError" in refused(project, old_site, event, "error")


@pytest.mark.site
@pytest.mark.parametrize("event", ["post_page", "post_build"])
@pytest.mark.parametrize("how", ["interrupt", "exit"])
def test_an_interrupted_build_leaves_the_old_site(
    project: Path, old_site: Path, event: str, how: str
) -> None:
    refused(project, old_site, event, how)


DELETING = """\
import os
from pathlib import Path

def delete(*_, **__):
    for path in sorted(Path("content").glob(os.environ["GLOB"]))[:20]:
        path.unlink()

globals()["on_" + os.environ["EVENT"]] = delete
"""


def deleting(project: Path, site: Path, event: str, glob: str) -> subprocess.CompletedProcess[str]:
    """Build with a second hook that deletes twenty files of the content at an event."""
    (project / "hooks/deleting.py").write_text(DELETING, encoding="utf-8")
    hooks = "hooks: [hooks/entry.py, hooks/deleting.py]"
    built.change(project / "mkdocs.yml", "hooks: [hooks/entry.py]", hooks)
    return run(project, site, "--strict", EVENT=event, GLOB=glob)


@pytest.mark.site
def test_records_that_are_deleted_meanwhile_are_all_in_the_site(
    project: Path, old_site: Path, tmp_path: Path
) -> None:
    records = len(list(project.glob("content/programmes/*/*.yml")))
    assert run(project, tmp_path / "before/site").returncode == 0
    done = deleting(project, old_site, "files", "programmes/*/*.yml")
    assert done.returncode == 0, done.stderr
    assert len(list(project.glob("content/programmes/*/*.yml"))) == max(records - 20, 0)
    (old_site / ".nojekyll").unlink()
    assert digest(old_site) == digest(tmp_path / "before/site")


@pytest.mark.site
@pytest.mark.parametrize("name", ["about.md", "images/plan.svg"])
def test_a_page_or_picture_that_is_deleted_meanwhile_is_named_and_the_old_site_stands(
    name: str, project: Path, old_site: Path
) -> None:
    file = project / "content" / name
    file.parent.mkdir(exist_ok=True)
    if not file.exists():
        file.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    before = held(old_site.parent)
    done = deleting(project, old_site, "files", name)
    assert done.returncode == 1
    assert Path(name).name in done.stderr
    assert "Traceback" not in done.stderr
    assert held(old_site.parent) == before


DYING = """\
import os
from programmes.build import build

main, make = os.getpid(), build._write_some

def die(planned, folder, paths):
    if os.getpid() != main and "initiatives/tisc/index.html" in paths:
        os.kill(os.getpid(), 9)
    make(planned, folder, paths)

build._write_some = die
"""


@pytest.mark.site
def test_a_worker_that_is_killed_ends_the_build_and_leaves_the_old_site(
    seeded_project: Path, old_site: Path
) -> None:
    (seeded_project / "hooks/dying.py").write_text(DYING, encoding="utf-8")
    hooks = "hooks: [hooks/entry.py, hooks/dying.py]"
    built.change(seeded_project / "mkdocs.yml", "hooks: [hooks/entry.py]", hooks)
    before = held(old_site.parent)
    done = run(seeded_project, old_site, "--strict")
    assert done.returncode == 1
    assert "a worker process was killed before its work was done" in done.stderr
    assert "Traceback" not in done.stderr
    assert held(old_site.parent) == before


@pytest.mark.site
def test_a_strict_build_with_a_warning_leaves_the_old_site(project: Path, old_site: Path) -> None:
    said = refused(project, old_site, "post_build", "warning", "--strict")
    assert "something is odd" in said


@pytest.mark.site
def test_a_build_needs_no_network(project: Path, tmp_path: Path) -> None:
    asked = [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"]
    alone = subprocess.run(  # not even itself can be reached
        ["unshare", "-n", *asked],  # noqa: S607 - wherever it is
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if "Network is unreachable" not in alone.stderr:
        message = f"a build without network was NOT tested: {alone.stderr.strip()[-200:]}"
        (pytest.fail if "CI" in os.environ else pytest.skip)(message)
    done = run(project, tmp_path / "site", before=("unshare", "-n"))
    assert done.returncode == 0, done.stderr


@pytest.mark.site
def test_a_site_inside_the_content_is_refused(project: Path) -> None:
    before = held(project / "content")
    assert run(project, project / "content/site").returncode == 1
    assert held(project / "content") == before


@pytest.mark.site
def test_a_site_in_a_relative_folder_is_published_there(project: Path) -> None:
    assert run(project, Path("public/site")).returncode == 0
    assert (project / "public/site" / PAGE).is_file()
    assert [path.name for path in (project / "public").iterdir()] == ["site"]


@pytest.mark.site
def test_two_builds_at_once_do_not_disturb_each_other(project: Path, tmp_path: Path) -> None:
    mine, alone = (tmp_path / folder / "site" for folder in ("public", "alone"))
    assert run(project, alone).returncode == 0
    outcomes: list[subprocess.CompletedProcess[str]] = []
    builds = [
        threading.Thread(target=lambda: outcomes.append(run(project, mine))) for _ in range(2)
    ]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert [one.stderr for one in outcomes if one.returncode] == []
    assert len(outcomes) == len(builds)
    assert digest(mine.parent) == digest(alone.parent)


@pytest.mark.site
@pytest.mark.slow
def test_a_build_that_is_killed_leaves_one_whole_site(project: Path, tmp_path: Path) -> None:
    other = built.small_project(tmp_path / "other")
    record = other / "content/programmes/initiatives/listed.yml"
    record.write_text(record.read_text("utf-8").replace("title: ", "title: New ", 1), "utf-8")
    wholes = set()
    for one in (project, other):
        assert run(one, tmp_path / f"{one.name}-site").returncode == 0
        wholes.add(digest(tmp_path / f"{one.name}-site"))
    mine = tmp_path / "public" / "site"
    killing = subprocess.run(
        [sys.executable, Path(__file__).with_name("killing.py"), project, other, mine, "30"],
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project / "hooks")},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
        timeout=300,
    )
    drafts, digests = zip(*map(str.split, killing.stdout.splitlines()), strict=True)
    assert len(digests) == 30
    assert set(digests) <= wholes
    assert drafts.count("1") > 6, "most builds ought to be killed while they write"
    assert set(drafts) <= {"0", "1"}, "each build sweeps what the last one left"
    assert run(project, mine).returncode == 0
    assert [path.name for path in mine.parent.iterdir()] == ["site"]


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A disk with nothing but a published site, which a test can make smaller."""
    folder = tmp_path_factory.mktemp("disk")
    project = built.small_project(tmp_path_factory.mktemp("published") / "project")
    with mounted(folder, "-t", "tmpfs"):
        assert run(project, folder / "site").returncode == 0
        yield folder


def room(folder: Path) -> int:
    """How much the files of a folder take of such a disk; folders take nothing."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(-(-path.stat().st_size // 4096) for path in files) * 4096


def shrink(disk: Path, size: float) -> None:
    options = f"remount,size={int(size)}"
    subprocess.run(["mount", "-o", options, disk], check=True)  # noqa: S607 - wherever it is


# The search index is written last.
@pytest.mark.site
@pytest.mark.parametrize(("pages", "index"), [(0.1, 0), (1, 0), (1, 0.1), (1, 0.9)])
def test_a_full_disk_leaves_the_old_site(
    project: Path, disk: Path, pages: float, index: float
) -> None:
    mine, before = disk / "site", held(disk)
    search = room(mine / "pagefind")
    shrink(disk, room(mine) + (room(mine) - search) * pages + search * index)
    done = run(project, mine)
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert held(disk) == before


@pytest.mark.site
def test_a_disk_with_room_for_two_sites_is_not_full(project: Path, disk: Path) -> None:
    shrink(disk, room(disk) * 2)
    done = run(project, disk / "site")
    assert done.returncode == 0, done.stderr

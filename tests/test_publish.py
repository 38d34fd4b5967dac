"""A build replaces the whole site in one step, or leaves it byte for byte as it was."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from threading import Event
from unittest.mock import Mock

import pytest

import built
import tools
from killing import digest
from programmes.build import publish
from programmes.build.plan import AddressTaken, refuse_outside
from programmes.progress import Refused
from small import files

PAGE = "initiatives/listed/index.html"


# The step itself.


def staged(site: Path, text: str) -> publish.Staging:
    draft = publish.stage(site)
    (draft.folder / "index.html").write_text(text, encoding="utf-8")
    return draft


def published(site: Path, text: str) -> Path:
    publish.publish(staged(site, text))
    return site


def test_of_the_old_site_only_hidden_files_and_the_permissions_of_its_folder_stay(
    tmp_path: Path,
) -> None:
    site = published(tmp_path / "site", "old")
    (site / ".git").mkdir()
    for name in ("gone.html", ".nojekyll", ".git/HEAD"):
        (site / name).write_text("old")
    site.chmod(0o750)
    published(site, "new")
    kept = {"site/.nojekyll": b"old", "site/.git/HEAD": b"old"}
    assert files(tmp_path) == {"site/index.html": b"new"} | kept
    assert site.stat().st_mode & 0o777 == 0o750


def test_a_link_to_a_site_on_another_disk_stays_a_link(tmp_path: Path) -> None:
    link, disk = tmp_path / "site", tmp_path / "disk"
    link.symlink_to(disk / "site")
    with mounted(disk, "-t", "tmpfs"):
        published(link, "old")
        published(link, "new")
        assert files(disk) == {"site/index.html": b"new"}
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
        assert files(site) == {"site/index.html": b"new"}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_disk_that_takes_nothing_is_named_before_anything_is_built(tmp_path: Path) -> None:
    with (
        mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "ro"),
        pytest.raises(Refused, match=r"beside .*/disk/site: Read-only file system"),
    ):
        publish.stage(tmp_path / "disk/site")


def test_a_build_needs_no_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "gettempdir", Mock(side_effect=FileNotFoundError))
    published(tmp_path / "site", "new")
    assert files(tmp_path) == {"site/index.html": b"new"}


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
    site = published(tmp_path / "site", "old")
    no_call = OSError(errno.ENOSYS, "there is no renameat2")
    monkeypatch.setattr(publish, "_exchange", Mock(side_effect=no_call))
    published(site, "new")
    assert files(tmp_path) == {"site/index.html": b"new"}


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
    assert files(tmp_path) == {"site/index.html": b"new"}


def test_a_site_that_was_away_between_two_renames_comes_back(tmp_path: Path) -> None:
    site = published(tmp_path / "site", "old")
    site.rename(tmp_path / ".site.former")  # and here the build was killed
    publish.discard(publish.stage(site))
    assert files(tmp_path) == {"site/index.html": b"old"}


def test_a_swap_that_fails_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = published(tmp_path / "site", "old")
    broken = OSError(errno.EIO, "the disk is broken")
    monkeypatch.setattr(publish, "_exchange", Mock(side_effect=broken))
    with pytest.raises(Refused, match="the disk is broken"):
        published(site, "new")
    assert files(tmp_path) == {"site/index.html": b"old"}


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """Mount something on a folder, for a bind the folder itself, while the block runs."""
    folder.mkdir(exist_ok=True)
    done = built.run("mount", *options, folder, folder)
    if done.returncode:
        tools.leave_out(f"nothing can be mounted: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)  # noqa: S607 - as above


def test_a_reader_finds_the_page_at_every_moment(tmp_path: Path) -> None:
    site, done = published(tmp_path / "site", "0"), Event()

    def read() -> Iterator[str]:
        while not done.is_set():
            yield (site / "index.html").read_text(encoding="utf-8")

    with ThreadPoolExecutor() as pool:
        reader = pool.submit(lambda: set(read()))
        for number in range(100):
            published(site, str(number))
        done.set()
    assert len(reader.result()) > 5
    assert reader.result() <= {str(number) for number in range(100)}


# The files of a site.


@pytest.mark.parametrize(
    "path",
    ["/etc/cron.d/evil", "topics/../../evil/index.html", "topics//index.html", "a/./b", "..\\evil"],
)
def test_no_file_of_a_site_stands_outside_it(path: str) -> None:
    with pytest.raises(AddressTaken, match="is not a path inside the site"):
        refuse_outside(path)


# Whole builds.


HOOK = """\
import logging, pathlib

def on_{event}(*_, **__):
    {done}
"""
FAULTS = {
    "RuntimeError": "raise RuntimeError",
    "": "raise SystemExit(0)",
    "something is odd": "logging.getLogger('mkdocs.plugins.another').warning('something is odd')",
}
DELETING = "for one in pathlib.Path('content').glob('{}'): one.unlink()"


# tests/test_interruption.py presses Ctrl+C.
@pytest.mark.site
@pytest.mark.parametrize(
    ("event", "said"),
    [
        *((event, "RuntimeError") for event in ("config", "files", "page_markdown")),
        *product(("post_page", "post_build"), FAULTS),
    ],
)
def test_a_fault_in_another_hook_at_any_event_leaves_the_old_site(
    project: Path, old_site: Path, event: str, said: str
) -> None:
    built.add_hook(project, HOOK.format(event=event, done=FAULTS[said]))
    before = files(old_site.parent)
    done = built.build(project, old_site)
    assert said in done.stderr
    assert done.returncode or not said
    assert files(old_site.parent) == before


@pytest.mark.site
def test_records_that_are_deleted_meanwhile_are_all_in_the_site(
    project: Path, old_site: Path, tmp_path: Path
) -> None:
    built.made(project, tmp_path / "before/site")
    built.add_hook(project, HOOK.format(event="files", done=DELETING.format("programmes/*/*.yml")))
    built.made(project, old_site)
    assert not list(project.glob("content/programmes/*/*.yml"))
    (old_site / ".nojekyll").unlink()
    assert digest(old_site) == digest(tmp_path / "before/site")


@pytest.mark.site
@pytest.mark.parametrize("name", ["about.md", "images/plan.svg"])
def test_a_page_or_picture_that_is_deleted_meanwhile_is_named_and_the_old_site_stands(
    name: str, project: Path, old_site: Path
) -> None:
    (project / "content/images").mkdir()
    (project / "content/images/plan.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    built.add_hook(project, HOOK.format(event="files", done=DELETING.format(name)))
    assert Path(name).name in refused(project, old_site)


def refused(project: Path, site: Path) -> str:
    """Build over a published site, and see that it stands; give what is said."""
    before = files(site.parent)
    done = built.build(project, site)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert files(site.parent) == before
    return done.stderr


DYING = """\
import os
from programmes.build import build

main, make = os.getpid(), build._write_some

def die(planned, folder, paths):
    if os.getpid() != main:
        os.kill(os.getpid(), 9)
    make(planned, folder, paths)

build._write_some = die
"""


@pytest.mark.site
def test_a_worker_that_is_killed_ends_the_build_and_leaves_the_old_site(
    seeded_project: Path, old_site: Path
) -> None:
    built.add_hook(seeded_project, DYING)
    said = refused(seeded_project, old_site)
    assert "a worker process was killed before its work was done" in said


@pytest.mark.site
def test_a_build_needs_no_network(project: Path, tmp_path: Path) -> None:
    asked = [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"]
    alone = built.run("unshare", "-n", *asked)  # not even itself can be reached
    if "Network is unreachable" not in alone.stderr:
        tools.leave_out(f"nothing can be without network: {alone.stderr.strip()[-200:]}")
    built.made(project, tmp_path / "site", before=("unshare", "-n"))


@pytest.mark.site
def test_a_site_inside_the_content_is_refused(project: Path) -> None:
    before = files(project / "content")
    assert built.build(project, project / "content/site").returncode == 1
    assert files(project / "content") == before


@pytest.mark.site
def test_a_site_in_a_relative_folder_is_published_there(project: Path) -> None:
    built.made(project, Path("public/site"))
    assert (project / "public/site" / PAGE).is_file()
    assert [path.name for path in (project / "public").iterdir()] == ["site"]


@pytest.mark.site
def test_two_builds_at_once_do_not_disturb_each_other(project: Path, tmp_path: Path) -> None:
    mine, alone = tmp_path / "public/site", built.made(project, tmp_path / "alone/site")
    with ThreadPoolExecutor() as pool:
        outcomes = pool.map(lambda _: built.build(project, mine), range(2))
    assert [one.stderr for one in outcomes if one.returncode] == []
    assert digest(mine.parent) == digest(alone.parent)


@pytest.mark.site
@pytest.mark.slow
def test_a_build_that_is_killed_leaves_one_whole_site(project: Path, tmp_path: Path) -> None:
    other = built.small_project(tmp_path / "other")
    record = other / "content/programmes/initiatives/listed.yml"
    record.write_text(record.read_text("utf-8").replace("title: ", "title: New ", 1), "utf-8")
    wholes = set()
    for one in (project, other):
        wholes.add(digest(built.made(one, tmp_path / f"{one.name}-site")))
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
    built.made(project, mine)
    assert [path.name for path in mine.parent.iterdir()] == ["site"]


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A disk with nothing but a published site, which a test can make smaller."""
    folder = tmp_path_factory.mktemp("disk")
    project = built.small_project(tmp_path_factory.mktemp("published") / "project")
    with mounted(folder, "-t", "tmpfs"):
        built.made(project, folder / "site")
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
    mine = disk / "site"
    search = room(mine / "pagefind")
    shrink(disk, room(mine) + (room(mine) - search) * pages + search * index)
    assert "No space left on device" in refused(project, mine)


@pytest.mark.site
def test_a_disk_with_room_for_two_sites_is_not_full(project: Path, disk: Path) -> None:
    shrink(disk, room(disk) * 2)
    built.made(project, disk / "site")

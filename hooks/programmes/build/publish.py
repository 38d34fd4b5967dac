"""Puts a complete new site in place of the old one in one step, or leaves the old one as it was.

A build writes into a staging folder beside the site. When it is complete, the two exchange names
by one call of the system, so that a reader finds the old site or the new one and nothing between.
Linux has such a call. Elsewhere two renames do, between which the site is away for a moment.

A staging folder is locked while its build lives. What a killed build left behind has lost its
lock, and the next build removes it. Windows has no lock for folders: there, the staging folder of
a killed build has to be removed by hand.
"""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
import shutil
import sys
from contextlib import suppress
from glob import escape
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.progress import Refused

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterable

AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
# What a system says where a folder with files stands already.
TAKEN: Final = {errno.ENOTEMPTY, errno.EEXIST}
# A system or a file system that cannot exchange two names says one of these.
CANNOT_EXCHANGE: Final = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}
MARK: Final = ".programmes"
"""The file by which the temporary site of a preview is known; MkDocs leaves hidden files."""


class Staging(NamedTuple):
    """A folder in which a site is written, and where the site shall stand."""

    folder: Path
    site: Path
    lock: int | None
    """The open folder; its lock ends with the process, however that ends. None on Windows."""


def stage(site: Path) -> Staging:
    """Make an empty staging folder beside `site`, and remove those of builds that were killed.

    Raises Refused where no folder can stand at `site`.
    """
    site = Path(os.path.realpath(site))  # a link to the site stays a link
    if os.path.lexists(site) and not site.is_dir():
        raise Refused(f"{site} is in the way: a site is a folder")
    mounts = Path("/proc/self/mountinfo")  # Linux lists folders of the same disk there, too
    if site.is_mount() or (mounts.exists() and f" {site} " in mounts.read_text(errors="replace")):
        cure = f"build into a folder in it: -d {site / 'site'}"
        raise Refused(f"{site} is mounted and cannot be replaced: {cure}")
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        _restore(site)
        _sweep(site.parent.glob(f".{escape(site.name)}.building-*"))
        sweep_previews()
        return _stage(site)
    except OSError as fault:
        raise Refused(f"no site can be written beside {site}: {fault.strerror}") from fault


def discard(staging: Staging) -> None:
    """Remove what stands under the name of the staging folder."""
    shutil.rmtree(staging.folder, ignore_errors=True)
    if staging.lock is not None:
        os.close(staging.lock)


def publish(staging: Staging) -> None:
    """Put the staged site in place of the site, and remove the former one.

    Hidden files of the former site stay, as they do when MkDocs empties a site: .git, .nojekyll.
    Raises Refused when the disk or the system refuses; then the staging folder is gone.
    """
    folder, site = staging.folder, staging.site
    try:
        if site.exists():
            _keep_hidden(site, folder)
            shutil.copymode(site, folder)
        if sys.platform != "win32":
            os.sync()  # all of it is on the disk, or else a power cut could empty the pages
        _replace(folder, site)
    except (OSError, shutil.Error) as fault:
        raise Refused(f"{site} could not be replaced: {fault}") from fault
    finally:
        discard(staging)


def _stage(site: Path) -> Staging:
    while True:
        folder = site.with_name(f".{site.name}.building-{secrets.token_hex(4)}")
        folder.mkdir()
        with suppress(FileNotFoundError):
            lock = hold(folder)
            if lock is None or folder.exists():
                return Staging(folder, site, lock)
            os.close(lock)  # another build has just swept it, before it was locked


def hold(folder: Path) -> int | None:
    """Lock a folder while this process lives, where the system has such locks."""
    if sys.platform == "win32":
        return None
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def sweep_previews() -> None:
    """Remove the sites of previews that were killed; each is known by its mark."""
    with suppress(OSError):  # a build needs no temporary folder, and there may be none
        _sweep(mark.parent for mark in Path(gettempdir()).glob(f"*/{MARK}"))


def _sweep(folders: Iterable[Path]) -> None:
    """Remove the folders that no living process holds."""
    if sys.platform == "win32":
        return
    for folder in folders:
        with suppress(OSError):
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(lock)


def _restore(site: Path) -> None:
    """Bring the former site back if a build was killed between the two renames."""
    if _former(site).is_dir() and not site.exists():
        _former(site).rename(site)
    shutil.rmtree(_former(site), ignore_errors=True)


def _former(site: Path) -> Path:
    """Say where the site stands for a moment where two renames put the new one in its place."""
    return site.with_name(f".{site.name}.former")


def _keep_hidden(site: Path, folder: Path) -> None:
    for entry in site.glob(".*"):
        copy = folder / entry.name
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, copy, symlinks=True, dirs_exist_ok=True)
        elif not copy.exists():
            shutil.copy2(entry, copy, follow_symlinks=False)


def _replace(new: Path, site: Path) -> None:
    """Put a folder where the site stands; the former site is then where the folder was, or gone."""
    try:
        new.rename(site)  # where there is none: to look before would be a moment too early
    except OSError as taken:
        if taken.errno not in TAKEN:
            raise
        try:
            _exchange(new, site)
        except OSError as fault:
            if fault.errno not in CANNOT_EXCHANGE:
                raise
            site.rename(_former(site))  # and now the site is away for a moment
            new.rename(site)
            _restore(site)


def _exchange(one: Path, other: Path) -> None:
    """Let two folders exchange names in one step: renameat2(2), which Python does not offer."""
    library = None if sys.platform == "win32" else ctypes.CDLL(None, use_errno=True)
    renameat2 = getattr(library, "renameat2", None)
    if renameat2 is None:
        raise OSError(errno.ENOSYS, "there is no renameat2")
    paths = os.fsencode(one), os.fsencode(other)
    if renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

"""Puts a complete new site in place of the old one in one step, or leaves the old one as it was.

A build writes a draft: a hidden folder beside the site. When it is complete, draft and site
change names by one call of the system, so that a reader finds the old site or the new one and
nothing between. A draft is locked while its build lives. What a killed build left behind has lost
its lock, and the next build removes it.

Linux has such a call. Elsewhere two renames do, between which the site is away for a moment.
Windows has no lock for folders either: the draft of a killed build has to be removed by hand.
"""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from programmes.refusal import Refused

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
# A system or a file system that cannot exchange two names says one of these.
CANNOT_EXCHANGE: Final = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}


class Unpublished(Refused):
    """The new site could not be put in place; the old one is untouched."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A site that is being written, and where it shall stand."""

    folder: Path
    site: Path
    lock: int | None
    """The open folder; its lock ends with the process, however that ends. None on Windows."""


def begin(site: Path) -> Draft:
    """Make an empty draft beside `site`, and remove the drafts of builds that were killed.

    Raises Unpublished where no folder can stand at `site`.
    """
    site = site.resolve()  # a link to the site stays a link
    if site.exists() and not site.is_dir():
        raise Unpublished(f"{site} is in the way: a site is a folder")
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        _restore(site)
        _sweep(site)
        return _draft(site)
    except OSError as fault:
        raise Unpublished(f"no draft can be written beside {site}: {fault.strerror}") from fault


def adopt(draft: Draft, spare: Path) -> Draft:
    """Begin with what stands in `spare`, a former site, unless another build has it."""
    if sys.platform == "win32":
        return draft
    try:
        lock = os.open(spare, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        spare.rename(draft.folder)  # which is empty
    except OSError:
        return draft
    if draft.lock is not None:
        os.close(draft.lock)
    return replace(draft, lock=lock)


def double(site: Path, spare: Path, paths: Iterable[str]) -> None:
    """Give files of a site second names below `spare`, which is not there before all of them are.

    Raises OSError where the file system has no links, or somebody else was faster.
    """
    draft, folders = begin(spare), set[str]()
    try:
        for path in paths:
            target = f"{draft.folder}/{path}"
            folder = target.rpartition("/")[0]
            if folder not in folders:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - a Path takes longer
                folders.add(folder)
            with suppress(FileNotFoundError):  # the build will find that it is gone
                os.link(f"{site}/{path}", target)
        draft.folder.rename(spare)
    finally:
        discard(draft)


def publish(draft: Draft, spare: Path | None = None) -> None:
    """Put the draft in place of the site, and the former site in `spare`, or remove it.

    Hidden files of the former site stay, as they do when MkDocs empties a site: .git, .nojekyll.
    Raises Unpublished when the disk or the system refuses; then the draft is gone.
    """
    try:
        if draft.site.exists():
            _keep_hidden(draft.site, draft.folder)
            shutil.copymode(draft.site, draft.folder)
        _write_to_disk(draft.folder)
        _swap(draft.folder, draft.site)
        _write_to_disk(draft.site.parent)
        if spare and sys.platform != "win32":
            with suppress(OSError):  # there was no former site, or it lies on another disk
                spare.parent.mkdir(parents=True, exist_ok=True)
                draft.folder.rename(spare)
    except (OSError, shutil.Error) as fault:
        raise Unpublished(f"{draft.site} could not be replaced: {fault}") from fault
    finally:
        discard(draft)


def discard(draft: Draft) -> None:
    """Remove what stands under the name of the draft."""
    shutil.rmtree(draft.folder, ignore_errors=True)
    if draft.lock is not None:
        os.close(draft.lock)


def _draft(site: Path) -> Draft:
    while True:
        folder = site.with_name(f".{site.name}.building-{secrets.token_hex(4)}")
        folder.mkdir()
        if sys.platform == "win32":
            return Draft(folder, site, None)
        with suppress(FileNotFoundError):
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            fcntl.flock(lock, fcntl.LOCK_EX)
            if folder.exists():
                return Draft(folder, site, lock)
            os.close(lock)  # another build has just swept it, before it was locked


def _sweep(site: Path) -> None:
    """Remove the drafts that no living build holds."""
    if sys.platform == "win32":
        return
    for folder in site.parent.glob(f".{_literal(site.name)}.building-*"):
        with suppress(OSError):
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(lock)


def _literal(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _keep_hidden(site: Path, folder: Path) -> None:
    for entry in site.glob(".*"):
        copy = folder / entry.name
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, copy, symlinks=True, dirs_exist_ok=True)
        elif not copy.exists():
            shutil.copy2(entry, copy, follow_symlinks=False)


def _swap(new: Path, site: Path) -> None:
    try:
        _exchange(new, site)
    except FileNotFoundError:  # the first build
        new.rename(site)
    except OSError as fault:
        if fault.errno not in CANNOT_EXCHANGE:
            raise
        _rename_both(new, site)


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change names in one step: renameat2(2)."""
    paths = os.fsencode(one), os.fsencode(other)
    _call("renameat2", AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE)


def _rename_both(new: Path, site: Path) -> None:
    """Swap by two renames, where there is no exchange: the site is away for a moment."""
    former = _former(site)
    site.rename(former)
    new.rename(site)
    shutil.rmtree(former, ignore_errors=True)


def _restore(site: Path) -> None:
    """Bring the former site back if a build was killed between the two renames."""
    if _former(site).is_dir() and not site.exists():
        _former(site).rename(site)
    shutil.rmtree(_former(site), ignore_errors=True)


def _former(site: Path) -> Path:
    return site.with_name(f".{site.name}.former")


def _write_to_disk(folder: Path) -> None:
    """Wait until all is on the disk, or else a power cut could empty the pages: syncfs(2)."""
    if sys.platform == "win32":
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _call("syncfs", opened)
    except OSError as fault:
        if fault.errno != errno.ENOSYS:
            raise
        os.sync()
    finally:
        os.close(opened)


def _call(name: str, *given: Any) -> None:  # noqa: ANN401 - what C takes
    """Call a function of the system that Python does not offer."""
    library = None if sys.platform == "win32" else ctypes.CDLL(None, use_errno=True)
    function = getattr(library, name, None)
    if function is None:
        raise OSError(errno.ENOSYS, f"there is no {name}")
    if function(*given):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

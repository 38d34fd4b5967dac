"""Puts a complete new site in place of the old one in one step, or leaves the old one as it was.

When a draft is complete, draft and site change names by one call of the system, so that a reader
finds the old site or the new one and nothing between. Linux has such a call. Elsewhere two renames
do, between which the site is away for a moment.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from programmes.build.drafts import Unpublished, discard, former

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.build.drafts import Draft

AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
# What a system says where a folder with files stands already.
TAKEN: Final = {errno.ENOTEMPTY, errno.EEXIST}
# A system or a file system that cannot exchange two names says one of these.
CANNOT_EXCHANGE: Final = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}


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


def _keep_hidden(site: Path, folder: Path) -> None:
    for entry in site.glob(".*"):
        copy = folder / entry.name
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, copy, symlinks=True, dirs_exist_ok=True)
        elif not copy.exists():
            shutil.copy2(entry, copy, follow_symlinks=False)


def _swap(new: Path, site: Path) -> None:
    try:
        new.rename(site)  # where there is none: to look before would be a moment too early
    except OSError as fault:
        if fault.errno not in TAKEN:
            raise
        _trade(new, site)


def _trade(new: Path, site: Path) -> None:
    try:
        _exchange(new, site)
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
    aside = former(site)
    site.rename(aside)
    new.rename(site)
    shutil.rmtree(aside, ignore_errors=True)


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

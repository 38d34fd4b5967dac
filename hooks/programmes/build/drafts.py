"""Makes, adopts and removes drafts: hidden folders beside the site, in which builds write it.

A draft is locked while its build lives. What a killed build left behind has lost its lock, and
the next build removes it. Windows has no lock for folders: there, the draft of a killed build has
to be removed by hand.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from programmes.build.linking import second_name
from programmes.refusal import Refused

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Unpublished(Refused):
    """The new site could not be put in place; the old one is untouched."""


class Draft(NamedTuple):
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
    return draft._replace(lock=lock)


def double(site: Path, spare: Path, paths: Iterable[str]) -> None:
    """Give files of a site second names below `spare`, which is not there before all of them are.

    Raises OSError where the file system has no links, or somebody else was faster.
    """
    draft, folders = begin(spare), set[str]()
    try:
        for path in paths:
            with suppress(FileNotFoundError):  # the build will find that it is gone
                second_name(f"{site}/{path}", f"{draft.folder}/{path}", folders)
        draft.folder.rename(spare)
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


def _restore(site: Path) -> None:
    """Bring the former site back if a build was killed between the two renames."""
    if former(site).is_dir() and not site.exists():
        former(site).rename(site)
    shutil.rmtree(former(site), ignore_errors=True)


def former(site: Path) -> Path:
    """Say where the site stands for a moment where two renames put the new one in its place."""
    return site.with_name(f".{site.name}.former")

"""What is known from the last build, and what the next one shall know of this one."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from programmes.build.drafts import double
from programmes.build.full_text import FOLDER
from programmes.build.keeping.notes import Notes, look
from programmes.build.keeping.standing import Standing
from programmes.build.keeping.store import Held
from programmes.build.keeping.strips import Layout
from programmes.build.links import Known
from programmes.build.paths import are_inside
from programmes.build.together import ahead
from programmes.exports.offer import LISTING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from programmes.build.keeping.notes import Look
    from programmes.build.keeping.store import Store
    from programmes.build.link_reader import Told
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.sheaf import Leaves

SITE: Final = "site"
UNTOLD: Final = ("", ())
NOTHING: Final[Mapping[str, Told]] = {}
NO_TEXTS: Final[Mapping[str, str]] = {}
Mark = tuple[Any, ...]


class Memory:
    """The notes of the last build of a site, in a store."""

    def __init__(self, store: Store | Held, site: Path, spare: Path | None = None) -> None:
        """Take a store, the place of the site, and where a former one lies with which to begin."""
        self.store, self.site = store, site
        self.ahead: Callable[[], Look | None] = _none
        """Waits until `spare` is as the build is to begin with; gives what was seen of it."""
        if spare and store.has(SITE):
            self.ahead = cache(ahead(partial(_look, store, site, spare)))
        self.records: dict[str, Leaves] = {}
        """What was made of each record, by its path."""
        for number in range(store.shards):
            self.records |= store.read(_name(number)) or {}
        self._marks = {name: _mark(leaves) for name, leaves in self.records.items()}
        self._kept: dict[str, Any] = {}
        self._told, self.standing = "", Standing(site)

    def stand(self, *told: str) -> Standing:
        """Recall what the files of the site were made of.

        None counts unless the same was `told` of what all of them have in common.
        """
        self._told, kept = " ".join(told), self.store.read(SITE) or {}
        self.standing = Standing(self.site, ahead=self.ahead)
        if (kept.get("site"), kept.get("alike")) == (str(self.site), self._told):
            self._kept = kept
            notes = Notes(kept["keys"], kept["marks"])
            layout, theirs, whole = Layout(*kept["layout"]), kept["others"], kept["whole"]
            is_private = isinstance(self.store, Held)
            self.standing = Standing(
                self.site, notes, layout, theirs, is_private, whole, ahead=self.ahead
            )
        return self.standing

    @property
    def links(self) -> Known:
        """What was found in the files that were taken from the last site."""
        found = self._kept.get("told", {})
        last = (*self._kept.get("keys", ()), *self._kept.get("others", ()))
        files = frozenset(path for path in last if not path.startswith(f"{FOLDER}/"))
        told = {path: found.get(path, UNTOLD) for path in self.standing.taken}
        # Whatever is in the list of all stands beside its page as well.
        return Known(files, told | {LISTING: UNTOLD})

    @property
    def texts(self) -> dict[str, str]:
        """What tells the texts of the pages that were taken from the last site."""
        known, taken = self._kept.get("texts", {}), self.standing.taken
        return {path: told for path, told in known.items() if path in taken}

    def keep_site(
        self,
        files: AbstractSet[str],
        told: Mapping[str, Told] = NOTHING,
        texts: Mapping[str, str] = NO_TEXTS,
    ) -> None:
        """Note of what the site was made that stands now.

        `files` are all its files, or those that somebody else wrote; `told` is what was found
        in them, and `texts` what tells those that are indexed.
        """
        keys, marks = self.standing.notes()
        kept = {
            "site": str(self.site),
            "alike": self._told,
            "whole": self.standing.new_whole,
            "keys": keys,
            "marks": marks,
            "layout": self.standing.new_layout,
            "others": sorted(files - keys.keys()),
            "texts": dict(texts),
            "told": {path: told[path] for path in keys if any(told.get(path, ()))},
        }
        self.store.write(SITE, kept)

    def forget(self) -> None:
        """Note that nothing is known of what stands there now."""
        self.store.write(SITE, None)

    def keep_records(self, catalogue: Catalogue) -> None:
        """Note what was made of the records; what is noted already is not written again."""
        records = {one.path: one.sheaf.leaves for one in catalogue.programmes}
        marks = {name: _mark(leaves) for name, leaves in records.items()}
        both = marks.keys() | self._marks.keys()
        changed = {name for name in both if marks.get(name) != self._marks.get(name)}
        shards: dict[int, dict[str, Leaves]] = {self._number(name): {} for name in changed}
        for name, leaves in records.items() if shards else ():
            if (shard := shards.get(self._number(name))) is not None:
                shard[name] = leaves
        for number, shard in shards.items():
            self.store.write(_name(number), shard)

    def _number(self, name: str) -> int:
        return crc32(name.encode()) % self.store.shards


def _mark(leaves: Leaves) -> Mark:
    """Tell leaves from what they were before."""
    return leaves["digest"], leaves["seen"], leaves.get("stamp"), len(leaves)


def _name(shard: int) -> str:
    return f"records-{shard:02}"


def _none() -> None:
    """Give nothing, where nothing is looked at ahead."""


def _look(store: Store | Held, site: Path, spare: Path) -> Look | None:
    """Look at a former site, if anything is known of the last one; make one if there is none."""
    kept = store.read(SITE)
    # Whoever has written the notes, no link is to lead out of the folder.
    if not kept or kept["site"] != str(site) or not are_inside(kept["marks"]):
        return None
    if not spare.exists():
        double(site, spare, kept["marks"])
    return look(spare, kept["marks"])

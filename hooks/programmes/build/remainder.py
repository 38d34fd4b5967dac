"""What a build for the preview leaves to be done while the editor looks at a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.build.later import GivenUp
from programmes.catalogue.reading import Changed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from collections.abc import Set as AbstractSet

    from programmes.build.keeping.memory import Memory
    from programmes.build.making import Making


class Remainder:
    """The data of a site, and the notes for the next build; what it holds is let go at the end."""

    def __init__(
        self,
        making: Making,
        memory: Memory,
        theirs: AbstractSet[str],
        let_go: Callable[[], None],
    ) -> None:
        self._making, self._memory, self._theirs = making, memory, theirs
        self._let_all_go = let_go

    def prepare(self) -> Iterator[Callable[[], None]]:
        """Give what makes a few records ready for lists."""
        return self._making.gleaning()

    def finish(self, halt: Callable[[], None]) -> None:
        """Write the data; `halt` is called again and again, and raises GivenUp to stop that."""
        try:
            self._making.write_rest(halt)
            for programme in self._making.offer.catalogue.programmes:
                programme.sheaf.release()
            self._keep()
        except GivenUp:
            raise
        except Changed:  # by a save that the next build shows
            self._memory.forget()
        except Exception:
            self._memory.forget()
            raise

    def give_up(self, left: Collection[str]) -> None:
        """Note what was made, but for the pages that are `left`."""
        self._memory.standing.give_up({*left, *self._making.shelf.wanted})
        for programme in self._making.offer.catalogue.programmes:
            programme.sheaf.hold()
        self._keep()

    def _keep(self) -> None:
        self._memory.keep_records(self._making.offer.catalogue)
        self._memory.keep_site(self._theirs)
        # The collector of garbage would take long to find these rings, and they take much room.
        self._making.let_go()
        self._let_all_go()

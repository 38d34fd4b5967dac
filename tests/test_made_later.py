"""What a preview makes later, and what it makes at once because somebody asks for it."""

from __future__ import annotations

import threading
import time
import weakref
from typing import TYPE_CHECKING, Any
from wsgiref.util import setup_testing_defaults

import pytest

from programmes.build import lasting, later
from programmes.build.later import Later
from programmes.build.preview import Asked
from programmes.catalogue.reading import Changed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

PATIENCE = 10  # seconds


class Work:
    """Pages that tell when they are made, and what follows them."""

    def __init__(self, *paths: str) -> None:
        self.made: list[str] = []
        self.left: Collection[str] | None = None
        self.ended = threading.Event()
        self.pages: dict[str, Callable[[], None]] = {
            path: lambda path=path: self.made.append(path) for path in paths
        }
        self.later = Later(self.pages, self)

    def prepare(self) -> Iterator[Callable[[], None]]:
        yield lambda: self.made.append("a step")

    def finish(self, halt: Callable[[], None]) -> None:
        halt()
        self.made.append("rest")
        self.ended.set()

    def give_up(self, left: Collection[str]) -> None:
        self.left = left


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(later, "IDLE", 0.05)


def test_pages_are_made_soon_and_the_rest_after_them() -> None:
    work = Work("one", "two")
    work.later.start()
    assert work.ended.wait(PATIENCE)
    assert work.made == ["a step", "one", "two", "rest"]


def test_a_page_that_is_asked_for_is_made_at_once_and_not_again() -> None:
    work = Work("one", "two")
    for path in ("two", "two", "nowhere"):
        work.later.make(path)
    assert work.made == ["two"]
    work.later.start()
    assert work.ended.wait(PATIENCE)
    assert work.made == ["two", "a step", "one", "rest"]


def test_another_build_gives_up_what_was_not_made() -> None:
    work = Work("one", "two", "three")
    work.later.make("two")
    work.later.stop()
    assert list(work.left or ()) == ["one", "three"]
    work.later.make("one")
    assert work.made == ["two"]


def test_what_was_given_up_goes_without_the_collector_of_garbage() -> None:
    class Rest(Work):
        def __init__(self) -> None:
            super().__init__()
            del self.later  # which holds the rest

    with lasting.undisturbed():
        rest = Rest()
        later, gone = Later({}, rest), weakref.ref(rest)
        later.start()
        later.stop()
        del rest, later
        begun = time.monotonic()
        while gone() and time.monotonic() - begun < PATIENCE:
            time.sleep(0.01)  # its thread ends
    assert gone() is None


def test_a_build_that_is_over_gives_nothing_up() -> None:
    work = Work("one")
    work.later.start()
    assert work.ended.wait(PATIENCE)
    work.later.stop()
    assert work.left is None


def test_another_build_does_not_wait_for_all_the_rest() -> None:
    begun = threading.Event()

    class Endless(Work):
        def finish(self, halt: Callable[[], None]) -> None:
            begun.set()
            while True:
                halt()

    work = Endless()
    work.later.start()
    assert begun.wait(PATIENCE)
    work.later.stop()
    assert work.left == []


class Stepping(Work):
    """Work with steps before the pages, in each of which it may be held up."""

    def __init__(self, *paths: str) -> None:
        self.begun, self.free = threading.Event(), threading.Event()
        super().__init__(*paths)

    def prepare(self) -> Iterator[Callable[[], None]]:
        while True:
            yield self.step

    def step(self) -> None:
        self.begun.set()
        self.free.wait(PATIENCE)
        self.made.append("a step")


def test_another_build_does_not_wait_for_all_that_comes_first() -> None:
    work = Stepping("one")
    work.free.set()
    work.later.start()
    assert work.begun.wait(PATIENCE)
    work.later.stop()
    made = list(work.made)
    time.sleep(0.05)
    assert work.made == made
    assert work.left == ["one"]


def test_a_page_that_is_asked_for_comes_before_the_next_step() -> None:
    work = Stepping("one")
    work.later.start()
    assert work.begun.wait(PATIENCE)
    asking = threading.Thread(target=work.later.make, args=["one"])
    asking.start()
    time.sleep(0.05)  # it waits by now
    work.free.set()
    asking.join(PATIENCE)
    work.later.stop()
    assert work.made[:2] == ["a step", "one"]


def test_a_page_that_is_asked_for_comes_before_the_next_page() -> None:
    work = Stepping("one", "two", "three")
    work.pages["one"] = work.step
    work.later._rest = Work()  # noqa: SLF001 - the steps are those of a page here
    work.later.start()
    assert work.begun.wait(PATIENCE)
    asking = threading.Thread(target=work.later.make, args=["three"])
    asking.start()
    time.sleep(0.05)
    work.free.set()
    asking.join(PATIENCE)
    work.later.stop()
    assert work.made[:2] == ["a step", "three"]


def test_a_record_that_has_changed_meanwhile_stops_nothing_of_what_comes_first() -> None:
    class Changing(Work):
        def prepare(self) -> Iterator[Callable[[], None]]:
            yield self.change
            yield lambda: self.made.append("a step")

        def change(self) -> None:
            raise Changed("one.yml")

    work = Changing("one")
    work.later.start()
    assert work.ended.wait(PATIENCE)
    assert work.made == ["a step", "one", "rest"]


def test_a_page_whose_record_has_changed_meanwhile_is_left_to_the_next_build() -> None:
    work = Work("one")

    def change() -> None:
        raise Changed("one.yml")

    work.pages["two"] = change
    work.later.make("two")
    work.later.start()
    begun = time.monotonic()
    while len(work.made) < 2 and time.monotonic() - begun < PATIENCE:
        time.sleep(0.01)
    work.later.stop()
    assert work.made == ["a step", "one"]
    assert list(work.left or ()) == ["two"]


def test_after_a_fault_nothing_is_given_up_that_might_be_noted_wrongly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _: None)  # which would tell of it
    begun = threading.Event()

    class Failing(Work):
        def finish(self, halt: Callable[[], None]) -> None:  # noqa: ARG002 - of a protocol
            begun.set()
            raise ValueError

    work = Failing()
    work.later.start()
    assert begun.wait(PATIENCE)
    work.later.stop()
    assert work.left is None


def ask(asked: Asked, path: str) -> None:
    environment: dict[str, Any] = {"PATH_INFO": path}
    setup_testing_defaults(environment)
    asked(environment, lambda *_: lambda _: None)


@pytest.mark.parametrize("path", ["/mount/a/b/", "/mount/a/b"])
def test_a_page_is_made_before_the_server_looks_for_it(path: str) -> None:
    work = Work("a/b/index.html")
    seen: list[list[str]] = []

    def serve(*_: object) -> list[bytes]:
        seen.append([*work.made])
        return []

    ask(Asked(serve, "/mount/", lambda: work.later, set()), path)
    assert seen == [["a/b/index.html"]]


def test_the_home_page_is_the_index_of_the_root() -> None:
    work = Work("index.html")
    ask(Asked(lambda *_: [], "/", lambda: work.later, set()), "/")
    assert work.made == ["index.html"]


def test_what_is_asked_for_during_a_build_is_wanted_at_its_end() -> None:
    wanted: set[str] = set()
    ask(Asked(lambda *_: [], "/", lambda: None, wanted), "/a/")
    assert wanted == {"a/index.html"}

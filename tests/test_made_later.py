"""What a preview makes later, and what it makes at once because somebody asks for it."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any
from wsgiref.util import setup_testing_defaults

import pytest

from programmes.publishing import preview
from programmes.publishing.preview import Asked, Later
from programmes.reading import Changed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

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

    def finish(self, halt: Callable[[], None]) -> None:
        halt()
        self.made.append("rest")
        self.ended.set()

    def give_up(self, left: Collection[str]) -> None:
        self.left = left


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "IDLE", 0.05)


def test_pages_are_made_soon_and_the_rest_after_them() -> None:
    work = Work("one", "two")
    work.later.start()
    assert work.ended.wait(PATIENCE)
    assert work.made == ["one", "two", "rest"]


def test_a_page_that_is_asked_for_is_made_at_once_and_not_again() -> None:
    work = Work("one", "two")
    for path in ("two", "two", "nowhere"):
        work.later.make(path)
    assert work.made == ["two"]
    work.later.start()
    assert work.ended.wait(PATIENCE)
    assert work.made == ["two", "one", "rest"]


def test_another_build_gives_up_what_was_not_made() -> None:
    work = Work("one", "two", "three")
    work.later.make("two")
    work.later.stop()
    assert list(work.left or ()) == ["one", "three"]
    work.later.make("one")
    assert work.made == ["two"]


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


def test_a_page_whose_record_has_changed_meanwhile_is_left_to_the_next_build() -> None:
    work = Work("one")

    def change() -> None:
        raise Changed("one.yml")

    work.pages["two"] = change
    work.later.make("two")
    work.later.start()
    begun = time.monotonic()
    while not work.made and time.monotonic() - begun < PATIENCE:
        time.sleep(0.01)
    work.later.stop()
    assert work.made == ["one"]
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

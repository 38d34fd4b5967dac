"""Turns the pages of a built site into the index of its full-text search, by Pagefind.

Pagefind runs as a service, as its own libraries for Node and Python run it. Its command would
write the index by itself, but ends well even where the disk takes nothing of it.
"""

from __future__ import annotations

import json
import os
import re
from base64 import b64decode, b64encode
from functools import partial
from gzip import decompress
from pathlib import PurePath
from signal import Signals
from subprocess import PIPE, Popen
from typing import IO, TYPE_CHECKING, Any, Final, cast

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from programmes.build.plan import Output, write
from programmes.catalogue import addresses
from programmes.progress import SILENT, Refused

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.progress import Progress

FOLDER: Final = "pagefind"
"""Where the index is, from the root of the site."""
LEFT_OUT: Final = (
    ".entries", ".by-year", ".leaves", ".ways", ".leading-on", ".news", ".child",  # of other pages
    ".key-figures", ".map",
    "dt", "thead", "caption", ".edit", ".visually-hidden",  # labels
    "pre", "code", ".num", "p.count",  # examples, and numbers out of their tables
)  # fmt: skip
"""What of a page is not indexed, for a text shall be found on its own page, and once."""
SMALL_PIECES: Final = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "2500"}
"""Cuts the index into smaller pieces, of which a visitor fetches one for each word.

Should Pagefind not know this any more, a visitor fetches more, and the same pages are found.
"""
MAIN: Final = re.compile("<main.*</main>", re.DOTALL)
"""What of a page Pagefind is given: it would parse the frame of each, and find nothing in it."""
NOT_SEARCHED: Final = (addresses.BROWSE, addresses.SEARCH)
"""The pages below these addresses only lead to others."""
PROGRAMMES: Final = "programmes.json"
"""Tells the kind and the years of each programme by the id that a search gives for its page.

Filters of Pagefind would do this, but it writes those of several values in a random order.
"""
UNUSED: Final = re.compile(r"pagefind-(.*ui|highlight)\.(js|css)")
"""What Pagefind adds to an index for sites that have no search box of their own."""


def index(folder: Path, progress: Progress = SILENT) -> None:
    """Write the index of all pages of a site that have `data-pagefind-body`.

    Equal pages give an equal index. Raises Refused where Pagefind or the disk did not take it.
    """
    process = None
    try:
        with Popen(  # noqa: S603 - a program of a package that we name ourselves
            [get_executable(), "--service"],
            stdin=PIPE,
            stdout=PIPE,
            env=os.environ | SMALL_PIECES,
        ) as process:
            files = _index_files(folder, process, progress)
        write(Output(partial(_programmes, files)), f"{FOLDER}/{PROGRAMMES}", folder)
        for file in files:
            if not UNUSED.fullmatch(file["path"]):
                decode = partial(b64decode, file["content"])
                write(Output(decode), f"{FOLDER}/{file['path']}", folder)
    except (OSError, ValueError) as error:
        ended = process.returncode if process else 0
        how = f"Pagefind was ended by {Signals(-ended).name}" if ended < 0 else error
        raise Refused(f"the search index could not be made: {how}") from error


def _index_files(folder: Path, pagefind: Popen[bytes], progress: Progress) -> list[dict[str, str]]:
    """Give the files of the index, each with its `path` and its `content` in base64.

    Pages are added in order, for Pagefind numbers them as they come.
    """
    # The words of records are English, whatever the language of the frame.
    config = {"exclude_selectors": LEFT_OUT, "force_language": "en"}
    number = _ask(pagefind, "NewIndex", config=config)["index_id"]
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    for path in progress.watch(paths, "Indexing texts"):
        if path.startswith(NOT_SEARCHED):
            continue
        html = (folder / path).read_text(encoding="utf-8")
        if main := MAIN.search(html):
            html = f"<html>{main[0]}</html>"
        _ask(pagefind, "AddFile", index_id=number, file_path=path, file_contents=html)
    files: list[dict[str, str]] = _ask(pagefind, "GetFiles", index_id=number)["files"]
    return files


def _programmes(files: list[dict[str, str]]) -> bytes:
    """Write the kind and the years of each programme, from the fragments of the index."""
    found = {}
    for file in files:
        if file["path"].startswith("fragment/"):
            fragment = decompress(b64decode(file["content"]))
            meta = json.loads(fragment[fragment.index(b"{") :])["meta"]  # a mark stands before it
            if "kind" in meta:
                found[PurePath(file["path"]).stem] = [meta["kind"], *meta.get("years", "").split()]
    return json.dumps(found, separators=(",", ":")).encode()


def _ask(pagefind: Popen[bytes], type_: str, **request: object) -> Any:  # noqa: ANN401 - by request
    """Send a request and wait for its answer: each is JSON in base64, ended by a comma.

    Raises ValueError where there is no answer, or one that says what is wrong.
    """
    requests, answers = cast("IO[bytes]", pagefind.stdin), cast("IO[bytes]", pagefind.stdout)
    message = {"message_id": 0, "payload": {"type": type_, **request}}
    requests.write(b64encode(json.dumps(message).encode()) + b",")
    requests.flush()
    sent = bytearray()
    while not sent.endswith(b","):
        if not (piece := os.read(answers.fileno(), 2**20)):
            raise ValueError("Pagefind has ended without an answer")
        sent += piece
    answer = json.loads(b64decode(sent[:-1]))["payload"]
    if answer["type"] == "Error":
        raise ValueError(answer["message"])
    return answer

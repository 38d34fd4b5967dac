"""Reads the content as it is, or as it was in a commit of Git."""

from __future__ import annotations

import io
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from programmes import reader
from programmes.catalogue import loading
from programmes.catalogue.card import key_of
from programmes.catalogue.loading import record_files
from programmes.editing.changes import Wording
from programmes.schema.vocabulary import FILES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from programmes.catalogue.catalogue import Catalogue


@dataclass(frozen=True)
class State:
    """The content at one time."""

    name: str
    files: Mapping[str, bytes]
    """The records by kind/file-name, whether they can be read or not."""
    vocabulary: Mapping[str, Any]
    """What the files of the vocabulary say, as trees: topics, organisations, countries."""
    catalogue: Catalogue | None
    """The records that the schema of today can read; None where it cannot read the vocabulary."""
    is_whole: bool
    """Whether these are all of them."""
    written: frozenset[str]
    """The addresses of the hand-written pages, without a slash at the end."""

    def words(self, key: str) -> Any:  # noqa: ANN401 - any tree
        """Give what a record says in the words of the site; None where it cannot be read."""
        known = self.catalogue
        one = known and known.at.get(key)
        return Wording(known.vocabulary).of(one.record) if known and one else None

    def tree(self, key: str) -> dict[str, Any]:
        """Give what a record says as it was typed; a file that is no YAML is one text."""
        document = reader.read_bytes(self.files[key], key)
        text = self.files[key].decode(errors="replace")
        return document.tree if isinstance(document, reader.Document) else {"text": text}


def read(content: Path, name: str) -> State:
    """Read the content in a folder; no fault in it makes this raise."""
    loaded = loading.load(content)
    files = {key_of(path): reader.load(Path(path), path) for path in record_files(content)[0]}
    documents = {name: reader.read(content / f"vocabulary/{name}.yml", name) for name in FILES}
    trees = {k: one.tree for k, one in documents.items() if isinstance(one, reader.Document)}
    return State(
        name,
        files={key: data for key, data in files.items() if isinstance(data, bytes)},
        vocabulary={**trees.pop("places", {}), **trees},
        catalogue=loaded.catalogue or loaded.rest,
        is_whole=loaded.catalogue is not None,
        written=frozenset(reader.written_pages(content)),
    )


def before(content: Path, ref: str | None) -> State:
    """Read a commit, by default where the branch left main; end with wrong usage without one."""
    try:
        commit = _commit(content, ref)
    except click.UsageError as fault:
        cure = "name a branch, a tag or a commit: programmes diff v1.0"
        if _git(content, "rev-parse", "--is-shallow-repository") == b"true\n":
            cure = "this clone is shallow: git fetch --unshallow, or in a workflow fetch-depth: 0"
        what = f"'{ref}'" if ref else "what this is to be compared with"
        raise click.UsageError(f"Git does not know {what}; {cure}") from fault
    with TemporaryDirectory() as folder:
        there = Path(folder).resolve() / content.name
        packed = _git(content, "archive", "--format=tar", commit, ".")
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(there, filter="data")
        return read(there, commit[:10])


def _commit(content: Path, ref: str | None) -> str:
    arguments = ["rev-parse", "--verify", f"{ref or 'HEAD^'}^{{commit}}"]
    if not ref and _git(content, "rev-parse", "--abbrev-ref", "HEAD") != b"main\n":
        mains = ("refs/heads/main", "refs/remotes/origin/main")
        known = _git(content, "for-each-ref", "--format=%(objectname)", *mains)
        arguments = ["merge-base", "HEAD", *known.decode().split()]
    return _git(content, *arguments).decode().strip()


def _git(content: Path, *arguments: str) -> bytes:
    """Run Git where the content is, without a shell; end with wrong usage where it refuses."""
    command = ["git", "-C", str(content), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603 - as typed, to Git alone
    except FileNotFoundError as fault:
        raise click.UsageError("this asks Git for the former state: please install Git") from fault
    except subprocess.CalledProcessError as fault:
        raise click.UsageError(fault.stderr.decode(errors="replace").strip()) from fault

"""Prints a digest of every file of three sites: the safety net for changes of the engine.

    python tests/digests.py > before.txt     # then change something
    python tests/digests.py > after.txt && diff before.txt after.txt

The sites are the real catalogue, a small one, and one with 1,000 generated records. With `--dom`
a page counts as the tree of its elements, so that white space between them makes no difference.
"""

import argparse
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

import built
from benchmarks import records

SITES = ("real", "small", "generated")
GENERATED = 1000


def main() -> None:
    """Build the sites and print their digests."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("sites", nargs="*", default=SITES, metavar="SITE", help=", ".join(SITES))
    options.add_argument("--dom", action="store_true", help="compare the elements of pages")
    options.add_argument("--keep", type=Path, help="leave the sites in this folder")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        for name in given.sites:
            site = build(name, Path(place) / name)
            for line in digests(site, dom=given.dom):
                sys.stdout.write(f"{name}/{line}\n")
            if given.keep:
                shutil.copytree(site, given.keep / name)


def build(name: str, folder: Path) -> Path:
    """Build one of the sites below a folder."""
    copy = built.small_project if name == "small" else built.copy_project
    project = copy(folder / "project")
    if name == "generated":
        records.write(records.make(GENERATED), project / "content" / "programmes")
    return built.made(project, folder / "site")


def digests(site: Path, *, dom: bool) -> Iterator[str]:
    """Give the path of each file of a site with its digest, in order."""
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        data = file.read_bytes()
        if dom and file.suffix == ".html":
            root = LexborHTMLParser(data.decode()).root
            data = "\n".join(elements(root) if root else ()).encode()
        yield f"{file.relative_to(site).as_posix()} {hashlib.sha256(data).hexdigest()[:16]}"


def elements(node: LexborNode, depth: int = 0) -> Iterator[str]:
    """Write an element, its attributes in order and its text, a line each."""
    for one in node.iter(include_text=True):
        if one.tag == "-text":
            if text := " ".join((one.text_content or "").split()):
                yield f"{' ' * depth}{text}"
        else:
            said = sorted((name, value or "") for name, value in one.attributes.items())
            yield f"{' ' * depth}{one.tag} {said}"
            yield from elements(one, depth + 1)


if __name__ == "__main__":
    main()
